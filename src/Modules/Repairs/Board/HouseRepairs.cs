using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Board;

/// <summary>Repairs of one house on its workbench: open ones first.</summary>
internal sealed class HouseRepairs(AppDb db, Calendar calendar) : IHousePanel
{
    public int Order => 20;
    public string Title => "报修";
    public string Permission => RepairsPermissions.View;

    public async Task<HousePanelRows> Rows(HouseId house, int limit, CancellationToken ct)
    {
        var (over, all) = (Repair.Over, db.Set<Repair>().AsNoTracking().Where(r => r.HouseId == house));
        var counts = await all.GroupBy(r => r.DueAt < over).Select(g => new { IsOpen = g.Key, Count = g.Count() }).OrderBy(g => g.IsOpen).Take(2).ToListAsync(ct);
        var rows = await all.OrderBy(r => r.DueAt).ThenByDescending(r => r.Id).Take(Math.Clamp(limit, 1, 50)).Select(RepairRow.From).ToListAsync(ct);
        return new(counts.Where(c => c.IsOpen).Sum(c => c.Count), counts.Sum(c => c.Count), $"/repairs?tab=All&house={house.Value}",
            [.. rows.Select(r => new HousePanelRow(r.Number, r.Item, Words.Of(r.State), r.DueAt < calendar.Now ? "bad" : Words.Colour(r.State), DueWords.Of(r, calendar), r.WorkerName, r.Href))]);
    }
}

/// <summary>Starts a repair for the house.</summary>
internal sealed class ReportHouseRepair : IHouseAction
{
    public int Order => 20;
    public string Title => "报修";
    public string? Key => "F3";
    public string Permission => RepairsPermissions.Register;
    public string Href(HouseId house) => $"/repairs/new?house={house.Value}";
}
