using System.Globalization;
using System.Text.Json.Serialization;
using Anju.Kernel;

namespace Anju.Ledger.Months;

/// <summary>One figure or word with the address of the records it was made of. Exactly one of text, amount and count is set.</summary>
internal sealed record Cell(
    [property: JsonPropertyName("t"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text = null,
    [property: JsonPropertyName("f"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Fen = null,
    [property: JsonPropertyName("n"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Count = null,
    [property: JsonPropertyName("h"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Href = null)
{
    [JsonIgnore]
    public string Shown => Fen is { } fen ? new Money(fen).ToString() : Count is { } count ? count.ToString("#,0", CultureInfo.InvariantCulture) : Text ?? "";

    [JsonIgnore]
    public bool IsNumber => Fen is not null || Count is not null || Text is "—" || Text is { Length: > 1 } && Text[^1] == '%';

    /// <summary>As a workbook wants it: amounts and counts as numbers.</summary>
    [JsonIgnore]
    public object? Value => Fen is { } fen ? new Money(fen).ToYuan() : Count is { } count ? count : Text;

    public static Cell Of(string text, string? href = null) => new(Text: text, Href: href);

    public static Cell Yuan(long fen, string? href = null) => new(Fen: fen, Href: fen == 0 ? null : href);

    public static Cell N(long count, string? href = null) => new(Count: count, Href: count == 0 ? null : href);
}

/// <summary>One sheet of a report, or any table of sums: shown, printed and exported by the same hand.</summary>
/// <param name="Foot">The sum of the rows; empty where sums make no sense.</param>
/// <param name="Note">What the figures mean.</param>
internal sealed record SheetTable(int No, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows, IReadOnlyList<Cell> Foot, string Note = "")
{
    /// <summary>Rows for a workbook, the foot last.</summary>
    public IEnumerable<Dictionary<string, object?>> Cells()
    {
        foreach (var row in Foot.Count > 0 ? Rows.Append(Foot) : Rows)
        {
            var cells = new Dictionary<string, object?>();
            for (var i = 0; i < Columns.Count; i++)
                cells[Columns[i]] = i < row.Count ? row[i].Value : null;
            yield return cells;
        }
    }
}
