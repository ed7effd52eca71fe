using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Case;

/// <summary>The owner does not want it any more.</summary>
[Act("住户取消")]
internal static class CancelRepair
{
    [Permission(RepairsPermissions.Register)]
    public sealed record Command : OnRepair
    {
        [Required(ErrorMessage = "请写明住户为什么取消"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(RepairDesk desk, Events events) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, RepairAct.Cancel, ct);
            if (taken.Value is not { } repair)
                return taken.Problem!;
            var doer = desk.Doer;
            if (repair.CallOff(command.Reason, doer) is { } refused)
                return refused;
            await events.Publish(new RepairCancelled(repair.Id, repair.Number, repair.Origin, command.Reason, doer.At), ct);
            return await desk.Settle(repair, RepairAct.Cancel, $"住户取消：{command.Reason}", "mute", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/cancel");
}
