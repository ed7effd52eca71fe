using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;
using Anju.Ledger.Statements;

namespace Anju.Ledger.Months;

/// <summary>One thing that a month needs before it is closed.</summary>
internal sealed record GateStep(string Title, bool IsMet, string Words, string Href);

/// <summary>What stands between a month and its close (F-2g): all boxes closed, earlier months closed, statements matched or explained.</summary>
internal sealed class MonthGate(AppDb db, MonthBook book, Calendar calendar)
{
    private const int Shown = 3;

    /// <param name="Unseen">Payments without cash that stand in no statement and have no explanation.</param>
    public sealed record State(IReadOnlyList<GateStep> Steps, int Unseen, bool IsOpen);

    public async Task<State> Of(int month, CancellationToken ct)
    {
        var (from, to, next) = (Ym.First(month), Ym.Last(month), await book.Next(ct));
        var tills = await db.Set<Till>().AsNoTracking().Where(t => t.On >= from && t.On <= to && t.ClosedAt == null).OrderBy(t => t.On).ThenBy(t => t.Cashier).Take(20).ToListAsync(ct);
        var lines = await db.Set<StatementLine>().AsNoTracking().CountAsync(l => l.On >= from && l.On <= to && l.State == LineState.Open, ct);
        var unseen = await TenderMatches.Unseen(db, from, to).CountAsync(ct);
        var isOver = to < calendar.Today;
        return new(
        [
            new("月份已过", isOver, isOver ? "" : $"{Ym.Text(month)} 还没有结束", ""),
            new("以前各月已关账", next is null || next >= month, next is { } n && n < month ? $"请先关 {Ym.Text(n)}" : "", next is { } first && first < month ? MonthReport.HrefOf(first) : ""),
            new("收款班次都已日结", tills.Count == 0, tills.Count == 0 ? "" : $"未日结：{string.Join("、", tills.Take(Shown).Select(t => $"{t.On:MM-dd} {t.Cashier}"))}{(tills.Count > Shown ? " 等" : "")}", tills.Count == 0 ? "" : "/ledger/tills"),
            new("银行流水都已核对或说明", lines == 0, lines == 0 ? "" : $"{lines} 笔流水没有对应的收款", lines == 0 ? "" : $"/ledger/statements?month={Ym.Text(month)}"),
        ], unseen, next == month);
    }
}
