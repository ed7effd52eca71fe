using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Text;

namespace Anju.Estate.Import;

/// <summary>What the center has already, as the few words that rows are compared by.</summary>
internal sealed class KnownAssets
{
    private const string FirstCommunity = "本小区";
    private readonly Dictionary<string, CommunityId> communities = [];
    private readonly Dictionary<(CommunityId, string), BuildingId> buildings = [];
    private readonly Dictionary<(CommunityId, string), HouseId> houses = [];
    private readonly HashSet<(HouseId, string, DateOnly?)> relations = [];
    private readonly Dictionary<(string Name, string Phone), PersonId> people = [];
    private readonly Dictionary<(CommunityId, string), (Guid Id, HouseId? House)> spaces = [];

    private string usual = "";

    /// <param name="usual">Community of the rows that name none; empty when the office has not said.</param>
    public static async Task<KnownAssets> Load(AppDb db, string usual, CancellationToken ct)
    {
        var known = new KnownAssets { usual = Plain(usual) };
        await foreach (var c in db.Set<Community>().AsNoTracking().Select(c => new { c.Id, c.Name }).AsAsyncEnumerable().WithCancellation(ct))
            known.communities[Plain(c.Name)] = c.Id;
        await foreach (var b in db.Set<Building>().AsNoTracking().Select(b => new { b.Id, b.CommunityId, b.Code }).AsAsyncEnumerable().WithCancellation(ct))
            known.buildings[(b.CommunityId, b.Code)] = b.Id;
        await foreach (var h in db.Set<House>().AsNoTracking().Select(h => new { h.Id, h.CommunityId, h.Number }).AsAsyncEnumerable().WithCancellation(ct))
            known.houses[(h.CommunityId, h.Number)] = h.Id;
        await foreach (var r in db.Set<Relation>().AsNoTracking().Join(db.Set<Person>(), r => r.PersonId, p => p.Id, (r, p) => new { r.HouseId, r.To, p.Id, p.Name, p.Phone }).AsAsyncEnumerable().WithCancellation(ct))
            known.Belong(r.HouseId, r.Id, r.Name, r.Phone, r.To);
        await foreach (var s in db.Set<ParkingSpace>().AsNoTracking().Select(s => new { s.Id, s.CommunityId, s.Number, s.HouseId }).AsAsyncEnumerable().WithCancellation(ct))
            known.spaces[(s.CommunityId, s.Number)] = (s.Id, s.HouseId);
        return known;
    }

    /// <summary>Why a row's community cannot be right; null when it is. A center without any takes its first from the sheet.</summary>
    public string? WrongCommunity(string name) => communities.Count == 0 || communities.ContainsKey(NameOf(name)) ? null
        : name.Length == 0 && usual.Length == 0 ? "有几个小区，请写明是哪一个"
        : $"没有登记小区“{(NameOf(name) is { Length: > 12 } tooLong ? tooLong[..12] + "…" : NameOf(name))}”，请核对名称或先登记";

    public string NameOf(string name) => name.Length > 0 ? name : usual.Length > 0 ? usual : communities.Count == 1 ? communities.Keys.Single() : FirstCommunity;

    public CommunityId? CommunityOf(string name) => communities.TryGetValue(name, out var id) ? id : null;

    public BuildingId? BuildingOf(CommunityId community, string code) => buildings.TryGetValue((community, code), out var id) ? id : null;

    public HouseId? HouseOf(string community, string number) => CommunityOf(community) is { } at ? HouseOf(at, number) : null;

    public HouseId? HouseOf(CommunityId community, string number) => houses.TryGetValue((community, number), out var id) ? id : null;

    public bool Belongs(HouseId house, string name, DateOnly? to) => relations.Contains((house, name, to));

    /// <summary>Name and phone together are one person; a name alone never is.</summary>
    public PersonId? PersonOf(string name, string phone) => phone.Length > 0 && people.TryGetValue((name, phone), out var id) ? id : null;

    public (Guid Id, HouseId? House)? SpaceOf(string community, string number) => CommunityOf(community) is { } at && spaces.TryGetValue((at, number), out var space) ? space : null;

    public void Add(CommunityId id, string name) => communities[name] = id;

    public void Add(BuildingId id, CommunityId community, string code) => buildings[(community, code)] = id;

    public void Add(HouseId id, CommunityId community, string number) => houses[(community, number)] = id;

    public void Take(CommunityId community, string number, Guid id, HouseId house) => spaces[(community, number)] = (id, house);

    public void Belong(HouseId house, PersonId person, string name, string phone, DateOnly? to)
    {
        relations.Add((house, name, to));
        if (phone.Length > 0)
            people.TryAdd((name, phone), person);
    }

    /// <summary>As the sheet's cells are compared: narrow, without spaces.</summary>
    private static string Plain(string name) => Widths.Narrow(name).Replace(" ", "", StringComparison.Ordinal);
}
