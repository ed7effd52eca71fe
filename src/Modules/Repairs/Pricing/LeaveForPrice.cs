using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Pricing;

/// <summary>The owner does not want the repair at this price: reason and signature, or a witnessed refusal, end the order.</summary>
[Act("因价格不修")]
internal static class LeaveForPrice
{
    [Permission(RepairsPermissions.Confirm)]
    public sealed record Command : SignedAct
    {
        [Required(ErrorMessage = "请写明原因"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(RepairDesk desk, Confirmation confirmation, Events events) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, RepairAct.RefusePrice, ct);
            if (taken.Value is not { } repair)
                return taken.Problem!;
            if (command.Way == ConsentWay.Code)
                return Problem.Invalid(nameof(command.Way), "不修须住户签名，或拒签并有见证人");
            var when = desk.When(command, repair);
            if ((when.Problem ?? repair.LeaveForPrice(command.Reason, when.Value) ?? await confirmation.Take(repair, command, "因价格不修", command.Reason, ct)) is { } refused)
                return refused;
            await events.Publish(new RepairFinished(repair.Id, repair.Number, repair.Origin, $"住户因价格不修：{command.Reason}", when.Value.At), ct);
            return await desk.Settle(repair, RepairAct.RefusePrice, $"住户因价格不修：{command.Reason}（{Words.Of(command.Way)}）", "mute", ct, when.Value.At);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/leave-for-price");
}
