using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Inspections.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Ui;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Inspections.Plan;

/// <summary>The two duties with a number: a patrol a day (S-4.2.2a), three checks of staff a week (S-4.1.2e); with the risks that today's round should see.</summary>
internal static class ShowDuties
{
    private const int MostRisks = 8, DaysBack = 30;

    [Permission(InspectionsPermissions.View)]
    public sealed record Query;

    public sealed record Missed(DateOnly On, string Excuse, bool IsBackfilled);

    /// <param name="Patrols">Of those whom the duty asks; <c>Others</c> are what others walked today and checked this week, which does not count for it.</param>
    /// <param name="Posts">Whose duty it is; empty when anybody's work counts.</param>
    public sealed record View(PatrolDay? Plan, int Patrols, int Checks, int OtherPatrols, int OtherChecks, IReadOnlyList<string> Posts, DateOnly Monday, IReadOnlyList<PatrolRisk> Risks, IReadOnlyList<Missed> MissedDays, IReadOnlyList<CheckWeek> MissedWeeks);

    public sealed class Handler(AppDb db, IDutyBearers duties, IEnumerable<ITodayTiles> modules, IEnumerable<IPatrolRisks> proposed, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (today, monday) = (calendar.Today, calendar.WeekStart(calendar.Today));
            var done = await Done(db, duties, calendar, ct);
            var since = today.AddDays(-DaysBack);
            var days = await db.Set<PatrolDay>().Where(d => d.On >= since && (d.MissedAt != null || d.On == today)).OrderByDescending(d => d.On).Take(DaysBack + 1).ToListAsync(ct);
            var start = calendar.StartOf(since);
            var late = (await db.Set<Inspection>().Where(i => i.Kind == InspectionKind.Patrol && i.IsBackfilled && i.StartedAt >= start).OrderBy(i => i.StartedAt).ThenBy(i => i.Id).Take(100).Select(i => i.StartedAt).ToListAsync(ct)).Select(calendar.DayOf).ToHashSet();
            var weeks = await db.Set<CheckWeek>().OrderByDescending(w => w.Monday).Take(8).ToListAsync(ct);
            return new View(days.Find(d => d.On == today), done.Patrols, done.Checks, done.OtherPatrols, done.OtherChecks, done.Posts, monday, await Risks(ct), [.. days.Where(d => d.MissedAt is not null).Select(d => new Missed(d.On, d.Excuse, late.Contains(d.On)))], weeks);
        }

        /// <summary>What was found and is open, what the modules propose, and what is late anywhere; each once (S-4.1.1c).</summary>
        private async Task<IReadOnlyList<PatrolRisk>> Risks(CancellationToken ct)
        {
            var (over, now) = (Nonconformity.Over, calendar.Now);
            var found = (await db.Set<Nonconformity>().Where(n => n.OpenUntil < over).OrderBy(n => n.OpenUntil).ThenBy(n => n.Id).Take(MostRisks).ToListAsync(ct))
                .Select(n => new PatrolRisk($"{n.Place} {n.Item}：{n.Facts}{(n.RepeatOf is null ? "" : "（重复）")}", n.Href, n.OpenUntil < now)).ToList();
            foreach (var source in proposed.Where(m => user.May(m.Permission)).OrderBy(m => m.Order))
                found.AddRange(await source.Risks(MostRisks / 2, ct));
            foreach (var module in modules.Where(m => m is not TodayInspections && user.May(m.Permission)).OrderBy(m => m.Order))
                found.AddRange((await module.Due(now, MostRisks / 2, ct)).Select(m => new PatrolRisk(m.Title, m.Href, true)));
            return [.. found.DistinctBy(r => r.Href).Take(MostRisks * 2)];
        }
    }

    /// <summary>Patrols of today and checks of staff of this week. What was written down on a later day stands in the register, but a day or week that is over stays as it ended.</summary>
    public static async Task<Counts> Done(AppDb db, IDutyBearers duties, Calendar calendar, CancellationToken ct)
    {
        var (today, monday) = (calendar.Today, calendar.WeekStart(calendar.Today));
        var (day, week) = (calendar.StartOf(today), calendar.StartOf(monday));
        var checkers = await duties.Of(StaffChecks.Clause, monday, today, ct);                // the week first: it holds the day
        var walkers = await duties.Of(Plan.Patrols.Clause, today, today, ct);
        var found = await db.Set<Inspection>().Where(i => i.StartedAt >= week && i.Source == InspectionSource.Planned).GroupBy(i => new { IsPatrol = i.Kind == InspectionKind.Patrol && i.StartedAt >= day, i.IsStaffCheck, i.InspectorId })
            .Select(g => new { g.Key.IsPatrol, g.Key.IsStaffCheck, g.Key.InspectorId, Count = g.Count() }).ToListAsync(ct);
        int Sum(bool patrols, DutyBearers? who, bool others) => found.Where(f => (patrols ? f.IsPatrol : f.IsStaffCheck) && others == (who is not null && !(f.InspectorId is { } by && who.Staff.Contains(by)))).Sum(f => f.Count);
        return new(Sum(true, walkers, false), Sum(false, checkers, false), Sum(true, walkers, true), Sum(false, checkers, true), walkers?.Posts ?? []);
    }

    internal sealed record Counts(int Patrols, int Checks, int OtherPatrols, int OtherChecks, IReadOnlyList<string> Posts);

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/duties");
}

/// <summary>Patrol 0/1, checks n/3 and nonconformities on the start page.</summary>
internal sealed class TodayInspections(AppDb db, IDutyBearers duties, Calendar calendar) : ITodayTiles
{
    public int Order => 28;
    public string Permission => InspectionsPermissions.View;

    public async Task<IReadOnlyList<TodayTile>> Tiles(CancellationToken ct)
    {
        var done = await ShowDuties.Done(db, duties, calendar, ct);
        var (over, now) = (Nonconformity.Over, calendar.Now);
        var open = await db.Set<Nonconformity>().Where(n => n.OpenUntil < over).GroupBy(n => n.OpenUntil < now).Select(g => new { Late = g.Key, Count = g.Count() }).ToListAsync(ct);
        return [new("今日巡查（至少 1 次）", done.Patrols, 0, "/inspections"), new("本周跟踪检查（至少 3 次）", done.Checks, 0, "/inspections"), new("不合格未关闭", open.Sum(o => o.Count), open.Where(o => o.Late).Sum(o => o.Count), "/inspections/nonconformities")];
    }

    public async Task<IReadOnlyList<TodayMatter>> Due(DateTime until, int limit, CancellationToken ct) =>
        [.. (await db.Set<Nonconformity>().AsNoTracking().Where(n => n.OpenUntil < until).OrderBy(n => n.OpenUntil).ThenBy(n => n.Id).Take(limit).ToListAsync(ct))
            .Select(n => new TodayMatter($"{n.Place} {n.Item}", $"{n.Number} · {(n.ResponsibleName.Length > 0 ? n.ResponsibleName : "待定责任人")} · {Words.Of(n.State)}", n.DueAt, n.Href))];
}
