using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Billing.Domain.Calculation;
using Anju.Billing.Runs;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Bills;

/// <summary>A bill in one line.</summary>
internal sealed record BillRow(long Id, HouseId HouseId, string HouseNumber, string Item, DateOnly From, DateOnly To, decimal Quantity, Money Amount, string Payer, bool IsEstimated)
{
    public string Href => $"/billing/bills/{Id}";
}

/// <summary>解释这笔金额 (F-1b): computed again from the kept reasons by the engine that made it.</summary>
internal static class ExplainBill
{
    [Permission(BillingPermissions.View)]
    public sealed record Query { public long Id { get; set; } }

    /// <param name="Agrees">The amount computed now is the amount of the bill.</param>
    public sealed record View(long Id, HouseId HouseId, string HouseNumber, string Item, Purse Purse, DateOnly From, DateOnly To, string Payer, decimal Quantity, Money Amount, decimal Unrounded, bool IsEstimated,
        string Sentence, IReadOnlyList<string> Steps, int PriceNo, string Price, string LegalBasis, string PriceWhere, DateOnly PriceFrom, DateOnly? PriceTo, string ApprovedBy, string Proration, bool Agrees,
        RunState State, DateTime? WithdrawnAt, int RunNo, string RunNumber, string StartedBy, string PostedBy);

    internal sealed class Handler(AppDb db, IHouses houses, CurrentUser user) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Bill>().SingleOrDefaultAsync(b => b.Id == query.Id, ct) is not { } bill)
                return Problem.NotFound("没有这笔账单");
            var house = await houses.Find(bill.HouseId, ct);
            if (house is not null && user.Actor.Zone?.Contains(house.Building.Value) == false)
                return Problem.NotFound("没有这笔账单，或不在您的片区");
            var run = await db.Set<BillRun>().SingleAsync(r => r.No == bill.RunNo, ct);
            var item = await db.Set<FeeItem>().SingleAsync(i => i.No == bill.ItemNo, ct);
            var price = await db.Set<PriceVersion>().SingleAsync(p => p.No == bill.PriceNo, ct);
            var (told, reasons) = Tell(bill, price.Tariff);
            return new View(bill.Id, bill.HouseId, house?.Number ?? "", item.Name, item.Purse, bill.From, bill.To, Words.Payer(bill), bill.Quantity, bill.Amount, told.Unrounded, (bill.Marks & BillMark.Estimated) != 0,
                told.Short, told.Steps, price.No, Sentences.Price(price.Tariff), price.LegalBasis, price.Where, price.From, price.To, price.DecidedBy,
                price.Tariff.IsMonthly && reasons.Share.Of != 1 ? Words.Of(price.Tariff.Proration ?? item.Convention) : "", told.Amount == bill.Amount, run.State, bill.WithdrawnAt, run.No, run.Number, run.StartedBy, run.PostedBy);
        }
    }

    /// <summary>The engine's own word on a stored bill.</summary>
    public static (Explanation Told, Reasons Reasons) Tell(Bill bill, Tariff tariff)
    {
        var reasons = Reasons.Unpack(bill.Why);
        return (Sentences.Of(tariff, reasons.Input(bill.Quantity, bill.From.Month), reasons.Usage), reasons);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/bill");
}

/// <summary>Bills of one house on its workbench, the newest first, with the sentence beside each.</summary>
internal sealed class HouseBills(AppDb db, Anju.Kernel.Calendars.Calendar calendar) : IHousePanel
{
    private const int Months = 24;

    public int Order => 15;
    public string Title => "账单";
    public string Permission => BillingPermissions.View;

