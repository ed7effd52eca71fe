using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;

namespace Anju.Estate.Controls;

internal sealed class FedHouses(AppDb db) : IControls
{
    private const int MostControls = 500, MostHouses = 5_000;

    public async Task<IReadOnlyList<ControlPoint>> All(CancellationToken ct) =>
        [.. (await db.Set<Facility>().AsNoTracking().OrderBy(f => f.System).ThenBy(f => f.Name).ThenBy(f => f.Id).Take(MostControls).ToListAsync(ct)).Select(f => new ControlPoint(f.Id, f.Name, EstateWords.Of(f.System), f.Place))];

    public async Task<IReadOnlyList<FedHouse>> FedBy(FacilityId id, int limit, CancellationToken ct)
    {
        if (await db.Set<Facility>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) is not { } control)
            return [];
        var houses = db.Set<House>().AsNoTracking().Where(h => h.CommunityId == control.CommunityId);
        if (control.HouseId is { } one)
            houses = houses.Where(h => h.Id == one);
        if (control.BuildingId is { } building)
            houses = houses.Where(h => h.BuildingId == building);
        if (control.Unit is { } unit)
            houses = houses.Where(h => h.Unit == unit);
        if (control.FloorFrom is { } from)
            houses = houses.Where(h => h.Floor >= from);
        if (control.FloorTo is { } to)
            houses = houses.Where(h => h.Floor <= to);
        return await houses.OrderBy(h => h.Number).ThenBy(h => h.Id).Take(Math.Clamp(limit, 1, MostHouses)).Select(h => new FedHouse(h.Id, h.Number)).ToListAsync(ct);
    }
}
