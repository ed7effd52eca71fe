using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Register;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;

namespace Anju.FrontDesk.Desk;

/// <summary>往来 on the one-house workbench: open ones first, then the newest.</summary>
internal sealed class ContactsPanel(AppDb db, Calendar calendar) : IHousePanel
{
    public int Order => 20;
    public string Title => "往来";
    public string Permission => FrontDeskPermissions.Log;

    public async Task<HousePanelRows> Rows(HouseId house, int limit, CancellationToken ct)
    {
        var contacts = db.Set<Contact>().AsNoTracking().Where(c => c.HouseId == house);
        var counts = await contacts.GroupBy(c => c.ClosedAt == null).Select(g => new { IsOpen = g.Key, Count = g.Count() }).ToListAsync(ct);
        var rows = await contacts.OrderBy(c => c.ClosedAt != null).ThenByDescending(c => c.At).ThenByDescending(c => c.Id).Take(limit).Select(RegisterRow.Of).ToListAsync(ct);
        var number = rows.Count > 0 ? Uri.EscapeDataString(rows[0].HouseNumber) : "";
        return new(counts.Where(c => c.IsOpen).Sum(c => c.Count), counts.Sum(c => c.Count), $"/desk/register?q={number}", [.. rows.Select(Row)]);
    }

    private HousePanelRow Row(RegisterRow row)
    {
        var (word, state) = row.Badge(calendar);
        return new(row.Number, $"{calendar.ShortTime(row.At)} {ContactWords.Of(row.Way)} {ContactWords.Of(row.Kind)}：{row.Content}", word, state,
            row.ClosedAt is null && row.PromisedAt is { } due ? calendar.ShortTime(due) : null, row.TakenBy, row.Href);
    }
}

/// <summary>登记: opens the desk with this house.</summary>
internal sealed class LogAction : IHouseAction
{
    public int Order => 10;
    public string Title => "登记";
    public string? Key => "L";
    public string Permission => FrontDeskPermissions.Log;
    public string Href(HouseId house) => $"/desk?house={house.Value}";
}
