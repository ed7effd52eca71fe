using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;
using Anju.Ledger.Trial;
using Anju.People.Contracts;
using static System.FormattableString;

namespace Anju.Ledger.Months;

/// <summary>Writes the nine sheets of a closed month (domain §3.11) from its kept rows, papers, tenders and statements.</summary>
internal sealed class ReportWriter(MonthBook book, MonthSums sums, MonthPapers papers, TrialTotals totals, IBills bills, IHouseHistory history, IStaff staff)
{
    private static readonly (string Name, int From, int To)[] Ages = [("0–1 个月", 0, 1), ("2–3 个月", 2, 3), ("4–6 个月", 4, 6), ("7–12 个月", 7, 12), ("1 年以上", 13, 36), ("3 年以上（注意诉讼时效）", 37, int.MaxValue)];

    /// <summary>What all sheets of a month are made of.</summary>
    internal sealed record Made(int Month, string Href, IReadOnlyList<Rolled> Rows, SumNames Names, IReadOnlyDictionary<int, MoneyOf> Whose, IReadOnlyDictionary<(BuildingId Building, int Item), Rates> Money, IReadOnlyDictionary<BuildingId, (int Due, int Paid)> Households)
    {
        public bool IsAgency(int item) => Whose.GetValueOrDefault(item) == MoneyOf.Agency;
        public IEnumerable<Rolled> Of(Pot pot) => Rows.Where(r => r.Key.Pot == pot);
    }

    public async Task<ReportBody> Write(int month, int no, string center, string by, DateOnly on, CancellationToken ct)
    {
        var rows = await book.Rows(month, ct);
        var made = new Made(month, $"/ledger/months/rows?month={Ym.Text(month)}", rows, await totals.Names(ct), (await bills.Items(ct)).ToDictionary(i => i.No, i => i.Whose), await sums.Money(month, rows, ct), await sums.Households(month, ct));
        var (due, paid) = (made.Households.Values.Sum(h => h.Due), made.Households.Values.Sum(h => h.Paid));
        var company = Rates.Sum(made.Money.Where(m => !made.IsAgency(m.Key.Item)).Select(m => m.Value)) with { Due = due, Paid = paid };
        var agency = Rates.Sum(made.Money.Where(m => made.IsAgency(m.Key.Item)).Select(m => m.Value));
        return new(center, month, no, by, on, company, agency, ReportBody.Words(month),
        [
            Receivable(made), await papers.Received(made, ct), Outstanding(made), ByBuilding(made, await history.Buildings(ct)), ByZone(made, await staff.Zones(ct)), await papers.ByCashier(month, made.Href, ct),

            Roll(made, 5, "预存款", Pot.Advance), Roll(made, 6, "押金", Pot.Deposit), AgencyAccount(made), await papers.Register(month, made.Href, ct), await papers.Ways(month, made.Href, ct),
        ]);
    }

    /// <summary>Sheet 1: 应收 by item.</summary>
    private static SheetTable Receivable(Made made)
    {
        var items = made.Of(Pot.Principal).GroupBy(r => r.Key.Item).OrderBy(g => made.IsAgency(g.Key)).ThenBy(g => g.Key).ToList();
        long[] Sums(IEnumerable<Rolled> of)
        {
            var all = of.ToList();
            var now = all.Where(r => r.Key.Belongs == made.Month).ToList();
            var old = all.Where(r => r.Key.Belongs < made.Month).ToList();
            long[] s = [now.Sum(r => r.Moves.New), all.Where(r => r.Key.Belongs > made.Month).Sum(r => r.Moves.New), old.Sum(r => r.Moves.New), all.Sum(r => r.Moves.Adjusted), all.Sum(r => r.Moves.Waived), 0];
            s[5] = s[0] + s[1] + s[2] + s[3] - s[4];
            return s;
        }

        string?[] links = ["new&belongs=now", "new&belongs=later", "new&belongs=old", "adjusted", "waived", null];
        return Table(1, "应收", ["项目", "资金", "当期应收", "后期应收", "对往期的更正", "调整", "减免", "应收净额"],
            [.. items.Select(g => ((IReadOnlyList<Cell>)[Cell.Of(made.Names.Item(g.Key)), Cell.Of(made.IsAgency(g.Key) ? "代收代付" : "公司")], Sums(g), Invariant($"&item={g.Key}")))], links, made, 2, "新入账的费用、撤回和调整；减免另列。");
    }

