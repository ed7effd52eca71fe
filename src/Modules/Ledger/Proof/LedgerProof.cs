using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Ledger.Books;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;

namespace Anju.Ledger.Proof;

/// <summary>
/// Adds everything up again and compares: every account with its charges and lines, what runs put on buildings with the
/// living bills, papers with their numbers, tenders with papers, closed months with their facts. Five hundred houses are
/// held at a time, however many there are.
/// </summary>
internal sealed class LedgerProof(AppDb db, BookShelf shelf, PaperProof papers, MonthProof months, IBills bills, IHouses houses, Calendar calendar) : ILedgerProof
{
    public const int MostFindings = 500;

    public async Task<LedgerProven> Prove(CancellationToken ct)
    {
        var found = new Findings();
        var (counted, lines) = await Accounts(found, ct);
        await WithoutAccount(found, ct);
        await Postings(found, ct);
        var numbers = await papers.Prove(found, ct);
        var closed = await months.Prove(found, ct);
        return new(counted, lines, numbers, closed, found.All);
    }

    private async Task<(int Houses, long Lines)> Accounts(Findings found, CancellationToken ct)
    {
        var ids = await db.Set<Account>().AsNoTracking().OrderBy(a => a.HouseId).Select(a => a.HouseId).Take(5_000_000).ToListAsync(ct);
        long lines = 0;
        foreach (var some in ids.Chunk(BookShelf.Most))
            foreach (var read in await Read(some, found, ct))
            {
                lines += read.Lines.Count;
                foreach (var fault in Faults(read))
                    found.Add("户账", await Number(read.Account.HouseId, ct), fault, $"/ledger/house/{read.Account.HouseId.Value}");
            }

        return (ids.Count, lines);
    }

    /// <summary>A line on a charge that does not exist stops the reading of its five hundred; then they are read one by one to name it.</summary>
    private async Task<IReadOnlyList<HouseBook>> Read(HouseId[] some, Findings found, CancellationToken ct)
    {
        try
        {
            return await shelf.At(some, calendar.Today, ct);
        }
        catch (KeyNotFoundException) when (some.Length > 1)
        {
            var one = new List<HouseBook>();
            foreach (var id in some)
                one.AddRange(await Read([id], found, ct));
            return one;
        }
        catch (KeyNotFoundException)
        {
            found.Add("户账", await Number(some[0], ct), "有账目记在不存在的费用上", $"/ledger/house/{some[0].Value}");
            return [];
        }
    }

    private static IEnumerable<string> Faults(HouseBook read)
    {
        var (account, lines, charges) = (read.Account, read.Lines, read.Charges);
        long Sum(LineKind kind) => lines.Where(l => l.Kind == kind).Sum(l => l.Fen);
        if (lines.Count != account.Lines || lines.Select((l, i) => l.No != i + 1).Any(wrong => wrong))
            yield return $"账目序号不连续：应有 {account.Lines} 条，实有 {lines.Count} 条";
        if (charges.Sum(c => c.PrincipalFen) is var owed && owed != account.OwedFen)
            yield return $"欠费：账户 {account.Owed} 元，逐笔相加 {new Money(owed)} 元";
        if (charges.Sum(c => c.LateOpenFen) is var late && late != account.LateFen)
            yield return $"违约金：账户 {account.Late} 元，逐笔相加 {new Money(late)} 元";
        if (Sum(LineKind.Advance) is var advance && advance != account.AdvanceFen)
            yield return $"预存：账户 {account.Advance} 元，逐笔相加 {new Money(advance)} 元";
        if (Sum(LineKind.Deposit) is var deposit && deposit != account.DepositFen)
            yield return $"押金：账户 {account.Deposit} 元，逐笔相加 {new Money(deposit)} 元";
        if (account.AdvanceFen < 0 || account.DepositFen < 0)
            yield return "预存或押金小于零";
        foreach (var charge in charges.Where(c => c.PrincipalFen < 0 || c.LateOpenFen < 0))
            yield return $"{charge.Item} {Words.Period(charge.Period)} 收多了：{charge.Principal} 元";
    }

    private async Task WithoutAccount(Findings found, CancellationToken ct)
    {
        foreach (var house in await db.Set<LedgerLine>().AsNoTracking().Where(l => l.No == 1 && !db.Set<Account>().Any(a => a.HouseId == l.HouseId)).OrderBy(l => l.HouseId).Take(20).Select(l => l.HouseId).ToListAsync(ct))
            found.Add("户账", await Number(house, ct), "有账目却没有账户", $"/ledger/house/{house.Value}");
    }

    /// <summary>What runs put on buildings is what month figures are made of; it must be the living bills.</summary>
    private async Task Postings(Findings found, CancellationToken ct)
    {
        var posted = (await db.Set<Posting>().AsNoTracking().GroupBy(p => new { p.ItemNo, p.Period }).Select(g => new { g.Key.ItemNo, g.Key.Period, Fen = g.Sum(p => p.Fen) }).OrderBy(g => g.ItemNo).ThenBy(g => g.Period).Take(100_000).ToListAsync(ct)).ToDictionary(g => (g.ItemNo, g.Period), g => g.Fen);
        var living = (await bills.Totals(ct)).ToDictionary(t => (t.ItemNo, t.Period), t => t.Fen);
        var names = (await bills.Items(ct)).ToDictionary(i => i.No, i => i.Name);
        foreach (var key in posted.Keys.Union(living.Keys).Order())
            if (posted.GetValueOrDefault(key) != living.GetValueOrDefault(key))
                found.Add("入账", $"{names.GetValueOrDefault(key.Item1)} {Words.Period(key.Item2)}", $"入账 {new Money(posted.GetValueOrDefault(key))} 元，账单合计 {new Money(living.GetValueOrDefault(key))} 元", "/billing");
        var total = living.Values.Sum() + await Others(ct);
        if (await db.Set<Account>().AsNoTracking().SumAsync(a => a.OwedFen, ct) is var owed && total != owed)
            found.Add("总账", "全部房屋", $"账户欠费合计 {new Money(owed)} 元，账单、临时收费与账目合计 {new Money(total)} 元", "/ledger/trial");
    }

    /// <summary>Charges of the desk and everything that lines did to charges.</summary>
    private async Task<long> Others(CancellationToken ct) =>
        await db.Set<Charge>().AsNoTracking().Where(c => c.WithdrawnOn == null).SumAsync(c => c.AmountFen, ct)
        + await db.Set<LedgerLine>().AsNoTracking().Where(l => l.Kind == LineKind.Adjusted).SumAsync(l => l.Fen, ct)
        - await db.Set<LedgerLine>().AsNoTracking().Where(l => l.Kind == LineKind.Paid || l.Kind == LineKind.Waived).SumAsync(l => l.Fen, ct);

    private async Task<string> Number(HouseId house, CancellationToken ct) => (await houses.Find(house, ct))?.Number ?? house.Value.ToString();
}

/// <summary>Findings as they come in, no more than can be read.</summary>
internal sealed class Findings
{
    private readonly List<LedgerFinding> all = [];

    public IReadOnlyList<LedgerFinding> All => all;

    public void Add(string rule, string where, string words, string href)
    {
        if (all.Count < LedgerProof.MostFindings)
            all.Add(new(rule, where, words, href));
    }
}
