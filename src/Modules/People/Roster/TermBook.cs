using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.People.Contracts;
using Anju.People.Domain;

namespace Anju.People.Roster;

/// <summary>Who holds which post when, in two statements.</summary>
internal sealed class TermBook(AppDb db) : IRoster
{
    private const int MostTerms = 2000, MostPosts = 200;

    public async Task<IReadOnlyList<PostTerm>> Terms(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (first, last) = (from, to);
        var terms = await (from a in db.Set<Appointment>().AsNoTracking()
                           join s in db.Set<StaffMember>() on a.StaffId equals s.Id
                           join p in db.Set<Post>() on a.PostId equals p.Id
                           where a.From <= last && (a.To == null || a.To >= first) && (s.LeftOn == null || s.LeftOn >= first)
                           orderby p.Order, p.Name, s.Name, a.From, a.Id
                           select new { a.Id, Staff = s.Id, s.Name, Post = p.Name, a.From, a.To, s.LeftOn }).Take(MostTerms).ToListAsync(ct);
        var acting = (await db.Set<Deputyship>().AsNoTracking().Where(d => d.From <= to && d.To >= from).Join(db.Set<StaffMember>(), d => d.DeputyId, s => s.Id, (d, s) => new { d.Id, d.AppointmentId, Staff = s.Id, s.Name, d.From, d.To })
            .OrderBy(d => d.From).ThenBy(d => d.Id).Take(MostTerms).ToListAsync(ct)).ToLookup(d => d.AppointmentId);
        return [.. terms.Select(t => new PostTerm(t.Staff, t.Name, t.Post, t.From, Earlier(t.To, t.LeftOn), [.. acting[t.Id].Where(d => d.From <= d.To).Select(d => new DeputyTerm(d.Staff, d.Name, d.From, d.To))]))
            .Where(t => t.To is null || t.From <= t.To)];
    }

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => (a, b) switch { ({ } x, { } y) => x.CompareTo(y) < 0 ? x : y, _ => a ?? b };

    public async Task<IReadOnlyList<string>> Posts(CancellationToken ct) =>
        await db.Set<Post>().AsNoTracking().Where(p => !p.IsClosed).OrderBy(p => p.Order).ThenBy(p => p.Name).Select(p => p.Name).Take(MostPosts).ToListAsync(ct);
}
