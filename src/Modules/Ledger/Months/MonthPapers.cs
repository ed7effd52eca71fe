using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;
using Anju.Ledger.Statements;
using static System.FormattableString;

namespace Anju.Ledger.Months;

/// <summary>The sheets of a month that are made of papers, tenders and statements: 2 received, 8 register, 9 ways of payment and bank.</summary>
internal sealed class MonthPapers(AppDb db)
{
    /// <summary>Sheet 2: 实收, and that it is the money of the tenders to the fen.</summary>
    public async Task<SheetTable> Received(ReportWriter.Made made, CancellationToken ct)
    {
        var (from, to) = (Ym.First(made.Month), Ym.Last(made.Month));
        var principal = made.Of(Pot.Principal).ToList();
        long Paid(bool agency, Func<int, bool> belongs) => principal.Where(r => made.IsAgency(r.Key.Item) == agency && belongs(r.Key.Belongs)).Sum(r => r.Moves.Received);
        long Net(Pot pot) => made.Of(pot).Sum(r => r.Moves.New - r.Moves.Received);
        var refunded = await db.Set<Receipt>().AsNoTracking().Where(r => r.On >= from && r.On <= to && r.Kind == PaperOf.Refund && r.State != PaperState.Void).SumAsync(r => (long?)r.TotalFen, ct) ?? 0;
        var money = await db.Set<Tender>().AsNoTracking().Where(t => t.On >= from && t.On <= to && t.Way != Way.Balance).SumAsync(t => (long?)t.Fen, ct) ?? 0;
        var rows = new List<IReadOnlyList<Cell>>();
        void Row(string name, long company, long agency, string link) => rows.Add([Cell.Of(name), Cell.Yuan(company, $"{made.Href}&{link}&whose=Company"), Cell.Yuan(agency, $"{made.Href}&{link}&whose=Agency"), Cell.Yuan(company + agency, $"{made.Href}&{link}")]);
        Row("收当期费用", Paid(false, b => b == made.Month), Paid(true, b => b == made.Month), "pot=Principal&what=received&belongs=now");
        Row("收往期欠费（清欠）", Paid(false, b => b < made.Month), Paid(true, b => b < made.Month), "pot=Principal&what=received&belongs=old");
        Row("收后期费用（预收）", Paid(false, b => b > made.Month), Paid(true, b => b > made.Month), "pot=Principal&what=received&belongs=later");
        Row("收违约金", made.Of(Pot.Late).Sum(r => r.Moves.Received), 0, "pot=Late&what=received");
        rows.Add([Cell.Of("预存净增（存入 − 使用、退回）"), Cell.Of(""), Cell.Of(""), Cell.Yuan(Net(Pot.Advance), $"{made.Href}&pot=Advance&what=new")]);
        rows.Add([Cell.Of("押金净增（收取 − 退还、扣减）"), Cell.Of(""), Cell.Of(""), Cell.Yuan(Net(Pot.Deposit), $"{made.Href}&pot=Deposit&what=new")]);
        var total = rows.Sum(r => r[3].Fen ?? 0);
        rows.Add([Cell.Of("实收合计"), Cell.Of(""), Cell.Of(""), Cell.Yuan(total)]);
        rows.Add([Cell.Of("收到的钱（收付合计，不含余额支付）"), Cell.Of(""), Cell.Of(""), Cell.Yuan(money, $"{made.Href}&what=tenders")]);
        rows.Add([Cell.Of("差额"), Cell.Of(""), Cell.Of(""), Cell.Yuan(money - total)]);
        rows.Add([Cell.Of("其中退款单"), Cell.Of(""), Cell.Of(""), Cell.Yuan(refunded, $"{made.Href}&what=papers&kind={PaperOf.Refund}")]);
        return new(2, "实收", ["收款", "公司", "代收代付", "合计"], rows, [], "实收合计应与收到的钱相等；差额不为零时，有不经收银台的押金扣减或调账。");
    }

    /// <summary>Sheet 4: by who took the money, every paper of the month.</summary>
    public async Task<SheetTable> ByCashier(int month, string href, CancellationToken ct)
    {
        var (from, to) = (Ym.First(month), Ym.Last(month));
        var sums = await db.Set<Receipt>().AsNoTracking().Where(r => r.On >= from && r.On <= to).GroupBy(r => new { r.CashierId, r.Cashier, r.State, In = r.TotalFen >= 0 }).Select(g => new { g.Key, Count = g.Count(), Fen = g.Sum(r => r.TotalFen) })
            .OrderBy(g => g.Key.Cashier).ThenBy(g => g.Key.CashierId).ThenBy(g => g.Key.State).ThenBy(g => g.Key.In).Take(5000).ToListAsync(ct);
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var who in sums.GroupBy(s => s.Key.CashierId))
        {
            var (link, kept) = (Invariant($"{href}&what=papers&cashier={who.Key.Value}"), who.Where(s => s.Key.State != PaperState.Void).ToList());
            var voids = who.Where(s => s.Key.State == PaperState.Void).Sum(s => s.Count);
            rows.Add([Cell.Of(who.First().Key.Cashier), Cell.N(who.Sum(s => s.Count), link), Cell.N(voids, $"{link}&state={PaperState.Void}"), Cell.Yuan(kept.Where(s => s.Key.In).Sum(s => s.Fen)), Cell.Yuan(kept.Where(s => !s.Key.In).Sum(s => s.Fen)), Cell.Yuan(kept.Sum(s => s.Fen), link)]);
        }

