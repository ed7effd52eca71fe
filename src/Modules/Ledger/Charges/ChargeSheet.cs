using System.Globalization;
using Anju.Kernel;
using Anju.Kernel.Sheets;
using Anju.Kernel.Text;

namespace Anju.Ledger.Charges;

/// <summary>One filled row of the sheet of charges, as written.</summary>
internal sealed record ChargeLine(int Row, string Community, string House, string Item, string Month, string Amount, string Why);

/// <summary>The sheet of charges: our template, or any table with 房号, 收费项目, 账期 and 金额.</summary>
internal static class ChargeSheet
{
    public const int MostRows = 20_000;
    private const int HeaderWithin = 20;
    public const string Community = "小区", House = "房号", Item = "收费项目", Month = "账期", Amount = "金额", Why = "依据";

    private static readonly Dictionary<string, string> Names = new()
    {
        [Community] = Community, [House] = House, ["房间号"] = House, [Item] = Item, ["项目"] = Item, [Month] = Month, ["月份"] = Month, ["所属期"] = Month, [Amount] = Amount, ["欠费金额"] = Amount, ["金额(元)"] = Amount, [Why] = Why, ["说明"] = Why, ["备注"] = Why,
    };

    /// <summary>Rows without an amount are passed over: that house owes nothing.</summary>
    /// <exception cref="UnreadableSheetException">With the sentence for the clerk.</exception>
    public static IEnumerable<ChargeLine> Read(Stream file)
    {
        using var reader = new SheetReader(file);
        Dictionary<string, string>? columns = null;
        var filled = 0;
        foreach (var line in reader.Lines())
        {
            if (columns is null)
            {
                columns = Header(line.Cells);
                if (columns is null && line.Number >= HeaderWithin)
                    break;
                continue;
            }

            string Cell(string name) => columns.TryGetValue(name, out var letter) ? Text(line.Cells.GetValueOrDefault(letter)) : "";
            if (Cell(Amount).Length == 0)
                continue;
            if (++filled > MostRows)
                throw new UnreadableSheetException($"一次最多导入 {MostRows} 行，请分成几个文件");
            yield return new(line.Number, Cell(Community), Cell(House), Cell(Item), Cell(Month), Cell(Amount), Cell(Why));
        }

        if (columns is null)
            throw new UnreadableSheetException("没有找到表头；请使用下载的模板，或含有“房号、收费项目、账期、金额”的表");
        if (filled == 0)
            throw new UnreadableSheetException("表头下面没有填写金额");
    }

    private static Dictionary<string, string>? Header(IReadOnlyDictionary<string, object?> cells)
    {
        var found = new Dictionary<string, string>();
        foreach (var (letter, value) in cells)
            if (value is string text && Names.TryGetValue(Widths.Narrow(text).Trim().Trim('*').Replace(" ", "", StringComparison.Ordinal), out var name))
                found.TryAdd(name, letter);
        return new[] { House, Item, Month, Amount }.All(found.ContainsKey) ? found : null;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Formula => "公式",
        _ => Widths.Narrow(value.ToString()!).Trim(),
    };

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
