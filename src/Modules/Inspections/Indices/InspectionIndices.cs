using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Inspections.Domain;
using Anju.Inspections.Nonconformities;
using Anju.Inspections.Plan;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Inspections.Indices;

/// <summary>巡查完成率 and 不合格整改率 of a period; each figure opens its rows.</summary>
internal static class InspectionIndices
{
    [Permission(InspectionsPermissions.View)]
    public sealed record Query : IndexPeriod;

    private const int DaysOfYear = 365, MostViolations = 5;

    public sealed class Handler(AppDb db, IHouseholds households, IDutyBearers duties, Calendar calendar) : IndexHandler<Query>(calendar)
    {
        private readonly Calendar calendar = calendar;

        public override string Title => "检查";
        public override int Order => 30;

        public override async Task<IndexSheet> Of(DateOnly from, DateOnly to, CancellationToken ct)
        {
            var (start, end, now) = (calendar.StartOf(from), calendar.EndOf(to), calendar.Now);
            var period = FormattableString.Invariant($"from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
            var rows = $"/inspections/nonconformities?{period}&figure=";
            Task<int> Count(NonconformityFigure figure) => db.Set<Nonconformity>().Of(figure, start, end, now).CountAsync(ct);
            var begin = await Begin(from, ct);
            var days = await Days(begin, to, ct);
            var (weeks, met) = await Weeks(begin, to, ct);
            var found = await Violations(start, end).CountAsync(ct);
            return new(from, to,
            [
                new("巡查完成率", "当日有日常巡查的天数 ÷ 期间已过天数；主任或其代理人的才计，补录的不计", days, Math.Max(0, Min(to, calendar.Today.AddDays(-1)).DayNumber - begin.DayNumber + 1), 100, $"/inspections?kind=Patrol&{period}", $"/inspections?kind=Patrol&{period}"),
                new("跟踪检查达标周", $"不少于 {StaffChecks.AWeek} 次的周 ÷ 期间已过的整周；当周记下的才计", met, weeks, 100, $"/inspections?staff=true&{period}", $"/inspections?staff=true&{period}"),
                new("不合格整改率", "按期整改并验证关闭 ÷ 期间到期的不合格项", await Count(NonconformityFigure.ClosedInTime), await Count(NonconformityFigure.Due), 100, rows + NonconformityFigure.ClosedInTime, rows + NonconformityFigure.Due),
                new("违章处理率", "已恢复 ÷ 期间发现的违章，作废的不计", await Violations(start, end).CountAsync(v => v.State == ViolationState.Restored, ct), found, 100, $"/inspections/violations?tab=Restored&{period}", $"/inspections/violations?tab=Counted&{period}"),
                new("违章发生率", "期间发现的违章 ÷ 户数，折合每年", found, await households.Count(ct), MostViolations, $"/inspections/violations?tab=Counted&{period}", "", IsCeiling: true) { Scale = 100m * DaysOfYear / (to.DayNumber - from.DayNumber + 1), Digits = 2, Cases = found },
                new("重复不合格", "90 天内同地点同项目 ÷ 期间发现的不合格项", await Count(NonconformityFigure.Repeated), await Count(NonconformityFigure.Raised), 0, rows + NonconformityFigure.Repeated, rows + NonconformityFigure.Raised, IsCeiling: true),
            ], []);
        }

        private IQueryable<Violation> Violations(DateTime start, DateTime end) => db.Set<Violation>().Where(v => !v.IsConduct && v.State != ViolationState.Void && v.FoundAt >= start && v.FoundAt <= end);

        /// <summary>Nothing was due before the center kept its first 检查记录.</summary>
        private async Task<DateOnly> Begin(DateOnly from, CancellationToken ct) =>
            await db.Set<Inspection>().OrderBy(i => i.StartedAt).ThenBy(i => i.Id).Select(i => (DateTime?)i.StartedAt).FirstOrDefaultAsync(ct) is { } first && calendar.DayOf(first) is var day && day > from ? day : from;

        private async Task<int> Days(DateOnly from, DateOnly to, CancellationToken ct)
        {
            var (start, end) = (calendar.StartOf(from), calendar.EndOf(Min(to, calendar.Today.AddDays(-1))));
            return (await db.Set<Inspection>().By(await duties.Of(Patrols.Clause, from, to, ct)).Where(i => i.Kind == InspectionKind.Patrol && !i.IsBackfilled && i.StartedAt >= start && i.StartedAt <= end).OrderBy(i => i.StartedAt).ThenBy(i => i.Id).Take(10_000).Select(i => i.StartedAt).ToListAsync(ct))
                .Select(calendar.DayOf).Distinct().Count();
        }

        /// <summary>Whole weeks of the period that are over, and those of them with enough checks.</summary>
        private async Task<(int Weeks, int Met)> Weeks(DateOnly from, DateOnly to, CancellationToken ct)
        {
            var first = calendar.WeekStart(from) == from ? from : calendar.WeekStart(from).AddDays(7);
            var last = calendar.WeekStart(Min(to, calendar.Today.AddDays(-1)).AddDays(1)).AddDays(-1);
            if (last < first)
                return (0, 0);
            var (start, end) = (calendar.StartOf(first), calendar.EndOf(last));
            var checks = (await db.Set<Inspection>().By(await duties.Of(StaffChecks.Clause, from, to, ct)).Where(i => i.IsStaffCheck && i.StartedAt >= start && i.StartedAt <= end).OrderBy(i => i.StartedAt).ThenBy(i => i.Id).Take(10_000).Select(i => new { i.StartedAt, i.RecordedAt }).ToListAsync(ct))
                .Where(i => Week(i.StartedAt) == Week(i.RecordedAt)).CountBy(i => Week(i.StartedAt));
            return ((last.DayNumber - first.DayNumber + 1) / 7, checks.Count(w => StaffChecks.IsMet(w.Value)));
        }

        private DateOnly Week(DateTime at) => calendar.WeekStart(calendar.DayOf(at));

        private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IndexSheet>("/indices");
}
