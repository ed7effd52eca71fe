using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Pricing;

/// <summary>The owner does not agree to this price; another quote may follow, or the order ends with the reason.</summary>
[Act("住户不同意报价")]
internal static class RefuseQuote
{
    [Permission(RepairsPermissions.Confirm)]
    public sealed record Command : OnSiteAct
    {
        [Required(ErrorMessage = "请写明住户的意见"), StringLength(500, ErrorMessage = "意见最多 500 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(AppDb db, RepairDesk desk) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, RepairAct.RefuseConsent, ct);
            if (taken.Value is not { } repair)
                return taken.Problem!;
            var when = desk.When(command, repair);
            var offered = await db.Set<RepairLine>().Where(l => l.RepairId == repair.Id && l.QuoteNo == repair.QuoteNo).ToListAsync(ct);
            if ((when.Problem ?? repair.DeclinePrice(offered, when.Value)) is { } refused)
                return refused;
            return await desk.Settle(repair, RepairAct.RefuseConsent, $"住户不同意报价：{command.Reason}", "warn", ct, when.Value.At);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/refuse-quote");
}
