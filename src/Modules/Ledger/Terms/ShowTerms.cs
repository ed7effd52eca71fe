using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Terms;

/// <summary>到期日、违约金与收款规定 as they hold.</summary>
internal static class ShowTerms
{
    [Permission(LedgerPermissions.View)]
    public sealed record Query;

    /// <param name="Warning">Above four times LPR; empty when it is not.</param>
    public sealed record Row(int Item, string Name, MoneyOf Whose, int FromPeriod, int DueMonths, int DueDay, decimal RatePercent, int GraceDays, int CapPercent, string Clause, string By, string Warning)
    {
        public string Due => $"{DueMonths switch { 0 => "当月", 1 => "次月", _ => $"第 {DueMonths} 个月后" }} {(DueDay == 31 ? "月末" : $"{DueDay} 日")}前";
    }

    /// <param name="Items">Every item, for the form.</param>
    public sealed record View(IReadOnlyList<Row> Rows, IReadOnlyList<FeeItemCard> Items, SetRules.Command Rules);

    internal sealed class Handler(AppDb db, IBills bills) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var items = await bills.Items(ct);
            var rules = await db.Set<LedgerRules>().SingleOrDefaultAsync(r => r.Id == LedgerRules.Only, ct) ?? new();
            var terms = await db.Set<FeeTerms>().OrderBy(t => t.ItemNo).ThenByDescending(t => t.FromPeriod).Take(2000).ToListAsync(ct);
            var shown = items.Where(i => i.Whose != MoneyOf.Deposit).SelectMany(i => terms.Where(t => t.ItemNo == i.No).DefaultIfEmpty(FeeTerms.None(i.No)).Select(t => Of(i, t, rules)));
            return new View([.. shown], items, new() { AdvanceMonths = rules.AdvanceMonths, IsLateFirst = rules.IsLateFirst, DirectorLimit = rules.DirectorLimit, ReportDay = rules.ReportDay, Lpr = rules.LprBasisPoints / 100m, DepositDays = rules.DepositDays, VoucherYears = rules.VoucherYears });
        }

        private static Row Of(FeeItemCard item, FeeTerms t, LedgerRules rules) => new(item.No, item.Name, item.Whose, t.FromPeriod, t.DueMonths, t.DueDay, t.RateMillionths / 10_000m, t.GraceDays, t.CapPercent, t.Clause, t.By, SetTerms.Warning(t.RateMillionths / 10_000m, rules.LprBasisPoints));
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/terms");
}
