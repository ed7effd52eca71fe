using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;

namespace Anju.Estate;

/// <summary>A building as lists name it.</summary>
internal sealed record BuildingName(BuildingId Id, string Name, string Community)
{
    /// <summary>Any words of the community's and the building's name, in any order.</summary>
    public bool Has(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .All(w => Name.Contains(w, StringComparison.OrdinalIgnoreCase) || Community.Contains(w, StringComparison.OrdinalIgnoreCase));
}

internal static class BuildingNames
{
    /// <summary>More buildings than any service center keeps.</summary>
    public const int Most = 10_000;

    /// <summary>All buildings of the center in the order of the register, at most <see cref="Most"/>.</summary>
    public static IQueryable<BuildingName> Named(this AppDb db) => (
        from b in db.Set<Building>()
        join c in db.Set<Community>() on b.CommunityId equals c.Id
        orderby c.Name, b.Sort, b.Name, b.Id
        select new BuildingName(b.Id, b.Name, c.Name)).Take(Most);
}
