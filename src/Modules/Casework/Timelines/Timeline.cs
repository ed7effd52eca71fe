using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Web;

namespace Anju.Casework.Timelines;

internal sealed class Timeline(AppDb db, CurrentUser user, Calendar calendar, Doors doors) : ITimeline
{
    private const int Most = 500;
    private int step;

    public void Add(Subject subject, string text, string state, Guid? house, string? number, string? href, DateTime? at) => db.Add(new TimelineEntry
    {
        SubjectKind = subject.Kind,
        SubjectId = subject.Id,
        House = house ?? (subject.Kind == "house" ? subject.Id : null),
        At = at ?? calendar.Now,
        Step = ++step,
        By = user.Name,
        Text = Words.Cut(text, TimelineEntry.LongestText),
        State = state,
        Number = number,
        Href = href,
    });

    public Task<IReadOnlyList<TimelineLine>> Of(Subject subject, int limit, CancellationToken ct) =>
        Lines(e => e.SubjectKind == subject.Kind && e.SubjectId == subject.Id, limit, ct);

    public Task<IReadOnlyList<TimelineLine>> OfHouse(Guid house, int limit, CancellationToken ct) => Lines(e => e.House == house, limit, ct);

    /// <summary>Everybody who may read the record reads the line; its link is for those who may open it.</summary>
    private async Task<IReadOnlyList<TimelineLine>> Lines(Expression<Func<TimelineEntry, bool>> which, int limit, CancellationToken ct)
    {
        var lines = await db.Set<TimelineEntry>().AsNoTracking().Where(which)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Step).ThenByDescending(e => e.Id).Take(Math.Clamp(limit, 1, Most))
            .Select(e => new TimelineLine(e.At, e.By, e.Text, e.State, e.Number, e.Href)).ToListAsync(ct);
        return [.. lines.Select(l => l.Href is { } href && !doors.Open(user, href) ? l with { Href = null } : l)];
    }
}
