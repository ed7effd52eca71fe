using Microsoft.EntityFrameworkCore;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Complaints.Board;

/// <summary>What the filters of the list can be set to, and the figures on its tabs.</summary>
internal static class ComplaintChoices
{
    [Permission(ComplaintsPermissions.View)]
    public sealed record Query;

    public sealed record View(int Open, int Late, int ToTell, int ToFollowUp, IReadOnlyList<string> Departments, IReadOnlyList<(StaffId Id, string Name)> Handlers);

    public sealed class Handler(AppDb db, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (now, over) = (calendar.Now, Complaint.Over);
            var groups = await db.Set<Complaint>().Where(c => c.DueAt < over)
                .GroupBy(c => new { c.Lane, Late = c.DueAt < now, c.HandlerId, c.HandlerName, c.Department })
                .OrderBy(g => g.Key.HandlerName).ThenBy(g => g.Key.Department)
                .Select(g => new { g.Key.Lane, g.Key.Late, g.Key.HandlerId, g.Key.HandlerName, g.Key.Department, Count = g.Count() }).Take(5000).ToListAsync(ct);
            return new View(groups.Sum(g => g.Count), groups.Where(g => g.Late).Sum(g => g.Count), groups.Where(g => g.Lane == Lane.ToTell).Sum(g => g.Count), groups.Where(g => g.Lane == Lane.ToFollowUp).Sum(g => g.Count),
                [.. groups.Select(g => g.Department).Where(d => d.Length > 0).Distinct().Order(StringComparer.Ordinal).Take(100)],
                [.. groups.Where(g => g.HandlerId is not null).Select(g => (g.HandlerId!.Value, g.HandlerName)).DistinctBy(h => h.Value).OrderBy(h => h.HandlerName, StringComparer.Ordinal).Take(200)]);
        }
    }
}
