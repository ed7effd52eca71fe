using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Months;

/// <summary>What a closed month says about a building and an item, ready for rates.</summary>
internal sealed class MonthSums(AppDb db, IBills bills, MonthFacts facts)
{
    private const int Most = 4_000_000;

    /// <summary>Rates by building and item, households left out.</summary>
    /// <param name="rows">The rows of the month.</param>
    public async Task<IReadOnlyDictionary<(BuildingId Building, int Item), Rates>> Money(int month, IReadOnlyList<Rolled> rows, CancellationToken ct)
    {
        // What belongs to the month may have come onto the accounts, and been paid, in months before it.
        var earlier = await db.Set<MonthRow>().AsNoTracking().Where(r => r.Belongs == month && r.Month < month && r.Pot == Pot.Principal).OrderBy(r => r.Month).ThenBy(r => r.BuildingId).ThenBy(r => r.ItemNo).ThenBy(r => r.Period).Take(Most).ToListAsync(ct);
        var sums = new Dictionary<(BuildingId, int), Rates>();
        void Add(RowKey key, Rates more) => sums[(key.Building, key.Item)] = Rates.Sum([sums.GetValueOrDefault((key.Building, key.Item)) ?? new(0, 0, 0, 0, 0, 0, 0, 0), more]);
        foreach (var r in earlier)
            Add(r.Key, Current(r.Rolled.Moves));
        foreach (var r in rows.Where(r => r.Key.Pot == Pot.Principal && r.Key.Belongs <= month))
            Add(r.Key, r.Key.Belongs == month ? Current(r.Moves) : new(0, 0, 0, r.Opening + r.Moves.New + r.Moves.Adjusted, r.Moves.Waived, r.Moves.Received, 0, 0));
        return sums;
    }

    private static Rates Current(Moves m) => new(m.New + m.Adjusted, m.Waived, m.Received, 0, 0, 0, 0, 0);

    /// <summary>By building: houses that had something to pay for the month, and those of them who owe nothing for it on its last day.</summary>
    public async Task<IReadOnlyDictionary<BuildingId, (int Due, int Paid)>> Households(int month, CancellationToken ct)
    {
        var (from, to) = (Ym.First(month), Ym.Last(month));
        var posted = await db.Set<Posting>().AsNoTracking().Where(p => p.Turn == 1 && p.On <= to && (p.On >= from || p.Period == month)).Select(p => new { p.RunNo, p.Period, p.On }).Distinct().OrderBy(p => p.RunNo).ThenBy(p => p.Period).ThenBy(p => p.On).Take(Most).ToListAsync(ct);
        var runs = posted.Where(p => Math.Max(p.Period, Ym.Of(p.On)) == month).ToList();
        var open = new Dictionary<HouseId, (long Amount, long Open)>();
        void Add(HouseId house, long amount, long more)
        {
            var (billed, left) = open.GetValueOrDefault(house);
            open[house] = (billed + amount, left + more);
        }

        foreach (var (house, fen) in await bills.OfRuns([.. runs.Select(r => (r.RunNo, r.Period))], to, ct))
            Add(house, fen, fen);
        await Charges(month, from, to, Add, ct);
        if (runs.Count > 0)
            await Lines([.. runs.Select(r => r.RunNo).Distinct()], runs.Min(r => r.On), to, month, Add, ct);
        return await ByBuilding(open, ct);
    }

    private async Task Charges(int month, DateOnly from, DateOnly to, Action<HouseId, long, long> add, CancellationToken ct)
    {
        var charges = await db.Set<Charge>().AsNoTracking().Where(c => c.On <= to && (c.On >= from && c.Period <= month || c.Period == month) && (c.WithdrawnOn == null || c.WithdrawnOn > to)).OrderBy(c => c.Id).Take(Most).Select(c => new { c.Id, c.HouseId, c.AmountFen }).ToListAsync(ct);
        if (charges.Count == 0)
            return;
        foreach (var charge in charges)
            add(charge.HouseId, charge.AmountFen, charge.AmountFen);
        var lines = db.Set<LedgerLine>().AsNoTracking().Where(l => l.On <= to && l.ChargeId != 0 && db.Set<Charge>().Any(c => c.Id == l.ChargeId && c.On <= to && (c.On >= from && c.Period <= month || c.Period == month) && (c.WithdrawnOn == null || c.WithdrawnOn > to)));
        await Settled(lines, add, ct);
    }

    private Task Lines(int[] runs, DateOnly from, DateOnly to, int month, Action<HouseId, long, long> add, CancellationToken ct) =>
        Settled(db.Set<LedgerLine>().AsNoTracking().Where(l => l.On >= from && l.On <= to && l.Period <= month && l.ChargeId >= IBills.FirstId && runs.Contains((int)(l.ChargeId / IBills.FirstId))), add, ct);

    private static async Task Settled(IQueryable<LedgerLine> lines, Action<HouseId, long, long> add, CancellationToken ct)
    {
        LineKind[] kinds = [LineKind.Paid, LineKind.Waived, LineKind.Adjusted];
        foreach (var l in await lines.Where(l => kinds.Contains(l.Kind)).GroupBy(l => new { l.HouseId, l.Kind }).Select(g => new { g.Key.HouseId, g.Key.Kind, Fen = g.Sum(l => l.Fen) }).OrderBy(l => l.HouseId).ThenBy(l => l.Kind).Take(Most).ToListAsync(ct))
            add(l.HouseId, l.Kind == LineKind.Adjusted ? l.Fen : 0, l.Kind == LineKind.Adjusted ? l.Fen : -l.Fen);
    }

    private async Task<IReadOnlyDictionary<BuildingId, (int, int)>> ByBuilding(Dictionary<HouseId, (long Amount, long Open)> open, CancellationToken ct)
    {
        var counts = new Dictionary<BuildingId, (int Due, int Paid)>();
        if (open.Values.Any(o => o.Amount > 0))
            await foreach (var account in db.Set<Account>().AsNoTracking().OrderBy(a => a.HouseId).Select(a => new { a.HouseId, a.BuildingId }).Take(Most).AsAsyncEnumerable().WithCancellation(ct))
                if (open.GetValueOrDefault(account.HouseId) is { Amount: > 0 } o)
                {
                    var (due, paid) = counts.GetValueOrDefault(account.BuildingId);
                    counts[account.BuildingId] = (due + 1, paid + (o.Open <= 0 ? 1 : 0));
                }

        return counts;
    }

    /// <summary>Runs whose bills of earlier periods came onto the accounts in a month.</summary>
    public async Task<IReadOnlyList<int>> RunsOf(int month, CancellationToken ct) => [.. (await facts.Runs(ct)).Where(r => r.Value == month).Select(r => r.Key).Order()];
}
