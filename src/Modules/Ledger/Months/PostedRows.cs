using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Months;

/// <summary>What new receivables are made of: runs by building, charges of the desk, what was taken back, and adjustments where they are asked for too.</summary>
internal sealed class PostedRows(AppDb db, MonthFacts facts, IHouses houses)
{
    private const int Most = 200_000;

    private sealed record Entry(DateOnly On, string What, string Href, BuildingId Building, int Item, int Period, int Belongs, int Count, long Fen);

    public async Task<ShowRows.View> Of(RowFilter f, CancellationToken ct)
    {
        var from = f.Query.Whole == true ? f.From.AddMonths(-12) : f.From;
        var entries = new List<Entry>();
        await Runs(entries, from, f, ct);
        await Charges(entries, from, f, ct);
        if (f.Query.What == "receivable")
            await Adjustments(entries, from, f, ct);
        var found = entries.Where(e => Belongs(e.Belongs, f)).OrderByDescending(e => e.On).ThenBy(e => e.What, StringComparer.Ordinal).ThenBy(e => f.Names.Building(e.Building), StringComparer.Ordinal).ThenBy(e => e.Item).ThenBy(e => e.Period).ToList();
        return new("新增应收", f.From, f.To, found.Count, f.Page, new(found.Sum(e => e.Fen)))
        {
            Table = new(0, "新增应收", ["来源", "入账日期", "楼栋", "项目", "账期", "笔数", "金额"], [.. found.Skip(f.Skip).Take(ShowRows.Size).Select(e => (IReadOnlyList<Cell>)
                [Cell.Of(e.What, e.Href), Cell.Of($"{e.On:yyyy-MM-dd}"), Cell.Of(f.Names.Building(e.Building)), Cell.Of(f.Names.Item(e.Item)), Cell.Of(Words.Period(e.Period)), Cell.N(e.Count), new Cell(Fen: e.Fen)])], []),
        };
    }

    private static bool Belongs(int month, RowFilter f) => f.Query.Belongs switch { "now" => month == f.Month, "old" => month < f.Month, "later" => month > f.Month, _ => true };

    private async Task Runs(List<Entry> entries, DateOnly from, RowFilter f, CancellationToken ct)
    {
        var (to, items, buildings, runs) = (f.To, f.Items, f.Buildings, await facts.Runs(ct));
        var postings = db.Set<Posting>().AsNoTracking().Where(p => p.On >= from && p.On <= to);
        if (items is not null)
            postings = postings.Where(p => items.Contains(p.ItemNo));
        if (buildings is { } only)
            postings = postings.Where(p => only.Contains(p.BuildingId));
        foreach (var p in await postings.OrderBy(p => p.RunNo).ThenBy(p => p.Turn).ThenBy(p => p.BuildingId).ThenBy(p => p.ItemNo).ThenBy(p => p.Period).Take(Most).ToListAsync(ct))
            entries.Add(new(p.On, p.Turn == 1 ? $"核算批次 {p.RunNo}" : $"撤回（批次 {p.RunNo}）", $"/billing/runs/{p.RunNo}", p.BuildingId, p.ItemNo, p.Period, Math.Max(p.Period, runs[p.RunNo]), p.Bills, p.Fen));
    }

    private async Task Charges(List<Entry> entries, DateOnly from, RowFilter f, CancellationToken ct)
    {
        var (to, items, buildings) = (f.To, f.Items, f.Buildings);
        var charges = db.Set<Charge>().AsNoTracking().Where(c => c.On >= from && c.On <= to || c.WithdrawnOn >= from && c.WithdrawnOn <= to);
        if (items is not null)
            charges = charges.Where(c => items.Contains(c.ItemNo));
        if (buildings is { } only)
            charges = charges.Where(c => only.Contains(c.BuildingId));
        foreach (var c in await charges.OrderBy(c => c.Id).Take(Most).ToListAsync(ct))
        {
            var belongs = Math.Max(c.Period, Ym.Of(c.On));
            if (c.On >= from && c.On <= to)
                entries.Add(new(c.On, $"临时收费：{c.Why}", $"/ledger/house/{c.HouseId.Value}", c.BuildingId, c.ItemNo, c.Period, belongs, 1, c.AmountFen));
            if (c.WithdrawnOn is { } gone && gone >= from && gone <= to)
                entries.Add(new(gone, $"撤回临时收费：{c.WithdrawnWhy}", $"/ledger/house/{c.HouseId.Value}", c.BuildingId, c.ItemNo, c.Period, belongs, -1, -c.AmountFen));
        }
    }

    private async Task Adjustments(List<Entry> entries, DateOnly from, RowFilter f, CancellationToken ct)
    {
        var (to, items, buildings, runs) = (f.To, f.Items, f.Buildings, await facts.Runs(ct));
        var lines = db.Set<LedgerLine>().AsNoTracking().Where(l => l.On >= from && l.On <= to && l.Kind == LineKind.Adjusted);
        if (items is not null)
            lines = lines.Where(l => items.Contains(l.ItemNo));
        if (buildings is { } only)
            lines = lines.Where(l => only.Contains(l.BuildingId));
        var found = await lines.OrderBy(l => l.On).ThenBy(l => l.HouseId).ThenBy(l => l.No).Take(Most).ToListAsync(ct);
        var charges = found.Select(l => l.ChargeId).Where(id => id < Billing.Contracts.IBills.FirstId).Distinct().Take(5000).ToArray();
        var charged = charges.Length == 0 ? [] : await db.Set<Charge>().AsNoTracking().Where(c => charges.Contains(c.Id)).OrderBy(c => c.Id).Take(5000).ToDictionaryAsync(c => c.Id, c => Ym.Of(c.On), ct);
        var cards = await houses.Find([.. found.Select(l => l.HouseId).Distinct().Take(500)], ct);
        foreach (var l in found)
            entries.Add(new(l.On, $"调整 {cards.GetValueOrDefault(l.HouseId)?.Number}", $"/ledger/house/{l.HouseId.Value}", l.BuildingId, l.ItemNo, l.Period,
                Math.Max(l.Period, charged.TryGetValue(l.ChargeId, out var on) ? on : runs.GetValueOrDefault((int)(l.ChargeId / Billing.Contracts.IBills.FirstId))), 1, l.Fen));
    }
}
