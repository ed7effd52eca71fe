namespace Anju.Billing.Domain;
/// <summary>How much a house used of one item in one period, with the readings it comes from; ready for the tariff.</summary>
internal sealed record Usage(Guid House, string Item, DateOnly From, DateOnly To, decimal Quantity, bool IsEstimated, IReadOnlyList<UsagePart> Parts, string? Blocked = null);
/// <summary>One stretch of a usage: (end − start) × multiplier, plus what a rollover adds.</summary>
internal sealed record UsagePart(string Meter, decimal Start, decimal End, decimal Multiplier, decimal Quantity, string Note);
internal interface IUsages { IAsyncEnumerable<Usage> Of(string item, DateOnly from, DateOnly to, IReadOnlyCollection<Guid> houses, CancellationToken ct); Task<decimal> UsedSince(Guid house, string item, DateOnly from, DateOnly to, CancellationToken ct); }
