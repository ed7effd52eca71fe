using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Estate.Controls;
using Anju.Estate.Domain;
using Anju.Estate.Search;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Estate;

/// <summary>The zone (责任区) of housekeepers and collectors, in this one place.</summary>
internal static class ZoneFilter
{
    public static IQueryable<House> InZone(this IQueryable<House> houses, CurrentUser user) => user.Actor.Zone is { } zone
        ? houses.Where(h => zone.Select(z => new BuildingId(z)).Contains(h.BuildingId))
        : houses;

    public static bool Covers(this CurrentUser user, BuildingId building) => user.Actor.Zone is not { } zone || zone.Contains(building.Value);
}

internal sealed class Houses(AppDb db, HouseSearch search, IFiles files) : IHouses
{
    public async Task<HouseCard?> Find(HouseId id, CancellationToken ct) => await Cards(db.Set<House>().Where(h => h.Id == id)).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyDictionary<HouseId, HouseCard>> Find(IReadOnlyCollection<HouseId> ids, CancellationToken ct) =>
        ids.Count == 0 ? new Dictionary<HouseId, HouseCard>() : await Cards(db.Set<House>().Where(h => ids.Contains(h.Id))).ToDictionaryAsync(c => c.Id, ct);

    public Task<IReadOnlyList<HouseHit>> Search(string words, int limit, CancellationToken ct) => search.Find(words, Math.Clamp(limit, 1, FindHouses.Most), ct);

    public async Task<IReadOnlyList<HouseContact>> Contacts(HouseId id, CancellationToken ct) =>
        await db.Set<Relation>().AsNoTracking().Where(r => r.HouseId == id && r.To == null)
            .Join(db.Set<Person>(), r => r.PersonId, p => p.Id, (r, p) => new { r.Id, r.Kind, r.From, Person = p }).OrderBy(x => x.From).ThenBy(x => x.Id).Take(50)
            .Select(x => new HouseContact(x.Person.Id, x.Person.Name, x.Person.Phone, x.Kind)).ToListAsync(ct) is var people
            ? [.. people.OrderBy(p => p.Relation)] : [];

    public async Task<IReadOnlyDictionary<HouseId, string>> Owners(IReadOnlyCollection<HouseId> ids, CancellationToken ct) =>
        (await db.Set<Relation>().AsNoTracking().Where(r => ids.Contains(r.HouseId) && r.To == null && (r.Kind == RelationKind.Owner || r.Kind == RelationKind.CoOwner))
            .Join(db.Set<Person>(), r => r.PersonId, p => p.Id, (r, p) => new { r.Id, r.HouseId, r.Kind, r.From, p.Name }).OrderBy(x => x.HouseId).ThenBy(x => x.From).ThenBy(x => x.Id).Take(ids.Count * 10).ToListAsync(ct))
            .GroupBy(x => x.HouseId).ToDictionary(g => g.Key, g => string.Join('、', g.OrderBy(x => x.Kind).Select(x => x.Name)));

    public async Task<IReadOnlyList<ControlPoint>> ControlsOf(HouseId id, CancellationToken ct) =>
        await db.Set<House>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, ct) is { } house ? await ControlsOf(db, files, house, ct) : [];

    /// <summary>What feeds this house, the narrowest of each system first (M-1b).</summary>
    public static async Task<IReadOnlyList<ControlPoint>> ControlsOf(AppDb db, IFiles files, House house, CancellationToken ct)
    {
        var near = await db.Set<Facility>().AsNoTracking().Where(f => f.CommunityId == house.CommunityId && (f.BuildingId == null || f.BuildingId == house.BuildingId)).OrderBy(f => f.Id).Take(500).ToListAsync(ct);
        var feeding = near.Where(f => f.Feeds(house)).ToList();
        var photos = feeding.Count == 0 ? null : await FacilityPhotos.Of(files, feeding.Select(f => f.Id), ct);
        return [.. feeding.OrderBy(f => f.System).ThenByDescending(f => f.Narrowness).ThenBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => new ControlPoint(f.Id, f.Name, EstateWords.Of(f.System), f.Place, [.. photos![f.Id.Value]]))];
    }

    private IQueryable<HouseCard> Cards(IQueryable<House> houses) =>
        from h in houses.AsNoTracking()
        join c in db.Set<Community>() on h.CommunityId equals c.Id
        join b in db.Set<Building>() on h.BuildingId equals b.Id
        select new HouseCard(h.Id, h.Number, h.CommunityId, c.Name, h.BuildingId, b.Name, h.Floor, h.GrossCenti / 100m, h.NetCenti / 100m, h.Use, h.State, h.HandedOverOn);
}

internal sealed class Households(AppDb db) : IHouseholds
{
    public Task<int> Count(CancellationToken ct) => db.Set<House>().CountAsync(h => h.Use == HouseUse.Dwelling && h.State != HouseState.Unsold && h.State != HouseState.NotHandedOver, ct);
}

/// <summary>Names of centers change once in years; they are kept for a minute.</summary>
internal sealed class Centers(AppDb db, IMemoryCache cache) : ICenters, ICenterFounder
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<CenterId>> All(CancellationToken ct) => await db.Set<Center>().OrderBy(c => c.Name).Select(c => c.Id).Take(500).ToListAsync(ct);

    public async ValueTask<string> NameOf(CenterId center, CancellationToken ct)
    {
        if (cache.TryGetValue<string>(("center", center), out var known))
            return known!;
        var name = await db.Set<Center>().AsNoTracking().Where(c => c.Id == center).Select(c => c.Name).SingleOrDefaultAsync(ct) ?? "";
        return cache.Set(("center", center), name, Kept);
    }

    public async Task Found(CenterId id, string name, CancellationToken ct)
    {
        var company = await db.Set<Company>().OrderBy(c => c.Name).FirstOrDefaultAsync(ct);
        if (company is null)
            db.Add(company = new Company { Id = Kernel.Id.New<CompanyId>(), Name = name });
        db.Add(new Center { Id = id, CompanyId = company.Id, Name = name });
    }
}
