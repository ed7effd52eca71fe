using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Office.Domain;
using Anju.Office.Rules;
using Anju.Office.Tasks;
using Anju.People.Contracts;

namespace Anju.Office.Meetings;

/// <summary>Writes minutes with everything that follows from them, in one transaction: states of the month plan, tasks, attendance.</summary>
internal sealed class MeetingDesk(AppDb db, Numbers numbers, IStaff staff, TaskDesk tasks, RuleBook rules, ITimeline timeline, IEvidence evidence, INotices notices, Events events, Calendar calendar)
{
    public const int LongestAgoDays = 31;

    public async Task<Result<MeetingMade>> Record(RecordMeeting.Command command, CancellationToken ct)
    {
        var (month, heldOn) = (calendar.MonthStart(command.Month), calendar.DayOf(command.HeldAt));
        var people = (await staff.All(ct)).ToDictionary(s => s.Id);
        if (Refuse(command, month, heldOn, people) is { } refused)
            return refused;
        var (isMonthEnd, id) = (command.Kind == MeetingKind.MonthEnd, Kernel.Id.New<MeetingId>());
        var plan = isMonthEnd ? await db.Set<MonthPlan>().SingleOrDefaultAsync(p => p.Month == month, ct) : null;
        var items = plan is null ? [] : await db.Set<MonthItem>().Where(i => i.MonthPlanId == plan.Id).OrderBy(i => i.No).Take(MonthPlan.MostItems).ToListAsync(ct);
        var minutes = new Minutes
        {
            Last = [.. await LastDecisions(command.HeldAt, ct)],
            Reports = [.. command.Reports.Select(r => new PostReport(r.Post, r.Words))],
            Items = [.. items.Select(i => Review(i, command.Items.Find(r => r.Item == i.Id)))],
            NextPlan = [.. await NextPlan(month, isMonthEnd, ct), .. command.NextPlan.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Notes = command.Notes,
        };
        if (isMonthEnd && Meeting.Refuse(items, minutes) is { } unfinished)
            return unfinished;
        var limits = await rules.Now(ct);
        var number = await numbers.OfYear("HY", ct);
        if (await Decide(command.Decisions, id, number, people, minutes, ct) is { } wrong)
            return wrong;
        var chair = people[command.Chair!.Value];
        var held = new NewMeeting(command.Kind, month, isMonthEnd ? $"{month.Year} 年 {month.Month} 月月末部门例会" : command.Title, command.HeldAt, command.Place, chair.Id, chair.Name);
        var made = Meeting.Record(id, number, held, heldOn, isMonthEnd ? MonthEnd.Of(month, heldOn, limits.LastDays, limits.LateDays) : Timeliness.Outside, items, minutes, tasks.Doer);
        if (made.Value is not { } meeting)
            return made.Problem!;
        db.Add(meeting);
        Judge(plan, items, meeting);
        Attend(command.Attendees, people, meeting);
        Tell(meeting, isMonthEnd);
        return new MeetingMade(id, number, meeting.Timeliness, [.. minutes.Decisions.Select(d => d.TaskNumber)]);
    }

    private Problem? Refuse(RecordMeeting.Command c, DateOnly month, DateOnly heldOn, Dictionary<StaffId, StaffCard> people) => c switch
    {
        _ when c.HeldAt > calendar.Now.AddMinutes(1) => Problem.Invalid(nameof(c.HeldAt), "会议时间不能晚于现在，开完会再登记纪要"),
        _ when heldOn < calendar.Today.AddDays(-LongestAgoDays) => Problem.Invalid(nameof(c.HeldAt), $"{LongestAgoDays} 天以前的会议不再补录"),
        { Kind: MeetingKind.MonthEnd } when month != calendar.MonthStart(heldOn) && month.AddMonths(1) != calendar.MonthStart(heldOn) => Problem.Invalid(nameof(c.Month), "月末例会总结开会当月或上一个月"),
        { Kind: MeetingKind.Other, Title.Length: 0 } => Problem.Invalid(nameof(c.Title), "请写会议议题"),
        { Chair: { } chair } when !people.ContainsKey(chair) => Problem.Invalid(nameof(c.Chair), "没有这位主持人，请重新选择"),
        _ when c.Attendees.Any(a => !people.ContainsKey(a.Staff)) => Problem.Invalid(nameof(c.Attendees), "到会名单里有人已不在岗，请刷新后再填"),
        _ when c.Attendees.Count != c.Attendees.DistinctBy(a => a.Staff).Count() => Problem.Invalid(nameof(c.Attendees), "同一个人只登记一次"),
        _ when c.Attendees.All(a => a.Presence != Presence.Present) => Problem.Invalid(nameof(c.Attendees), "至少一人出席才算开会"),
        _ when c.Attendees.Find(a => a.Presence != Presence.Present && a.Reason.Length == 0) is { } absent => Problem.Invalid(nameof(c.Attendees), $"{people[absent.Staff].Name}{Words.Of(absent.Presence)}，请写原因"),
        _ => null,
    };

    private static ItemReview Review(MonthItem item, ReviewInput? said) => new(item.Id.Value, item.No, item.Origin, item.Task, item.OwnerName, item.DueOn, said?.State ?? ItemState.Open, said?.Reason ?? "");

    /// <summary>Decisions become tasks in this transaction: what, who, until when.</summary>
    private async Task<Problem?> Decide(List<DecisionInput> decisions, MeetingId id, string number, Dictionary<StaffId, StaffCard> people, Minutes minutes, CancellationToken ct)
    {
        for (var i = 0; i < decisions.Count; i++)
        {
            var (what, due) = (decisions[i].What, decisions[i].DueOn!.Value);
            if (decisions[i].Who is not { } who || !people.TryGetValue(who, out var doer))
                return Problem.Invalid($"Decisions[{i}].Who", $"第 {i + 1} 项决定的承办人不在岗，请重新选择");
            var given = await tasks.Give(new(what, doer.Id, doer.Name, calendar.EndOf(due), id, number), ct);
            if (given.Value is not { } task)
                return Problem.Invalid($"Decisions[{i}].DueOn", $"第 {i + 1} 项决定：期限要在今天或以后");
            minutes.Decisions.Add(new(what, doer.Id.Value, doer.Name, due, task.Id.Value, task.Number));
        }

        return null;
    }

    private void Judge(MonthPlan? plan, List<MonthItem> items, Meeting meeting)
    {
        foreach (var item in items)
        {
            var said = meeting.Minutes.Items.First(r => r.Item == item.Id.Value);
            item.Judge(said.State, said.State == ItemState.NotDone ? said.Reason : "", meeting.Id);
        }

        plan?.Review(meeting.WrittenAt);
        if (plan is not null)
            timeline.Add(plan.Subject, $"会议 {meeting.Number} 总结：完成 {items.Count(i => i.State == ItemState.Done)} 项，未完成 {items.Count(i => i.State == ItemState.NotDone)} 项", "ok", number: meeting.Number, href: meeting.Href);
    }

    private void Attend(List<AttendeeInput> attendees, Dictionary<StaffId, StaffCard> people, Meeting meeting)
    {
        foreach (var input in attendees)
            db.Add(new Attendee { Id = Kernel.Id.New<AttendeeId>(), MeetingId = meeting.Id, StaffId = input.Staff, Name = people[input.Staff].Name, Post = people[input.Staff].Post, Presence = input.Presence, Reason = input.Reason });
        if (attendees.Where(a => a.Presence == Presence.Present && a.Staff != meeting.WriterId).Select(a => a.Staff).ToList() is { Count: > 0 } present)
            notices.Tell(present, $"会议纪要 {meeting.Number} {meeting.Title}，请签到并核对", meeting.Href);
    }

    private void Tell(Meeting meeting, bool isMonthEnd)
    {
        var late = meeting.HeldOn < calendar.Today ? "补录：" : "";
        timeline.Add(meeting.Subject, $"{late}{meeting.Title}{(isMonthEnd ? $"，{Words.Of(meeting.Timeliness)}" : "")}，决定 {meeting.Minutes.Decisions.Count} 项", "info", number: meeting.Number, href: meeting.Href);
        if (isMonthEnd)
            evidence.Note(new(OfficeEvidence.Meeting, meeting.Subject, meeting.Number, $"{meeting.Title}（{Words.Of(meeting.Timeliness)}）", meeting.Href, meeting.HeldAt) { By = meeting.ChairId, Amount = meeting.Minutes.Items.Count });
        events.Tell("office", "{}");
    }

    /// <summary>What the meeting before decided and where it stands.</summary>
    public async Task<IReadOnlyList<LastDecision>> LastDecisions(DateTime before, CancellationToken ct)
    {
        if (await db.Set<Meeting>().AsNoTracking().Where(m => m.HeldAt < before).OrderByDescending(m => m.HeldAt).ThenByDescending(m => m.Id).FirstOrDefaultAsync(ct) is not { } last)
            return [];
        var found = await db.Set<WorkTask>().AsNoTracking().Where(t => t.MeetingId == last.Id).OrderBy(t => t.Number).Take(40).ToListAsync(ct);
        return [.. found.Select(t => new LastDecision(t.Content, t.DoerName, calendar.DayOf(t.DueAt), t.Number, t.IsLate(calendar.Now) ? $"{Words.Of(t.State)}，逾期" : Words.Of(t.State), t.State switch { TaskState.Done => t.Result, TaskState.Cancelled => t.EndReason, _ => t.Progress }))];
    }

    /// <summary>The plan of the month that follows, as it stands now.</summary>
    public async Task<IReadOnlyList<string>> NextPlan(DateOnly month, bool isMonthEnd, CancellationToken ct)
    {
        if (!isMonthEnd)
            return [];
        var next = month.AddMonths(1);
        var items = await db.Set<MonthItem>().AsNoTracking().Where(i => db.Set<MonthPlan>().Any(p => p.Id == i.MonthPlanId && p.Month == next)).OrderBy(i => i.No).Take(MonthPlan.MostItems).ToListAsync(ct);
        return [.. items.Select(i => $"{i.Task}（{i.OwnerName}，{i.DueOn:MM-dd}）")];
    }
}
