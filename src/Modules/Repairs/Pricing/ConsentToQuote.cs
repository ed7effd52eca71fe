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

/// <summary>The owner agrees to the price: signature, witnessed word, or the code that the desk told him by telephone.</summary>
[Act("住户同意报价")]
internal static class ConsentToQuote
{
    [Permission(RepairsPermissions.Confirm)]
    public sealed record Command : SignedAct
    {
        [StringLength(8, ErrorMessage = "验证码最多 8 位")]
        public string Code { get; set; } = "";
    }

    public sealed class Handler(AppDb db, RepairDesk desk, Confirmation confirmation) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, RepairAct.Consent, ct);
            if (taken.Value is not { } repair)
                return taken.Problem!;
            var when = desk.When(command, repair);
            if ((when.Problem ?? Steps.Refuse(RepairAct.Consent, repair.State) ?? await confirmation.Take(repair, command, "报价同意", null, ct)) is { } wrong)
                return wrong;
            var offered = await db.Set<RepairLine>().Where(l => l.RepairId == repair.Id && l.QuoteNo == repair.QuoteNo).ToListAsync(ct);
            var price = repair.Offered;
            var signer = command.Signer.Length > 0 ? command.Signer : repair.ReporterName;
            if (repair.AgreeToPrice(signer, command.Way, command.Code, offered, when.Value) is { } refused)
                return refused;
            return await desk.Settle(repair, RepairAct.Consent, $"住户同意报价 {price} 元（{Words.Of(command.Way)}）", "ok", ct, when.Value.At);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/consent");
}
