using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;

namespace Anju.Estate;

/// <summary>Houses by the thousand, in the order of their numbers: neighbours together.</summary>
internal sealed class HouseHistory(AppDb db, IPlaces places) : IHouseHistory
{
    private const int MostChanges = 500_000;
    private static readonly string[] Told = ["建筑面积", "套内面积", "用途", "房态"];

    public async Task<IReadOnlyList<HouseRow>> Next(CommunityId community, string after, int limit, CancellationToken ct) =>
        await Rows(db.Set<House>().Where(h => h.CommunityId == community && string.Compare(h.Number, after) > 0).OrderBy(h => h.Number).Take(limit)).ToListAsync(ct);

    public IQueryable<HouseId> In(IReadOnlyCollection<BuildingId> buildings) => db.Set<House>().AsNoTracking().Where(h => buildings.Contains(h.BuildingId)).Select(h => h.Id);

    public Task<HouseRow?> Find(HouseId house, CancellationToken ct) => Rows(db.Set<House>().Where(h => h.Id == house)).SingleOrDefaultAsync(ct);

    public async Task<HouseChanges> Since(DateOnly day, CommunityId community, HouseId? only, CancellationToken ct)
    {
        var houses = db.Set<House>().AsNoTracking().Where(h => h.CommunityId == community && (only == null || h.Id == only));
        var changed = await db.Set<HouseChange>().AsNoTracking().Where(c => c.EffectiveOn > day && Told.Contains(c.What)).Join(houses, c => c.HouseId, h => h.Id, (c, h) => new { Change = c, House = h })
            .OrderBy(x => x.Change.HouseId).ThenBy(x => x.Change.EffectiveOn).ThenBy(x => x.Change.Id).Take(MostChanges).ToListAsync(ct);
        var owners = await db.Set<Relation>().AsNoTracking().Where(r => r.From > day && r.Kind == RelationKind.Owner).Join(houses, r => r.HouseId, h => h.Id, (r, h) => new { r.HouseId, r.From, r.Id })
            .Where(r => db.Set<Relation>().Any(e => e.HouseId == r.HouseId && e.Kind == RelationKind.Owner && e.To < r.From && e.From < r.From))
            .OrderBy(r => r.HouseId).ThenBy(r => r.From).ThenBy(r => r.Id).Take(MostChanges).Select(r => new { r.HouseId, r.From }).ToListAsync(ct);
        return new(
            changed.GroupBy(x => x.Change.HouseId).ToDictionary(g => g.Key, g => Facts(g.First().House, [.. g.Select(x => x.Change)])),
            owners.GroupBy(o => o.HouseId).ToDictionary(g => g.Key, g => (IReadOnlyList<DateOnly>)[.. g.Select(o => o.From).Distinct()]));
    }

    private static IReadOnlyList<HouseSince> Facts(House house, IReadOnlyList<HouseChange> changes)
    {
        HouseSince On(DateOnly from, DateOnly day) => house.ValidOn(day, changes) is var f ? new(from, f.GrossArea, f.NetArea, f.Use, f.State) : null!;
        return [On(DateOnly.MinValue, changes[0].EffectiveOn.AddDays(-1)), .. changes.Select(c => c.EffectiveOn).Distinct().Order().Select(d => On(d, d))];
    }

    public async Task<IReadOnlyDictionary<HouseId, int>> Spaces(CommunityId community, string from, string to, CancellationToken ct)
    {
        var houses = db.Set<House>().AsNoTracking().Where(h => h.CommunityId == community && string.Compare(h.Number, from) >= 0 && string.Compare(h.Number, to) <= 0);
        return await db.Set<ParkingSpace>().AsNoTracking().Where(s => s.HouseId != null).Join(houses, s => s.HouseId, h => (HouseId?)h.Id, (s, h) => h.Id)
            .GroupBy(id => id).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    public Task<int> Count(CommunityId community, CancellationToken ct) => db.Set<House>().CountAsync(h => h.CommunityId == community, ct);

    public async Task<IReadOnlyList<CommunityCard>> Communities(CancellationToken ct) =>
        await db.Set<Community>().AsNoTracking().OrderBy(c => c.Name).ThenBy(c => c.Id).Take(500).Select(c => new CommunityCard(c.Id, c.Name, db.Set<House>().Count(h => h.CommunityId == c.Id))).ToListAsync(ct);

    public Task<IReadOnlyList<BuildingCard>> Buildings(CancellationToken ct) => places.Buildings(ct);

    private static IQueryable<HouseRow> Rows(IQueryable<House> houses) => houses.AsNoTracking()
        .Select(h => new HouseRow(h.Id, h.Number, h.CommunityId, h.BuildingId, h.Floor, h.GrossCenti, h.NetCenti, h.Use, h.State, h.HandedOverOn));
}
