using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;

namespace Anju.Estate.Search;

/// <summary>Keeps the search keys of houses in step with houses, people and parking, in the transaction of the change.</summary>
internal sealed class SearchKeys(AppDb db)
{
    /// <summary>Call after the change has been made in the context; what is not saved yet counts.</summary>
    public async Task Rebuild(HouseId id, CancellationToken ct)
    {
        await db.Set<House>().Where(h => h.Id == id).LoadAsync(ct);
        await db.Set<Relation>().Where(r => r.HouseId == id).LoadAsync(ct);
        await db.Set<ParkingSpace>().Where(s => s.HouseId == id).LoadAsync(ct);
        var house = db.Set<House>().Local.First(h => h.Id == id);
        var relations = db.Set<Relation>().Local.Where(r => r.HouseId == id && r.To is null).ToList();
        var people = relations.Select(r => r.PersonId).ToList();
        await db.Set<Person>().Where(p => people.Contains(p.Id)).LoadAsync(ct);
        await db.Set<SearchKey>().Where(k => k.HouseId == id).ExecuteDeleteAsync(ct);
        foreach (var entry in db.ChangeTracker.Entries<SearchKey>().Where(e => e.Entity.HouseId == id).ToList())
            entry.State = EntityState.Detached;
        db.AddRange(Of(house, db.Set<Person>().Local.Where(p => people.Contains(p.Id)), db.Set<ParkingSpace>().Local.Where(s => s.HouseId == id).Select(s => s.Plate)));
    }

    /// <summary>The same for many houses at once, all saved already.</summary>
    /// <param name="replace">False when none of them had keys.</param>
    public async Task Lay(IReadOnlyCollection<HouseId> ids, bool replace, CancellationToken ct)
    {
        if (replace)
            await db.Set<SearchKey>().Where(k => ids.Contains(k.HouseId)).ExecuteDeleteAsync(ct);
        var houses = await db.Set<House>().AsNoTracking().Where(h => ids.Contains(h.Id)).ToListAsync(ct);
        var people = (await db.Set<Relation>().AsNoTracking().Where(r => ids.Contains(r.HouseId) && r.To == null)
            .Join(db.Set<Person>(), r => r.PersonId, p => p.Id, (r, p) => new { r.HouseId, Person = p }).AsNoTracking().ToListAsync(ct)).ToLookup(x => x.HouseId, x => x.Person);
        var plates = (await db.Set<ParkingSpace>().AsNoTracking().Where(s => s.HouseId != null && ids.Contains(s.HouseId.Value))
            .Select(s => new { s.HouseId, s.Plate }).ToListAsync(ct)).ToLookup(s => s.HouseId!.Value, s => s.Plate);
        await db.CopyAll(houses.SelectMany(house => Of(house, people[house.Id], plates[house.Id])), ct);
    }

    public static IEnumerable<SearchKey> Of(House house, IEnumerable<Person> people, IEnumerable<string> plates)
    {
        var keys = new Dictionary<(string, Matched), SearchKey>();
        void Add(IEnumerable<(string Key, Matched Kind)> found, PersonId? person)
        {
            foreach (var (key, kind) in found)
                keys.TryAdd((key, kind), new SearchKey { Key = key, Kind = kind, HouseId = house.Id, PersonId = person });
        }

        Add(SearchWords.OfHouse(house.Number), null);
        foreach (var person in people)
        {
            Add(SearchWords.OfPerson(person.Name, person.Phone), person.Id);
            if (person.OtherPhone.Length > 0)
                Add(SearchWords.OfPerson("", person.OtherPhone), person.Id);
        }

        foreach (var plate in plates)
            Add(SearchWords.OfPlate(plate), null);
        return keys.Values;
    }
}
