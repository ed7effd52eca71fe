using Anju.Estate.Contracts;

namespace Anju.Ledger.Months;

/// <summary>Names of what sums are of.</summary>
internal sealed record SumNames(IReadOnlyDictionary<int, string> Items, IReadOnlyDictionary<BuildingId, string> Buildings)
{
    public string Item(int no) => no == 0 ? "—" : Items.GetValueOrDefault(no, $"项目 {no}");
    public string Building(BuildingId id) => Buildings.GetValueOrDefault(id, "（已不在台账的楼栋）");
}

/// <summary>Rolled sums as tables: opening, movements, closing, each figure with its rows.</summary>
internal static class RollTables
{
    private static readonly string[] What = ["opening", "new", "received", "waived", "adjusted", "open"];

    /// <param name="rowsHref">Where rows of a figure are shown, with a query already begun; empty for figures without a link.</param>
    public static SheetTable Table(int no, string title, Pot pot, IEnumerable<(string Name, string Filter, IEnumerable<Rolled> Rows)> groups, string rowsHref, string note = "", string first = "")
    {
        var rows = groups.Select(g => (g.Name, g.Filter, Sum: Sum(g.Rows))).ToList();
        return new(no, title, [first.Length > 0 ? first : "名称", .. MonthWords.Columns(pot)],
            [.. rows.Where(r => r.Sum.Any(f => f != 0)).Select(r => (IReadOnlyList<Cell>)[Cell.Of(r.Name), .. r.Sum.Select((fen, i) => Cell.Yuan(fen, Href(rowsHref, pot, i, r.Filter)))])],
            [Cell.Of("合计"), .. Enumerable.Range(0, 6).Select(i => Cell.Yuan(rows.Sum(r => r.Sum[i]), Href(rowsHref, pot, i, "")))], note);
    }

    public static long[] Sum(IEnumerable<Rolled> rows)
    {
        var sum = new long[6];
        foreach (var r in rows)
        {
            sum[0] += r.Opening;
            sum[1] += r.Moves.New;
            sum[2] += r.Moves.Received;
            sum[3] += r.Moves.Waived;
            sum[4] += r.Moves.Adjusted;
            sum[5] += r.Closing;
        }

        return sum;
    }

    private static string? Href(string rows, Pot pot, int column, string filter) =>
        rows.Length == 0 || column == 0 || column == 5 && pot != Pot.Principal ? null : $"{rows}&pot={pot}&what={What[column]}{filter}";
}
