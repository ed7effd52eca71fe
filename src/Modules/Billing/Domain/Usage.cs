using Anju.Estate.Contracts;

namespace Anju.Billing.Domain;

/// <summary>How much a house used of one item in one period, with the readings it comes from; ready for the tariff.</summary>
internal sealed record Usage(Guid House, string Item, DateOnly From, DateOnly To, decimal Quantity, bool IsEstimated, IReadOnlyList<UsagePart> Parts, string? Blocked = null)
{
    /// <summary>What blocks a house that has no meter of the item: only who must have one misses it.</summary>
    public const string NoMeter = "没有登记在用的表";

    /// <summary>Used since the day that was asked about, before the period.</summary>
    public decimal Before { get; init; }

    /// <summary>What of it a meter of two registers counted as peak (峰) and as valley (谷).</summary>
    public decimal Peak { get; init; }
    public decimal Valley { get; init; }
}

/// <summary>One stretch of a usage: (end − start) × multiplier, plus what a rollover adds.</summary>
internal sealed record UsagePart(string Meter, decimal Start, decimal End, decimal Multiplier, decimal Quantity, string Note);

/// <summary>A question for the usage of neighbours: houses of one community in the order of their numbers.</summary>
/// <param name="Since">First day of the time whose usage climbs the same tiers; the period's own when nothing before it counts.</param>
internal sealed record UsageAsk(string Item, DateOnly From, DateOnly To, DateOnly Since, IReadOnlyList<HouseRow> Houses);

/// <summary>Where the reckoning asks how much was used, in the period and before it, in one question for a whole step.</summary>
internal interface IUsages
{
    IAsyncEnumerable<Usage> Of(UsageAsk ask, CancellationToken ct);
}
