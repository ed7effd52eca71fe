using System.Linq.Expressions;
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

    private static readonly Expression<Func<EvidenceLine, EvidenceRow>> Row = e =>
        new EvidenceRow(e.Id.Value, e.Kind, e.On, e.At, e.EnteredAt, e.IsLate, e.ById, e.By, e.SubjectId, e.About, e.Amount, e.Number, e.Title, e.Href);

    public async Task<IReadOnlyList<EvidenceRow>> Of(EvidenceSpan span, EvidenceMark after, CancellationToken ct)
    {
        var (from, to, read) = (span.From > after.On ? span.From : after.On, span.To, span.From > after.On ? 0 : after.Read);
        var lines = db.Set<EvidenceLine>().AsNoTracking().Where(e => e.On >= from && e.On <= to);
        if (span.Kinds.Count > 0)
            lines = lines.Where(Kind(span.Kinds));
        return await lines.OrderBy(e => e.On).ThenBy(e => e.Id).Skip(read).Take(IEvidenceReader.Most).Select(Row).ToListAsync(ct);
    }

    public Task<IReadOnlyList<EvidenceRow>> OfPerson(StaffId person, IReadOnlyList<EvidenceSpan> spans, int limit, CancellationToken ct) =>
        Newest(db.Set<EvidenceLine>().AsNoTracking().Where(e => e.ById == person), spans, limit, ct);

    public Task<IReadOnlyList<EvidenceRow>> OfAll(IReadOnlyList<EvidenceSpan> spans, IReadOnlyCollection<StaffId> people, int limit, CancellationToken ct)
    {
        var some = people.Select(p => (StaffId?)p).ToList();
        var lines = db.Set<EvidenceLine>().AsNoTracking();
        return Newest(some.Count == 0 ? lines : lines.Where(e => some.Contains(e.ById)), spans, limit, ct);
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

    private static async Task<IReadOnlyList<EvidenceRow>> Newest(IQueryable<EvidenceLine> lines, IReadOnlyList<EvidenceSpan> spans, int limit, CancellationToken ct)
    {
        if (spans.Count == 0)
            return [];
        var rows = await lines.Where(Any(spans)).OrderByDescending(e => e.On).ThenByDescending(e => e.Id).Take(Math.Clamp(limit, 1, IEvidenceReader.Most)).Select(Row).ToListAsync(ct);
        rows.Reverse();
        return rows;
    }

    /// <summary>Span by span, so that the database goes straight to the days of each kind.</summary>
    private static Expression<Func<EvidenceLine, bool>> Any(IReadOnlyList<EvidenceSpan> spans)
    {
        var parts = new List<Expression<Func<EvidenceLine, bool>>>();
        foreach (var span in spans)
        {
            var (from, to) = (span.From, span.To);
            var kind = Kind(span.Kinds);
            Expression<Func<EvidenceLine, bool>> days = e => e.On >= from && e.On <= to;
            parts.Add(Expression.Lambda<Func<EvidenceLine, bool>>(Expression.AndAlso(kind.Body, new Renamed(days.Parameters[0], kind.Parameters[0]).Visit(days.Body)), kind.Parameters));
        }

        return Or(parts);
    }

    private static Expression<Func<EvidenceLine, bool>> Kind(IReadOnlyCollection<string> kinds)
    {
        var whole = kinds.Where(k => !k.EndsWith('*')).ToList();
        var parts = new List<Expression<Func<EvidenceLine, bool>>>();
        if (whole.Count > 0)
            parts.Add(e => whole.Contains(e.Kind));
        foreach (var family in kinds.Where(k => k.EndsWith('*')))
        {
            var (first, behind) = (family[..^1], family[..^1] + "\uffff");
            parts.Add(e => string.Compare(e.Kind, first) >= 0 && string.Compare(e.Kind, behind) < 0);
        }

        return Or(parts);
    }

    private static Expression<Func<EvidenceLine, bool>> Or(List<Expression<Func<EvidenceLine, bool>>> parts)
    {
        var line = parts[0].Parameters[0];
        var any = parts[0].Body;
        foreach (var part in parts.Skip(1))
            any = Expression.OrElse(any, new Renamed(part.Parameters[0], line).Visit(part.Body));
        return Expression.Lambda<Func<EvidenceLine, bool>>(any, line);
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
