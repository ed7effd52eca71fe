using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Board;

/// <summary>What the filters of the list can be set to, and the figures on its tabs.</summary>
internal static class RepairChoices
{
    [Permission(RepairsPermissions.View)]
    public sealed record Query;

    /// <param name="NextDue">When the next order becomes late: until then the figures are true if no order changes.</param>
    public sealed record View(int Open, int Late, int Waiting, int ToConfirm, IReadOnlyList<(StaffId Id, string Name)> Workers, IReadOnlyList<(BuildingId Id, string Name)> Buildings, DateTime? NextDue);

    public sealed class Handler(AppDb db, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (now, over) = (calendar.Now, Repair.Over);
            var groups = await db.Set<Repair>().Where(r => r.DueAt < over)
                .GroupBy(r => new { r.Lane, Late = r.DueAt < now, r.WorkerId, r.WorkerName, r.BuildingId, r.BuildingName })
                .Select(g => new { g.Key.Lane, g.Key.Late, g.Key.WorkerId, g.Key.WorkerName, g.Key.BuildingId, g.Key.BuildingName, Count = g.Count(), Due = g.Min(r => r.DueAt) })
                .OrderBy(g => g.Lane).ThenBy(g => g.Late).ThenBy(g => g.WorkerId).ThenBy(g => g.BuildingId).Take(5000).ToListAsync(ct);
            return new View(groups.Sum(g => g.Count), groups.Where(g => g.Late).Sum(g => g.Count), groups.Where(g => g.Lane == Lane.Suspended).Sum(g => g.Count),
                groups.Where(g => g.Lane == Lane.ToConfirm).Sum(g => g.Count),
                [.. groups.Where(g => g.WorkerId is not null).Select(g => (g.WorkerId!.Value, g.WorkerName)).DistinctBy(w => w.Value).OrderBy(w => w.WorkerName, StringComparer.Ordinal).Take(200)],
                [.. groups.Where(g => g.BuildingId is not null).Select(g => (g.BuildingId!.Value, g.BuildingName)).DistinctBy(b => b.Value).OrderBy(b => b.BuildingName, StringComparer.Ordinal).Take(200)],
                groups.Where(g => !g.Late && g.Due < Repair.HeldEnd).Min(g => (DateTime?)g.Due));
        }
    }
}
