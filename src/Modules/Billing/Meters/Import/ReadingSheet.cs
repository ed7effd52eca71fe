using System.Globalization;
using Anju.Kernel.Sheets;
using Anju.Kernel.Text;

namespace Anju.Billing.Meters.Import;

/// <summary>What is wrong in one cell.</summary>
internal sealed record SheetFault(int Row, string Column, string Reason);

/// <summary>One filled row: which meter, what it showed, as written.</summary>
internal sealed record ReadingLine(int Row, string Number, string Value, string On, bool IsRollover, bool IsChecked, string Note, string? Unusable);

/// <summary>The rows of a reading sheet below its header: our template, or any table with 表号 and 本次读数.</summary>
internal static class ReadingSheet
{
    public const int MostRows = 50_000;
    private const int HeaderWithin = 20;
    public const string Number = "表号", Value = "本次读数", On = "抄表日期", Rollover = "翻表", Checked = "已复核", Note = "备注";

    private static readonly Dictionary<string, string> Words = new()
    {
        [Number] = Number,
        ["表编号"] = Number,
        [Value] = Value,
        ["本期读数"] = Value,
        ["读数"] = Value,
        [On] = On,
        ["日期"] = On,
        [Rollover] = Rollover,
        [Checked] = Checked,
        [Note] = Note,
    };

    /// <summary>Rows without a reading are passed over: that meter was not read.</summary>
    /// <exception cref="UnreadableSheetException">With the sentence for the clerk.</exception>
    public static IEnumerable<ReadingLine> Read(Stream file)
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

            if (Of(line, columns) is not { } row)
                continue;
            if (++filled > MostRows)
                throw new UnreadableSheetException($"一次最多导入 {MostRows} 行，请分成几个文件");
            yield return row;
        }

        if (columns is null)
            throw new UnreadableSheetException("没有找到表头；请使用下载的模板，或含有“表号、本次读数”的表");
        if (filled == 0)
            throw new UnreadableSheetException("表头下面没有填写读数");
    }

    private static Dictionary<string, string>? Header(IReadOnlyDictionary<string, object?> cells)
    {
        var found = new Dictionary<string, string>();
        foreach (var (letter, value) in cells)
            if (value is string text && Words.TryGetValue(Plain(text), out var word))
                found.TryAdd(word, letter);
        return found.ContainsKey(Number) && found.ContainsKey(Value) ? found : null;
    }

    private static ReadingLine? Of(SheetLine line, Dictionary<string, string> columns)
    {
        object? Cell(string word) => columns.TryGetValue(word, out var letter) ? line.Cells.GetValueOrDefault(letter) : null;
        var (value, on) = (Cell(Value), Cell(On));
        var text = Text(value);
        return text.Length == 0 && value is not Formula ? null
            : new(line.Number, Text(Cell(Number)), text, Text(on), Yes(Cell(Rollover)), Yes(Cell(Checked)), Text(Cell(Note)), value is Formula || on is Formula ? "是公式，请改成数值再导入" : null);
    }

    private static bool Yes(object? value) => Text(value) is "是" or "翻" or "翻表" or "1" or "√" or "Y" or "y" or "已复核";

    private static string Text(object? value) => value switch
    {
        null => "",
        double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Widths.Narrow(value.ToString()!).Trim(),
    };

    private static string Plain(string text) => Widths.Narrow(text).Trim().Trim('*').Replace(" ", "", StringComparison.Ordinal);
}
