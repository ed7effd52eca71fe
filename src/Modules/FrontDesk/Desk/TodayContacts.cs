using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Register;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Ui;

namespace Anju.FrontDesk.Desk;

/// <summary>Today's contacts and open promises on the start page .</summary>
internal sealed class TodayContacts(AppDb db, Calendar calendar) : ITodayTiles
{
    public int Order => 10;
    public string Permission => FrontDeskPermissions.Log;

    public async Task<IReadOnlyList<TodayTile>> Tiles(CancellationToken ct)
    {
        var (start, now) = (calendar.StartOf(calendar.Today), calendar.Now);
        var today = await db.Set<Contact>().CountAsync(c => c.At >= start, ct);
        var open = await db.Set<Contact>().Where(c => c.ClosedAt == null).GroupBy(c => c.PromisedAt < now).Select(g => new { Late = g.Key, Count = g.Count() }).ToListAsync(ct);
        return [new("今日来电来访", today, 0, "/desk/register"), new("未结约定", open.Sum(c => c.Count), open.Where(c => c.Late).Sum(c => c.Count), "/desk/register?open=true")];
    }

    public async Task<IReadOnlyList<TodayMatter>> Due(DateTime until, int limit, CancellationToken ct) =>
        [.. (await db.Set<Contact>().AsNoTracking().Where(c => c.ClosedAt == null && c.PromisedAt < until && c.LinkedNumber == "").OrderBy(c => c.PromisedAt).ThenBy(c => c.Id).Take(limit).Select(RegisterRow.Of).ToListAsync(ct))
            .Select(c => new TodayMatter($"{c.HouseNumber} {c.Content}".Trim(), $"{c.Number} · {(c.PassedTo.Length > 0 ? c.PassedTo : c.TakenBy)} · 答复", c.PromisedAt ?? until, c.Href))];
}
