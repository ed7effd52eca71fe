using System.ComponentModel.DataAnnotations;
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

    /// <summary>As the form showed it. A phone that worked offline leaves it out: then the table of steps alone decides.</summary>
    public int? Version { get; set; }
}

/// <summary>An act that a phone may send later than it was done.</summary>
internal abstract record OnSiteAct : OnRepair
{
    /// <summary>When it was done; now when left out. Not before the last change of the order, not in the future, at most a day ago.</summary>
    public DateTime? DoneAt { get; set; }
}

/// <summary>A photo as a form or a phone sends it.</summary>
internal sealed record Photo
{
    [Required(ErrorMessage = "照片要有文件名"), StringLength(120, ErrorMessage = "文件名最多 120 字")]
    public string Name { get; set; } = "";
    public byte[] Bytes { get; set; } = [];
}

/// <summary>Where an act has left the order.</summary>
/// <param name="Version">To be sent with the next act.</param>
internal sealed record Moved(RepairId Id, string Number, RepairState State, int Version, DateTime? DueAt);

/// <summary>What every act on an order begins and ends with: find it, see that nobody was faster and that it is his; afterwards clocks, timeline, open pages.</summary>
internal sealed class RepairDesk(AppDb db, Stale stale, Procedures procedures, ITimeline timeline, IEvidence evidence, IFiles files, Events events, CurrentUser user, Calendar calendar)
{
    private const int MostPauses = 200;

    private static readonly TimeSpan OldestOffline = TimeSpan.FromDays(1), ClockSkew = TimeSpan.FromMinutes(2);

    public Doer Doer => new(user.Id, user.Name, calendar.Now);

    /// <summary>An act from beginning to end, for those that need nothing but the order.</summary>
    public async Task<Result<Moved>> Do(OnRepair command, RepairAct act, Func<Repair, Doer, Problem?> step, Func<Repair, string> text, string colour, CancellationToken ct)
    {
        var taken = await Take(command, act, ct);
        if (taken.Value is not { } repair)
            return taken.Problem!;
        var when = When(command, repair);
        if (when.Problem is { } wrong)
            return wrong;
        if (step(repair, when.Value) is { } refused)
            return refused;
        return await Settle(repair, act, text(repair), colour, ct, when.Value.At);
    }

    /// <summary>Who does it and when: the moment the phone wrote down, if it can be true.</summary>
    public Result<Doer> When(OnRepair command, Repair repair)
    {
        var now = Doer;
        if (command is not OnSiteAct { DoneAt: { } at })
            return now;
        if (at > now.At + ClockSkew || at < now.At - OldestOffline)
            return Problem.Invalid(nameof(OnSiteAct.DoneAt), "办理时间应在最近 24 小时内，且不晚于现在");
        return now with { At = at > now.At ? now.At : at < repair.ChangedAt ? repair.ChangedAt : at };
    }

    /// <summary>Keeps the photos of an act with the order; the first that is refused refuses the act.</summary>
    public async Task<Problem?> Keep(Repair repair, IEnumerable<Photo> photos, string purpose, CancellationToken ct)
    {
        foreach (var photo in photos)
            if ((await files.Keep(repair.Subject, new NewFile(photo.Name, photo.Bytes), purpose, RepairsPermissions.View, ct)).Problem is { } problem)
                return Problem.Invalid("Photos", problem.Message);
        return null;
    }

    /// <summary>The order as the form showed it; a conflict when somebody changed it meanwhile, a refusal when it is another worker's.</summary>
    public async Task<Result<Repair>> Take(OnRepair command, RepairAct act, CancellationToken ct)
    {
        if (await Load(command.Id, ct) is not { } repair)
            return Problem.NotFound("没有找到这张报修单");
        if (command.Version is { } shown && await stale.Check(repair, shown, ct) is { } changed)
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

    /// <summary>Ends an act: rows it made, due moments, a line of history and one of evidence, live pages.</summary>
    /// <param name="act">Null for what notes its own evidence.</param>
    public async Task<Moved> Settle(Repair repair, RepairAct? act, string text, string colour, CancellationToken ct, DateTime? at = null)
    {
        repair.Reckon((await procedures.Of(repair.ProcedureNo, ct)).Rules, procedures.Clock, calendar);
        db.AddRange(repair.TakeFresh());
        timeline.Add(repair.Subject, text, colour, repair.HouseId?.Value, repair.Number, repair.Href, at);
        if (RepairEvidence.Of(act) is { } kind)
            Note(repair, kind, at ?? calendar.Now, Steps.Of(act!.Value).OnlyWorker);
        Tell(repair, "changed");
        return new(repair.Id, repair.Number, repair.State, db.Entry(repair).State == EntityState.Added ? repair.Version : repair.Version + 1, repair.NextDue);
    }

    /// <summary>A line of history that changes nothing else.</summary>
    public void History(Repair repair, string text, string colour, DateTime? at = null) => timeline.Add(repair.Subject, text, colour, repair.HouseId?.Value, repair.Number, repair.Href, at);

    /// <summary>A line of work evidence.</summary>
    /// <param name="isWorkers">It is the worker's work, also when the desk enters it in his name.</param>
    public void Note(Repair repair, string kind, DateTime at, bool isWorkers = false)
    {
        var inHisName = isWorkers && repair.WorkerId is { } worker && worker != user.Id;
        evidence.Note(new WorkDone(kind, repair.Subject, repair.Number, repair.Title, repair.Href, at)
        {
            House = repair.HouseId?.Value,
            By = inHisName ? repair.WorkerId : null,
            ByName = inHisName ? repair.WorkerName : null,
        });
    }

    public void Tell(Repair repair, string what) => events.Tell("repairs",
        $$"""{"id":"{{repair.Id.Value}}","number":"{{repair.Number}}","state":"{{repair.State}}","what":"{{what}}","urgent":{{(repair.IsUrgent ? "true" : "false")}},"worker":"{{repair.WorkerId?.Value}}"}""");
}
