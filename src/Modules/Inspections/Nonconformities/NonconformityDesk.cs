using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Inspections.Domain;
using Anju.Inspections.Record;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Inspections.Nonconformities;

/// <summary>What every act on a nonconformity sends.</summary>
internal abstract record OnNonconformity : IRepeatable
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public NonconformityId Id { get; set; }

    /// <summary>As the form showed it; left out, the table of steps alone decides.</summary>
    public int? Version { get; set; }
}

/// <summary>Where an act has left the nonconformity.</summary>
internal sealed record Moved(NonconformityId Id, string Number, NonconformityState State, int Version, DateTime DueAt);

/// <summary>What every act on a nonconformity begins and ends with.</summary>
internal sealed class NonconformityDesk(AppDb db, Stale stale, ITimeline timeline, IEvidence evidence, Events events, CurrentUser user, Calendar calendar)
{
    public async Task<Result<Moved>> Do(OnNonconformity command, NonconformityAct act, Func<Nonconformity, Doer, Problem?> step, Func<Nonconformity, string> text, string colour, CancellationToken ct)
    {
        if (await db.Set<Nonconformity>().SingleOrDefaultAsync(n => n.Id == command.Id, ct) is not { } found)
            return Problem.NotFound("没有这个不合格项");
        if (command.Version is { } shown && await stale.Check(found, shown, ct) is { } changed)
            return changed;
        if (Steps.Of(act).OnlyResponsible && (found.ResponsibleId is null || found.ResponsibleId != user.Id) && !user.May(InspectionsPermissions.Direct))
            return Problem.Forbidden(found.ResponsibleId is null ? "还没有责任人，请主任先定" : $"由{found.ResponsibleName}负责整改，不能代办");
        if (step(found, new(user.Id, user.Name, calendar.Now)) is { } refused)
            return refused;
        timeline.Add(found.Subject, text(found), colour, number: found.Number, href: found.Href);
        if (InspectionEvidence.Of(act) is { } kind)
            evidence.Note(InspectionEvidence.Of(found, kind, calendar.Now));
        events.Tell("inspections", "{}");
        return new Moved(found.Id, found.Number, found.State, found.Version + 1, found.DueAt);
    }
}
