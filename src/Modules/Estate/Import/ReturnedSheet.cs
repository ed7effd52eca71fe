using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Anju.Kernel.Sheets;

namespace Anju.Estate.Import;

/// <summary>The office's own file again, with a first column that says what is wrong in each bad row.</summary>
internal static class ReturnedSheet
{
    private const string Verdict = "导入结果";

    public static void Write(Stream original, Stream target, IReadOnlyCollection<RowFault> faults)
    {
        var byRow = faults.GroupBy(f => f.Row).ToDictionary(g => g.Key, g => string.Join("；", g.Select(f => $"{f.Column}：{f.Reason}")));
        using var reader = new SheetReader(original);
        using var book = SpreadsheetDocument.Create(target, SpreadsheetDocumentType.Workbook);
        var workbook = book.AddWorkbookPart();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        using (var xml = OpenXmlWriter.Create(sheet))
        {
            xml.WriteStartElement(new Worksheet());
            xml.WriteElement(new Columns(new Column { Min = 1, Max = 1, Width = 48, CustomWidth = true }));
            xml.WriteStartElement(new SheetData());
            foreach (var line in reader.Lines().Take(AssetSheet.MostRows * 2))
                WriteLine(xml, line, byRow.TryGetValue(line.Number, out var why) ? $"第 {line.Number} 行 {why}" : line.Number == 1 ? Verdict : null);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = Verdict, SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
    }

    private static void WriteLine(OpenXmlWriter xml, SheetLine line, string? verdict)
    {
        xml.WriteStartElement(new Row { RowIndex = (uint)line.Number });
        if (verdict is not null)
            xml.WriteElement(SheetCells.Of(verdict, "A" + line.Number));
        foreach (var (letter, value) in line.Cells.OrderBy(c => c.Key.Length).ThenBy(c => c.Key, StringComparer.Ordinal))
            xml.WriteElement(SheetCells.Of(value, SheetCells.After(letter) + line.Number));
        xml.WriteEndElement();
    }
}

/// <summary>Cells as values: text stays text, so that nothing a clerk typed becomes a formula.</summary>
internal static class SheetCells
{
    private const int Longest = 32_767;

    public static Cell Of(object? value, string reference) => value switch
    {
        null or "" => new Cell { CellReference = reference },
        decimal or int or double => new Cell(new CellValue(((IFormattable)value).ToString(null, System.Globalization.CultureInfo.InvariantCulture))) { DataType = CellValues.Number, CellReference = reference },
        DateTime at => Text(at.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), reference),
        _ => Text(value.ToString()!, reference),
    };

    /// <summary>The column behind: B after A, AA after Z.</summary>
    public static string After(string letter)
    {
        var column = 1;
        foreach (var (c, place) in letter.Reverse().Select((c, i) => (c, i)))
            column += (c - 'A' + 1) * (int)Math.Pow(26, place);
        return SheetReader.Letter(column);
    }

    private static Cell Text(string text, string reference) =>
        new(new InlineString(new Text(text.Length <= Longest ? text : text[..Longest]) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, CellReference = reference };
}