    public async Task<HousePanelRows> Rows(HouseId house, int limit, CancellationToken ct)
    {
        var month = calendar.MonthStart(calendar.Today);
        var periods = Enumerable.Range(-1, Months).Select(n => Bill.PeriodOf(month.AddMonths(-n))).ToArray();
        var mine = db.Set<Bill>().AsNoTracking().Where(b => periods.Contains(b.Period) && b.HouseId == house && b.WithdrawnAt == null);
        var rows = await mine.OrderByDescending(b => b.Period).ThenBy(b => b.Id).Take(Math.Clamp(limit, 1, 50)).ToListAsync(ct);
        var total = rows.Count < limit ? rows.Count : await mine.CountAsync(ct);
        var (items, runs, prices) = (rows.Select(b => b.ItemNo).Distinct().ToArray(), rows.Select(b => b.RunNo).Distinct().ToArray(), rows.Select(b => b.PriceNo).Distinct().ToArray());
        var names = await db.Set<FeeItem>().AsNoTracking().Where(i => items.Contains(i.No)).OrderBy(i => i.No).Take(100).ToDictionaryAsync(i => i.No, i => i.Name, ct);
        var states = await db.Set<BillRun>().AsNoTracking().Where(r => runs.Contains(r.No)).OrderBy(r => r.No).Take(100).ToDictionaryAsync(r => r.No, r => r.State, ct);
        var tariffs = await db.Set<PriceVersion>().AsNoTracking().Where(p => prices.Contains(p.No)).OrderBy(p => p.No).Take(100).ToDictionaryAsync(p => p.No, ct);
        return new(rows.Count(b => states[b.RunNo] == RunState.Ready), total, $"/billing/house/{house.Value}",
            [.. rows.Select(b => new HousePanelRow($"{b.From:yyyy-MM}", $"{names[b.ItemNo]}　{ExplainBill.Tell(b, tariffs[b.PriceNo].Tariff).Told.Short}", Words.Of(states[b.RunNo]), Words.Colour(states[b.RunNo]), b.Amount.ToString(), Words.Payer(b), $"/billing/bills/{b.Id}"))]);
    }
}

/// <summary>Bills one house alone.</summary>
internal sealed class BillOneHouse : IHouseAction
{
    public int Order => 15;
    public string Title => "单户出账";
    public string? Key => null;
    public string Permission => BillingPermissions.Run;
    public string Href(HouseId house) => $"/billing/house/{house.Value}";
}

/// <summary>All bills of a house of the last two years with their sentences.</summary>
internal static class BillsOfHouse
{
    private const int Months = 36, Most = 300;

    [Permission(BillingPermissions.View)]
    public sealed record Query { public HouseId House { get; set; } }

    public sealed record Row(long Id, string Item, DateOnly From, DateOnly To, string Payer, string Sentence, Money Amount, RunState State, int RunNo, string RunNumber);

    public sealed record View(HouseId House, string Number, string Community, decimal GrossArea, IReadOnlyList<Row> Rows)
    {
        public Money Posted => Rows.Where(r => r.State == RunState.Posted).Sum(r => r.Amount);
    }

    internal sealed class Handler(AppDb db, IHouses houses, CurrentUser user, Anju.Kernel.Calendars.Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await houses.Find(query.House, ct) is not { } house || user.Actor.Zone?.Contains(house.Building.Value) == false)
                return Problem.NotFound("没有这套房屋，或不在您的片区");
            var month = calendar.MonthStart(calendar.Today);
            var periods = Enumerable.Range(-12, Months + 12).Select(n => Bill.PeriodOf(month.AddMonths(-n))).ToArray();
            var bills = await db.Set<Bill>().Where(b => periods.Contains(b.Period) && b.HouseId == house.Id && b.WithdrawnAt == null).OrderByDescending(b => b.Period).ThenBy(b => b.Id).Take(Most).ToListAsync(ct);
            var (items, runs, prices) = (bills.Select(b => b.ItemNo).Distinct().ToArray(), bills.Select(b => b.RunNo).Distinct().ToArray(), bills.Select(b => b.PriceNo).Distinct().ToArray());
            var names = await db.Set<FeeItem>().Where(i => items.Contains(i.No)).OrderBy(i => i.No).Take(100).ToDictionaryAsync(i => i.No, i => i.Name, ct);
            var states = await db.Set<BillRun>().Where(r => runs.Contains(r.No)).OrderBy(r => r.No).Take(Most).ToDictionaryAsync(r => r.No, ct);
            var tariffs = await db.Set<PriceVersion>().Where(p => prices.Contains(p.No)).OrderBy(p => p.No).Take(Most).ToDictionaryAsync(p => p.No, ct);
            return new View(house.Id, house.Number, house.CommunityName, house.GrossArea, [.. bills.Select(b => new Row(b.Id, names[b.ItemNo], b.From, b.To, Words.Payer(b), ExplainBill.Tell(b, tariffs[b.PriceNo].Tariff).Told.Short, b.Amount, states[b.RunNo].State, b.RunNo, states[b.RunNo].Number))]);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/house-bills");
}
