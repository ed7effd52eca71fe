using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Ui;

namespace Anju.Casework.FollowUps;

/// <summary>Follow-ups that are due, on the start page (S-4.1.3e).</summary>
internal sealed class TodayFollowUps(AppDb db, Calendar calendar) : ITodayTiles
{
    public int Order => 30;
    public string Permission => CaseworkPermissions.FollowUp;

    public async Task<IReadOnlyList<TodayTile>> Tiles(CancellationToken ct)
    {
        var today = calendar.Today;
        var counts = await db.Set<FollowUp>().Where(f => f.State == FollowUpState.Open && f.DueOn <= today).GroupBy(f => f.DueOn < today).Select(g => new { Late = g.Key, Count = g.Count() }).ToListAsync(ct);
        return [new("到期回访", counts.Sum(c => c.Count), counts.Where(c => c.Late).Sum(c => c.Count), "/follow-ups")];
    }

    public async Task<IReadOnlyList<TodayMatter>> Due(DateTime until, int limit, CancellationToken ct)
    {
        var day = calendar.DayOf(until);
        var due = await db.Set<FollowUp>().AsNoTracking().Where(f => f.State == FollowUpState.Open && f.DueOn <= day).OrderBy(f => f.DueOn).ThenBy(f => f.Id).Take(limit)
            .Select(f => new { f.Id, f.Title, f.SubjectNumber, f.TakenBy, f.DueOn }).ToListAsync(ct);
        return [.. due.Select(f => new TodayMatter(f.Title, $"{f.SubjectNumber} · {f.TakenBy ?? "待认领"} · 回访", calendar.EndOf(f.DueOn), FollowUpPlans.Href(f.Id)))];
    }
}
