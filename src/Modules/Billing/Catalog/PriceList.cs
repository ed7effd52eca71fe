using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Billing.Domain.Calculation;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Catalog;

/// <summary>收费标准: what everything costs today, or did on any day (A-3b), or all versions ever.</summary>
internal static class PriceList
{
    public const int Most = 500;

    [Permission(BillingPermissions.Standards)]
    public sealed record Query
    {
        /// <summary>Today when empty.</summary>
        public DateOnly? On { get; set; }
        public int? Item { get; set; }
        [StringLength(40, ErrorMessage = "最多 40 字")] public string? Text { get; set; }

        /// <summary>Versions of all times and states.</summary>
        public bool? All { get; set; }
    }

    /// <param name="Price">2.85 元/㎡·月.</param>
    /// <param name="Tiers">One line a tier where there are several.</param>
    public sealed record Row(int No, int ItemNo, string Item, Purse Purse, string Where, Basis Basis, string Price, IReadOnlyList<string> Tiers, DateOnly From, DateOnly? To, string LegalBasis, string Includes, PriceState State, string ProposedBy, string DecidedBy, string Decision)
    {
        public bool IsOn(DateOnly day) => State == PriceState.Approved && From <= day && (To is null || To >= day);
    }

    public sealed record ItemRow(int No, string Name, string Code, Purse Purse, string TaxCategory, PaperKind Paper, int CycleMonths, bool IsInAdvance, bool BuilderPays, bool VacancyReduces, bool IsForAll, Convention Convention, int AlertPercent, bool IsActive, int Version);

    public sealed record View(DateOnly On, IReadOnlyList<ItemRow> Items, IReadOnlyList<Row> Prices, int Waiting);

    internal sealed class Handler(AppDb db, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var on = query.On ?? calendar.Today;
            var items = await db.Set<FeeItem>().OrderBy(i => i.No).Take(100).ToListAsync(ct);
            var prices = db.Set<PriceVersion>().AsQueryable();
            if (query.All != true)
                prices = prices.Where(p => p.State == PriceState.Approved && p.From <= on && (p.To == null || p.To >= on));
            if (query.Item is { } item)
                prices = prices.Where(p => p.ItemNo == item);
            if (query.Text is { Length: > 0 } text)
            {
                var named = items.Where(i => i.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(i => i.No).ToArray();
                prices = prices.Where(p => p.Where.Contains(text) || p.Includes.Contains(text) || p.LegalBasis.Contains(text) || named.Contains(p.ItemNo));
            }

            var found = await prices.OrderBy(p => p.ItemNo).ThenByDescending(p => p.From).ThenByDescending(p => p.No).Take(Most).ToListAsync(ct);
            var names = items.ToDictionary(i => i.No);
            return new View(on, [.. items.Select(Of)], [.. found.Select(p => Of(p, names[p.ItemNo]))], await db.Set<PriceVersion>().CountAsync(p => p.State == PriceState.Proposed, ct));
        }

        private static ItemRow Of(FeeItem i) => new(i.No, i.Name, i.Code, i.Purse, i.TaxCategory, i.Paper, i.CycleMonths, i.IsInAdvance, i.BuilderPays, i.VacancyReduces, i.IsForAll, i.Convention, i.AlertPercent, i.IsActive, i.Version);

        private static Row Of(PriceVersion p, FeeItem item) => new(p.No, p.ItemNo, item.Name, item.Purse, p.Where, p.Tariff.Basis, Sentences.Price(p.Tariff), Lines(p.Tariff), p.From, p.To, p.LegalBasis, p.Includes, p.State, p.ProposedBy, p.DecidedBy, p.Decision);
    }

    /// <summary>The components and tiers in words, as the printed list has them.</summary>
    public static IReadOnlyList<string> Lines(Tariff tariff)
    {
        var lines = new List<string>();
        foreach (var part in tariff.Parts)
            foreach (var (name, tiers) in (IEnumerable<(string, IReadOnlyList<Tier>)>)[(part.Name, part.Tiers), .. (part.Seasons ?? []).Select(s => ($"{part.Name}（{s.FromMonth}–{s.ToMonth} 月）", s.Tiers))])
                if (tariff.Parts.Count > 1 || tiers.Count > 1 || part.Seasons is not null)
                    lines.Add($"{name}：{string.Join("；", Steps(tiers))}");
        if (tariff.Proration is { } agreed)
            lines.Add($"交付当月：{Words.Of(agreed)}");
        if (tariff.Basis == Basis.Usage && tariff.Parts.Any(p => !p.IsFlat))
            lines.Add($"{Words.Of(tariff.Span)}{(tariff.Shift is { } s ? $"；超过 {s.Above} 人的户，各档上限{(s.PerPerson > 0 ? $"每人增加 {Sentences.Plain(s.PerPerson)}" : "")}{(s.Once > 0 ? $"增加 {Sentences.Plain(s.Once)}" : "")} {tariff.Unit}" : "")}");
        return lines;
    }

    private static IEnumerable<string> Steps(IReadOnlyList<Tier> tiers)
    {
        for (var i = 0; i < tiers.Count; i++)
            yield return tiers.Count == 1 ? $"{Sentences.Plain(tiers[i].Price)} 元"
                : $"{(tiers[i].UpTo is { } to ? (i == 0 ? $"{Sentences.Plain(to)} 及以下" : $"{Sentences.Plain(tiers[i - 1].UpTo!.Value)}–{Sentences.Plain(to)}") : $"{Sentences.Plain(tiers[i - 1].UpTo ?? 0)} 以上")} {Sentences.Plain(tiers[i].Price)} 元";
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/prices");
}
