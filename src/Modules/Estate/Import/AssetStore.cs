using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Estate.People;
using Anju.Estate.Search;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Privacy;

namespace Anju.Estate.Import;

/// <summary>
/// Stores a checked sheet inside the running transaction, some hundred rows at a time, and forgets them, so that memory does
/// not grow with the file. Known houses keep their data and get the people and spaces that are new; the same file again changes nothing.
/// </summary>
internal sealed class AssetStore(AppDb db, Seal seal, Calendar calendar)
{
    private const int SavedTogether = 500;

    private KnownAssets known = null!;
    private readonly HashSet<HouseId> touched = [], opened = [];
    private int created, people;

    public async Task<ImportReport> Store(Stream file, string community, int of, Action<ImportProgress>? progress, CancellationToken ct)
    {
        known = await KnownAssets.Load(db, community, ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var rows = 0;
        AssetRowReader? reader = null;
        foreach (var line in AssetSheet.Read(file))
        {
            ct.ThrowIfCancellationRequested();
            reader ??= new AssetRowReader(line.Columns, calendar.Today);
            var row = reader.Read(line.Row, line.Cells, []) ?? throw new InvalidOperationException("A checked row became unreadable.");
            var house = HouseOf(row);
            AddPerson(row, house);
            await AddParking(row, house, ct);
            if (++rows % SavedTogether != 0)
                continue;
            await SaveAndForget(ct);
            progress?.Invoke(new(true, rows, of));
        }

        await SaveAndForget(ct);
        await Index(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        progress?.Invoke(new(true, rows, of));
        return new(rows, created, touched.Count - created, people, [], null);
    }

    private async Task SaveAndForget(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>The search keys of every house that is new or has changed.</summary>
    private async Task Index(CancellationToken ct)
    {
        var keys = new SearchKeys(db);
        foreach (var some in touched.Chunk(SavedTogether))
            await keys.Lay(some, replace: some.Any(h => !opened.Contains(h)), ct);
    }

    private HouseId HouseOf(AssetRow row)
    {
        var name = known.NameOf(row.Community);
        if (known.CommunityOf(name) is not { } community)
        {
            community = Kernel.Id.New<CommunityId>();
            db.Add(new Community { Id = community, Name = name });
            known.Add(community, name);
        }

        if (known.HouseOf(community, row.Number.Key) is { } old)
            return old;
        var building = BuildingOf(community, row.Number.Building);
        var house = House.Open(community, building, row.Number, row.Floor, row.GrossArea, row.NetArea, row.Use, row.State, row.HandedOverOn);
        db.Add(house);
        known.Add(house.Id, community, house.Number);
        opened.Add(house.Id);
        touched.Add(house.Id);
        created++;
        return house.Id;
    }

    private BuildingId BuildingOf(CommunityId community, string code)
    {
        if (known.BuildingOf(community, code) is { } old)
            return old;
        var building = new Building
        {
            Id = Kernel.Id.New<BuildingId>(),
            CommunityId = community,
            Code = code,
            Name = char.IsAsciiLetterOrDigit(code[^1]) ? code + "栋" : code,
            Sort = int.TryParse(code, out var sort) ? sort : 1000 + code[0] % 1000,
        };
        db.Add(building);
        known.Add(building.Id, community, code);
        return building.Id;
    }

    private void AddPerson(AssetRow row, HouseId house)
    {
        if (row.Name.Length == 0 || known.Belongs(house, row.Name, row.To))
            return;
        if (known.PersonOf(row.Name, row.Phone) is not { } person)
        {
            person = Kernel.Id.New<PersonId>();
            db.Add(new Person { Id = person, Name = row.Name, Phone = row.Phone, IdNumberSealed = seal.Close(PersonSource.IdPurpose, row.IdNumber) });
        }

        db.Add(new Relation { Id = Guid.CreateVersion7(), HouseId = house, PersonId = person, Kind = row.Relation, From = row.From ?? (row.To < calendar.Today ? row.To.Value : calendar.Today), To = row.To });
        known.Belong(house, person, row.Name, row.Phone, row.To);
        touched.Add(house);
        people++;
    }

    private async Task AddParking(AssetRow row, HouseId house, CancellationToken ct)
    {
        if (row.Parking.Length == 0)
            return;
        var name = known.NameOf(row.Community);
        var community = known.CommunityOf(name)!.Value;
        switch (known.SpaceOf(name, row.Parking))
        {
            case null:
                var space = new ParkingSpace { Id = Guid.CreateVersion7(), CommunityId = community, Number = row.Parking, HouseId = house, Plate = row.Plate };
                db.Add(space);
                known.Take(community, row.Parking, space.Id, house);
                touched.Add(house);
                break;
            case { House: null } free:
                var vacant = await db.Set<ParkingSpace>().SingleAsync(s => s.Id == free.Id, ct);
                (vacant.HouseId, vacant.Plate) = (house, row.Plate);
                db.Entry(vacant).DetectChanges();
                known.Take(community, row.Parking, free.Id, house);
                touched.Add(house);
                break;
        }
    }
}
