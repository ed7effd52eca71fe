using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Duties.Judging;
using Anju.Kernel.Identity;

namespace Anju.Duties.Day;

/// <summary>A record that counts for a duty, as it is shown.</summary>
internal sealed record Proof(string Title, string Number, string Href, DateTime At, bool IsLate, string By);

/// <summary>How one duty stands for somebody today.</summary>
/// <param name="For">Whom it is done for, when somebody acts as a deputy.</param>
/// <param name="TakesWork">It can be met by writing down what was done.</param>
internal sealed record BoardItem(Guid Key, string Clause, string Post, string Title, string Slot, DutyState State, int Done, int Need, DateOnly From, DateOnly To, DateOnly LateTo, string Cadence, bool IsPost, string For, string Reason, bool TakesWork, IReadOnlyList<Proof> Proofs)
{
    /// <summary>Counts only, without a limit.</summary>
    public bool IsAlways => Need == 0;

    public bool IsDone => State is DutyState.Met or DutyState.MetLate;
}

/// <summary>An event whose limit runs: what it was, until when.</summary>
internal sealed record OpenLimit(string Clause, string Title, string What, string Number, string Href, DateTime DueAt);

/// <summary>What somebody's posts ask of a day that is not over, in the same number of statements for a center of any size.</summary>
internal sealed class DayBoard(BookKeeper keeper, DutyBook duties, IEvidenceReader evidence, KindNames kinds, Calendar calendar)
{
    private const int MostLines = 2000, MostOpen = 20, MostProofs = 12;

    internal sealed record View(IReadOnlyList<string> Posts, IReadOnlyList<BoardItem> Items, IReadOnlyList<OpenLimit> Open);

    public async Task<View> Of(StaffId person, CancellationToken ct)
    {
        var today = calendar.Today;
        var all = await duties.All(ct);
        var running = all.Where(d => d.IsInForce(today) && d.Cadence != CadenceKind.AfterEvent && duties.CanBeMet(d)).ToList();
        var periods = running.ToDictionary(d => d.Key, d => Periods.Between(d.Rhythm, d.From, today, today, calendar).ToList());
        var first = periods.Values.SelectMany(p => p).Select(p => p.From).DefaultIfEmpty(today).Min();
        var book = await keeper.Open(first, today, _ => true, ct);
        var seats = book.Seats.Where(s => s.Person == person && s.Holds(today) || s.IsActing(person, today)).ToList();
        var posts = seats.Select(s => s.Post).Distinct().ToList();
        var mine = running.Where(d => posts.Contains(d.Post)).ToList();
        var lines = await Lines(mine, book.Seats.Where(s => posts.Contains(s.Post)).ToList(), d => periods[d.Key] is { Count: > 0 } some ? some.Min(p => p.From) : today, ct);
        var judged = new Judge(book with { Duties = [.. book.Duties.Where(d => posts.Contains(d.Post) && !d.Cadence.IsEvent)], Evidence = lines }, calendar).Of(today, today, calendar.Now)
            .Where(o => (o.Person is null || o.Person == person || o.Deputy == person) && (o.Period.To >= today || !o.IsDone)).ToList();
        var items = judged.Select(o => ItemOf(o, all, book, person)).Concat(mine.Where(d => d.Cadence == CadenceKind.Always).Select(d => Counted(d, lines, person)))
            .OrderBy(i => i.Slot.Length == 0).ThenBy(i => i.Slot, StringComparer.Ordinal).ThenBy(i => i.IsAlways).ThenBy(i => i.To).ThenBy(i => i.Clause, StringComparer.Ordinal).ThenBy(i => i.Key).ToList();
        return new(posts, items, await Open(all.Where(d => d.IsInForce(today) && d.Cadence == CadenceKind.AfterEvent && posts.Contains(d.Post)), person, ct));
    }

