using MiniExcelLibs;

namespace Anju.Estate.Import;

/// <summary>The office's own file again, with a first column that says what is wrong in each bad row.</summary>
internal static class ReturnedSheet
{
    private const string Verdict = "导入结果";

    public static void Write(Stream original, Stream target, IReadOnlyCollection<RowFault> faults)
    {
        var byRow = faults.GroupBy(f => f.Row).ToDictionary(g => g.Key, g => string.Join("；", g.Select(f => $"{f.Column}：{f.Reason}")));
        target.SaveAs(Rows(original, byRow), printHeader: false, sheetName: "导入结果");
    }

    private static IEnumerable<IDictionary<string, object?>> Rows(Stream original, Dictionary<int, string> byRow)
    {
        var row = 0;
        foreach (IDictionary<string, object?> cells in original.Query(useHeaderRow: false, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>())
        {
            row++;
            var copy = new Dictionary<string, object?> { [Verdict] = byRow.TryGetValue(row, out var why) ? $"第 {row} 行 {why}" : row == 1 ? Verdict : "" };
            foreach (var (letter, value) in cells)
                copy[letter] = value;
            yield return copy;
        }
    }
}
