using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Months;

/// <summary>
/// What happened between two days, summed by building, item and period: from postings, charges and lines by their day,
/// never by reading bills. A handful of statements, each a range of days in an index.
/// </summary>
internal sealed class MonthFacts(AppDb db, IBills bills)
{
    private const int Most = 2_000_000;
    private const long RunSize = IBills.FirstId;
    private Dictionary<int, int>? runs;

    /// <summary>The month in which each run was posted first.</summary>
    public async Task<Dictionary<int, int>> Runs(CancellationToken ct) => runs ??=
        (await db.Set<Posting>().AsNoTracking().Where(p => p.Turn == 1).Select(p => new { p.RunNo, p.On }).Distinct().OrderBy(p => p.RunNo).Take(Most).ToListAsync(ct)).ToDictionary(p => p.RunNo, p => Ym.Of(p.On));

    public async Task<Dictionary<RowKey, Moves>> Between(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var rows = new Dictionary<RowKey, Moves>();
        if (to < from)
            return rows;
        await Posted(rows, from, to, ct);
        await Charged(rows, from, to, ct);
        await OfBills(rows, from, to, ct);
        await OfCharges(rows, from, to, ct);
        await Agency(rows, from, to, ct);
        return rows;
    }

    private async Task Posted(Dictionary<RowKey, Moves> rows, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var posted = await Runs(ct);
        foreach (var p in await db.Set<Posting>().AsNoTracking().Where(p => p.On >= from && p.On <= to).GroupBy(p => new { p.BuildingId, p.ItemNo, p.Period, p.RunNo }).Select(g => new { g.Key.BuildingId, g.Key.ItemNo, g.Key.Period, g.Key.RunNo, Fen = g.Sum(p => p.Fen) })
            .OrderBy(p => p.RunNo).ThenBy(p => p.BuildingId).ThenBy(p => p.ItemNo).ThenBy(p => p.Period).Take(Most).ToListAsync(ct))
            Add(rows, new(Pot.Principal, p.BuildingId, p.ItemNo, p.Period, Math.Max(p.Period, posted[p.RunNo])), new(p.Fen, 0, 0, 0));
    }

    /// <summary>What the desk charged, less what it took back, whenever that had been charged.</summary>
    private async Task Charged(Dictionary<RowKey, Moves> rows, DateOnly from, DateOnly to, CancellationToken ct)
    {
        foreach (var c in await db.Set<Charge>().AsNoTracking().Where(c => c.On >= from && c.On <= to).GroupBy(c => new { c.BuildingId, c.ItemNo, c.Period, c.On }).Select(g => new { g.Key.BuildingId, g.Key.ItemNo, g.Key.Period, g.Key.On, Fen = g.Sum(c => c.AmountFen) })
            .OrderBy(c => c.BuildingId).ThenBy(c => c.ItemNo).ThenBy(c => c.Period).ThenBy(c => c.On).Take(Most).ToListAsync(ct))
            Add(rows, new(Pot.Principal, c.BuildingId, c.ItemNo, c.Period, Math.Max(c.Period, Ym.Of(c.On))), new(c.Fen, 0, 0, 0));
        foreach (var c in await db.Set<Charge>().AsNoTracking().Where(c => c.WithdrawnOn >= from && c.WithdrawnOn <= to).GroupBy(c => new { c.BuildingId, c.ItemNo, c.Period, c.On }).Select(g => new { g.Key.BuildingId, g.Key.ItemNo, g.Key.Period, g.Key.On, Fen = g.Sum(c => c.AmountFen) })
            .OrderBy(c => c.BuildingId).ThenBy(c => c.ItemNo).ThenBy(c => c.Period).ThenBy(c => c.On).Take(Most).ToListAsync(ct))
            Add(rows, new(Pot.Principal, c.BuildingId, c.ItemNo, c.Period, Math.Max(c.Period, Ym.Of(c.On))), new(-c.Fen, 0, 0, 0));
    }

