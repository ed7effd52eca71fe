namespace Anju.Billing.Domain;

/// <summary>How much a house used of one item in one period, with the readings it comes from; ready for the tariff.</summary>
internal sealed record Usage(Guid House, string Item, DateOnly From, DateOnly To, decimal Quantity, bool IsEstimated, IReadOnlyList<UsagePart> Parts, string? Blocked = null)
{
    /// <summary>What blocks a house that has no meter of the item: only who must have one misses it.</summary>
    public const string NoMeter = "没有登记在用的表";
}

/// <summary>One stretch of a usage: (end − start) × multiplier, plus what a rollover adds.</summary>
internal sealed record UsagePart(string Meter, decimal Start, decimal End, decimal Multiplier, decimal Quantity, string Note);

/// <summary>Where the reckoning asks how much was used.</summary>
internal interface IUsages
{
    IAsyncEnumerable<Usage> Of(string item, DateOnly from, DateOnly to, IReadOnlyCollection<Guid> houses, CancellationToken ct);

    Task<decimal> UsedSince(Guid house, string item, DateOnly from, DateOnly to, CancellationToken ct);

    /// <summary>The same for all houses of a step in one question; whoever can answer at once does.</summary>
    async Task<IReadOnlyDictionary<Guid, decimal>> UsedSince(string item, DateOnly from, DateOnly to, IReadOnlyCollection<Guid> houses, CancellationToken ct)
    {
        var all = new Dictionary<Guid, decimal>(houses.Count);
        foreach (var house in houses)
            all[house] = await UsedSince(house, item, from, to, ct);
        return all;
    }
}
