using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;

namespace Anju.Estate.Oversight;

/// <summary>一户一档: dwellings that are handed over and of which no owner is on file (S-4.1.4a, D-9b).</summary>
internal sealed class IncompleteHouses(AppDb db, Calendar calendar) : IIncompleteRecords
{
    public int Order => 70;
    public string Module => "业主档案";
    public string Permission => EstatePermissions.View;

    public async Task<IReadOnlyList<IncompleteRecord>> Of(DateTime since, int limit, CancellationToken ct)
    {
        var day = calendar.DayOf(since);
        var found = await db.Set<House>().AsNoTracking().Where(h => h.HandedOverOn >= day && h.Use == HouseUse.Dwelling && !db.Set<Relation>().Any(r => r.HouseId == h.Id && r.To == null && r.Kind == RelationKind.Owner))
            .OrderBy(h => h.HandedOverOn).ThenBy(h => h.Id).Take(limit).ToListAsync(ct);
        return [.. found.Select(h => new IncompleteRecord(new("house", h.Id.Value), Lack.Field, "业主", h.Number, "一户一档", $"/houses/{h.Id.Value}", calendar.StartOf(h.HandedOverOn!.Value), ""))];
    }
}
