using System.Globalization;

namespace Anju.Office.Targets;

/// <summary>What the sheet of targets sends: one row for each index, in text as it was typed.</summary>
internal sealed class TargetForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public int No { get; set; }
    public List<TargetRowForm> Lines { get; set; } = [];

    /// <summary>Names the rows whose text is no number.</summary>
    public IEnumerable<int> Unreadable => Enumerable.Range(0, Lines.Count).Where(i => !string.IsNullOrWhiteSpace(Lines[i].Target) && Lines[i].Number is null);

    public SetTargets.Command Command(int year) => new() { RequestId = RequestId, Year = year, No = No, Lines = [.. Lines.Select(l => new SetTargets.Line { Index = l.Index ?? "", Target = l.Number })] };
}

internal sealed class TargetRowForm
{
    public string? Index { get; set; }
    public string? Target { get; set; }

    public decimal? Number => decimal.TryParse(Target?.Trim().TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