    /// <summary>Sheet 3: 欠收 by age.</summary>
    private static SheetTable Outstanding(Made made)
    {
        var items = made.Of(Pot.Principal).Where(r => r.Closing != 0).GroupBy(r => r.Key.Item).OrderBy(g => made.IsAgency(g.Key)).ThenBy(g => g.Key).ToList();
        long[] Sums(IEnumerable<Rolled> of)
        {
            var open = of.ToList();
            return [open.Where(r => r.Key.Belongs > made.Month).Sum(r => r.Closing), .. Ages.Select(a => open.Where(r => r.Key.Belongs <= made.Month && Ym.Between(r.Key.Belongs, made.Month) is var age && age >= a.From && age <= a.To).Sum(r => r.Closing)), open.Sum(r => r.Closing)];
        }

        string?[] links = ["open&age=later", .. Ages.Select(a => Invariant($"open&age={a.From}")), "open"];
        return Table(3, "欠收（按账龄）", ["项目", "未到月份", .. Ages.Select(a => a.Name), "合计"], [.. items.Select(g => ((IReadOnlyList<Cell>)[Cell.Of(made.Names.Item(g.Key))], Sums(g), Invariant($"&item={g.Key}")))], links, made, 1, "账龄从费用所属月份起算到本月末；三年以上注意诉讼时效。");
    }

    /// <summary>Sheet 4: by building, company money only.</summary>
    private static SheetTable ByBuilding(Made made, IReadOnlyList<BuildingCard> order) =>
        Places(made, "按楼栋", "楼栋", [.. order.Where(b => made.Rows.Any(r => r.Key.Building == b.Id && r.Key.Pot == Pot.Principal)).Select(b => (made.Names.Building(b.Id), (IReadOnlyCollection<BuildingId>)[b.Id]))], "公司收入的费用；期末欠费含代收代付。");

    /// <summary>Sheet 4: by whose zone it is, as zones are on the day of the report. Zones may share buildings: the foot counts each building once.</summary>
    private static SheetTable ByZone(Made made, IReadOnlyList<ZoneCard> zones)
    {
        var rows = zones.Select(z => ($"{z.Name}（{z.Post}）", (IReadOnlyCollection<BuildingId>)z.Buildings.Select(b => new BuildingId(b)).ToHashSet())).ToList();
        var none = made.Of(Pot.Principal).Select(r => r.Key.Building).Where(b => !rows.Any(r => r.Item2.Contains(b))).ToHashSet();
        if (none.Count > 0)
            rows.Add(("未划责任区", none));
        return Places(made, "按责任区", "责任人", rows, "按编制当日的责任区；一栋楼有几位责任人时各计一次，合计每栋只计一次。");
    }

    private static SheetTable Places(Made made, string title, string first, IReadOnlyList<(string Name, IReadOnlyCollection<BuildingId> Buildings)> places, string note)
    {
        IReadOnlyList<Cell> Row(string name, Func<BuildingId, bool> isIn, string filter)
        {
            var households = made.Households.Where(h => isIn(h.Key)).ToList();
            var rates = Rates.Sum(made.Money.Where(m => isIn(m.Key.Building) && !made.IsAgency(m.Key.Item)).Select(m => m.Value)) with { Due = households.Sum(h => h.Value.Due), Paid = households.Sum(h => h.Value.Paid) };
            return Line(name, rates, made.Of(Pot.Principal).Where(r => isIn(r.Key.Building)).Sum(r => r.Closing), made.Href, filter);
        }

        return new(4, title, [first, "当期应收", "当期实收", "收缴率", "扣减免", "应收户数", "结清户数", "收缴率（户数）", "往期欠费", "收回往期", "清欠率", "期末欠费（含代收）"],
            [.. places.Select(p => Row(p.Name, p.Buildings.Contains, $"&building={string.Join(',', p.Buildings.Select(b => b.Value).Order())}"))], Row("合计", _ => true, ""), note);
    }

