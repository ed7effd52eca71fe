using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Send;

/// <summary>Another worker takes over; the first one's assignment stays readable.</summary>
[Act("转单")]
internal static class ReassignWorker
{
    [Permission(RepairsPermissions.Dispatch)]
    public sealed record Command : WorkerChoice
    {
        [Required(ErrorMessage = "请写明为什么转单"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(Sending sending) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) => sending.Do(command, RepairAct.Reassign, command.Reason, ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/reassign");
}
