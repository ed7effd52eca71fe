using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Office.Domain;
using Anju.Office.Rules;
using Anju.People.Contracts;

namespace Anju.Office.Meetings;

/// <summary>Meetings, the newest first; with the months of the last year and whether each had its month-end meeting (D-4a).</summary>
internal static class ListMeetings
{
    private const int MonthsBack = 6;

    [Permission(OfficePermissions.Work)]
    public sealed record Query
    {
        public MeetingKind? Kind { get; set; }
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
        [Range(1, 100, ErrorMessage = "每页 1 到 100 条")] public int? Size { get; set; }
    }

    public sealed record Row(MeetingId Id, string Number, MeetingKind Kind, string Title, DateTime HeldAt, Timeliness Timeliness, string Place, string ChairName, bool IsApproved, int Present, int Called);

    /// <param name="Held">The best there was; null when none counts yet.</param>
    /// <param name="IsOver">The late days have passed, so that none is missed now.</param>
    public sealed record MonthRow(DateOnly Month, Timeliness? Held, bool IsOver);

    public sealed record View(ListPage<Row> List, IReadOnlyList<MonthRow> Months);

    public sealed class Handler(AppDb db, RuleBook rules, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (page, size, rows) = (query.Page ?? 1, query.Size ?? 20, db.Set<Meeting>().AsQueryable());
            if (query.Kind is { } kind)
                rows = rows.Where(m => m.Kind == kind);
            var list = await rows.OrderByDescending(m => m.HeldAt).ThenByDescending(m => m.Id).Skip((page - 1) * size).Take(size)
                .Select(m => new Row(m.Id, m.Number, m.Kind, m.Title, m.HeldAt, m.Timeliness, m.Place, m.ChairName, m.ApprovedAt != null,
                    db.Set<Attendee>().Count(a => a.MeetingId == m.Id && a.Presence == Presence.Present), db.Set<Attendee>().Count(a => a.MeetingId == m.Id))).ToListAsync(ct);
            return new View(new(list, await rows.CountAsync(ct), page, size), await Months(ct));
        }

        private async Task<IReadOnlyList<MonthRow>> Months(CancellationToken ct)
        {
            var (now, late) = (calendar.MonthStart(calendar.Today), (await rules.Now(ct)).LateDays);
            var since = now.AddMonths(1 - MonthsBack);
            var held = await db.Set<Meeting>().Where(m => m.Kind == MeetingKind.MonthEnd && m.Month >= since && m.Timeliness != Timeliness.Outside).OrderBy(m => m.HeldAt).ThenBy(m => m.Id).Take(100).Select(m => new { m.Month, m.Timeliness }).ToListAsync(ct);
            return [.. Enumerable.Range(0, MonthsBack).Select(i => now.AddMonths(-i)).Select(month => new MonthRow(month,
                held.Where(h => h.Month == month).Select(h => (Timeliness?)h.Timeliness).Min(), calendar.Today >= month.AddMonths(1).AddDays(late)))];
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/meetings");
}

/// <summary>What the editor of minutes lays before the writer: items of the month, last decisions, who works here.</summary>
internal static class PrepareMeeting
{
    [Permission(OfficePermissions.Minutes)]
    public sealed record Query
    {
        /// <summary>Any day of the month; by the day of today when empty.</summary>
        public DateOnly? Month { get; set; }
    }

    public sealed record View(DateOnly Month, MonthPlan? Plan, IReadOnlyList<MonthItem> Items, IReadOnlyList<LastDecision> Last, IReadOnlyList<string> NextPlan, IReadOnlyList<StaffCard> Staff, OfficeRules Rules);

    public sealed class Handler(AppDb db, MeetingDesk desk, RuleBook rules, IStaff staff, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var limits = await rules.Now(ct);
            var month = calendar.MonthStart(query.Month ?? MonthEnd.MonthOf(calendar.Today, limits.LateDays));
            var plan = await db.Set<MonthPlan>().SingleOrDefaultAsync(p => p.Month == month, ct);
            var items = plan is null ? [] : await db.Set<MonthItem>().Where(i => i.MonthPlanId == plan.Id).OrderBy(i => i.No).Take(MonthPlan.MostItems).ToListAsync(ct);
            return new View(month, plan, items, await desk.LastDecisions(calendar.Now, ct), await desk.NextPlan(month, true, ct), await staff.All(ct), limits);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/meetings/prepare");
}

internal static class ShowMeeting
{
    [Permission(OfficePermissions.Work)]
    public sealed record Query
    {
        public MeetingId Id { get; set; }
    }

    /// <summary>The task of a decision as it stands now.</summary>
    public sealed record TaskNow(WorkTaskId Id, string Number, TaskState State, bool IsLate);

    public sealed record View(Meeting Meeting, IReadOnlyList<Attendee> Attendees, IReadOnlyList<TaskNow> Tasks, IReadOnlyList<TimelineLine> Timeline, bool MaySign, bool MayApprove);

    public sealed class Handler(AppDb db, ITimeline timeline, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Meeting>().SingleOrDefaultAsync(m => m.Id == query.Id, ct) is not { } meeting)
                return Problem.NotFound("没有这份会议纪要");
            var now = calendar.Now;
            var attendees = await db.Set<Attendee>().Where(a => a.MeetingId == meeting.Id).OrderByDescending(a => a.Presence).ThenBy(a => a.Id).Take(200).ToListAsync(ct);
            var tasks = await db.Set<WorkTask>().Where(t => t.MeetingId == meeting.Id).OrderBy(t => t.Number).Take(40).Select(t => new TaskNow(t.Id, t.Number, t.State, t.OpenUntil < now)).ToListAsync(ct);
            return new View(meeting, attendees, tasks, await timeline.Of(meeting.Subject, 100, ct), attendees.Exists(a => a.StaffId == user.Id && a.Presence == Presence.Present && a.SignedAt is null),
                meeting.ApprovedAt is null && user.Id != meeting.WriterId && ApproveMeeting.MayApprove(meeting, user));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/meeting");
}