    /// <summary>Three statements: what the holders and their deputies did, what anybody may do, and what was written down for just these duties.</summary>
    private async Task<IReadOnlyList<EvidenceRow>> Lines(List<Duty> mine, List<Seat> seats, Func<Duty, DateOnly> from, CancellationToken ct)
    {
        var people = seats.Select(s => s.Person).Concat(seats.SelectMany(s => s.Deputies).Select(d => d.Deputy)).Distinct().ToList();
        EvidenceSpan[] Spans(bool anyone) => [.. mine.Where(d => d.Whose == Whose.Anyone == anyone).GroupBy(from).Select(g => new EvidenceSpan([.. g.SelectMany(d => d.Kinds).Distinct().Where(k => k != OwnKinds.Work)], g.Key, calendar.Today)).Where(s => s.Kinds.Count > 0)];
        var own = people.Count == 0 ? [] : await evidence.OfAll(Spans(anyone: false), people, MostLines, ct);
        var written = mine.Where(TakesWork).ToList();
        var work = written.Count == 0 ? [] : await evidence.OfSubjects([.. written.Select(d => d.Key).Distinct()], OwnKinds.Work, written.Min(from), calendar.Today, ct);
        return [.. own.Concat(await evidence.OfAll(Spans(anyone: true), [], MostLines, ct)).Concat(work).DistinctBy(l => l.Id)];
    }

    private BoardItem ItemOf(Outcome o, IReadOnlyList<Duty> all, Book book, StaffId person)
    {
        var duty = all.First(d => d.Key == o.Duty.Key && d.No == o.Duty.No);
        return new(duty.Key, duty.Clause, duty.Post, duty.Title, duty.Slot, o.State, o.Done, o.Need, o.Period.From, o.Period.To, o.Period.LateTo, Words.Of(duty.Rhythm, kinds), o.Person is null,
            o.Person is { } holder && holder != person ? BookKeeper.NameOf(book, holder) : "", o.Reason, TakesWork(duty), [.. o.Lines.Take(MostProofs).Select(ProofOf)]);
    }

    private BoardItem Counted(Duty duty, IReadOnlyList<EvidenceRow> lines, StaffId person)
    {
        var rule = duty.Term().Rule;
        var done = lines.Where(l => l.On == calendar.Today && (duty.Whose == Whose.Anyone || l.By == person) && duty.Kinds.Any(k => EvidenceRule.Matches(k, l.Kind)) && rule.Counts(l, duty.Key, calendar)).ToList();
        return new(duty.Key, duty.Clause, duty.Post, duty.Title, duty.Slot, DutyState.NotYetDue, done.Count, 0, calendar.Today, calendar.Today, calendar.Today, Words.Of(duty.Rhythm, kinds), duty.Whose != Whose.Own, "", "", TakesWork(duty), [.. done.Take(MostProofs).Select(ProofOf)]);
    }

    /// <summary>The limits that run, the nearest first; one statement for each kind of event.</summary>
    private async Task<IReadOnlyList<OpenLimit>> Open(IEnumerable<Duty> events, StaffId person, CancellationToken ct)
    {
        var open = new List<OpenLimit>();
        foreach (var duty in events.OrderBy(d => d.Clause, StringComparer.Ordinal).ThenBy(d => d.Key))
        {
            var since = duty.Rhythm.EarliestEvent(calendar.Today);
            var from = since > duty.From ? since : duty.From;
            foreach (var line in await evidence.Unanswered(duty.Trigger, duty.Kinds, duty.Whose == Whose.Own ? person : null, from, calendar.Today, MostOpen, ct))
                open.Add(new(duty.Clause, duty.Title, line.Title, line.Number, line.Href, duty.Rhythm.Deadline(line.At, calendar)));
        }

        return [.. open.OrderBy(o => o.DueAt).ThenBy(o => o.Number, StringComparer.Ordinal).ThenBy(o => o.Clause, StringComparer.Ordinal).Take(MostOpen)];
    }

    public static Proof ProofOf(EvidenceRow line) => new(line.Title, line.Number, line.Href, line.At, line.IsLate, line.ByName);

    private static bool TakesWork(Duty duty) => duty.Kinds.Contains(OwnKinds.Work);
}
