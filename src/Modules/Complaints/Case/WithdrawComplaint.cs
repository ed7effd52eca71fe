using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Case;

/// <summary>The complainant takes it back.</summary>
[Act("用户撤诉")]
internal static class WithdrawComplaint
{
    [Permission(ComplaintsPermissions.Direct)]
    public sealed record Command : OnComplaint
    {
        [Required(ErrorMessage = "请写明用户为什么撤诉"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk, Events events) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, ComplaintAct.Withdraw, ct);
            if (taken.Value is not { } complaint)
                return taken.Problem!;
            if (complaint.TakeBack(command.Reason, desk.Doer) is { } refused)
                return refused;
            await events.Publish(new ComplaintEnded(complaint.Id, complaint.Number, $"用户撤诉：{command.Reason}", desk.Doer.At), ct);
            return await desk.Settle(complaint, ComplaintAct.Withdraw, $"用户撤诉：{command.Reason}", "mute", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/withdraw");
}
