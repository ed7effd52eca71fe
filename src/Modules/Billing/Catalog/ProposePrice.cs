using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Billing.Domain.Calculation;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Catalog;

/// <summary>A new price of an item, with its paper; it holds when a second person has approved it.</summary>
[Act("提出价格")]
internal static class ProposePrice
{
    [Permission(BillingPermissions.Propose)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public int Item { get; set; }
        [Required(ErrorMessage = "请填写计费方式和单价")] public Tariff? Tariff { get; set; }
        public CommunityId? Community { get; set; }
        public BuildingId? Building { get; set; }
        public HouseUse? Use { get; set; }
        [Range(-9, 200, ErrorMessage = "楼层应在 -9 到 200 之间")] public int? FloorFrom { get; set; }
        [Range(-9, 200, ErrorMessage = "楼层应在 -9 到 200 之间")] public int? FloorTo { get; set; }
        public HouseId? House { get; set; }
        [Required(ErrorMessage = "请填写生效日期")] public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        [Required(ErrorMessage = "请写明依据的文件"), StringLength(200, ErrorMessage = "依据最多 200 字")] public string LegalBasis { get; set; } = "";
        [StringLength(300, ErrorMessage = "说明最多 300 字")] public string Includes { get; set; } = "";
    }

    /// <summary>Answers the number of the price.</summary>
    internal sealed class Handler(AppDb db, CurrentUser user, IHouses houses, IHouseHistory history, Calendar calendar) : IHandler<Command, int>
    {
        private static readonly string[] HandlingFees = ["手续费", "服务费", "管理费", "代办费"];

        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<FeeItem>().AsNoTracking().SingleOrDefaultAsync(i => i.No == command.Item, ct) is not { } item)
                return Problem.Invalid(nameof(Command.Item), "请选择收费项目");
            var versions = await db.Set<PriceVersion>().AsNoTracking().Where(p => p.ItemNo == item.No && p.State != PriceState.Declined).OrderBy(p => p.No).Take(5000).ToListAsync(ct);
            var faults = Faults(command, item, versions).Select(f => (Field: f.Field, f.Message)).ToList();
            if (faults.Count > 0)
                return Problem.Invalid(faults.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.Message).ToArray()));
            if (await Where(command, ct) is not { } where)
                return Problem.Invalid(nameof(Command.Building), "没有这个小区、楼栋或房屋");
            var price = Make(command, where, await db.Set<PriceVersion>().MaxAsync(p => (int?)p.No, ct) ?? 0);
            if (versions.Find(v => v.Scope == price.Scope && v.State == PriceState.Proposed && v.From == price.From) is not null)
                return Problem.Invalid(nameof(Command.From), "同一范围已有同日生效、待批准的价格");
            if (versions.Find(v => v.Scope == price.Scope && Overlaps(v, price)) is { } other)
                return Problem.Invalid(nameof(Command.From), $"与价格 {other.No} 的期限 {other.From:yyyy-MM-dd} 至 {(other.To is { } to ? $"{to:yyyy-MM-dd}" : "今后")} 重叠");
            db.Add(price);
            return price.No;
        }

        private static IEnumerable<(string Field, string Message)> Faults(Command command, FeeItem item, List<PriceVersion> versions)
        {
            foreach (var fault in command.Tariff!.Faults())
                yield return ($"{nameof(Command.Tariff)}.{fault.Field}", fault.Message);
            if (command.To < command.From)
                yield return (nameof(Command.To), "截止日期不能早于生效日期");
            if (command.FloorTo < command.FloorFrom)
                yield return (nameof(Command.FloorTo), "最高层不能低于最低层");
            if (item.Purse == Purse.Agency && command.Tariff.Parts.Any(p => HandlingFees.Any(p.Name.Contains)))
                yield return ($"{nameof(Command.Tariff)}.{nameof(Tariff.Parts)}", "代收代付的费用不得加收手续费、服务费（物业管理条例 44）");
            if (command.Tariff.Faults().Any())
                yield break;
            if (versions.Exists(v => v.Tariff.IsMonthly != command.Tariff.IsMonthly))
                yield return ($"{nameof(Command.Tariff)}.{nameof(Tariff.Basis)}", "同一项目不能既按月计费又按用量计费，请另建收费项目");
        }

        /// <summary>A version without an end makes way for a later one; anything else must not share a day.</summary>
        private static bool Overlaps(PriceVersion known, PriceVersion fresh) =>
            known.From == fresh.From || (known.From < fresh.From ? known.To is { } end && end >= fresh.From : fresh.To is null || fresh.To >= known.From);

        private async Task<string?> Where(Command command, CancellationToken ct)
        {
            var words = new List<string>();
            if (command.House is { } id)
                return await houses.Find(id, ct) is { } house ? $"{house.CommunityName} {house.Number}" : null;
            if (command.Building is { } building)
            {
                if ((await history.Buildings(ct)).FirstOrDefault(b => b.Id == building) is not { } found)
                    return null;
                words.Add($"{found.CommunityName} {found.Name}");
            }
            else if (command.Community is { } community)
            {
                if ((await history.Communities(ct)).FirstOrDefault(c => c.Id == community) is not { } found)
                    return null;
                words.Add(found.Name);
            }

            if (command.Use is { } use)
                words.Add(UseWords.Of(use));
            if (command.FloorFrom is not null || command.FloorTo is not null)
                words.Add($"{command.FloorFrom}–{command.FloorTo} 层");
            return words.Count == 0 ? "全部" : string.Join(" · ", words);
        }

        private PriceVersion Make(Command command, string where, int last) => new()
        {
            No = last + 1,
            ItemNo = command.Item,
            Terms = command.Tariff!.ToJson(),
            CommunityId = command.Building is null && command.House is null ? command.Community : null,
            BuildingId = command.House is null ? command.Building : null,
            Use = command.Use,
            FloorFrom = command.FloorFrom,
            FloorTo = command.FloorTo,
            HouseId = command.House,
            Where = where,
            From = command.From!.Value,
            To = command.To,
            LegalBasis = command.LegalBasis,
            Includes = command.Includes,
            ProposedById = user.Id,
            ProposedBy = user.Name,
            ProposedAt = calendar.Now,
        };
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, int>("/prices/propose");
}

/// <summary>How uses of houses are said.</summary>
internal static class UseWords
{
    public static string Of(HouseUse use) => use switch { HouseUse.Dwelling => "住宅", HouseUse.Shop => "商铺", HouseUse.Office => "办公", HouseUse.Garage => "车库", _ => "其他" };
}
