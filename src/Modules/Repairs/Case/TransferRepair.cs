using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Case;

/// <summary>Builder or supplier answers for it within their warranty; ours ends with whom it was given to.</summary>
[Act("转保修单位")]
internal static class TransferRepair
{
    [Permission(RepairsPermissions.Direct)]
    public sealed record Command : OnRepair
    {
        [Required(ErrorMessage = "请填写保修单位"), StringLength(100, ErrorMessage = "单位最多 100 字")]
        public string To { get; set; } = "";

        [Required(ErrorMessage = "请写明保修依据，如“交付未满 5 年，卫生间防水”"), StringLength(500, ErrorMessage = "依据最多 500 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(RepairDesk desk, Events events) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, RepairAct.Transfer, ct);
            if (taken.Value is not { } repair)
                return taken.Problem!;
            var doer = desk.Doer;
            if (repair.HandOver(command.To, command.Reason, doer) is { } refused)
                return refused;
            await events.Publish(new RepairFinished(repair.Id, repair.Number, repair.Origin, $"转{command.To}保修：{command.Reason}", doer.At), ct);
            return await desk.Settle(repair, RepairAct.Transfer, $"转{command.To}保修：{command.Reason}", "hold", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/transfer");
}
