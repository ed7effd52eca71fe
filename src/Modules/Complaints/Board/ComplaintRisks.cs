using Microsoft.EntityFrameworkCore;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Ui;

namespace Anju.Complaints.Board;

/// <summary>Complaints that are not solved yet, in the 责任区 of whoever walks: a patrol looks at each (S-4.1.1c).</summary>
internal sealed class ComplaintRisks(AppDb db, CurrentUser user, Calendar calendar) : IPatrolRisks
{
    private static readonly Lane[] Unsolved = [Lane.Waiting, Lane.Working];

    public int Order => 10;
    public string Permission => ComplaintsPermissions.View;

    public async Task<IReadOnlyList<PatrolRisk>> Risks(int limit, CancellationToken ct)
    {
        var now = calendar.Now;
        var open = db.Set<Complaint>().AsNoTracking().Where(c => c.DueAt < Complaint.Over && Unsolved.Contains(c.Lane));
        if (user.Actor.Zone is { Count: > 0 } zone)
        {
            var buildings = zone.Select(b => (Estate.Contracts.BuildingId?)new Estate.Contracts.BuildingId(b)).ToList();
            open = open.Where(c => c.BuildingId == null || buildings.Contains(c.BuildingId));
        }

        return [.. (await open.OrderBy(c => c.DueAt).ThenBy(c => c.Id).Take(limit).Select(ComplaintRow.From).ToListAsync(ct)).Select(r => new PatrolRisk($"投诉 {r.Where}：{r.Summary}", r.Href, r.DueAt < now))];
    }
}
