using Microsoft.EntityFrameworkCore;
using Anju.Complaints.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;

namespace Anju.Complaints.Oversight;

/// <summary>Complaints by building and day of receipt; what was merged or moved is counted where it went (S-4.1.4b).</summary>
internal sealed class ComplaintsByBuilding(AppDb db) : IZoneFigures
{
    private const int Most = 10_000;

    public string Key => "complaints";
    public int Order => 20;
    public string Title => "投诉";
    public string Permission => ComplaintsPermissions.View;

    public async Task<IReadOnlyList<ZoneCount>> Count(DateTime from, DateTime to, CancellationToken ct) =>
        [.. (await Within(from, to).Where(c => c.BuildingId != null).GroupBy(c => c.BuildingId).OrderBy(g => g.Key).Select(g => new { g.Key, Count = g.Count() }).Take(Most).ToListAsync(ct)).Select(g => new ZoneCount(g.Key!.Value, g.Count))];

    public async Task<IReadOnlyList<ZoneRow>> Rows(BuildingId building, DateTime from, DateTime to, int limit, CancellationToken ct) =>
        [.. (await Within(from, to).Where(c => c.BuildingId == building).OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id).Take(limit).ToListAsync(ct))
            .Select(c => new ZoneRow(c.ReceivedAt, c.Number, c.Where, Complaint.Summary(c.Content), Words.Of(c.State), Words.Colour(c.State), c.Href))];

    private IQueryable<Complaint> Within(DateTime from, DateTime to) =>
        db.Set<Complaint>().AsNoTracking().Where(c => c.ReceivedAt >= from && c.ReceivedAt <= to && c.State != ComplaintState.Merged && c.State != ComplaintState.MovedToRepair && c.State != ComplaintState.Withdrawn);
}
