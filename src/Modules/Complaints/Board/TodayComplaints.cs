using Microsoft.EntityFrameworkCore;
using Anju.Complaints.Contracts;
using Anju.Complaints.Domain;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Ui;

namespace Anju.Complaints.Board;

/// <summary>Open complaints on the start page (S-4.1.1b, S-4.1.3a).</summary>
internal sealed class TodayComplaints(AppDb db, Calendar calendar) : ITodayTiles
{
    public int Order => 25;
    public string Permission => ComplaintsPermissions.View;

    public async Task<IReadOnlyList<TodayTile>> Tiles(CancellationToken ct)
    {
        var (now, over) = (calendar.Now, Complaint.Over);
        var counts = await db.Set<Complaint>().Where(c => c.DueAt < over).GroupBy(c => new { c.Lane, Late = c.DueAt < now, Major = c.Class == ComplaintClass.Major || c.MajorFrom <= now })
            .Select(g => new { g.Key.Lane, g.Key.Late, g.Key.Major, Count = g.Count() }).ToListAsync(ct);
        return
        [
            new("投诉未结", counts.Sum(c => c.Count), counts.Where(c => c.Late).Sum(c => c.Count), "/complaints"),
            new("重大投诉", counts.Where(c => c.Major).Sum(c => c.Count), counts.Where(c => c.Major && c.Late).Sum(c => c.Count), "/complaints?class=Major"),
        ];
    }

    public async Task<IReadOnlyList<TodayMatter>> Due(DateTime until, int limit, CancellationToken ct) =>
        [.. (await db.Set<Complaint>().AsNoTracking().Where(c => c.DueAt < until && c.DueKind != DueKind.FollowUp).OrderBy(c => c.DueAt).ThenBy(c => c.Id).Take(limit).Select(ComplaintRow.From).ToListAsync(ct))
            .Select(r => new TodayMatter($"{r.Where} {r.Summary}", $"{r.Number} · {(r.HandlerName.Length > 0 ? r.HandlerName : "待交办")} · 投诉{Words.Of(r.DueKind)}", r.DueAt ?? until, r.Href))];
}

/// <summary>The figure beside 投诉 in the menu.</summary>
internal sealed class LateComplaints(AppDb db, Calendar calendar) : ILateCount
{
    public string Key => "complaints";

    public IQueryable<int> Late
    {
        get
        {
            var now = calendar.Now;
            return db.Set<Complaint>().Where(c => c.DueAt < now).Select(_ => 1);
        }
    }
}
