using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Billing.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;

namespace Anju.Billing.Runs;

/// <summary>Reads bills by what their run is: a bill is owed from the day its run was posted until the day it was withdrawn.</summary>
internal sealed class PostedBills(AppDb db, Calendar calendar) : IBills
{
    private const int MostHouses = 500, MostBills = 200_000, MostRuns = 20_000, MostSums = 2_000_000;

    private sealed record PostedRun(DateOnly Month, DateOnly On, DateTime At);

    public async Task<IReadOnlyList<PostedBill>> OfHouses(IReadOnlyCollection<HouseId> houses, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(houses.Count, MostHouses);
        var runs = await Posted(ct);
        if (runs.Count == 0 || houses.Count == 0)
            return [];
        var periods = Periods(runs.Values.Min(r => r.Month), runs.Values.Max(r => r.Month));
        var bills = db.Set<Bill>().AsNoTracking();
        var found = await bills.Where(b => periods.Contains(b.Period) && houses.Contains(b.HouseId) && b.WithdrawnAt == null).Concat(bills.Where(b => houses.Contains(b.HouseId) && b.WithdrawnAt != null))     // each half has its index
            .OrderBy(b => b.HouseId).ThenBy(b => b.Period).ThenBy(b => b.Id)
            .Select(b => new { b.Id, b.HouseId, b.ItemNo, b.Period, b.From, b.To, b.QuantityMilli, b.AmountFen, b.WithdrawnAt }).Take(MostBills).ToListAsync(ct);
        var posted = new List<PostedBill>(found.Count);
        foreach (var b in found)
            if (runs.TryGetValue((int)(b.Id >> 32), out var run) && !(b.WithdrawnAt < run.At))
                posted.Add(new(b.Id, b.HouseId, b.ItemNo, b.Period, b.From, b.To, b.QuantityMilli / 1000m, new(b.AmountFen), run.On, b.WithdrawnAt is { } at ? calendar.DayOf(at) : null));
        return posted;
    }

    public async Task<IReadOnlyList<(HouseId House, long Fen)>> OfPeriod(int period, CancellationToken ct)
    {
        var sums = new List<(HouseId, long)>();
        var runs = (await Posted(ct)).Keys.ToHashSet();
        await foreach (var b in db.Set<Bill>().AsNoTracking().Where(b => b.Period == period && b.WithdrawnAt == null).OrderBy(b => b.HouseId).ThenBy(b => b.Id).Select(b => new { b.Id, b.HouseId, b.AmountFen }).Take(MostSums).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!runs.Contains((int)(b.Id >> 32)))
                continue;
            if (sums.Count > 0 && sums[^1].Item1 == b.HouseId)
                sums[^1] = (b.HouseId, sums[^1].Item2 + b.AmountFen);
            else
                sums.Add((b.HouseId, b.AmountFen));
        }

