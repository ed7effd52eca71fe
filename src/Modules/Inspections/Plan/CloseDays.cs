using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Inspections.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Jobs;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.Inspections.Plan;

/// <summary>Keeps what was missed: a day without a patrol, a week with fewer than three checks of staff (S-4.2.2a, S-4.1.2e). Once each, never undone.</summary>
[Act("结算巡查和检查次数")]
internal static class CloseDays
{
    private const int DaysBack = 7;

    [Permission(InspectionsPermissions.Direct)]
    public sealed record Command;

    /// <summary>Answers how many misses were kept.</summary>
    public sealed class Handler(AppDb db, IDutyBearers duties, INotices notices, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            if (await Began(ct) is not { } began)
                return 0;
            var missed = 0;
            for (var day = Max(began, calendar.Today.AddDays(-DaysBack)); day < calendar.Today; day = day.AddDays(1))
                missed += await CloseDay(day, ct) + (day.DayOfWeek == DayOfWeek.Sunday && day.AddDays(-6) >= began ? await CloseWeek(day.AddDays(-6), ct) : 0);
            return missed;
        }

        private async Task<int> CloseDay(DateOnly day, CancellationToken ct)
        {
            var (start, end) = (calendar.StartOf(day), calendar.EndOf(day));
            if (await db.Set<PatrolDay>().AnyAsync(d => d.On == day && d.MissedAt != null, ct) || await db.Set<Inspection>().By(await duties.Of(Patrols.Clause, day, day, ct)).AnyAsync(i => i.Kind == InspectionKind.Patrol && !i.IsBackfilled && i.StartedAt >= start && i.StartedAt <= end, ct))
                return 0;
            (await db.PatrolDay(day, ct)).MissedAt = calendar.Now;
            await notices.TellHolders(InspectionsPermissions.Direct, $"{day:MM-dd} 没有日常巡查，请说明原因", "/inspections", urgent: false, ct);
            return 1;
        }

        private async Task<int> CloseWeek(DateOnly monday, CancellationToken ct)
        {
            var (start, end) = (calendar.StartOf(monday), calendar.EndOf(monday.AddDays(6)));
            if (await db.Set<CheckWeek>().AnyAsync(w => w.Monday == monday, ct))
                return 0;
            var checks = await db.Set<Inspection>().StaffChecksOf(start, end).By(await duties.Of(StaffChecks.Clause, monday, monday.AddDays(6), ct)).CountAsync(ct);
            if (StaffChecks.IsMet(checks))
                return 0;
            db.Add(new CheckWeek { Id = Kernel.Id.New<CheckWeekId>(), Monday = monday, Checks = checks, MissedAt = calendar.Now });
            await notices.TellHolders(InspectionsPermissions.Direct, $"{monday:MM-dd} 这一周跟踪检查 {checks} 次，不足 {StaffChecks.AWeek} 次", "/inspections", urgent: false, ct);
            return 1;
        }

        /// <summary>The first day a patrol was planned or recorded: before that the center did not work with it.</summary>
        private async Task<DateOnly?> Began(CancellationToken ct)
        {
            var planned = await db.Set<PatrolDay>().OrderBy(d => d.On).Select(d => (DateOnly?)d.On).FirstOrDefaultAsync(ct);
            var recorded = await db.Set<Inspection>().OrderBy(i => i.RecordedAt).ThenBy(i => i.Id).Select(i => (DateTime?)i.RecordedAt).FirstOrDefaultAsync(ct);
            return (planned, recorded) switch { (null, null) => null, (null, { } at) => calendar.DayOf(at), ({ } on, null) => on, ({ } on, { } at) => Min(on, calendar.DayOf(at)) };
        }

        private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
        private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
    }
}

[Scheduled(Seconds = 600)]
internal sealed class CloseDaysByNight(UseCase<CloseDays.Command, int> close) : IScheduledJob
{
    public Task Run(CancellationToken ct) => close.Run(new(), ct);
}
