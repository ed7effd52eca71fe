namespace Anju.Ledger.Months;

/// <summary>One mark of a chart with the address of its rows.</summary>
/// <param name="Value">At least 0 is drawn; less is written only.</param>
internal sealed record Bar(string Name, decimal Value, string Said, string Href);
