namespace Anju.Estate.Contracts;

/// <summary>A house as the reckoning of fees reads thousands of them; areas in hundredths of m².</summary>
public sealed record HouseRow(HouseId Id, string Number, CommunityId Community, BuildingId Building, int Floor, long GrossCenti, long NetCenti, HouseUse Use, HouseState State, DateOnly? HandedOverOn);

/// <summary>Areas, use and state that held from a day on.</summary>
public sealed record HouseSince(DateOnly From, decimal GrossArea, decimal NetArea, HouseUse Use, HouseState State);

/// <summary>What happened in houses of a community since a day; houses without a word in it are as they are today.</summary>
/// <param name="Facts">The oldest first; the first one holds from the beginning.</param>
/// <param name="Owners">First days of new owners after the first one.</param>
public sealed record HouseChanges(IReadOnlyDictionary<HouseId, IReadOnlyList<HouseSince>> Facts, IReadOnlyDictionary<HouseId, IReadOnlyList<DateOnly>> Owners);

public sealed record CommunityCard(CommunityId Id, string Name, int Houses);

/// <summary>Houses by the thousand with their own history, for fees: who reckons asks a few times, not once a house.</summary>
public interface IHouseHistory
{
    /// <summary>The houses of a community after a number, by number.</summary>
    Task<IReadOnlyList<HouseRow>> Next(CommunityId community, string after, int limit, CancellationToken ct);

    /// <summary>Houses of some buildings, for joining inside one question, not to be listed.</summary>
    IQueryable<HouseId> In(IReadOnlyCollection<BuildingId> buildings);

    Task<HouseRow?> Find(HouseId house, CancellationToken ct);

    /// <summary>Changes of facts and of owners after a day, of a community or of one house.</summary>
    Task<HouseChanges> Since(DateOnly day, CommunityId community, HouseId? only, CancellationToken ct);

    /// <summary>Parking spaces of houses between two numbers, both included; houses without one are left out.</summary>
    Task<IReadOnlyDictionary<HouseId, int>> Spaces(CommunityId community, string from, string to, CancellationToken ct);

    Task<int> Count(CommunityId community, CancellationToken ct);

    /// <summary>By name, at most 500.</summary>
    Task<IReadOnlyList<CommunityCard>> Communities(CancellationToken ct);

    /// <summary>In the order of the register, at most 10,000.</summary>
    Task<IReadOnlyList<BuildingCard>> Buildings(CancellationToken ct);
}
