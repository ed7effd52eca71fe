using Anju.Casework.Contracts;
using Anju.Kernel.Identity;

namespace Anju.Duties.Domain;

/// <summary>
/// Says for every duty, person and period how it stands: by counting lines, so that neither the order in which records
/// arrive matters nor can one more record make anything worse.
/// </summary>
internal sealed class Judge
{
    private readonly Calendar calendar;
    private readonly Book book;
    private readonly Ledger ledger;
    private readonly Dictionary<Guid, Span> force;
    private readonly Dictionary<(Guid, Cadence, DateOnly, DateOnly), Period[]> periods = [];
    private readonly ILookup<Guid, Excuse> excuses;

    public Judge(Book book, Calendar calendar)
    {
        (this.calendar, this.book) = (calendar, book);
        ledger = new(book.Evidence, calendar);
        force = book.Duties.GroupBy(d => d.Key).ToDictionary(g => g.Key, g => new Span(g.Min(d => d.InForce.From), g.Max(d => d.InForce.To)));
        excuses = book.Excuses.ToLookup(e => e.Duty);
    }

    /// <summary>How everything stands that began by <paramref name="to"/> and could still be done at <paramref name="from"/>.</summary>
    public IEnumerable<Outcome> Of(DateOnly from, DateOnly to, DateTime now)
    {
        var posts = book.Seats.GroupBy(s => s.Post).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var duty in book.Duties)
        {
            if (!posts.TryGetValue(duty.Post, out var seats))
                continue;
            var bound = duty.IsPersonal ? seats.Select(s => new Bound([s], s.Person)) : [new Bound(seats, null)];
            foreach (var who in bound)
                foreach (var outcome in duty.Cadence.IsEvent ? OfEvents(duty, who, from, to, now) : OfPeriods(duty, who, from, to, now))
                    yield return outcome;
        }
    }

    private IEnumerable<Outcome> OfPeriods(DutyTerm duty, Bound who, DateOnly from, DateOnly to, DateTime now)
    {
        var due = PeriodsOf(duty, from, to);
        if (due.Length == 0)
            yield break;
        var lines = ledger.Of(duty, who, due[0].From);
        var (today, begin) = (calendar.DayOf(now), 0);
        foreach (var period in due)
        {
            var (need, isAway) = Need(duty, who, period);
            if (need == 0)
                continue;
            while (begin < lines.Length && lines[begin].On < period.From)
                begin++;
            var (end, timely) = (begin, 0);
            for (; end < lines.Length && lines[end].On <= period.LateTo; end++)
                if (lines[end].On <= period.To && !lines[end].IsLate)
                    timely++;
            yield return Decide(duty, who, period, new(lines, begin, end - begin), timely, need, today, (period.LateTo < today, isAway), null);
        }
    }

    /// <summary>Each event has its own limit; what is done on the same record afterwards meets it, after the limit as late.</summary>
    private IEnumerable<Outcome> OfEvents(DutyTerm duty, Bound who, DateOnly from, DateOnly to, DateTime now)
    {
        foreach (var trigger in ledger.OfKind(duty.Cadence.Trigger))
        {
            if (!duty.InForce.Holds(trigger.On) || !who.Answers(trigger, book.Seats))
                continue;
            var deadline = duty.Cadence.Deadline(trigger.At, calendar);
            var period = new Period(trigger.On, calendar.DayOf(deadline), calendar.DayOf(deadline));
            if (period.From > to || period.To < from || !who.Holds(trigger.On))
                continue;
            var lines = ledger.OnSubject(duty, who, trigger);
            var timely = lines.Count(l => l.At <= deadline && !l.IsLate);
            yield return Decide(duty, who, period, lines, timely, duty.Cadence.Count, calendar.DayOf(now), (deadline < now, false), trigger);
        }
    }

    private Outcome Decide(DutyTerm duty, Bound who, Period period, ArraySegment<EvidenceRow> lines, int timely, int need, DateOnly today, (bool IsOver, bool IsAway) time, EvidenceRow? trigger)
    {
        var deputy = who.Seats.Length == 1 ? who.Seats[0].DeputyOn(period.To) : null;
        Outcome As(DutyState state, string reason = "", string by = "") => new(duty, who.Person, period, state, lines.Count, need, lines, reason, by, deputy, trigger);
        if (timely >= need)
            return As(DutyState.Met);
        if (lines.Count >= need)
            return As(DutyState.MetLate);
        if (Excused(duty, who, period, time.IsAway) is var (reason, by))
            return As(DutyState.Excused, reason, by);
        return As(time.IsOver ? DutyState.Missed : today < period.From ? DutyState.NotYetDue : DutyState.Due);
    }

    private (string Reason, string By)? Excused(DutyTerm duty, Bound who, Period period, bool isAway)
    {
        var days = new Span(period.From, period.To);
        foreach (var excuse in excuses[duty.Key])
            if (excuse.Days.Common(days) > 0 && (excuse.Person is null || excuse.Person == who.Person || who.Person is null && who.Seats.All(s => s.Person == excuse.Person)))
                return (excuse.Reason, excuse.By);
        return (isAway ? who.FirstAway(days) : who.AllAway(days)) is { } absence ? ($"请假：{absence.Reason}", absence.By) : null;
    }

    /// <summary>How often within the period: for part of the time that the post was held, part of it. Whoever was there too short for a single time is away.</summary>
    private (int Need, bool IsAway) Need(DutyTerm duty, Bound who, Period period)
    {
        var inForce = force[duty.Key];
        if (!Governs(duty, inForce, period))
            return default;
        var (days, count) = (new Span(period.From, period.To), duty.Cadence.Count);
        if (!duty.Cadence.IsShared)
            return (who.Holds(period.To) && inForce.Holds(period.To) && (duty.Cadence.FewestDays == 1 || who.Held(days, inForce) >= duty.Cadence.FewestDays) ? count : 0, false);
        var held = who.Held(days, inForce);
        var full = count * held / period.Length;
        var present = count * (held - who.AwayWithin(days, inForce)) / period.Length;
        return present == 0 ? (full, full > 0) : (present, false);
    }

    /// <summary>A period is judged by the version in force when it began; one that began before the duty, by the first.</summary>
    private static bool Governs(DutyTerm duty, Span force, Period period) =>
        duty.InForce.Holds(period.From) || period.From < force.From && duty.InForce.From == force.From && duty.InForce.From <= period.To;

    private Period[] PeriodsOf(DutyTerm duty, DateOnly from, DateOnly to)
    {
        var key = (duty.Cadence.Kind == CadenceKind.EveryDays ? duty.Key : Guid.Empty, duty.Cadence, from, to);
        return periods.TryGetValue(key, out var known) ? known : periods[key] = [.. Periods.Between(duty.Cadence, force[duty.Key].From, from, to, calendar)];
    }
}
