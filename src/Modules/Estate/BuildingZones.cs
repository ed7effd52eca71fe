using Microsoft.EntityFrameworkCore;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Estate;

/// <summary>The buildings that a 责任区 is made of.</summary>
internal sealed class BuildingZones(AppDb db) : IZones
{
    private const int Most = 500;

    public async Task<IReadOnlyList<ZonePart>> All(CancellationToken ct) => [.. (await (
        from b in db.Set<Building>()
        join c in db.Set<Community>() on b.CommunityId equals c.Id
        orderby c.Name, b.Sort, b.Name, b.Id
        select new { b.Id, b.Name, Community = c.Name }).Take(Most).ToListAsync(ct)).Select(b => new ZonePart(b.Id.Value, $"{b.Community} {b.Name}"))];
}
