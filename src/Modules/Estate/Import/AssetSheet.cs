using MiniExcelLibs;

namespace Anju.Estate.Import;

/// <summary>Why a file as a whole cannot be read.</summary>
internal sealed class UnreadableSheetException(string message) : Exception(message);

/// <summary>Streams the rows of an xlsx: memory does not grow with the file.</summary>
internal static class AssetSheet
{
    public const int MostRows = 20_000;
    private const int HeaderWithin = 20;

    /// <summary>Row numbers are those the office sees in Excel. Empty rows are passed over.</summary>
    /// <exception cref="UnreadableSheetException">No xlsx, no header, a required column is missing, or too many rows.</exception>
    public static IEnumerable<(int Row, AssetColumns Columns, IDictionary<string, object?> Cells)> Read(Stream file)
    {
        AssetColumns? columns = null;
        var (row, filled) = (0, 0);
        foreach (var cells in Rows(file))
        {
            row++;
            if (columns is null)
            {
                columns = AssetColumns.Read(cells);
                if (columns?.Missing().ToArray() is { Length: > 0 } missing)
                    throw new UnreadableSheetException($"表头缺少：{string.Join("、", missing)}");
                if (columns is null && row >= HeaderWithin)
                    break;
                continue;
            }

            if (IsEmpty(columns, cells))
                continue;
            if (++filled > MostRows)
                throw new UnreadableSheetException($"一次最多导入 {MostRows} 行，请分成几个文件");
            yield return (row, columns, cells);
        }

        if (columns is null)
            throw new UnreadableSheetException("没有找到表头；请使用下载的模板，或含有“楼号、单元、房间、建筑面积”的资产信息表");
        if (filled == 0)
            throw new UnreadableSheetException("表头下面没有数据");
    }

    /// <summary>Explanations beside the data stand in columns we do not know, so a row of them counts as empty.</summary>
    private static bool IsEmpty(AssetColumns columns, IDictionary<string, object?> cells) =>
        Array.TrueForAll(Enum.GetValues<AssetColumn>(), c => columns.Text(cells, c).Length == 0);

    private static IEnumerable<IDictionary<string, object?>> Rows(Stream file)
    {
        IEnumerator<IDictionary<string, object?>> rows;
        try
        {
            rows = file.Query(useHeaderRow: false, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>().GetEnumerator();
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            throw new UnreadableSheetException("这不是可读的 .xlsx 文件");
        }

        using (rows)
            while (Next(rows))
                yield return rows.Current;
    }

    private static bool Next(IEnumerator<IDictionary<string, object?>> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            throw new UnreadableSheetException("这不是可读的 .xlsx 文件");
        }
    }
}
