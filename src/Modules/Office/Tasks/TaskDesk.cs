using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Office.Domain;
using Anju.People.Contracts;

namespace Anju.Office.Tasks;

/// <summary>Gives tasks, whoever decides them: a leader, or a meeting.</summary>
internal sealed class TaskDesk(AppDb db, Numbers numbers, ITimeline timeline, IEvidence evidence, INotices notices, Events events, CurrentUser user, Calendar calendar)
{
    public Doer Doer => new(user.Id, user.Name, calendar.Now, user.May(OfficePermissions.Direct));

    public async Task<Result<WorkTask>> Give(NewTask wanted, CancellationToken ct)
    {
        var given = WorkTask.Give(await numbers.OfToday("RW", ct), wanted, user.Actor.Post, calendar.Today, Doer);
        if (given.Value is not { } task)
            return given;
        db.Add(task);
        timeline.Add(task.Subject, $"{(task.MeetingNumber.Length > 0 ? $"会议 {task.MeetingNumber} 决定，" : "")}交{task.DoerName}办理，{Until(task)}前", "info", number: task.Number, href: task.Href);
        evidence.Note(new(OfficeEvidence.TaskGiven, task.Subject, task.Number, task.Content, task.Href, task.GivenAt) { About = task.DoerId.Value });
        if (task.DoerId != user.Id)
            notices.Tell([task.DoerId], $"{task.GivenBy}交办 {task.Number}：{Words.Short(task.Content)}，{Until(task)}前", task.Href);
        events.Tell("office", "{}");
        return task;
    }

    public string Until(WorkTask task) => calendar.ToLocal(task.DueAt).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
