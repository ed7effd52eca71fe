namespace Anju.Billing.Domain;

/// <summary>What of the usage stands on a bill already. A reading that was billed is corrected only by a later one.</summary>
internal interface IBilledUsage
{
    /// <summary>Of these houses, those with a living charge for the item whose period holds the day.</summary>
    Task<IReadOnlySet<Guid>> Billed(string item, DateOnly on, IReadOnlyCollection<Guid> houses, CancellationToken ct);
}
