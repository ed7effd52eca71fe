using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Desk;

/// <summary>Versions of the center's procedure. The first registration of a center makes V1 out of the shipped defaults.</summary>
internal sealed class Procedures(AppDb db, ProcedureShelf shelf, Calendar calendar)
{
    private Procedure? shipped;

    public ServiceClock Clock { get; } = new(calendar);

    /// <summary>The version that new orders are registered under.</summary>
    public async Task<Procedure> Current(CancellationToken ct)
    {
        if (await LatestNo(ct) is { } no)
            return await Of(no, ct);
        shipped = Shipped();
        db.Add(shipped);
        return shipped;
    }

    /// <summary>The latest version to read; the shipped defaults when the center has none of its own yet.</summary>
    public async Task<Procedure> Latest(CancellationToken ct) => await LatestNo(ct) is { } no ? await Of(no, ct) : Shipped();

    public async Task<Procedure> Of(int no, CancellationToken ct)
    {
        if (shipped?.No == no)
            return shipped;
        return shelf.Find(db.Center, no) ?? shelf.Keep(db.Center, await db.Set<Procedure>().AsNoTracking().SingleAsync(p => p.No == no, ct));
    }

    private Task<int?> LatestNo(CancellationToken ct) => db.Set<Procedure>().OrderByDescending(p => p.No).Select(p => (int?)p.No).FirstOrDefaultAsync(ct);

    private Procedure Shipped() => Procedure.Make(1, DefaultProcedure.Rules(), DefaultProcedure.Note, "系统", calendar.Now);
}

/// <summary>Versions already read. A version never changes after it was made, so it may be shown to everybody.</summary>
internal sealed class ProcedureShelf
{
    private const int Most = 500;
    private readonly ConcurrentDictionary<(CenterId, int), Procedure> versions = new();

    public Procedure? Find(CenterId center, int no) => versions.GetValueOrDefault((center, no));

    public Procedure Keep(CenterId center, Procedure version)
    {
        if (versions.Count >= Most)
            versions.Clear();
        return versions[(center, version.No)] = version;
    }
}
