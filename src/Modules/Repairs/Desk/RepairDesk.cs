using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Repairs.Contracts;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Desk;

/// <summary>What every act on an order sends: which order, and which version the form showed.</summary>
internal abstract record OnRepair : IRepeatable
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public RepairId Id { get; set; }
    public int Version { get; set; }
}

/// <summary>Where an act has left the order.</summary>
/// <param name="Version">To be sent with the next act.</param>
internal sealed record Moved(RepairId Id, string Number, RepairState State, int Version, DateTime? DueAt);

/// <summary>What every act on an order begins and ends with: find it, see that nobody was faster and that it is his; afterwards clocks, timeline, open pages.</summary>
internal sealed class RepairDesk(AppDb db, Stale stale, Procedures procedures, ITimeline timeline, Events events, CurrentUser user, Calendar calendar)
{
    private const int MostPauses = 200;

    public Doer Doer => new(user.Id, user.Name, calendar.Now);

    /// <summary>The order as the form showed it; a conflict when somebody changed it meanwhile, a refusal when it is another worker's.</summary>
    public async Task<Result<Repair>> Take(OnRepair command, RepairAct act, CancellationToken ct)
    {
        if (await Load(command.Id, ct) is not { } repair)
            return Problem.NotFound("没有找到这张报修单");
        if (await stale.Check(repair, command.Version, ct) is { } changed)
            return changed;
        if (Steps.Of(act).OnlyWorker && !IsHis(repair))
            return Problem.Forbidden(repair.WorkerId is null ? "这张单还没有派工，由前台办理" : $"这张单派给了{repair.WorkerName}，不能代办");
        return repair;
    }

    /// <summary>The order with its pauses, tracked; null when there is none.</summary>
    public async Task<Repair?> Load(RepairId id, CancellationToken ct)
    {
        var repair = await db.Set<Repair>().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (repair is { PauseCount: > 0 })
            repair.Pauses.AddRange(await db.Set<RepairPause>().Where(p => p.RepairId == id).OrderBy(p => p.No).Take(MostPauses).ToListAsync(ct));
        return repair;
    }

    /// <summary>The worker himself, or who may dispatch in his name.</summary>
    private bool IsHis(Repair repair) => repair.WorkerId is { } worker && worker == user.Id || user.May(RepairsPermissions.Dispatch);

    /// <summary>Ends an act: rows it made, due moments, a line of history, live pages.</summary>
    public async Task<Moved> Settle(Repair repair, string text, string colour, CancellationToken ct)
    {
        repair.Reckon((await procedures.Of(repair.ProcedureNo, ct)).Rules, procedures.Clock, calendar);
        db.AddRange(repair.TakeFresh());
        timeline.Add(repair.Subject, text, colour, repair.HouseId?.Value, repair.Number, repair.Href);
        Tell(repair, "changed");
        return new(repair.Id, repair.Number, repair.State, db.Entry(repair).State == EntityState.Added ? repair.Version : repair.Version + 1, repair.NextDue);
    }

    public void Tell(Repair repair, string what) => events.Tell("repairs",
        $$"""{"id":"{{repair.Id.Value}}","number":"{{repair.Number}}","state":"{{repair.State}}","what":"{{what}}","urgent":{{(repair.IsUrgent ? "true" : "false")}},"worker":"{{repair.WorkerId?.Value}}"}""");
}
