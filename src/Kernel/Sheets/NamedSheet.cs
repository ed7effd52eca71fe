using System.Globalization;
using Anju.Kernel.Text;

namespace Anju.Kernel.Sheets;

/// <summary>A table in a workbook whose columns are found by their headings, whatever stands above them and in whichever order they are.</summary>
/// <param name="names">Every heading that is understood, and the column it means.</param>
/// <param name="needed">Columns without which it is not the table.</param>
/// <param name="mostRows">Rows that are taken.</param>
/// <param name="noHeader">The sentence when there is no such table.</param>
/// <param name="nothing">The sentence when no row of it is filled.</param>
public sealed class NamedSheet(IReadOnlyDictionary<string, string> names, IReadOnlyCollection<string> needed, int mostRows, string noHeader, string nothing)
{
    private const int HeaderWithin = 20;

    /// <param name="row">Makes a row of its number and its cells by column; null passes it over.</param>
    /// <exception cref="UnreadableSheetException">With the sentence for the clerk.</exception>
    public IEnumerable<T> Read<T>(Stream file, Func<int, Func<string, object?>, T?> row) where T : class
    {
        ArgumentNullException.ThrowIfNull(row);
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

            if (row(line.Number, name => columns.TryGetValue(name, out var letter) ? line.Cells.GetValueOrDefault(letter) : null) is not { } made)
                continue;
            if (++filled > mostRows)
                throw new UnreadableSheetException($"一次最多导入 {mostRows} 行，请分成几个文件");
            yield return made;
        }

        if (columns is null)
            throw new UnreadableSheetException(noHeader);
        if (filled == 0)
            throw new UnreadableSheetException(nothing);
    }

    private Dictionary<string, string>? Header(IReadOnlyDictionary<string, object?> cells)
    {
        var found = new Dictionary<string, string>();
        foreach (var (letter, value) in cells)
            if (value is string text && names.TryGetValue(Widths.Narrow(text).Trim().Trim('*').Replace(" ", "", StringComparison.Ordinal), out var name))
                found.TryAdd(name, letter);
        return needed.All(found.ContainsKey) ? found : null;
    }

    /// <summary>A cell as somebody would have typed it.</summary>
    /// <param name="day">How a day is written, e.g. <c>yyyy-MM-dd</c>.</param>
    public static string Text(object? cell, string day) => cell switch
    {
        null => "",
        double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
        DateTime at => at.ToString(day, CultureInfo.InvariantCulture),
        _ => Widths.Narrow(cell.ToString()!).Trim(),
    };
}
