using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.Search;

/// <summary>The one box: number in any usual writing, name, initials, phone tail, plate (F-3a).</summary>
internal static class FindHouses
{
    public const int Most = 20;

    [Permission(EstatePermissions.View)]
    public sealed record Query
    {
        [StringLength(40, ErrorMessage = "最多 40 字")] public string? Words { get; set; }
    }

    internal sealed class Handler(HouseSearch search) : IQueryHandler<Query, IReadOnlyList<HouseHit>>
    {
        public async Task<Result<IReadOnlyList<HouseHit>>> Handle(Query query, CancellationToken ct) => new(await search.Find(query.Words ?? "", Most, ct), null);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<HouseHit>>("/search");
}

/// <summary>A few short ranges of one index, then one look at the houses found and one at their people.</summary>
internal sealed class HouseSearch(AppDb db, CurrentUser user)
{
    private sealed record Hit(HouseId House, PersonId? Person, Matched Kind, int Rank);

    public async Task<IReadOnlyList<HouseHit>> Find(string words, int limit, CancellationToken ct)
    {
        var patterns = SearchWords.Patterns(words);
        if (patterns.Count == 0)
            return [];
        var hits = await Hits(patterns, limit, ct);
        return hits.Count == 0 ? [] : await Shown(hits, limit, ct);
    }

    private async Task<List<Hit>> Hits(IReadOnlyList<string> patterns, int limit, CancellationToken ct)
    {
        var keys = db.Set<SearchKey>().AsNoTracking();
        IQueryable<SearchKey>? all = null;
        foreach (var pattern in patterns)
        {
            var end = pattern + "\uffff";
            var range = keys.Where(k => string.Compare(k.Key, pattern) >= 0 && string.Compare(k.Key, end) < 0).OrderBy(k => k.Key).ThenBy(k => k.HouseId).Take(limit * 2);
            all = all is null ? range : all.Concat(range);
        }

        var rows = await all!.Select(k => new { k.Key, k.HouseId, k.PersonId, k.Kind }).ToListAsync(ct);
        return [.. rows
            .Select(k => new Hit(k.HouseId, k.PersonId, k.Kind, Rank(patterns, k.Key)))
            .OrderBy(h => h.Rank).DistinctBy(h => h.House).Take(limit * 2)];
    }

    /// <summary>Exactly what was typed comes first, then by the likeliness of the reading.</summary>
    private static int Rank(IReadOnlyList<string> patterns, string key)
    {
        for (var i = 0; i < patterns.Count; i++)
            if (key.StartsWith(patterns[i], StringComparison.Ordinal))
                return (key.Length == patterns[i].Length ? 0 : 100) + i * 10;
        return 1000;
    }

    private async Task<IReadOnlyList<HouseHit>> Shown(List<Hit> hits, int limit, CancellationToken ct)
    {
        var ids = hits.Select(h => h.House).ToList();
        var houses = await db.Set<House>().AsNoTracking().InZone(user).Where(h => ids.Contains(h.Id))
            .Join(db.Set<Community>(), h => h.CommunityId, c => c.Id, (h, c) => new { House = h, Community = c.Name }).ToDictionaryAsync(x => x.House.Id, ct);
        var people = (await db.Set<Relation>().AsNoTracking().Where(r => ids.Contains(r.HouseId) && r.To == null)
            .Join(db.Set<Person>(), r => r.PersonId, p => p.Id, (r, p) => new { r.HouseId, r.Kind, r.From, p.Id, p.Name, p.Phone }).OrderBy(p => p.HouseId).ThenBy(p => p.From).ThenBy(p => p.Id).Take(limit * 20).ToListAsync(ct)).ToLookup(p => p.HouseId);
        var shown = new List<HouseHit>();
        foreach (var (hit, at) in hits.Where(h => houses.ContainsKey(h.House)).Select(h => (h, houses[h.House]))
            .OrderBy(h => h.h.Rank).ThenBy(h => h.Item2.House.Number.Length).ThenBy(h => h.Item2.House.Number, StringComparer.Ordinal).Take(limit))
        {
            var person = people[hit.House].OrderByDescending(p => p.Id == hit.Person).ThenBy(p => p.Kind).FirstOrDefault();
            shown.Add(new(at.House.Id, at.House.Number, at.Community, Mask.Name(person?.Name), person is null ? "" : EstateWords.Of(person.Kind), Mask.Phone(person?.Phone),
                at.House.GrossArea, at.House.State, hit.Kind.ToString()));
        }

        return shown;
    }
}
