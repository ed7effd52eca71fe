using Microsoft.EntityFrameworkCore;
using Anju.Inspections.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Ui;

namespace Anju.Inspections.Nonconformities;

/// <summary>What somebody has to put right stands on his phone page beside his repairs (D-7c). What waits for another's verification is no longer his.</summary>
internal sealed class MyCorrections(AppDb db, Calendar calendar) : IFieldTasks
{
    public int Order => 20;
    public string Title => "我的整改";
    public string Permission => InspectionsPermissions.Correct;
    public string Href => "/inspections/nonconformities?mine=true";
    public string Topic => "inspections";

    public async Task<IReadOnlyList<FieldTask>> Of(StaffId person, int limit, CancellationToken ct)
    {
        var (over, now) = (Nonconformity.Over, calendar.Now);
        var rows = await db.Set<Nonconformity>().AsNoTracking().Where(n => n.ResponsibleId == person && n.OpenUntil < over && n.State != NonconformityState.Corrected)
            .OrderBy(n => n.OpenUntil).ThenBy(n => n.Id).Take(limit).ToListAsync(ct);
        return [.. rows.Select(n => new FieldTask($"{n.Place} {n.Item}", n.DueAt < now ? calendar.TimeLeft(n.DueAt) : Words.Of(n.State), n.DueAt < now ? "bad" : Words.Colour(n.State), Details(n), n.Href))];
    }

    private IReadOnlyList<string> Details(Nonconformity found) =>
        [.. ((string[])[found.Facts, Words.Of(found.Severity), $"期限 {calendar.ShortTime(found.DueAt)}", found.RepeatNumber.Length > 0 ? "重复发生" : "", found.Round > 1 ? $"第 {found.Round} 次" : ""]).Where(d => d.Length > 0)];
}
