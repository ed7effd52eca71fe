using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Complaints.Domain;

namespace Anju.Complaints.Desk;

/// <summary>Versions of the center's procedure. The first registration of a center makes V1 out of the shipped defaults.</summary>
internal sealed class Procedures(AppDb db, Calendar calendar)
{
    private readonly Dictionary<int, Procedure> known = [];

    public ServiceClock Clock { get; } = new(calendar);

    /// <summary>The version that new complaints are registered under.</summary>
    public async Task<Procedure> Current(CancellationToken ct)
    {
        var latest = await db.Set<Procedure>().AsNoTracking().OrderByDescending(p => p.No).FirstOrDefaultAsync(ct);
        if (latest is null)
        {
            latest = Shipped();
            db.Add(latest);
        }

        return known[latest.No] = latest;
    }

    /// <summary>The latest version to read; the shipped defaults when the center has none of its own yet.</summary>
    public async Task<Procedure> Latest(CancellationToken ct) =>
        await db.Set<Procedure>().AsNoTracking().OrderByDescending(p => p.No).FirstOrDefaultAsync(ct) ?? Shipped();

    public async Task<Procedure> Of(int no, CancellationToken ct)
    {
        if (!known.TryGetValue(no, out var procedure))
            known[no] = procedure = await db.Set<Procedure>().AsNoTracking().SingleAsync(p => p.No == no, ct);
        return procedure;
    }

    private Procedure Shipped() => Procedure.Make(1, DefaultProcedure.Rules(), DefaultProcedure.Note, "系统", calendar.Now);
}
