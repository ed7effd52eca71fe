using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Oversight;

/// <summary>Orders by building and day of registration (S-4.1.4b).</summary>
internal sealed class RepairsByBuilding(AppDb db) : IZoneFigures
{
    private const int Most = 10_000;

    public string Key => "repairs";
    public int Order => 10;
    public string Title => "报修";
    public string Permission => RepairsPermissions.View;

    public async Task<IReadOnlyList<ZoneCount>> Count(DateTime from, DateTime to, CancellationToken ct) =>
        [.. (await Within(from, to).Where(r => r.BuildingId != null).GroupBy(r => r.BuildingId).OrderBy(g => g.Key).Select(g => new { g.Key, Count = g.Count() }).Take(Most).ToListAsync(ct)).Select(g => new ZoneCount(g.Key!.Value, g.Count))];

    public async Task<IReadOnlyList<ZoneRow>> Rows(BuildingId building, DateTime from, DateTime to, int limit, CancellationToken ct) =>
        [.. (await Within(from, to).Where(r => r.BuildingId == building).OrderByDescending(r => r.RegisteredAt).ThenByDescending(r => r.Id).Take(limit).ToListAsync(ct))
            .Select(r => new ZoneRow(r.RegisteredAt, r.Number, r.Where, r.Item, Words.Of(r.State), Words.Colour(r.State), r.Href))];

    private IQueryable<Repair> Within(DateTime from, DateTime to) => db.Set<Repair>().AsNoTracking().Where(r => r.RegisteredAt >= from && r.RegisteredAt <= to);
}
