using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Ui;
using Anju.Office.Domain;

namespace Anju.Office.Tasks;

/// <summary>Tasks on the start page: mine, and for leaders all that are open.</summary>
internal sealed class TodayTasks(AppDb db, CurrentUser user, Calendar calendar) : ITodayTiles
{
    public int Order => 32;
    public string Permission => OfficePermissions.Work;

    public async Task<IReadOnlyList<TodayTile>> Tiles(CancellationToken ct)
    {
        var (now, over, me) = (calendar.Now, WorkTask.Over, user.Id ?? default);
        var open = await ListTasks.Seen(db.Set<WorkTask>(), user).Where(t => t.OpenUntil < over).GroupBy(t => new { Mine = t.DoerId == me, Late = t.OpenUntil < now })
            .Select(g => new { g.Key.Mine, g.Key.Late, Count = g.Count() }).ToListAsync(ct);
        var (mine, all) = (open.Where(o => o.Mine).ToList(), user.May(OfficePermissions.View));
        TodayTile own = new("我的临时任务", mine.Sum(o => o.Count), mine.Where(o => o.Late).Sum(o => o.Count), "/office?mine=true");
        return all ? [own, new("临时任务未完", open.Sum(o => o.Count), open.Where(o => o.Late).Sum(o => o.Count), "/office")] : [own];
    }

    public async Task<IReadOnlyList<TodayMatter>> Due(DateTime until, int limit, CancellationToken ct) =>
        [.. (await ListTasks.Seen(db.Set<WorkTask>().AsNoTracking(), user).Where(t => t.OpenUntil < until).OrderBy(t => t.OpenUntil).ThenBy(t => t.Id).Take(limit).ToListAsync(ct))
            .Select(t => new TodayMatter(t.Content, $"{t.Number} · {t.DoerName} · 临时任务", t.DueAt, t.Href))];
}

/// <summary>The figure beside 办公 in the menu.</summary>
internal sealed class LateTasks(AppDb db, Calendar calendar) : ILateCount
{
    public string Key => "office";

    public IQueryable<int> Late
    {
        get
        {
            var now = calendar.Now;
            return db.Set<WorkTask>().Where(t => t.OpenUntil < now).Select(_ => 1);
        }
    }
}
