using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Months;

/// <summary>Lines of accounts behind a figure, each with its house and its paper.</summary>
internal sealed class LineRows(AppDb db, IHouses houses)
{
    private const int Exported = 500_000, Step = 500;

    public async Task<ShowRows.View> Of(RowFilter filter, CancellationToken ct)
    {
        var lines = Lines(filter);
        var all = await lines.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Fen = g.Sum(l => l.Fen) }).OrderBy(g => g.Count).FirstOrDefaultAsync(ct);
        var rows = await lines.OrderByDescending(l => l.On).ThenBy(l => l.HouseId).ThenByDescending(l => l.No).Skip(filter.Skip).Take(ShowRows.Size).ToListAsync(ct);
        var (cards, papers) = (await Houses(rows, ct), await Papers(rows, ct));
        return new(Title(filter), filter.From, filter.To, all?.Count ?? 0, filter.Page, new(all?.Fen ?? 0))
        {
            HasLines = true,
            Table = new(0, Title(filter), ["房号", "日期", "楼栋", "项目", "账期", "摘要", "金额", "单据"], [.. rows.Select(r => (IReadOnlyList<Cell>)
            [
                Cell.Of(cards.GetValueOrDefault(r.HouseId)?.Number ?? "—", $"/ledger/house/{r.HouseId.Value}"), Cell.Of($"{r.On:yyyy-MM-dd}"), Cell.Of(filter.Names.Building(r.BuildingId)), Cell.Of(filter.Names.Item(r.ItemNo)), Cell.Of(Words.Period(r.Period)),
                Cell.Of(Words.Of(r.Kind)), new Cell(Fen: r.Fen), papers.GetValueOrDefault(r.PaperId) is { } number ? Cell.Of(number, $"/ledger/receipts/{r.PaperId}") : Cell.Of(""),
            ])], []),
        };
    }

    private Task<IReadOnlyDictionary<HouseId, HouseCard>> Houses(List<LedgerLine> rows, CancellationToken ct) => houses.Find([.. rows.Select(r => r.HouseId).Distinct()], ct);

    private async Task<Dictionary<Guid, string>> Papers(List<LedgerLine> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => new ReceiptId(r.PaperId)).Distinct().ToArray();
        return await db.Set<Receipt>().AsNoTracking().Where(r => ids.Contains(r.Id)).OrderBy(r => r.Id).Take(Step).Select(r => new { r.Id, r.Number }).ToDictionaryAsync(r => r.Id.Value, r => r.Number, ct);
    }

    /// <summary>For a workbook: day by day, some hundreds at a time, so that no more than these are ever held.</summary>
    public async IAsyncEnumerable<Dictionary<string, object?>> All(RowFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var (lines, written) = (Lines(filter), 0);
        for (var day = filter.Query.Whole == true ? filter.From.AddMonths(-12) : filter.From; day <= filter.To; day = day.AddDays(1))
            for (var (on, skip) = (day, 0); ; skip += Step)
            {
                var some = await lines.Where(l => l.On == on).OrderBy(l => l.HouseId).ThenBy(l => l.No).Skip(skip).Take(Step).ToListAsync(ct);
                var (cards, papers) = (await Houses(some, ct), await Papers(some, ct));
                foreach (var r in some)
                    yield return new()
                    {
                        ["日期"] = $"{r.On:yyyy-MM-dd}",
                        ["楼栋"] = filter.Names.Building(r.BuildingId),
                        ["房号"] = cards.GetValueOrDefault(r.HouseId)?.Number,
                        ["项目"] = filter.Names.Item(r.ItemNo),
                        ["账期"] = Words.Period(r.Period),
                        ["摘要"] = Words.Of(r.Kind),
                        ["金额"] = new Money(r.Fen).ToYuan(),
                        ["单据"] = papers.GetValueOrDefault(r.PaperId),
                    };
                if (some.Count < Step || (written += some.Count) >= Exported)
                    break;
            }
    }

    private IQueryable<LedgerLine> Lines(RowFilter f)
    {
        var (from, to) = (f.Query.Whole == true ? f.From.AddMonths(-12) : f.From, f.To);
        var lines = db.Set<LedgerLine>().AsNoTracking().Where(l => l.On >= from && l.On <= to);
        lines = (f.Pot, f.Query.What) switch
        {
            (Pot.Principal, "waived") => lines.Where(l => l.Kind == LineKind.Waived),
            (Pot.Principal, "adjusted") => lines.Where(l => l.Kind == LineKind.Adjusted),
            (Pot.Principal or Pot.Agency, _) => lines.Where(l => l.Kind == LineKind.Paid),
            (Pot.Late, "new") => lines.Where(l => l.Kind == LineKind.Late),
            (Pot.Late, "waived") => lines.Where(l => l.Kind == LineKind.LateWaived),
            (Pot.Late, _) => lines.Where(l => l.Kind == LineKind.LatePaid),
            (Pot.Advance, "new") => lines.Where(l => l.Kind == LineKind.Advance && l.Fen > 0),
            (Pot.Advance, _) => lines.Where(l => l.Kind == LineKind.Advance && l.Fen < 0),
            (_, "new") => lines.Where(l => l.Kind == LineKind.Deposit && l.Fen > 0),
            _ => lines.Where(l => l.Kind == LineKind.Deposit && l.Fen < 0),
        };
        if (f.Items is { } items)
            lines = lines.Where(l => items.Contains(l.ItemNo));
        if (f.Buildings is { } buildings)
            lines = lines.Where(l => buildings.Contains(l.BuildingId));
        return Belonging(lines, f);
    }

    private IQueryable<LedgerLine> Belonging(IQueryable<LedgerLine> lines, RowFilter f)
    {
        var (month, runs, from) = (f.Month, f.Runs, f.From);
        return f.Query.Belongs switch
        {
            "now" => lines.Where(l => l.Period == month || l.Period < month && (l.ChargeId >= IBills.FirstId && runs.Contains(l.ChargeId / IBills.FirstId) || l.ChargeId > 0 && l.ChargeId < IBills.FirstId && db.Set<Charge>().Any(c => c.Id == l.ChargeId && c.On >= from))),
            "old" => lines.Where(l => l.Period < month && (l.ChargeId >= IBills.FirstId && !runs.Contains(l.ChargeId / IBills.FirstId) || l.ChargeId > 0 && l.ChargeId < IBills.FirstId && db.Set<Charge>().Any(c => c.Id == l.ChargeId && c.On < from))),
            "later" => lines.Where(l => l.Period > month),
            _ => lines,
        };
    }

    private static string Title(RowFilter f) => $"{MonthWords.Of(f.Pot)} · {MonthWords.Columns(f.Pot)[f.Query.What switch { "new" => 1, "waived" => 3, "adjusted" => 4, _ => 2 }]}";
}
