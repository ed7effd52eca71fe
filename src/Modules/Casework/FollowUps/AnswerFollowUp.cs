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

/// <summary>Writes what the customer said (S-4.1.3e). By telephone no signature is needed; at home a signature or a witnessed refusal is.</summary>
[Act("登记回访")]
internal static class AnswerFollowUp
{
    [Permission(CaseworkPermissions.FollowUp)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public Guid Id { get; set; }
        public int Version { get; set; }

        [Required(ErrorMessage = "请选择回访方式")] public FollowUpWay? Way { get; set; }
        [Required(ErrorMessage = "请选择满意程度")] public Grade? Grade { get; set; }

        /// <summary>What the customer said; needed when dissatisfied.</summary>
        [StringLength(1000, ErrorMessage = "用户意见最多 1000 字")] public string? Words { get; set; }

        /// <summary>Colleague who was there too; needed when the asker did the work.</summary>
        [StringLength(60, ErrorMessage = "姓名最多 60 字")] public string? Companion { get; set; }

        [StringLength(60, ErrorMessage = "姓名最多 60 字")] public string? Signer { get; set; }
        [StringLength(420_000, ErrorMessage = "签名图片太大，请重签")] public string? Drawing { get; set; }
        public bool Refused { get; set; }
        [StringLength(60, ErrorMessage = "姓名最多 60 字")] public string? Witness { get; set; }
    }

    internal sealed class Handler(AppDb db, ISignatures signatures, ITimeline timeline, IEvidence evidence, Numbers numbers, Events events, Stale stale, CurrentUser user, Calendar calendar)
        : IHandler<Command, FollowUpId>
    {
        public async Task<Result<FollowUpId>> Handle(Command command, CancellationToken ct)
        {
            var id = new FollowUpId(command.Id);
            if (await db.Set<FollowUp>().SingleOrDefaultAsync(f => f.Id == id, ct) is not { } task)
                return Problem.NotFound("没有这项回访");
            if ((await stale.Check(task, command.Version, ct) ?? task.MayAnswer(user, command.Companion)) is { } refused)
                return refused;
            if (command.Grade == Grade.Dissatisfied && string.IsNullOrEmpty(command.Words))
                return Problem.Invalid(nameof(Command.Words), "用户不满意时请写明原因");

            SignatureId? signature = null;
            if (command.Way == FollowUpWay.Home)
            {
                var taken = await signatures.Take(new Subject("follow-up", task.Id.Value),
                    new NewSignature("上门回访", command.Signer ?? "", command.Drawing, command.Refused, command.Witness), CaseworkPermissions.FollowUp, ct);
                if (taken.Problem is { } unsigned)
                    return unsigned;
                signature = taken.Value;
            }

            var (way, grade) = (command.Way!.Value, command.Grade!.Value);
            task.Answer(await numbers.OfToday("HF", ct), calendar.Now, user.Name, command.Companion, way, grade, command.Words, signature);
            timeline.Add(task.Subject, $"{Labels.Of(way)}：{Labels.Of(grade)}{(command.Words is { Length: > 0 } words ? $"，“{words}”" : "")}",
                grade == Grade.Dissatisfied ? "bad" : "ok", task.House, task.Number, FollowUpPlans.Href(task.Id));
            evidence.Note(FollowUpWork.Of(task, FollowUpEvidence.Answered, task.ClosedAt!.Value));
            await events.Publish(new FollowUpAnswered(task.Id, task.Subject, grade, command.Words ?? "", task.ClosedAt!.Value) { AskedById = user.Id, AskedBy = user.Name }, ct);
            events.Tell("follow-ups", "changed");
            return task.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, FollowUpId>("/answer-follow-up");
}
