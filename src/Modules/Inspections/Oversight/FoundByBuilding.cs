using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Inspections.Domain;
using Anju.Kernel.Data;

namespace Anju.Inspections.Oversight;

/// <summary>Nonconformities by the building that their place names (S-4.1.4b).</summary>
internal sealed class NonconformitiesByBuilding(AppDb db, IPlaces places) : IZoneFigures
{
    private const int Most = 10_000;

    public string Key => "nonconformities";
    public int Order => 30;
    public string Title => "不合格";
    public string Permission => InspectionsPermissions.View;

    public async Task<IReadOnlyList<ZoneCount>> Count(DateTime from, DateTime to, CancellationToken ct)
    {
        var buildings = await places.Buildings(ct);
        var found = await Within(from, to).GroupBy(n => n.Place).OrderBy(g => g.Key).Select(g => new { g.Key, Count = g.Count() }).Take(Most).ToListAsync(ct);
        return [.. found.Select(f => (Building: buildings.In(f.Key), f.Count)).Where(f => f.Building is not null).GroupBy(f => f.Building!.Id).Select(g => new ZoneCount(g.Key, g.Sum(f => f.Count)))];
    }

    public async Task<IReadOnlyList<ZoneRow>> Rows(BuildingId building, DateTime from, DateTime to, int limit, CancellationToken ct)
    {
        var buildings = await places.Buildings(ct);
        var all = await Within(from, to).OrderByDescending(n => n.RaisedAt).ThenByDescending(n => n.Id).Take(Most).ToListAsync(ct);
        return [.. all.Where(n => buildings.In(n.Place)?.Id == building).Take(limit).Select(n => new ZoneRow(n.RaisedAt, n.Number, n.Place, $"{n.Item}：{n.Facts}", Words.Of(n.State), Words.Colour(n.State), n.Href))];
    }

    private IQueryable<Nonconformity> Within(DateTime from, DateTime to) => db.Set<Nonconformity>().AsNoTracking().Where(n => n.RaisedAt >= from && n.RaisedAt <= to && n.State != NonconformityState.Void);
}

/// <summary>Violations by the building of their house, else by the one their place names; conduct of staff is left out (S-4.1.4b).</summary>
internal sealed class ViolationsByBuilding(AppDb db, IHouses houses, IPlaces places) : IZoneFigures
{
    private const int Most = 5000;

    public string Key => "violations";
    public int Order => 40;
    public string Title => "违章";
    public string Permission => InspectionsPermissions.Violations;

    public async Task<IReadOnlyList<ZoneCount>> Count(DateTime from, DateTime to, CancellationToken ct) =>
        [.. (await Placed(from, to, ct)).GroupBy(v => v.Building).Select(g => new ZoneCount(g.Key, g.Count()))];

    public async Task<IReadOnlyList<ZoneRow>> Rows(BuildingId building, DateTime from, DateTime to, int limit, CancellationToken ct) =>
        [.. (await Placed(from, to, ct)).Where(v => v.Building == building).Take(limit)
            .Select(v => new ZoneRow(v.Found.FoundAt, v.Found.Number, v.Found.Place, $"{v.Found.Kind}：{v.Found.Facts}", ViolationSteps.Words(v.Found.State), ViolationSteps.Colour(v.Found.State), v.Found.Href))];

    private async Task<IReadOnlyList<(Violation Found, BuildingId Building)>> Placed(DateTime from, DateTime to, CancellationToken ct)
    {
        var found = await db.Set<Violation>().AsNoTracking().Where(v => v.FoundAt >= from && v.FoundAt <= to && !v.IsConduct && v.State != ViolationState.Void).OrderByDescending(v => v.FoundAt).ThenByDescending(v => v.Id).Take(Most).ToListAsync(ct);
        var cards = await houses.Find([.. found.Where(v => v.HouseId is not null).Select(v => v.HouseId!.Value).Distinct()], ct);
        var buildings = await places.Buildings(ct);
        return [.. found.Select(v => (v, v.HouseId is { } house && cards.TryGetValue(house, out var card) ? card.Building : buildings.In(v.Place)?.Id)).Where(v => v.Item2 is not null).Select(v => (v.v, v.Item2!.Value))];
    }
}
