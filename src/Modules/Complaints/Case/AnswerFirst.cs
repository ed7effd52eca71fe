using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Case;

/// <summary>The first answer to the complainant, solved or not, within one working day (S-4.1.3b).</summary>
[Act("投诉首次答复")]
internal static class AnswerFirst
{
    [Permission(ComplaintsPermissions.Register)]
    public sealed record Command : OnComplaint
    {
        [Required(ErrorMessage = "请写明怎样答复用户"), StringLength(500, ErrorMessage = "答复最多 500 字")]
        public string Words { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk, Events events) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, ComplaintAct.Acknowledge, ct);
            if (taken.Value is not { } complaint)
                return taken.Problem!;
            if (complaint.Answer(command.Words, desk.Doer) is { } refused)
                return refused;
            await events.Publish(new ComplaintAnswered(complaint.Id, complaint.Number, command.Words, desk.Doer.At), ct);
            return await desk.Settle(complaint, ComplaintAct.Acknowledge, $"首次答复{(complaint.ReplyVerdict == Verdict.Late ? "（超时）" : "")}：{command.Words}", complaint.ReplyVerdict == Verdict.Late ? "bad" : "ok", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/answer");
}
