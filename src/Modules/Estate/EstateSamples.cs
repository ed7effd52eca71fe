using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Estate.Search;
using Anju.Kernel.Data;
using Anju.Kernel.Text;

namespace Anju.Estate;

/// <summary>Lays small estates for tests; the caller saves.</summary>
public static class EstateSamples
{
    private static readonly DateOnly LongAgo = new(2019, 6, 18);

    public static CommunityId AddCommunity(AppDb db, string name)
    {
        ArgumentNullException.ThrowIfNull(db);
        var community = new Community { Id = Kernel.Id.New<CommunityId>(), Name = name };
        db.Add(community);
        return community.Id;
    }

    /// <param name="code">As in house numbers: 3, A.</param>
    public static BuildingId AddBuilding(AppDb db, CommunityId community, string code)
    {
        ArgumentNullException.ThrowIfNull(db);
        var building = new Building { Id = Kernel.Id.New<BuildingId>(), CommunityId = community, Code = code, Name = code + "栋", Sort = int.TryParse(code, out var sort) ? sort : 999 };
        db.Add(building);
        return building.Id;
    }

    /// <summary>A house handed over long ago, e.g. unit "2" room "501" of building 3 is 3-2-501.</summary>
    /// <param name="gross">Built area in m².</param>
    public static HouseId AddHouse(AppDb db, BuildingId building, string? unit, string room, int floor, decimal gross = 96.32m,
        HouseUse use = HouseUse.Dwelling, HouseState state = HouseState.HandedOver)
    {
        ArgumentNullException.ThrowIfNull(db);
        var at = db.Set<Building>().Local.FirstOrDefault(b => b.Id == building) ?? db.Set<Building>().Single(b => b.Id == building);
        var house = House.Open(at, HouseNumber.Of(at.Code, unit, room), floor, gross, decimal.Round(gross * 0.8m, 2), use, state, state is HouseState.Unsold or HouseState.NotHandedOver ? null : LongAgo);
        db.Add(house);
        db.AddRange(SearchKeys.Of(house, [], []));
        return house.Id;
    }

    public static PersonId AddOwner(AppDb db, HouseId house, string name, string phone, RelationKind kind = RelationKind.Owner)
    {
        ArgumentNullException.ThrowIfNull(db);
        var person = new Person { Id = Kernel.Id.New<PersonId>(), Name = name, Phone = phone };
        db.Add(person);
        db.Add(new Relation { Id = Guid.CreateVersion7(), HouseId = house, PersonId = person.Id, Kind = kind, From = LongAgo });
        foreach (var (key, matched) in SearchWords.OfPerson(name, phone).DistinctBy(k => k))
            db.Add(new SearchKey { Key = key, Kind = matched, HouseId = house, PersonId = person.Id });
        return person.Id;
    }
}