        return sums;
    }

    public async Task<IReadOnlyList<(HouseId House, long Fen)>> OfRuns(IReadOnlyCollection<(int Run, int Period)> runs, DateOnly day, CancellationToken ct)
    {
        var (sums, end) = (new Dictionary<HouseId, long>(), calendar.EndOf(day));
        foreach (var (run, period) in runs.Order())
        {
            var (first, last) = (Bill.FirstOf(run), Bill.LastOf(run));
            await foreach (var b in db.Set<Bill>().AsNoTracking().Where(b => b.Id >= first && b.Id <= last && b.Period == period && (b.WithdrawnAt == null || b.WithdrawnAt > end)).OrderBy(b => b.Id).Select(b => new { b.HouseId, b.AmountFen }).Take(MostSums).AsAsyncEnumerable().WithCancellation(ct))
                sums[b.HouseId] = sums.GetValueOrDefault(b.HouseId) + b.AmountFen;
        }

        return [.. sums.Select(s => (s.Key, s.Value))];
    }

    public async Task<IReadOnlyList<(int ItemNo, int Period, long Fen)>> Totals(CancellationToken ct)
    {
        var sums = new Dictionary<(int, int), long>();
        foreach (var run in (await Posted(ct)).Keys.Order())
        {
            var (first, last) = (Bill.FirstOf(run), Bill.LastOf(run));
            foreach (var s in await db.Set<Bill>().AsNoTracking().Where(b => b.Id >= first && b.Id <= last && b.WithdrawnAt == null).GroupBy(b => new { b.ItemNo, b.Period }).Select(g => new { g.Key.ItemNo, g.Key.Period, Fen = g.Sum(b => b.AmountFen) })
                .OrderBy(s => s.ItemNo).ThenBy(s => s.Period).Take(1000).ToListAsync(ct))
                sums[(s.ItemNo, s.Period)] = sums.GetValueOrDefault((s.ItemNo, s.Period)) + s.Fen;
        }

        return [.. sums.OrderBy(s => s.Key).Select(s => (s.Key.Item1, s.Key.Item2, s.Value))];
    }

    public async Task<IReadOnlyDictionary<long, string>> Sentences(IReadOnlyCollection<long> bills, CancellationToken ct)
    {
        var told = new Dictionary<long, string>(bills.Count);
        var tariffs = new Dictionary<int, Domain.Calculation.Tariff>();
        foreach (var some in bills.Take(MostBills).Chunk(1000))
        {
            var found = await db.Set<Bill>().AsNoTracking().Where(b => some.Contains(b.Id)).OrderBy(b => b.Id).Take(some.Length).ToListAsync(ct);
            var unknown = found.Select(b => b.PriceNo).Where(n => !tariffs.ContainsKey(n)).Distinct().ToArray();
            foreach (var price in await db.Set<PriceVersion>().AsNoTracking().Where(p => unknown.Contains(p.No)).OrderBy(p => p.No).Take(unknown.Length).ToListAsync(ct))
                tariffs[price.No] = price.Tariff;
            foreach (var bill in found)
                told[bill.Id] = Bills.ExplainBill.Tell(bill, tariffs[bill.PriceNo]).Told.Short;
        }

        return told;
    }

    public async Task<IReadOnlyList<FeeItemCard>> Items(CancellationToken ct) =>
        [.. (await db.Set<FeeItem>().AsNoTracking().OrderBy(i => i.No).Take(100).ToListAsync(ct)).Select(i => new FeeItemCard(i.No, i.Code, i.Name, Enum.Parse<MoneyOf>(i.Purse.ToString()), i.CycleMonths, i.IsInAdvance, i.IsActive))];

    private async Task<Dictionary<int, PostedRun>> Posted(CancellationToken ct) =>
        (await db.Set<BillRun>().AsNoTracking().Where(r => r.PostedAt != null).OrderBy(r => r.No).Take(MostRuns).Select(r => new { r.No, r.Month, r.PostedAt }).ToListAsync(ct))
            .ToDictionary(r => r.No, r => new PostedRun(r.Month, calendar.DayOf(r.PostedAt!.Value), r.PostedAt!.Value));

    /// <summary>The periods that runs of these months may have billed: a cycle begins up to eleven months before its run.</summary>
    private static int[] Periods(DateOnly first, DateOnly last)
    {
        var periods = new List<int>();
        for (var month = first.AddMonths(-11); month <= last; month = month.AddMonths(1))
            periods.Add(Bill.PeriodOf(month));
        return [.. periods];
    }
}

/// <summary>Tells whoever keeps the accounts what a posted run, or bills taken back from it, mean for houses and buildings.</summary>
internal sealed class BillsTeller(AppDb db, Kernel.UseCases.Events events, Calendar calendar)
{
    private const int Most = 8_000_000;

    /// <param name="sign">1 when posted, −1 when withdrawn.</param>
    public async Task Tell(BillRun run, int sign, CancellationToken ct)
    {
        var (first, last) = (Bill.FirstOf(run.No), Bill.LastOf(run.No));
        var living = await db.Set<Bill>().AsNoTracking().Where(b => b.Id >= first && b.Id <= last && b.WithdrawnAt == null).OrderBy(b => b.Id)
            .Select(b => new HouseShare(b.HouseId, b.ItemNo, b.Period, sign * b.AmountFen)).Take(Most).ToListAsync(ct);
        var totals = await db.Set<RunTotal>().AsNoTracking().Where(t => t.RunNo == run.No).GroupBy(t => new { t.BuildingId, t.ItemNo })
            .Select(g => new { g.Key.BuildingId, g.Key.ItemNo, Bills = g.Sum(t => t.Bills), Fen = g.Sum(t => t.Fen) }).OrderBy(t => t.BuildingId).ThenBy(t => t.ItemNo).Take(Most).ToListAsync(ct);
        var cycles = await db.Set<FeeItem>().AsNoTracking().OrderBy(i => i.No).Take(100).ToDictionaryAsync(i => i.No, i => Bill.PeriodOf(i.CycleOf(run.Month)), ct);
        await events.Publish(new BillsMoved(run.No, calendar.Today, living,
            [.. totals.Where(t => t.Bills != 0 || t.Fen != 0).Select(t => new BuildingShare(t.BuildingId, t.ItemNo, cycles[t.ItemNo], sign * t.Bills, sign * t.Fen))]), ct);
    }

    public Task Withdrawn(BillRun run, IReadOnlyList<Bill> bills, BuildingId building, CancellationToken ct) => events.Publish(new BillsMoved(run.No, calendar.Today,
        [new HouseShare(bills[0].HouseId, bills[0].ItemNo, bills[0].Period, -bills.Sum(b => b.AmountFen))],
        [new BuildingShare(building, bills[0].ItemNo, bills[0].Period, -bills.Count, -bills.Sum(b => b.AmountFen))]), ct);
}
