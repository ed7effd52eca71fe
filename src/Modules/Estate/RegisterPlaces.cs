using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;

namespace Anju.Estate;

internal sealed class RegisterPlaces(AppDb db) : IPlaces
{
    public async Task<IReadOnlyList<BuildingCard>> Buildings(CancellationToken ct) => await (
        from b in db.Set<Building>()
        join c in db.Set<Community>() on b.CommunityId equals c.Id
        orderby c.Name, b.Sort, b.Name, b.Id
        select new BuildingCard(b.Id, b.Name, c.Id, c.Name)).Take(BuildingNames.Most).ToListAsync(ct);
}
