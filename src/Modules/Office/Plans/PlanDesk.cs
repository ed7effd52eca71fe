using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Office.Domain;
using Anju.People.Contracts;

namespace Anju.Office.Plans;

/// <summary>Where an act has left a year plan.</summary>
internal sealed record PlanMoved(YearPlanId Id, string Number, PlanState State, int Version);

/// <summary>What every act on a year plan sends.</summary>
internal abstract record OnPlan : IRepeatable
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public YearPlanId Id { get; set; }

    /// <summary>As the form showed it; left out, the table of steps alone decides.</summary>
    public int? Version { get; set; }
}

/// <summary>What the acts on year and month plans begin and end with.</summary>
internal sealed class PlanDesk(AppDb db, Stale stale, ITimeline timeline, IEvidence evidence, INotices notices, Events events, CurrentUser user, Calendar calendar)
{
    public Doer Doer => new(user.Id, user.Name, calendar.Now, user.May(OfficePermissions.Direct));

    public Task<YearPlan?> Running(int year, CancellationToken ct) => db.Set<YearPlan>().Where(p => p.Year == year && p.State == PlanState.Running).OrderByDescending(p => p.No).FirstOrDefaultAsync(ct);

    public async Task<Result<PlanMoved>> Do(OnPlan command, Func<YearPlan, Doer, CancellationToken, Task<Problem?>> step, Func<YearPlan, string> text, string colour, CancellationToken ct)
    {
        if (await db.Set<YearPlan>().SingleOrDefaultAsync(p => p.Id == command.Id, ct) is not { } plan)
            return Problem.NotFound("没有这份年度计划");
        if (command.Version is { } shown && await stale.Check(plan, shown, ct) is { } changed)
            return changed;
        if (await step(plan, Doer, ct) is { } refused)
            return refused;
        timeline.Add(plan.Subject, text(plan), colour, number: plan.Number, href: plan.Href);
        events.Tell("office", "{}");
        return new PlanMoved(plan.Id, plan.Number, plan.State, plan.Version + 1);
    }

    public void Note(string kind, YearPlan plan, string title) => evidence.Note(new(kind, plan.Subject, plan.Number, title, plan.Href, calendar.Now) { Amount = plan.Lines.Count });

    public Task Tell(string permission, YearPlan plan, string text, CancellationToken ct) => notices.TellHolders(permission, $"{plan.Number} 年度计划{text}", plan.Href, urgent: false, ct);
}
