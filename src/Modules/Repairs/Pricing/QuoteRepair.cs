using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;
using static System.FormattableString;

namespace Anju.Repairs.Pricing;

/// <summary>Price before work; while work is under way it is an additional quote.</summary>
[Act("报价")]
internal static class QuoteRepair
{
    [Permission(RepairsPermissions.Work)]
    public sealed record Command : OnSiteAct
    {
        [MaxLength(30, ErrorMessage = "一次最多 30 项")]
        public List<LineInput> Lines { get; set; } = [];
    }

    public sealed class Handler(RepairDesk desk, QuoteLines quote) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, RepairAct.Quote, ct);
            if (taken.Value is not { } repair)
                return taken.Problem!;
            var when = desk.When(command, repair);
            var priced = await quote.Price(command.Lines, charged: true, ct);
            if ((when.Problem ?? priced.Problem) is { } wrong)
                return wrong;
            var code = Invariant($"{RandomNumberGenerator.GetInt32(1_000_000):000000}");   // told to the owner by telephone, by the desk
            if (repair.Offer(priced.Value!, code, when.Value) is { } refused)
                return refused;
            return await desk.Settle(repair, RepairAct.Quote, $"报价 {repair.Offered} 元，共 {priced.Value!.Count} 项{(repair.QuoteNo > 1 ? $"（第 {repair.QuoteNo} 次报价）" : "")}", "hold", ct, when.Value.At);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/quote");
}
