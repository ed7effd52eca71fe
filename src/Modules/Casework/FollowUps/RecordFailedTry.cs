using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Casework.FollowUps;

/// <summary>The customer was not reached. After the third try the follow-up ends as 未联系上, with all tries on record.</summary>
[Act("登记未联系上")]
internal static class RecordFailedTry
{
    [Permission(CaseworkPermissions.FollowUp)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public Guid Id { get; set; }
        public int Version { get; set; }

        /// <summary>e.g. 无人接听, 停机, 家中无人.</summary>
        [Required(ErrorMessage = "请选择未联系上的原因"), StringLength(100, ErrorMessage = "原因最多 100 字")] public string Why { get; set; } = "";
    }

    /// <param name="Ended">The third try: the follow-up is over.</param>
    public sealed record Answer(int Tries, bool Ended);

    internal sealed class Handler(AppDb db, ITimeline timeline, IEvidence evidence, Numbers numbers, Events events, Stale stale, CurrentUser user, Calendar calendar) : IHandler<Command, Answer>
    {
        public async Task<Result<Answer>> Handle(Command command, CancellationToken ct)
        {
            var id = new FollowUpId(command.Id);
            if (await db.Set<FollowUp>().SingleOrDefaultAsync(f => f.Id == id, ct) is not { } task)
                return Problem.NotFound("没有这项回访");
            if ((await stale.Check(task, command.Version, ct) ?? task.Tried()) is { } refused)
                return refused;

            db.Add(new FollowUpTry { FollowUp = task.Id, Attempt = task.Tries, At = calendar.Now, By = user.Name, Why = command.Why });
            if (task.IsTriedOut)
            {
                task.GiveUp(await numbers.OfToday("HF", ct), calendar.Now, user.Name);
                await events.Publish(new FollowUpUnreached(task.Id, task.Subject, calendar.Now), ct);
            }

            evidence.Note(FollowUpWork.Of(task, FollowUpEvidence.Tried, calendar.Now));
            timeline.Add(task.Subject, $"回访第 {task.Tries} 次未联系上：{command.Why}", task.IsTriedOut ? "warn" : "mute", task.House, task.Number, FollowUpPlans.Href(task.Id));
            events.Tell("follow-ups", "changed");
            return new Answer(task.Tries, task.IsTriedOut);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Answer>("/record-failed-try");
}
