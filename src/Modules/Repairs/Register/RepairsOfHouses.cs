using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;
using Anju.Repairs.Contracts;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Register;

/// <summary>What other modules ask of repairs.</summary>
internal sealed class RepairsOfHouses(AppDb db, Registration registration, Calendar calendar) : IRepairs
{
    private const int MostOpen = 20;

    public async Task<Result<RepairCard>> Register(NewRepair repair, CancellationToken ct)
    {
        var made = await registration.Register(repair, ct);
        return made.Value is { } done ? Card(done) : made.Problem!;
    }

    public async Task<IReadOnlyList<RepairCard>> OpenOf(HouseId house, CancellationToken ct)
    {
        var open = await db.Set<Repair>().AsNoTracking().Where(r => r.HouseId == house && (r.Lane == Lane.Waiting || r.Lane == Lane.Sent || r.Lane == Lane.Working || r.Lane == Lane.Suspended))
            .OrderBy(r => r.DueAt).ThenBy(r => r.Id).Take(MostOpen).ToListAsync(ct);
        return [.. open.Select(Card)];
    }

    private RepairCard Card(Repair r) => new(r.Id, r.Number, r.Title, Words.Of(r.State), Badge(r), r.NextDue, r.WorkerName, r.Href);

    private string Badge(Repair r) => r.NextDue < calendar.Now ? "bad" : Words.Colour(r.State);
}
