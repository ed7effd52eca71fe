using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Board;

/// <summary>The figure beside 报修 in the menu.</summary>
internal sealed class LateRepairs(AppDb db, Calendar calendar) : ILateCount
{
    public string Key => "repairs";

    public Task<int> Count(CancellationToken ct)
    {
        var now = calendar.Now;
        return db.Set<Repair>().CountAsync(r => r.DueAt < now, ct);
    }
}
