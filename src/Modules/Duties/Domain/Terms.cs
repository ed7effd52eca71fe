using Anju.Casework.Contracts;
using Anju.Kernel.Identity;

namespace Anju.Duties.Domain;

/// <summary>One version of a duty, as it is judged.</summary>
/// <param name="Id">Of this version.</param>
/// <param name="Key">The same for all versions of the duty.</param>
/// <param name="InForce">From the day it holds to the last one.</param>
internal sealed record DutyTerm(Guid Id, Guid Key, int No, string Clause, string Post, string Title, Cadence Cadence, EvidenceRule Rule, Span InForce)
{
    /// <summary>Bound is each holder of the post, not the post as a whole.</summary>
    public bool IsPersonal => Rule.Whose == Whose.Own;
}

internal readonly record struct Acting(StaffId Deputy, Span Days);

/// <summary>请假: approved absence.</summary>
internal sealed record Absence(StaffId Person, Span Days, string Reason, string By);

/// <summary>Why something need not be done, said by somebody who may; it stays visible.</summary>
/// <param name="Person">Null for whoever is bound.</param>
internal sealed record Excuse(Guid Duty, StaffId? Person, Span Days, string Reason, string By);

/// <summary>Somebody in a post, with who acts for him and when he is away.</summary>
internal sealed record Seat(StaffId Person, string Name, string Post, IReadOnlyList<Span> Held, IReadOnlyList<Acting> Deputies, IReadOnlyList<Absence> Away)
{
    public bool Holds(DateOnly day) => Held.Any(h => h.Holds(day));

    public bool IsActing(StaffId who, DateOnly day) => Deputies.Any(d => d.Deputy == who && d.Days.Holds(day));

    public StaffId? DeputyOn(DateOnly day)
    {
        foreach (var acting in Deputies)
            if (acting.Days.Holds(day))
                return acting.Deputy;
        return null;
    }

    /// <summary>Away on that day, and nobody acts for him.</summary>
    public Absence? Missing(DateOnly day) => Away.FirstOrDefault(a => a.Days.Holds(day)) is { } away && DeputyOn(day) is null ? away : null;
}

/// <summary>What is known when duties are judged. Order of the lists does not matter.</summary>
internal sealed record Book(IReadOnlyList<DutyTerm> Duties, IReadOnlyList<Seat> Seats, IReadOnlyList<Excuse> Excuses, IReadOnlyList<EvidenceRow> Evidence);

/// <summary>未到期、待办、已履行、迟办、未履行、免责.</summary>
internal enum DutyState { NotYetDue, Due, Met, MetLate, Missed, Excused }

/// <summary>How one duty stands in one period for one person, or for the post when it is bound as a whole.</summary>
/// <param name="Done">Lines that count.</param>
/// <param name="Need">Lines that must be.</param>
/// <param name="Lines">What it was met by, in order of time.</param>
/// <param name="Reason">Why it is excused.</param>
/// <param name="Deputy">Who acted on the last day of the period: then it is his.</param>
/// <param name="Trigger">What started the limit.</param>
internal readonly record struct Outcome(DutyTerm Duty, StaffId? Person, Period Period, DutyState State, int Done, int Need, ArraySegment<EvidenceRow> Lines, string Reason, string ReasonBy, StaffId? Deputy, EvidenceRow? Trigger)
{
    /// <summary>The same for every judging of the same matter.</summary>
    public (Guid Duty, Guid Person, DateOnly From, Guid Trigger) Key => (Duty.Key, Person?.Value ?? default, Period.From, Trigger?.Id ?? default);

    public bool IsDone => State is DutyState.Met or DutyState.MetLate;

    /// <summary>The day on which it is decided.</summary>
    public DateOnly JudgedOn => Period.LateTo;
}
