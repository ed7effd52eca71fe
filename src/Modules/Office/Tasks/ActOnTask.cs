using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Office.Domain;
using Anju.People.Contracts;

namespace Anju.Office.Tasks;

/// <summary>A photo as a form sends it.</summary>
internal sealed record Photo
{
    [Required(ErrorMessage = "照片要有文件名"), StringLength(120, ErrorMessage = "文件名最多 120 字")]
    public string Name { get; set; } = "";
    public byte[] Bytes { get; set; } = [];
}

/// <summary>Every later act on a task: which one it is decides who may, and what must be said.</summary>
[Act("办理临时任务")]
internal static class ActOnTask
{
    [Permission(OfficePermissions.Work)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public WorkTaskId Id { get; set; }

        /// <summary>As the form showed it; left out, the table of steps alone decides.</summary>
        public int? Version { get; set; }
        public TaskAct Act { get; set; }

        /// <summary>Progress, result or reason.</summary>
        [StringLength(500, ErrorMessage = "最多 500 字")] public string Words { get; set; } = "";

        /// <summary>To whom it is passed on.</summary>
        public StaffId? Doer { get; set; }
        public DateTime? DueAt { get; set; }

        [MaxLength(6, ErrorMessage = "一次最多 6 张照片")]
        public List<Photo> Photos { get; set; } = [];
    }

    public sealed class Handler(AppDb db, TaskDesk desk, IStaff staff, Stale stale, ITimeline timeline, IFiles files, IEvidence evidence, INotices notices, Events events, CurrentUser user) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            if (!Enum.IsDefined(command.Act) || await db.Set<WorkTask>().SingleOrDefaultAsync(t => t.Id == command.Id, ct) is not { } task || !ListTasks.MaySee(task, user))
                return Problem.NotFound("没有这项任务");
            if (command.Version is { } shown && await stale.Check(task, shown, ct) is { } changed)
                return changed;
            var (doer, step, before) = (desk.Doer, TaskSteps.Of(command.Act), task.DoerId);
            if (task.Refuse(command.Act, doer) is { } refused)
                return refused;
            if (step.Words.Length > 0 && command.Words.Length == 0)
                return Problem.Invalid(nameof(command.Words), $"请写明{step.Words}");
            var to = command.Doer is { } id ? await staff.Find(id, ct) : null;
            if (Take(task, command, to, doer) is { } wrong)
                return wrong;
            foreach (var photo in command.Photos)
                if ((await files.Keep(task.Subject, new(photo.Name, photo.Bytes), step.Name, OfficePermissions.Work, ct)).Problem is { } unfit)
                    return unfit;
            timeline.Add(task.Subject, Line(command, task), command.Act switch { TaskAct.Finish => "ok", TaskAct.Return => "bad", TaskAct.Cancel => "mute", _ => "info" }, number: task.Number, href: task.Href);
            if (command.Act == TaskAct.Finish)
                evidence.Note(new(OfficeEvidence.TaskDone, task.Subject, task.Number, $"{task.Content}：{task.Result}", task.Href, doer.At));
            Tell(task, command, before);
            events.Tell("office", "{}");
            return new Moved(task.Id, task.Number, task.State, task.Version + 1, task.DueAt);
        }

        private static Problem? Take(WorkTask task, Command c, StaffCard? to, Doer doer) => c.Act switch
        {
            TaskAct.Start => task.Start(doer),
            TaskAct.Report => task.Report(c.Words, doer),
            TaskAct.Finish => task.Finish(c.Words, doer),
            TaskAct.Delegate when to is null => Problem.Invalid(nameof(c.Doer), "请选择转交给谁"),
            TaskAct.Delegate => task.Delegate(to.Id, to.Name, doer),
            TaskAct.Postpone or TaskAct.Return when c.DueAt is null => Problem.Invalid(nameof(c.DueAt), "请填写新的期限"),
            TaskAct.Postpone => task.Postpone(c.DueAt.Value, doer),
            TaskAct.Return => task.Return(c.DueAt.Value, doer),
            _ => task.Cancel(c.Words, doer),
        };

        private string Line(Command c, WorkTask task) => c.Act switch
        {
            TaskAct.Start => "接受任务",
            TaskAct.Report => c.Words,
            TaskAct.Delegate => $"转交{task.DoerName}：{c.Words}",
            TaskAct.Postpone => $"期限改为 {desk.Until(task)}：{c.Words}",
            TaskAct.Return => $"退回重办，{desk.Until(task)}前：{c.Words}",
            _ => $"{TaskSteps.Of(c.Act).Name}：{c.Words}",
        };

        /// <summary>Whoever is concerned and did not do it himself.</summary>
        private void Tell(WorkTask task, Command c, StaffId before)
        {
            if (c.Act is TaskAct.Start or TaskAct.Report)
                return;
            StaffId?[] concerned = c.Act switch
            {
                TaskAct.Finish => [task.GivenById],
                TaskAct.Delegate => [task.GivenById, task.DoerId, before],
                _ => [task.DoerId],
            };
            var to = concerned.Where(s => s is not null && s != user.Id).Select(s => s!.Value).Distinct().ToList();
            if (to.Count > 0)
                notices.Tell(to, $"{task.Number} {Words.Short(task.Content)}：{Line(c, task)}（{user.Name}）", task.Href);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/tasks/act");
}
