using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Ui;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Board;

/// <summary>Open and waiting repairs on the start page (S-4.1.1b).</summary>
internal sealed class TodayRepairs(AppDb db, Calendar calendar) : ITodayTiles
{
    public int Order => 20;
    public string Permission => RepairsPermissions.View;

    public async Task<IReadOnlyList<TodayTile>> Tiles(CancellationToken ct)
    {
        var (now, over) = (calendar.Now, Repair.Over);
        var counts = await db.Set<Repair>().Where(r => r.DueAt < over).GroupBy(r => new { r.Lane, Late = r.DueAt < now }).Select(g => new { g.Key.Lane, g.Key.Late, Count = g.Count() }).ToListAsync(ct);
        TodayTile Tile(string words, string href, Func<Lane, bool> of) => new(words, counts.Where(c => of(c.Lane)).Sum(c => c.Count), counts.Where(c => of(c.Lane) && c.Late).Sum(c => c.Count), href);
        return [Tile("报修未完", "/repairs", _ => true), Tile("待派工", "/repairs?view=board", l => l == Lane.Waiting), Tile("暂停", "/repairs?tab=Waiting", l => l == Lane.Suspended)];
    }

    public async Task<IReadOnlyList<TodayMatter>> Due(DateTime until, int limit, CancellationToken ct) =>
        [.. (await db.Set<Repair>().AsNoTracking().Where(r => r.DueAt < until).OrderBy(r => r.DueAt).ThenBy(r => r.Id).Take(limit).Select(RepairRow.From).ToListAsync(ct))
            .Select(r => new TodayMatter($"{r.Where} {r.Item}", $"{r.Number} · {(r.WorkerName.Length > 0 ? r.WorkerName : "待派工")} · {Words.Of(r.DueKind)}", r.DueAt ?? until, r.Href))];
}
