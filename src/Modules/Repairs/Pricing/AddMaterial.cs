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

/// <summary>Material used at the center's cost; what the owner pays goes by an additional quote.</summary>
[Act("记用料")]
internal static class AddMaterial
{
    [Permission(RepairsPermissions.Work)]
    public sealed record Command : OnSiteAct
    {
        [MaxLength(30, ErrorMessage = "一次最多 30 项")]
        public List<LineInput> Lines { get; set; } = [];
    }

    public sealed class Handler(AppDb db, RepairDesk desk, QuoteLines quote) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, RepairAct.AddMaterial, ct);
            if (taken.Value is not { } repair)
                return taken.Problem!;
            foreach (var line in command.Lines)
                line.Kind = LineKind.Material;
            var when = desk.When(command, repair);
            var priced = await quote.Price(command.Lines, charged: false, ct);
            if ((when.Problem ?? priced.Problem) is { } wrong)
                return wrong;
            var used = await db.Set<RepairLine>().CountAsync(l => l.RepairId == repair.Id && l.QuoteNo == 0, ct);
            if (repair.Use(priced.Value!, used + 1, when.Value) is { } refused)
                return refused;
            var words = string.Join('、', priced.Value!.Take(5).Select(l => $"{l.Name} {l.Quantity:0.###} {l.Unit}".TrimEnd()));
            return await desk.Settle(repair, RepairAct.AddMaterial, $"用料（不收费）：{words}", "info", ct, when.Value.At);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/material");
}
