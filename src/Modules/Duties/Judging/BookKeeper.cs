using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.People.Contracts;

namespace Anju.Duties.Judging;

/// <summary>Brings together what duties are judged by: who held which post, who was away, what was excused, what was done.</summary>
internal sealed class BookKeeper(AppDb db, DutyBook duties, IRoster roster, IEvidenceReader evidence, Calendar calendar)
{
    private const int MostRows = 2000, MostBatches = 400;

    /// <summary>Everything but the evidence.</summary>
    /// <param name="only">Chooses among the duties.</param>
    public async Task<Book> Open(DateOnly from, DateOnly to, Func<DutyTerm, bool> only, CancellationToken ct)
    {
        var terms = (await duties.Terms(ct)).Where(only).ToList();
        var away = (await db.Set<Leave>().AsNoTracking().Where(l => l.From <= to && l.To >= from && l.CancelledAt == null).OrderBy(l => l.From).ThenBy(l => l.Id).Take(MostRows).ToListAsync(ct))
            .ToLookup(l => l.StaffId, l => new Absence(l.StaffId, new(l.From, l.To), l.Reason, l.ApprovedBy));
        var excuses = await db.Set<ExcuseRow>().AsNoTracking().Where(e => e.From <= to && e.To >= from).OrderBy(e => e.From).ThenBy(e => e.Id).Take(MostRows).ToListAsync(ct);
        var seats = (await roster.Terms(from, to, ct)).GroupBy(t => (t.Staff, t.Name, t.Post)).Select(g => new Seat(g.Key.Staff, g.Key.Name, g.Key.Post,
            [.. g.Select(t => new Span(t.From, t.To ?? DateOnly.MaxValue))],
            [.. g.SelectMany(t => t.Deputies).Select(d => new Acting(d.Staff, new(d.From, d.To)))], [.. away[g.Key.Staff]])).ToList();
        return new(terms, seats, [.. excuses.Select(e => e.Term())], []);
    }

    /// <summary>What is judged on a day: the duties whose last day it is, with all evidence of their periods.</summary>
    public Task<Book> Of(DateOnly day, CancellationToken ct) => Of(day, _ => true, ct);

    /// <param name="only">Chooses among the duties by key.</param>
    public async Task<Book> Of(DateOnly day, Func<Guid, bool> only, CancellationToken ct)
    {
        var spans = Spans((await duties.Terms(ct)).Where(d => only(d.Key)), day, day, judgedOnly: true).ToList();
        var book = await Open(spans.Count == 0 ? day : spans.Min(s => s.From), day, d => only(d.Key), ct);
        return book with { Evidence = await Read(spans, ct) };
    }

    /// <summary>Which kinds of which days decide the periods that end on these days, or that can still be done.</summary>
    public IEnumerable<EvidenceSpan> Spans(IEnumerable<DutyTerm> terms, DateOnly from, DateOnly to, bool judgedOnly)
    {
        foreach (var duty in terms)
        {
            if (duty.Cadence.IsEvent)
            {
                yield return new([duty.Cadence.Trigger], duty.Cadence.EarliestEvent(from), to);
                yield return new([.. duty.Rule.Kinds], duty.Cadence.EarliestEvent(from), to);
                continue;
            }

            foreach (var period in Periods.Between(duty.Cadence, duty.InForce.From, from, to, calendar))
                if (!judgedOnly || period.LateTo <= to)
                    yield return new([.. duty.Rule.Kinds], period.From, period.LateTo);
        }
    }

    /// <summary>All lines of the spans, each once, batch by batch.</summary>
    public async Task<IReadOnlyList<EvidenceRow>> Read(IReadOnlyList<EvidenceSpan> spans, CancellationToken ct)
    {
        var found = new Dictionary<Guid, EvidenceRow>();
        foreach (var days in spans.GroupBy(s => (s.From, s.To)))
        {
            var asked = days.SelectMany(s => s.Kinds).Distinct().Order(StringComparer.Ordinal).ToList();
            var (span, mark) = (new EvidenceSpan(asked, days.Key.From, days.Key.To), default(EvidenceMark));
            for (var batch = 0; batch < MostBatches; batch++)
            {
                var lines = await evidence.Of(span, mark, ct);
                foreach (var line in lines)
                    found[line.Id] = line;
                if (lines.Count < IEvidenceReader.Most)
                    break;
                mark = mark.Behind(lines);
            }
        }

        return [.. found.Values];
    }

    public static string NameOf(Book book, StaffId? person) => person is { } id ? book.Seats.FirstOrDefault(s => s.Person == id)?.Name ?? "" : "";
}
