namespace Anju.Office.Summaries;

/// <summary>What the page of the year-end summary sends.</summary>
internal sealed class SummaryForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public string? Text { get; set; }

    /// <summary>Which button was pressed.</summary>
    public string Act { get; set; } = "";
}
