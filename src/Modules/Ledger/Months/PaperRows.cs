using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Ledger.Domain;
using Anju.Ledger.Statements;

namespace Anju.Ledger.Months;

/// <summary>Papers, tenders and money passed on behind a figure.</summary>
internal sealed class PaperRows(AppDb db)
{
    public async Task<ShowRows.View> Papers(RowFilter f, CancellationToken ct)
    {
        var (from, to, kind, state) = (f.From, f.To, f.Query.Kind, f.Query.State);
        var papers = db.Set<Receipt>().Where(r => r.On >= from && r.On <= to);
        if (kind is { } k)
            papers = papers.Where(r => r.Kind == k);
        if (state is { } s)
            papers = papers.Where(r => r.State == s);
        if (f.Query.Cashier is { } who && new StaffId(who) is var cashier)
            papers = papers.Where(r => r.CashierId == cashier);
        var (count, sum) = (await papers.CountAsync(ct), await papers.Where(r => r.State != PaperState.Void).SumAsync(r => r.TotalFen, ct));
        var rows = await papers.OrderByDescending(r => r.On).ThenByDescending(r => r.Number.Length).ThenByDescending(r => r.Number).Skip(f.Skip).Take(ShowRows.Size).ToListAsync(ct);
        return new("票据", f.From, f.To, count, f.Page, new(sum))
        {
            Table = new(0, "票据", ["号码", "日期", "种类", "房号", "收费员", "状态", "金额"], [.. rows.Select(r => (IReadOnlyList<Cell>)[Cell.Of(r.Number, r.Href), Cell.Of($"{r.On:yyyy-MM-dd}"), Cell.Of(Words.Of(r.Kind)), Cell.Of(r.HouseNumber), Cell.Of(r.Cashier), Cell.Of(Words.Of(r.State)), new Cell(Fen: r.TotalFen)])], [], "作废的金额不计入合计。"),
        };
    }

    public async Task<ShowRows.View> Tenders(RowFilter f, CancellationToken ct)
    {
        var (from, to) = (f.From, f.To);
        var tenders = db.Set<Tender>().Where(t => t.On >= from && t.On <= to);
        tenders = f.Query.Way is { } way ? tenders.Where(t => t.Way == way) : tenders.Where(t => t.Way != Way.Balance);
        var (count, sum) = (await tenders.CountAsync(ct), await tenders.SumAsync(t => t.Fen, ct));
        var rows = await MoneySeen.Payments(db, await tenders.OrderByDescending(t => t.On).ThenBy(t => t.PaymentId).ThenBy(t => t.No).Skip(f.Skip).Take(ShowRows.Size).ToListAsync(ct), ct);
        return new("收付明细", f.From, f.To, count, f.Page, new(sum))
        {
            Table = new(0, "收付明细", ["单据", "日期", "付款方式", "参考号", "房号", "金额"], [.. rows.Select(r => (IReadOnlyList<Cell>)[Cell.Of(r.Receipt, r.Href), Cell.Of($"{r.On:yyyy-MM-dd}"), Cell.Of(r.Way), Cell.Of(r.Reference), Cell.Of(r.House), new Cell(Fen: r.Amount.Fen)])], [], "作废的收款与它的冲销都列出，合计相抵。"),
        };
    }

    public async Task<ShowRows.View> PassedOn(RowFilter f, CancellationToken ct)
    {
        var (from, to, items) = (f.From, f.To, f.Items ?? []);
        var passed = db.Set<PassedOn>().Where(p => p.On >= from && p.On <= to && items.Contains(p.ItemNo));
        var (count, sum) = (await passed.CountAsync(ct), await passed.SumAsync(p => p.Fen, ct));
        var rows = await passed.OrderByDescending(p => p.On).ThenBy(p => p.Id).Skip(f.Skip).Take(ShowRows.Size).ToListAsync(ct);
        return new("代收款解缴", f.From, f.To, count, f.Page, new(sum))
        {
            Table = new(0, "代收款解缴", ["日期", "项目", "解缴给", "凭证号", "登记人", "金额"], [.. rows.Select(p => (IReadOnlyList<Cell>)[Cell.Of($"{p.On:yyyy-MM-dd}"), Cell.Of(f.Names.Item(p.ItemNo)), Cell.Of(p.Payee), Cell.Of(p.Voucher), Cell.Of(p.By), new Cell(Fen: p.Fen)])], []),
        };
    }
}
