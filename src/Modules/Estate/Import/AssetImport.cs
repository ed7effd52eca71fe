using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Estate.People;
using Anju.Estate.Search;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Privacy;

namespace Anju.Estate.Import;

/// <summary>What a file would do, or has done.</summary>
internal sealed record ImportReport(int Rows, int NewHouses, int KnownHouses, int NewPeople, IReadOnlyList<RowFault> Faults, string? Refusal)
{
    public bool IsClean => Refusal is null && Faults.Count == 0;
}

/// <summary>Reads an asset sheet twice at most: once to find every fault (dry run), once to store, all of it in one transaction or nothing.</summary>
internal sealed class AssetImport(AppDb db, Seal seal, Calendar calendar)
{
    private const int MostFaults = 2000, SavedTogether = 1000;

    /// <summary>Everything that is wrong, without storing anything.</summary>
    /// <param name="progress">Told the number of rows read.</param>
    public async Task<ImportReport> Check(Stream file, Action<int>? progress, CancellationToken ct)
    {
        var known = await Known(ct);
        var faults = new List<RowFault>();
        var seen = new Dictionary<string, AssetRow>();
        var owners = new HashSet<string>();
        var (rows, people) = (0, 0);
        try
        {
            AssetRowReader? reader = null;
            foreach (var (number, columns, cells) in AssetSheet.Read(file))
            {
                ct.ThrowIfCancellationRequested();
                reader ??= new AssetRowReader(columns, calendar.Today);
                if (++rows % 500 == 0)
                    progress?.Invoke(rows);
                if (reader.Read(number, cells, faults) is { } row)
                {
                    Agree(row, columns, seen, owners, faults);
                    people += row.Name.Length > 0 ? 1 : 0;
                }

                if (faults.Count > MostFaults)
                    return new(rows, 0, 0, 0, faults, $"错误超过 {MostFaults} 处，请先整理表格");
            }
        }
        catch (UnreadableSheetException unreadable)
        {
            return new(rows, 0, 0, 0, faults, unreadable.Message);
        }

        progress?.Invoke(rows);
        var old = seen.Keys.Count(known.Contains);
        return new(rows, seen.Count - old, old, people, faults, null);
    }

    /// <summary>Stores a file that has been checked. Known houses keep their data and get the people who are new.</summary>
    public async Task<ImportReport> Store(Stream file, Action<int>? progress, CancellationToken ct)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var places = new Places(db);
        await places.Load(ct);
        var (rows, created, people) = (0, 0, 0);
        House? house = null;
        var (members, plates) = (new List<Person>(), new List<string>());
        var knownTouched = new HashSet<HouseId>();
        var reader = (AssetRowReader?)null;
        foreach (var (number, columns, cells) in AssetSheet.Read(file))
        {
            ct.ThrowIfCancellationRequested();
            reader ??= new AssetRowReader(columns, calendar.Today);
            var row = reader.Read(number, cells, []) ?? throw new InvalidOperationException("A checked row became unreadable.");
            var (at, isNew) = places.HouseOf(row);
            if (house is not null && at.Id != house.Id)
                Finish(house, members, plates, knownTouched);
            house = at;
            created += isNew ? 1 : 0;
            if (!isNew && places.WasKnown(at.Id))
                knownTouched.Add(at.Id);
            people += AddPerson(row, at, members);
            AddParking(row, at, plates);
            if (++rows % 500 == 0)
                progress?.Invoke(rows);
            if (rows % SavedTogether == 0)
                await db.SaveChangesAsync(ct);
        }