    private static IReadOnlyList<Cell> Line(string name, Rates r, long closing, string href, string filter) =>
    [
        Cell.Of(name), Cell.Yuan(r.Receivable, $"{href}&pot=Principal&what=receivable&belongs=now&whole=true&whose=Company{filter}"), Cell.Yuan(r.Received, $"{href}&pot=Principal&what=received&belongs=now&whole=true&whose=Company{filter}"), Cell.Of(Rates.Text(r.Collection)), Cell.Of(Rates.Text(r.CollectionNet)),
        Cell.N(r.Due), Cell.N(r.Paid), Cell.Of(Rates.Text(r.Households)), Cell.Yuan(r.Old), Cell.Yuan(r.Cleared, $"{href}&pot=Principal&what=received&belongs=old&whose=Company{filter}"), Cell.Of(Rates.Text(r.Clearing)), Cell.Yuan(closing, $"{href}&pot=Principal&what=open{filter}"),
    ];

    /// <summary>Sheets 5 and 6: what houses have given into our hands.</summary>
    private static SheetTable Roll(Made made, int no, string title, Pot pot) =>
        Trim(RollTables.Table(no, title, pot, made.Of(pot).GroupBy(r => r.Key.Building).Select(g => (Name: made.Names.Building(g.Key), Invariant($"&building={g.Key.Value}"), g.AsEnumerable())).OrderBy(g => g.Name, StringComparer.Ordinal), made.Href, "业主的钱，不是收入。", "楼栋"));

    /// <summary>Sheet 7: collected for suppliers, passed on to them.</summary>
    private static SheetTable AgencyAccount(Made made) =>
        Trim(RollTables.Table(7, "代收代付", Pot.Agency, made.Of(Pot.Agency).GroupBy(r => r.Key.Item).OrderBy(g => g.Key).Select(g => (made.Names.Item(g.Key), Invariant($"&item={g.Key}"), g.AsEnumerable())), made.Href, "代收的本金，减去已解缴给供应单位的；违约金不在内。", "项目"));

    /// <summary>Without the columns that such money never has.</summary>
    private static SheetTable Trim(SheetTable table)
    {
        int[] kept = [0, 1, 2, 3, 6];
        IReadOnlyList<Cell> Of(IReadOnlyList<Cell> row) => [.. kept.Select(i => row[i])];
        return table with { Columns = [.. kept.Select(i => table.Columns[i])], Rows = [.. table.Rows.Select(Of)], Foot = Of(table.Foot) };
    }

    private static SheetTable Table(int no, string title, IReadOnlyList<string> columns, List<(IReadOnlyList<Cell> Head, long[] Sums, string Filter)> rows, string?[] links, Made made, int heads, string note)
    {
        string? Link(int i, string filter) => links[i] is { } what ? $"{made.Href}&pot=Principal&what={what}{filter}" : null;
        return new(no, title, columns, [.. rows.Where(r => r.Sums.Any(f => f != 0)).Select(r => (IReadOnlyList<Cell>)[.. r.Head, .. r.Sums.Select((fen, i) => Cell.Yuan(fen, Link(i, r.Filter)))])],
            [Cell.Of("合计"), .. Enumerable.Repeat(Cell.Of(""), heads - 1), .. Enumerable.Range(0, links.Length).Select(i => Cell.Yuan(rows.Sum(r => r.Sums[i]), Link(i, "")))], note);
    }
}
