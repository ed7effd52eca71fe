using Anju.Kernel.Sheets;

namespace Anju.Billing.Meters.Import;

/// <summary>What is wrong in one cell.</summary>
internal sealed record SheetFault(int Row, string Column, string Reason);

/// <summary>One filled row: which meter, what it showed, as written.</summary>
internal sealed record ReadingLine(int Row, string Number, string Value, string On, bool IsRollover, bool IsChecked, string Note, string? Unusable);

/// <summary>The rows of a reading sheet below its header: our template, or any table with 表号 and 本次读数.</summary>
internal static class ReadingSheet
{
    public const int MostRows = 50_000;
    public const string Number = "表号", Value = "本次读数", On = "抄表日期", Rollover = "翻表", Checked = "已复核", Note = "备注";

    private static readonly NamedSheet Sheet = new(new Dictionary<string, string>
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
    }, [Number, Value], MostRows, "没有找到表头；请使用下载的模板，或含有“表号、本次读数”的表", "表头下面没有填写读数");

    /// <summary>Rows without a reading are passed over: that meter was not read.</summary>
    /// <exception cref="UnreadableSheetException">With the sentence for the clerk.</exception>
    public static IEnumerable<ReadingLine> Read(Stream file) => Sheet.Read(file, Of);

    private static ReadingLine? Of(int row, Func<string, object?> cell)
    {
        var (value, on) = (cell(Value), cell(On));
        var text = Text(value);
        return text.Length == 0 && value is not Formula ? null
            : new(row, Text(cell(Number)), text, Text(on), Yes(cell(Rollover)), Yes(cell(Checked)), Text(cell(Note)), value is Formula || on is Formula ? "是公式，请改成数值再导入" : null);
    }

    private static bool Yes(object? value) => Text(value) is "是" or "翻" or "翻表" or "1" or "√" or "Y" or "y" or "已复核";

    private static string Text(object? value) => NamedSheet.Text(value, "yyyy-MM-dd");
}
