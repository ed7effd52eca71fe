using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Months;

/// <summary>Rolls sums forward: from the last closed month before a day, by the facts since.</summary>
internal sealed class MonthBook(AppDb db, MonthFacts facts)
{
    private const int Most = 2_000_000, MostMonths = 1200;
    private static readonly DateOnly Beginning = new(2000, 1, 1);

    public async Task<IReadOnlyList<ClosedMonth>> Closed(CancellationToken ct) => await db.Set<ClosedMonth>().AsNoTracking().OrderByDescending(m => m.Month).Take(MostMonths).ToListAsync(ct);

    /// <summary>The rows of a closed month.</summary>
    public async Task<IReadOnlyList<Rolled>> Rows(int month, CancellationToken ct) =>
        [.. (await db.Set<MonthRow>().AsNoTracking().Where(r => r.Month == month).OrderBy(r => r.Pot).ThenBy(r => r.BuildingId).ThenBy(r => r.ItemNo).ThenBy(r => r.Period).ThenBy(r => r.Belongs).Take(Most).ToListAsync(ct)).Select(r => r.Rolled)];

    /// <summary>Opening at the beginning of the first day, movements until the end of the last.</summary>
    public async Task<IReadOnlyList<Rolled>> Between(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var month = Ym.Of(from);
        var last = await db.Set<ClosedMonth>().AsNoTracking().Where(m => m.Month < month).MaxAsync(m => (int?)m.Month, ct);
        var opening = new Dictionary<RowKey, long>();
        if (last is { } closed)
            foreach (var row in await Rows(closed, ct))
                opening[row.Key] = row.Closing;
        foreach (var (key, moves) in await facts.Between(last is { } since ? Ym.Last(since).AddDays(1) : Beginning, from.AddDays(-1), ct))
            opening[key] = opening.GetValueOrDefault(key) + moves.Net;
        return Roll(opening, await facts.Between(from, to, ct));
    }

    public static IReadOnlyList<Rolled> Roll(Dictionary<RowKey, long> opening, Dictionary<RowKey, Moves> moves) =>
        [.. opening.Keys.Union(moves.Keys).Select(k => new Rolled(k, opening.GetValueOrDefault(k), moves.GetValueOrDefault(k))).Where(r => r.Opening != 0 || !r.Moves.IsNothing)];

    /// <summary>The month in which the first fact stands; null while there is none.</summary>
    public async Task<int?> First(CancellationToken ct)
    {
        DateOnly?[] days =
        [
            await db.Set<Posting>().AsNoTracking().MinAsync(p => (DateOnly?)p.On, ct), await db.Set<Charge>().AsNoTracking().MinAsync(c => (DateOnly?)c.On, ct), await db.Set<LedgerLine>().AsNoTracking().MinAsync(l => (DateOnly?)l.On, ct),
        ];
        return days.Min() is { } day ? Ym.Of(day) : null;
    }

    /// <summary>The month that is closed next: after the last closed one, else the first one with a fact.</summary>
    public async Task<int?> Next(CancellationToken ct) =>
        await db.Set<ClosedMonth>().AsNoTracking().MaxAsync(m => (int?)m.Month, ct) is { } last ? Ym.Next(last) : await First(ct);
}
