using Anju.Kernel.Sheets;

namespace Anju.Ledger.Charges;

/// <summary>One filled row of the sheet of charges, as written.</summary>
internal sealed record ChargeLine(int Row, string Community, string House, string Item, string Month, string Amount, string Why);

/// <summary>The sheet of charges: our template, or any table with 房号, 收费项目, 账期 and 金额.</summary>
internal static class ChargeSheet
{
    public const int MostRows = 20_000;
    public const string Community = "小区", House = "房号", Item = "收费项目", Month = "账期", Amount = "金额", Why = "依据";

    private static readonly NamedSheet Sheet = new(new Dictionary<string, string>
    {
        [Community] = Community,
        [House] = House,
        ["房间号"] = House,
        [Item] = Item,
        ["项目"] = Item,
        [Month] = Month,
        ["月份"] = Month,
        ["所属期"] = Month,
        [Amount] = Amount,
        ["欠费金额"] = Amount,
        ["金额(元)"] = Amount,
        [Why] = Why,
        ["说明"] = Why,
        ["备注"] = Why,
    }, [House, Item, Month, Amount], MostRows, "没有找到表头；请使用下载的模板，或含有“房号、收费项目、账期、金额”的表", "表头下面没有填写金额");

    /// <summary>Rows without an amount are passed over: that house owes nothing.</summary>
    /// <exception cref="UnreadableSheetException">With the sentence for the clerk.</exception>
    public static IEnumerable<ChargeLine> Read(Stream file) => Sheet.Read(file, (row, cell) => Text(cell(Amount)) is { Length: > 0 } amount
        ? new ChargeLine(row, Text(cell(Community)), Text(cell(House)), Text(cell(Item)), Text(cell(Month)), amount, Text(cell(Why))) : null);

    /// <summary>What a formula shows may be old: it is taken for no value.</summary>
    private static string Text(object? cell) => cell is Formula ? "公式" : NamedSheet.Text(cell, "yyyy-MM");

    /// <summary>2026-11, 202611, 2026年11月 or 2026/11 as 2026-11; anything else as it is.</summary>
    public static string MonthOf(string text)
    {
        var plain = text.Replace('/', '-').Replace('.', '-').Replace('年', '-').TrimEnd('月');
        if (plain.Length == 6 && plain.All(char.IsAsciiDigit))
            plain = $"{plain[..4]}-{plain[4..]}";
        return plain.Split('-') is [var year, { Length: 1 } month] ? $"{year}-0{month}" : plain;
    }

    /// <summary>A row for every house, to be filled where something is owed; copied where there are several debts.</summary>
    public static Dictionary<string, object?> Blank(string community, string house) => new() { [Community] = community, [House] = house, [Item] = null, [Month] = null, [Amount] = null, [Why] = null };
}
