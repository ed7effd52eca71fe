using Anju.Kernel.Sheets;

namespace Anju.Estate.Import;

/// <param name="Of">Number of the last row as the file states it, for a progress bar.</param>
internal sealed record AssetLine(int Row, int Of, AssetColumns Columns, IReadOnlyDictionary<string, object?> Cells);

/// <summary>The data rows of an asset sheet below its header, wherever that stands.</summary>
internal static class AssetSheet
{
    public const int MostRows = 20_000;
    private const int HeaderWithin = 20;

    /// <summary>Row numbers are those the office sees in Excel. Empty rows are passed over.</summary>
    /// <exception cref="UnreadableSheetException">No xlsx, no header, a required column is missing, or too many rows.</exception>
    public static IEnumerable<AssetLine> Read(Stream file)
    {
        using var reader = new SheetReader(file);
        AssetColumns? columns = null;
        var filled = 0;
        foreach (var line in reader.Lines())
        {
            if (columns is null)
            {
                columns = AssetColumns.Read(line.Cells);
                if (columns?.Missing().ToArray() is { Length: > 0 } missing)
                    throw new UnreadableSheetException($"表头缺少：{string.Join("、", missing)}");
                if (columns is null && line.Number >= HeaderWithin)
                    break;
                continue;
            }

            if (columns.IsEmpty(line.Cells))
                continue;
            if (++filled > MostRows)
                throw new UnreadableSheetException($"一次最多导入 {MostRows} 行，请分成几个文件");
            yield return new(line.Number, Math.Min(reader.LastRow, MostRows), columns, line.Cells);
        }

        if (columns is null)
            throw new UnreadableSheetException("没有找到表头；请使用下载的模板，或含有“楼号、单元、房间、建筑面积”的资产信息表");
        if (filled == 0)
            throw new UnreadableSheetException("表头下面没有数据");
    }
}
