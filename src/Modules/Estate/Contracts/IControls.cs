namespace Anju.Estate.Contracts;

/// <summary>A house that hangs on a control point.</summary>
public sealed record FedHouse(HouseId Id, string Number);

/// <summary>The register of valves and circuits, asked the other way round: which houses does this one feed? (M-1b)</summary>
public interface IControls
{
    /// <summary>All control points, by system and name, at most 500.</summary>
    Task<IReadOnlyList<ControlPoint>> All(CancellationToken ct);

    /// <summary>Houses by number, at most <paramref name="limit"/> (≤ 5,000).</summary>
    Task<IReadOnlyList<FedHouse>> FedBy(FacilityId id, int limit, CancellationToken ct);
}
