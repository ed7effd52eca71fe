using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Casework.FollowUps;

internal sealed class FollowUpPlans(AppDb db, IEvidence evidence, CurrentUser user, Calendar calendar) : IFollowUps
{
    private const int Most = 20;

    public static string Href(FollowUpId id) => $"/follow-ups/{id.Value}";

    public FollowUpId Plan(NewFollowUp task)
    {
        var planned = new FollowUp
        {
            SubjectKind = task.Subject.Kind,
            SubjectId = task.Subject.Id,
            SubjectNumber = task.Number,
            Title = Words.Cut(task.Title, 200),
            Href = task.Href,
            House = task.House,
            HouseNumber = task.HouseNumber,
            DueOn = task.DueOn,
            PlannedAt = calendar.Now,
            PlannedBy = user.Name,
            Person = Words.Cut(task.Person, 120),
            PhoneHref = task.PhoneHref,
            Doers = FollowUp.DoersOf(task.DoneBy.Select(s => s.Value)),
            NotBy = FollowUp.DoersOf(task.NotBy.Select(s => s.Value)),
            OnlyWith = task.OnlyWith,
            OnlyWhy = Words.Cut(task.OnlyWhy, 100),
        };
        db.Add(planned);
        evidence.Note(FollowUpWork.Due(planned, calendar));
        return planned.Id;
    }

    public async Task Withdraw(Subject subject, string reason, CancellationToken ct)
    {
        var saved = await db.Set<FollowUp>().Where(f => f.SubjectKind == subject.Kind && f.SubjectId == subject.Id && f.State == FollowUpState.Open).OrderBy(f => f.Id).Take(Most).ToListAsync(ct);
        var local = db.Set<FollowUp>().Local.Where(f => f.Subject == subject && f.State == FollowUpState.Open);
        foreach (var open in saved.Where(f => f.State == FollowUpState.Open).Union(local).ToList())   // the one that is being answered just now stays answered
            open.Withdraw(Words.Cut(reason, 200), calendar.Now);
    }

    public async Task<IReadOnlyList<FollowUpCard>> Of(Subject subject, CancellationToken ct)
    {
        var rows = await db.Set<FollowUp>().AsNoTracking().Where(f => f.SubjectKind == subject.Kind && f.SubjectId == subject.Id)
            .OrderBy(f => f.PlannedAt).ThenBy(f => f.Id).Take(Most).ToListAsync(ct);
        return [.. rows.Select(Card)];
    }

    public async Task<FollowUpOf?> Find(FollowUpId id, CancellationToken ct) =>
        await db.Set<FollowUp>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) is { } found ? new(Card(found), found.Subject, found.SubjectNumber, found.Title, found.House) : null;

    private static FollowUpCard Card(FollowUp f) =>
        new(f.Id, f.Number, f.State, f.DueOn, f.State == FollowUpState.Answered ? f.ClosedAt : null, f.AskedBy, f.Way, f.Grade, f.Words, Href(f.Id));

    public async Task<FollowUpFigures> Figures(string subjectKind, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var groups = await db.Set<FollowUp>().AsNoTracking()
            .Where(f => f.SubjectKind == subjectKind && f.DueOn >= from && f.DueOn <= to && f.State != FollowUpState.Withdrawn)
            .GroupBy(f => new { f.State, f.Grade }).Select(g => new { g.Key.State, g.Key.Grade, Count = g.Count() }).ToListAsync(ct);
        int Of(Grade grade) => groups.Where(g => g.State == FollowUpState.Answered && g.Grade == grade).Sum(g => g.Count);
        int In(FollowUpState state) => groups.Where(g => g.State == state).Sum(g => g.Count);
        var href = FormattableString.Invariant($"/follow-ups?kind={subjectKind}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
        return new(groups.Sum(g => g.Count), In(FollowUpState.Answered), In(FollowUpState.Unreached), Of(Grade.Satisfied), Of(Grade.FairlySatisfied), Of(Grade.Dissatisfied), href);
    }
}
