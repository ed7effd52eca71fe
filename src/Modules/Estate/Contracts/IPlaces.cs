namespace Anju.Estate.Contracts;

/// <summary>A building with the community it stands in.</summary>
public sealed record BuildingCard(BuildingId Id, string Name, CommunityId Community, string CommunityName);

/// <summary>The communities and buildings of the current center, for forms that ask for a common place.</summary>
public interface IPlaces
{
    /// <summary>In the order of the register, those of a community together; at most 10,000.</summary>
    Task<IReadOnlyList<BuildingCard>> Buildings(CancellationToken ct);
}
