using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Office.Domain;

namespace Anju.Office.Plans;

/// <summary>All versions of year plans and the month plans that followed, the newest first.</summary>
internal static class ListPlans
{
    private const int MostVersions = 40, MostMonths = 24;

    [Permission(OfficePermissions.Work)]
    public sealed record Query;

    public sealed record Year(YearPlanId Id, int Of, int No, PlanState State, string WrittenBy, DateTime WrittenAt, string ApprovedBy, DateTime? ApprovedAt, string Change)
    {
        public string Number => $"ND-{Of} V{No}";
    }

    public sealed record Month(DateOnly Of, int Items, int Extra, int Done, int NotDone, bool IsReviewed, string MadeBy);

    public sealed record View(IReadOnlyList<Year> Years, IReadOnlyList<Month> Months);

    public sealed class Handler(AppDb db) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var years = await db.Set<YearPlan>().OrderByDescending(p => p.Year).ThenByDescending(p => p.No).Take(MostVersions)
                .Select(p => new Year(p.Id, p.Year, p.No, p.State, p.WrittenBy, p.WrittenAt, p.ApprovedBy, p.ApprovedAt, p.Change)).ToListAsync(ct);
            var months = await db.Set<MonthPlan>().OrderByDescending(p => p.Month).Take(MostMonths).Select(p => new Month(p.Month, p.Items,
                db.Set<MonthItem>().Count(i => i.MonthPlanId == p.Id && i.Origin == ItemOrigin.Extra), db.Set<MonthItem>().Count(i => i.MonthPlanId == p.Id && i.State == ItemState.Done),
                db.Set<MonthItem>().Count(i => i.MonthPlanId == p.Id && i.State == ItemState.NotDone), p.ReviewedAt != null, p.MadeBy)).ToListAsync(ct);
            return new View(years, months);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/plans");
}

/// <summary>One version of a year plan with what has become of its lines.</summary>
internal static class ShowYearPlan
{
    private const int MostItems = 2000;

    [Permission(OfficePermissions.Work)]
    public sealed record Query
    {
        public YearPlanId Id { get; set; }
    }

    /// <summary>An act that this user may take now, straight from the table.</summary>
    public sealed record Allowed(PlanAct Act, string Name, string Words);

    /// <summary>What a month said of a line, the latest last.</summary>
    public sealed record Progress(Guid Key, DateOnly Month, ItemState State, string Reason);

    public sealed record View(YearPlan Plan, IReadOnlyList<Allowed> Acts, IReadOnlyList<Progress> Progress, IReadOnlyList<TimelineLine> Timeline);

    public sealed class Handler(AppDb db, PlanDesk desk, ITimeline timeline, CurrentUser user) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<YearPlan>().SingleOrDefaultAsync(p => p.Id == query.Id, ct) is not { } plan)
                return Problem.NotFound("没有这份年度计划");
            var (first, last) = (new DateOnly(plan.Year, 1, 1), new DateOnly(plan.Year, 12, 31));
            var progress = await db.Set<MonthItem>().Where(i => i.YearKey != null).Join(db.Set<MonthPlan>(), i => i.MonthPlanId, m => m.Id, (i, m) => new { i.YearKey, i.Id, m.Month, i.State, i.Reason })
                .Where(x => x.Month >= first && x.Month <= last).OrderBy(x => x.Month).ThenBy(x => x.Id).Take(MostItems).ToListAsync(ct);
            var doer = desk.Doer;
            return new View(plan, [.. PlanSteps.Table.Where(s => PlanSteps.Refuse(s.Act, plan.State) is null && user.May(s.Permission))
                    .Where(s => s.Permission != OfficePermissions.Approve || plan.NotByAuthor(doer) is null).Select(s => new Allowed(s.Act, s.Name, s.Words))],
                [.. progress.Select(x => new Progress(x.YearKey!.Value, x.Month, x.State, x.Reason))], await timeline.Of(plan.Subject, 100, ct));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/plans/year");
}
