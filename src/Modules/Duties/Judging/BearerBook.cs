using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.Live;
using Anju.People.Contracts;

namespace Anju.Duties.Judging;

/// <summary>Read once until something changes; within a request the roster is asked once for the widest days.</summary>
internal sealed class BearerBook(DutyBook duties, IRoster roster, Fresh fresh, CurrentUser user) : IDutyBearers
{
    private (Span Days, IReadOnlyList<PostTerm> Terms)? known;

    public async Task<DutyBearers?> Of(string clause, DateOnly from, DateOnly to, CancellationToken ct) =>
        await fresh.Get(user.Center, (nameof(BearerBook), clause, from, to), async () => (await Read(clause, new(from, to), ct), Fresh.Longest));

    private async Task<DutyBearers?> Read(string clause, Span days, CancellationToken ct)
    {
        var asked = (await duties.Terms(ct)).Where(d => d.Clause == clause && d.InForce.Common(days) > 0).ToList();
        if (asked.Count == 0 || asked.Exists(d => d.Rule.Whose == Whose.Anyone))
            return null;
        var posts = asked.Select(d => d.Post).Distinct().Order(StringComparer.Ordinal).ToList();
        var terms = (await Terms(days, ct)).Where(t => posts.Contains(t.Post) && new Span(t.From, t.To ?? DateOnly.MaxValue).Common(days) > 0).ToList();
        var deputies = asked.Exists(d => d.Rule.IsDeputyAllowed) ? terms.SelectMany(t => t.Deputies).Where(d => new Span(d.From, d.To).Common(days) > 0).Select(d => d.Staff) : [];
        var staff = terms.Select(t => t.Staff).Concat(deputies).ToHashSet();
        return staff.Count == 0 ? null : new(posts, staff);
    }

    private async Task<IReadOnlyList<PostTerm>> Terms(Span days, CancellationToken ct)
    {
        if (known is not { } all || !(all.Days.Holds(days.From) && all.Days.Holds(days.To)))
            known = all = (days, await roster.Terms(days.From, days.To, ct));
        return all.Terms;
    }
}