        IReadOnlyList<Cell> foot = [Cell.Of("合计"), .. Enumerable.Range(1, 2).Select(i => Cell.N(rows.Sum(r => r[i].Count ?? 0))), .. Enumerable.Range(3, 3).Select(i => Cell.Yuan(rows.Sum(r => r[i].Fen ?? 0)))];
        return new(4, "按收费员", ["收费员", "票据张数", "其中作废", "收款", "红冲和退款", "净额"], rows, foot, "全部票据，含预存、押金和余额支付；作废的不计金额。");
    }

    /// <summary>Sheet 8: the register of papers, kind by kind, with its gaps.</summary>
    public async Task<SheetTable> Register(int month, string href, CancellationToken ct)
    {
        var (from, to) = (Ym.First(month), Ym.Last(month));
        var counts = await db.Set<Receipt>().AsNoTracking().Where(r => r.On >= from && r.On <= to).GroupBy(r => new { r.Kind, r.State }).Select(g => new { g.Key.Kind, g.Key.State, Count = g.Count(), Fen = g.Sum(r => r.TotalFen) }).OrderBy(g => g.Kind).ThenBy(g => g.State).Take(20).ToListAsync(ct);
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var kind in counts.Select(c => c.Kind).Distinct().Order())
        {
            var mine = counts.Where(c => c.Kind == kind).ToList();
            var papers = db.Set<Receipt>().AsNoTracking().Where(r => r.On >= from && r.On <= to && r.Kind == kind);
            var first = await papers.OrderBy(r => r.Number.Length).ThenBy(r => r.Number).Select(r => r.Number).FirstAsync(ct);
            var last = await papers.OrderByDescending(r => r.Number.Length).ThenByDescending(r => r.Number).Select(r => r.Number).FirstAsync(ct);
            var count = mine.Sum(c => c.Count);
            var link = $"{href}&what=papers&kind={kind}";
            rows.Add([Cell.Of(Words.Of(kind)), Cell.Of(first), Cell.Of(last), Cell.N(count, link), Cell.N(mine.Where(c => c.State == PaperState.Void).Sum(c => c.Count), link + "&state=Void"), Cell.N(mine.Where(c => c.State == PaperState.Reversed).Sum(c => c.Count), link + "&state=Reversed"), Cell.N(Serial(last) - Serial(first) + 1 - count), Cell.Yuan(mine.Where(c => c.State != PaperState.Void).Sum(c => c.Fen), link)]);
        }

        return new(8, "票据登记", ["种类", "起号", "止号", "张数", "作废", "已红冲", "断号", "金额（不含作废）"], rows, [], "断号应为 0。");
    }

    public static int Serial(string number) => int.Parse(number.AsSpan(number.LastIndexOf('-') + 1), null);

    /// <summary>Sheet 9: what came in which way, against what the banks and channels say.</summary>
    public async Task<SheetTable> Ways(int month, string href, CancellationToken ct)
    {
        var (from, to) = (Ym.First(month), Ym.Last(month));
        var sums = await db.Set<Tender>().AsNoTracking().Where(t => t.On >= from && t.On <= to).GroupBy(t => t.Way).Select(g => new { Way = g.Key, Count = g.Count(), Fen = g.Sum(t => t.Fen) }).OrderBy(g => g.Way).Take(10).ToListAsync(ct);
        var matched = await db.Set<StatementLine>().AsNoTracking().Where(l => l.PaymentId != null).Join(db.Set<Tender>().Where(t => t.On >= from && t.On <= to), l => new { Payment = l.PaymentId!.Value, No = l.TenderNo }, t => new { Payment = t.PaymentId, t.No }, (l, t) => new { t.Way, t.Fen })
            .GroupBy(x => x.Way).Select(g => new { Way = g.Key, Fen = g.Sum(x => x.Fen) }).OrderBy(g => g.Way).Take(10).ToListAsync(ct);
        var unseen = await TenderMatches.Unseen(db, from, to).GroupBy(t => t.Way).Select(g => new { Way = g.Key, Fen = g.Sum(t => t.Fen) }).OrderBy(g => g.Way).Take(10).ToListAsync(ct);
        var handed = await db.Set<Till>().AsNoTracking().Where(t => t.On >= from && t.On <= to).SumAsync(t => (long?)t.HandedFen, ct) ?? 0;
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var way in Enum.GetValues<Way>())
        {
            var (sum, bank) = (sums.FirstOrDefault(s => s.Way == way), way is not (Way.Cash or Way.Balance));
            if (sum is not null)
                rows.Add([Cell.Of(Words.Of(way)), Cell.N(sum.Count, $"{href}&what=tenders&way={way}"), Cell.Yuan(sum.Fen, $"{href}&what=tenders&way={way}"), bank ? Cell.Yuan(matched.Where(m => m.Way == way).Sum(m => m.Fen)) : Cell.Of("—"),
                    bank ? Cell.Yuan(unseen.Where(u => u.Way == way).Sum(u => u.Fen), $"/ledger/statements?month={Ym.Text(month)}&tab=Payments") : Cell.Of("—")]);
        }

        return new(9, "付款方式与银行", ["付款方式", "笔数", "金额", "流水已核对", "流水中未见"], rows, [], Invariant($"各班次上缴现金合计 {new Kernel.Money(handed)} 元；余额支付不是新收到的钱。"));
    }
}