        if (house is not null)
            Finish(house, members, plates, knownTouched);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        var keys = new SearchKeys(db);
        foreach (var id in knownTouched)
            await keys.Rebuild(id, ct);
        await db.SaveChangesAsync(ct);
        progress?.Invoke(rows);
        return new(rows, created, knownTouched.Count, people, [], null);
    }

    /// <summary>Rows of one house must say the same about it; the owner stands before the others.</summary>
    private static void Agree(AssetRow row, AssetColumns columns, Dictionary<string, AssetRow> seen, HashSet<string> owners, List<RowFault> faults)
    {
        var key = row.Community + "/" + row.Number.Key;
        if (seen.TryGetValue(key, out var first))
        {
            if (first.GrossArea != row.GrossArea)
                faults.Add(new(row.Row, columns.Header(AssetColumn.GrossArea), $"与第 {first.Row} 行同一房屋的面积不同"));
            if (row.Name.Length == 0 || row.Relation == RelationKind.Owner && first.Name == row.Name)
                faults.Add(new(row.Row, columns.Header(AssetColumn.Room), $"与第 {first.Row} 行重复"));
        }
        else
        {
            seen[key] = row;
        }

        if (row.Name.Length > 0 && row.Relation == RelationKind.Owner)
            owners.Add(key);
        else if (row.Name.Length > 0 && row.Relation is RelationKind.Family && !owners.Contains(key))
            faults.Add(new(row.Row, columns.Header(AssetColumn.Relation), "家庭成员应排在业主之后"));
    }

    private async Task<HashSet<string>> Known(CancellationToken ct)
    {
        var communities = await db.Set<Community>().ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var only = communities.Count == 1 ? communities.Values.Single() : null;
        return [.. (await db.Set<House>().Select(h => new { h.CommunityId, h.Number }).ToListAsync(ct))
            .SelectMany(h => communities[h.CommunityId] == only ? [communities[h.CommunityId] + "/" + h.Number, "/" + h.Number] : new[] { communities[h.CommunityId] + "/" + h.Number })];
    }

    private int AddPerson(AssetRow row, House house, List<Person> members)
    {
        if (row.Name.Length == 0)
            return 0;
        var person = new Person { Id = Kernel.Id.New<PersonId>(), Name = row.Name, Phone = row.Phone, IdNumberSealed = seal.Close(PersonSource.IdPurpose, row.IdNumber) };
        db.Add(person);
        db.Add(new Relation { Id = Guid.CreateVersion7(), HouseId = house.Id, PersonId = person.Id, Kind = row.Relation, From = row.HandedOverOn ?? calendar.Today });
        members.Add(person);
        return 1;
    }

    private void AddParking(AssetRow row, House house, List<string> plates)
    {
        if (row.Parking.Length > 0 && row.Parking.Length <= 20)
            db.Add(new ParkingSpace { Id = Guid.CreateVersion7(), CommunityId = house.CommunityId, Number = row.Parking, HouseId = house.Id, Plate = row.Plate });
        if (row.Plate.Length > 0)
            plates.Add(row.Plate);
    }

    private void Finish(House house, List<Person> members, List<string> plates, HashSet<HouseId> known)
    {
        if (!known.Contains(house.Id))
            db.AddRange(SearchKeys.Of(house, members, plates));
        members.Clear();
        plates.Clear();
    }

    /// <summary>Communities and buildings by name, made when the sheet names new ones.</summary>
    private sealed class Places(AppDb db)
    {
        private readonly Dictionary<string, Community> communities = [];
        private readonly Dictionary<(CommunityId, string), Building> buildings = [];
        private readonly Dictionary<(CommunityId, string), House> houses = [];
        private readonly HashSet<HouseId> known = [];

        public async Task Load(CancellationToken ct)
        {
            foreach (var community in await db.Set<Community>().AsNoTracking().ToListAsync(ct))
                communities[community.Name] = community;
            foreach (var building in await db.Set<Building>().AsNoTracking().ToListAsync(ct))
                buildings[(building.CommunityId, building.Code)] = building;
            foreach (var house in await db.Set<House>().AsNoTracking().ToListAsync(ct))
            {
                houses[(house.CommunityId, house.Number)] = house;
                known.Add(house.Id);
            }
        }

        public bool WasKnown(HouseId id) => known.Contains(id);

        public (House House, bool IsNew) HouseOf(AssetRow row)
        {
            var community = CommunityOf(row.Community);
            if (houses.TryGetValue((community.Id, row.Number.Key), out var house))
                return (house, false);
            house = House.Open(BuildingOf(community, row.Number.Building), row.Number, row.Floor, row.GrossArea, row.NetArea, row.Use, row.State, row.HandedOverOn);
            db.Add(house);
            houses[(community.Id, house.Number)] = house;
            return (house, true);
        }

        private Community CommunityOf(string name)
        {
            if (name.Length == 0)
                name = communities.Count == 1 ? communities.Keys.Single() : "本小区";
            if (!communities.TryGetValue(name, out var community))
                db.Add(communities[name] = community = new Community { Id = Kernel.Id.New<CommunityId>(), Name = name.Length <= 40 ? name : name[..40] });
            return community;
        }

        private Building BuildingOf(Community community, string code)
        {
            if (!buildings.TryGetValue((community.Id, code), out var building))
                db.Add(buildings[(community.Id, code)] = building = new Building
                {
                    Id = Kernel.Id.New<BuildingId>(), CommunityId = community.Id, Code = code, Name = char.IsAsciiLetterOrDigit(code[^1]) ? code + "栋" : code,
                    Sort = int.TryParse(code, out var sort) ? sort : 1000 + code[0] % 1000,
                });
            return building;
        }
    }
}
