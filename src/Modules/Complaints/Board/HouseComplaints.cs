using Microsoft.EntityFrameworkCore;
using Anju.Complaints.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;

namespace Anju.Complaints.Board;

/// <summary>Complaints of one house on its workbench: open ones first.</summary>
internal sealed class HouseComplaints(AppDb db, Calendar calendar) : IHousePanel
{
    public int Order => 25;
    public string Title => "投诉";
    public string Permission => ComplaintsPermissions.View;

    public async Task<HousePanelRows> Rows(HouseId house, int limit, CancellationToken ct)
    {
        var (over, all) = (Complaint.Over, db.Set<Complaint>().AsNoTracking().Where(c => c.HouseId == house));
        var counts = await all.GroupBy(c => c.DueAt < over).OrderBy(g => g.Key).Select(g => new { IsOpen = g.Key, Count = g.Count() }).Take(2).ToListAsync(ct);
        var rows = await all.OrderBy(c => c.DueAt).ThenByDescending(c => c.Id).Take(Math.Clamp(limit, 1, 50)).Select(ComplaintRow.From).ToListAsync(ct);
        return new(counts.Where(c => c.IsOpen).Sum(c => c.Count), counts.Sum(c => c.Count), $"/complaints?tab=All&house={house.Value}",
            [.. rows.Select(r => new HousePanelRow(r.Number, r.Summary, Words.Of(r.State), DueWords.Colour(r, calendar), DueWords.Of(r, calendar), r.HandlerName, r.Href))]);
    }
}

/// <summary>Starts a complaint for the house.</summary>
internal sealed class ComplainOfHouse : IHouseAction
{
    public int Order => 25;
    public string Title => "投诉";
    public string? Key => "F4";
    public string Permission => ComplaintsPermissions.Register;
    public string Href(HouseId house) => $"/complaints/new?house={house.Value}";
}
