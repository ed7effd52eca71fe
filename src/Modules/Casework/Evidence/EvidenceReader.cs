using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Casework.Evidence;

/// <summary>Batched and limited reading of work evidence by day, person and record; each question is one statement on one index.</summary>
internal sealed class EvidenceReader(AppDb db) : IEvidenceReader
{
    private const int MostIds = 500;
    private const string Oldest = "\"On\", \"Id\"", Newest = "\"On\" DESC, \"Id\" DESC", Family = "*";

    private static readonly Expression<Func<EvidenceLine, EvidenceRow>> Row = e =>
        new EvidenceRow(e.Id.Value, e.Kind, e.On, e.At, e.EnteredAt, e.IsLate, e.ById, e.By, e.SubjectId, e.About, e.Amount, e.Number, e.Title, e.Href);

    public async Task<IReadOnlyList<EvidenceRow>> Of(EvidenceSpan span, EvidenceMark after, CancellationToken ct)
    {
        var (from, read) = (span.From > after.On ? span.From : after.On, span.From > after.On ? 0 : after.Read);
        var questions = Questions([span with { Kinds = span.Kinds.Count == 0 ? [Family] : span.Kinds, From = from }], []);
        return await db.FromEach<EvidenceLine>(questions, Oldest, read + IEvidenceReader.Most).AsNoTracking()
            .OrderBy(e => e.On).ThenBy(e => e.Id).Skip(read).Take(IEvidenceReader.Most).Select(Row).ToListAsync(ct);
    }

    public Task<IReadOnlyList<EvidenceRow>> OfPerson(StaffId person, IReadOnlyList<EvidenceSpan> spans, int limit, CancellationToken ct) => OfAll(spans, [person], limit, ct);

    public async Task<IReadOnlyList<EvidenceRow>> OfAll(IReadOnlyList<EvidenceSpan> spans, IReadOnlyCollection<StaffId> people, int limit, CancellationToken ct)
    {
        var questions = Questions(spans, people);
        if (questions.Count == 0)
            return [];
        var most = Math.Clamp(limit, 1, IEvidenceReader.Most);
        var rows = await db.FromEach<EvidenceLine>(questions, Newest, most).AsNoTracking().OrderBy(e => e.On).ThenBy(e => e.Id).Take(questions.Count * most).Select(Row).ToListAsync(ct);
        return [.. rows.DistinctBy(r => r.Id)];
    }

    public async Task<IReadOnlyList<EvidenceRow>> Unanswered(string kind, IReadOnlyCollection<string> answers, StaffId? person, DateOnly from, DateOnly to, int limit, CancellationToken ct)
    {
        var all = db.Set<EvidenceLine>().AsNoTracking();
        var asked = all.Where(e => e.Kind == kind && e.On >= from && e.On <= to);
        if (person is { } who)
        {
            Guid? about = who.Value;
            asked = asked.Where(e => e.About == about && !all.Any(a => a.SubjectId == e.SubjectId && answers.Contains(a.Kind) && a.At >= e.At && a.ById == person));
        }
        else
            asked = asked.Where(e => !all.Any(a => a.SubjectId == e.SubjectId && answers.Contains(a.Kind) && a.At >= e.At));
        return await asked.OrderBy(e => e.On).ThenBy(e => e.Id).Take(Math.Clamp(limit, 1, IEvidenceReader.Most)).Select(Row).ToListAsync(ct);
    }

    public Task<DateOnly?> FirstDay(CancellationToken ct) => db.Set<EvidenceLine>().AsNoTracking().OrderBy(e => e.On).Select(e => (DateOnly?)e.On).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<EvidenceRow>> OfSubjects(IReadOnlyCollection<Guid> subjects, string kind, DateOnly from, DateOnly to, CancellationToken ct) =>
        subjects.Count == 0 ? [] : await db.Set<EvidenceLine>().AsNoTracking().Where(e => subjects.Contains(e.SubjectId) && e.Kind == kind && e.On >= from && e.On <= to)
            .OrderBy(e => e.On).ThenBy(e => e.Id).Take(IEvidenceReader.Most).Select(Row).ToListAsync(ct);

    public async Task<IReadOnlyList<EvidenceRow>> Find(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var some = ids.Take(MostIds).Select(i => new EvidenceLineId(i)).ToList();
        return some.Count == 0 ? [] : await db.Set<EvidenceLine>().AsNoTracking().Where(e => some.Contains(e.Id)).OrderBy(e => e.On).ThenBy(e => e.Id).Take(MostIds).Select(Row).ToListAsync(ct);
    }

    /// <summary>
    /// One question for each kind, which (Kind, On, Id, ById) answers alone. A family of kinds is asked person by person,
    /// which (ById, On, Id) answers, or of anybody by its days.
    /// </summary>
    private static List<IReadOnlyList<FormattableString>> Questions(IReadOnlyList<EvidenceSpan> spans, IReadOnlyCollection<StaffId> people)
    {
        var questions = new List<IReadOnlyList<FormattableString>>();
        foreach (var (kind, from, to) in spans.SelectMany(Parts).GroupBy(p => p.Kind).SelectMany(Joined))
        {
            FormattableString[] days = [.. OfKind(kind), $"\"On\" >= {from}", $"\"On\" <= {to}"];
            if (people.Count == 0)
                questions.Add(days);
            else if (kind.EndsWith('*'))
                questions.AddRange(people.Select(p => (IReadOnlyList<FormattableString>)[.. days, $"\"ById\" = {p.Value}"]));
            else
                questions.Add([.. days, Any(people)]);
        }

        return questions;
    }

    private static FormattableString[] OfKind(string kind) => kind == Family ? []
        : kind.EndsWith('*') ? [$"\"Kind\" >= {kind[..^1]}", $"\"Kind\" < {kind[..^1] + "\uffff"}"] : [$"\"Kind\" = {kind}"];

    private static FormattableString Any(IReadOnlyCollection<StaffId> people) =>
        FormattableStringFactory.Create($"\"ById\" IN ({string.Join(", ", people.Select((_, i) => $"{{{i}}}"))})", [.. people.Select(p => (object)p.Value)]);

    /// <summary>The kinds of a span, without those that one of its families holds already.</summary>
    private static IEnumerable<Part> Parts(EvidenceSpan span) =>
        span.Kinds.Distinct().Where(k => !span.Kinds.Any(f => f != k && f.EndsWith('*') && k.StartsWith(f[..^1], StringComparison.Ordinal))).Select(k => new Part(k, span.From, span.To));

    /// <summary>Stretches of one kind that overlap become one, so that no line is read twice.</summary>
    private static IEnumerable<Part> Joined(IEnumerable<Part> ofKind)
    {
        Part? open = null;
        foreach (var part in ofKind.OrderBy(p => p.From))
            if (open is { } before && part.From <= before.To)
                open = before with { To = part.To > before.To ? part.To : before.To };
            else
            {
                if (open is { } done)
                    yield return done;
                open = part;
            }

        if (open is { } last)
            yield return last;
    }

    private readonly record struct Part(string Kind, DateOnly From, DateOnly To);
}