    /// <summary>Lines on bills, whose number begins with that of their run, and lines on no charge at all.</summary>
    private async Task OfBills(Dictionary<RowKey, Moves> rows, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var posted = await Runs(ct);
        var sums = db.Set<LedgerLine>().AsNoTracking().Where(l => l.On >= from && l.On <= to && (l.ChargeId == 0 || l.ChargeId >= RunSize))
            .GroupBy(l => new { l.BuildingId, l.ItemNo, l.Period, l.Kind, Run = l.ChargeId / RunSize })
            .OrderBy(g => g.Key.BuildingId).ThenBy(g => g.Key.ItemNo).ThenBy(g => g.Key.Period).ThenBy(g => g.Key.Run).ThenBy(g => g.Key.Kind)
            .Select(g => new { g.Key.BuildingId, g.Key.ItemNo, g.Key.Period, g.Key.Run, g.Key.Kind, Fen = g.Sum(l => l.Fen), In = g.Sum(l => l.Fen > 0 ? l.Fen : 0) }).Take(Most).AsAsyncEnumerable();
        await foreach (var s in sums.WithCancellation(ct))
            Add(rows, new(PotOf(s.Kind), s.BuildingId, s.ItemNo, s.Period, s.Run == 0 ? 0 : Math.Max(s.Period, posted[(int)s.Run])), Of(s.Kind, s.Fen, s.In));
    }

    private async Task OfCharges(Dictionary<RowKey, Moves> rows, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var sums = await db.Set<LedgerLine>().AsNoTracking().Where(l => l.On >= from && l.On <= to && l.ChargeId > 0 && l.ChargeId < RunSize).Join(db.Set<Charge>(), l => l.ChargeId, c => c.Id, (l, c) => new { Line = l, c.On })
            .GroupBy(x => new { x.Line.BuildingId, x.Line.ItemNo, x.Line.Period, x.Line.Kind, x.On }).Select(g => new { g.Key.BuildingId, g.Key.ItemNo, g.Key.Period, g.Key.Kind, g.Key.On, Fen = g.Sum(x => x.Line.Fen) })
            .OrderBy(s => s.BuildingId).ThenBy(s => s.ItemNo).ThenBy(s => s.Period).ThenBy(s => s.Kind).ThenBy(s => s.On).Take(Most).ToListAsync(ct);
        foreach (var s in sums)
            Add(rows, new(PotOf(s.Kind), s.BuildingId, s.ItemNo, s.Period, Math.Max(s.Period, Ym.Of(s.On))), Of(s.Kind, s.Fen, 0));
    }

    /// <summary>What was collected for suppliers stands against what was passed on to them.</summary>
    private async Task Agency(Dictionary<RowKey, Moves> rows, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var agency = (await bills.Items(ct)).Where(i => i.Whose == MoneyOf.Agency).Select(i => i.No).ToHashSet();
        foreach (var (key, moves) in rows.Where(r => r.Key.Pot == Pot.Principal && agency.Contains(r.Key.Item) && r.Value.Received != 0).ToList())
            Add(rows, new(Pot.Agency, default, key.Item, 0, 0), new(moves.Received, 0, 0, 0));
        foreach (var p in await db.Set<PassedOn>().AsNoTracking().Where(p => p.On >= from && p.On <= to).GroupBy(p => p.ItemNo).Select(g => new { Item = g.Key, Fen = g.Sum(p => p.Fen) }).OrderBy(p => p.Item).Take(Most).ToListAsync(ct))
            Add(rows, new(Pot.Agency, default, p.Item, 0, 0), new(0, p.Fen, 0, 0));
    }

    public static Pot PotOf(LineKind kind) => kind switch
    {
        LineKind.Paid or LineKind.Waived or LineKind.Adjusted => Pot.Principal,
        LineKind.Late or LineKind.LatePaid or LineKind.LateWaived => Pot.Late,
        LineKind.Advance => Pot.Advance,
        _ => Pot.Deposit,
    };

    public static Moves Of(LineKind kind, long fen, long @in) => kind switch
    {
        LineKind.Paid or LineKind.LatePaid => new(0, fen, 0, 0),
        LineKind.Waived or LineKind.LateWaived => new(0, 0, fen, 0),
        LineKind.Adjusted => new(0, 0, 0, fen),
        LineKind.Late => new(fen, 0, 0, 0),
        _ => new(@in, @in - fen, 0, 0),
    };

    private static void Add(Dictionary<RowKey, Moves> rows, RowKey key, Moves moves) => rows[key] = rows.GetValueOrDefault(key) + moves;
}
