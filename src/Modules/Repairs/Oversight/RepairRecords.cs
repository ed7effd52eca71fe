using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Repairs.Contracts;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Oversight;

/// <summary>An order, as it is checked by the director (S-3.1).</summary>
internal sealed class RepairRecords(AppDb db, CurrentUser user) : IRecords
{
    public string Kind => "repair";
    public string Title => "报修";
    public string Prefix => "BX";

    public async Task<RecordCard?> Find(Guid id, CancellationToken ct)
    {
        var key = new RepairId(id);
        return Card(user.May(RepairsPermissions.View) ? await db.Set<Repair>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == key, ct) : null);
    }

    public async Task<RecordCard?> Find(string number, CancellationToken ct) =>
        Card(user.May(RepairsPermissions.View) ? await db.Set<Repair>().AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, ct) : null);

    private static RecordCard? Card(Repair? r) => r is null ? null : new(r.Subject, r.Number, r.Title, r.Href, r.FinishedBy ?? r.WorkerId);
}
