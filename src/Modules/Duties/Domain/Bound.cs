using Anju.Casework.Contracts;
using Anju.Kernel.Identity;

namespace Anju.Duties.Domain;

/// <summary>Who is bound by a duty: one holder of the post, or the post with all its holders.</summary>
/// <param name="Person">Null for the post as a whole.</param>
internal sealed record Bound(Seat[] Seats, StaffId? Person)
{
    public bool Holds(DateOnly day)
    {
        foreach (var seat in Seats)
            if (seat.Holds(day))
                return true;
        return false;
    }

    /// <summary>Days on which somebody held the post.</summary>
    public int Held(Span days, Span force)
    {
        if (Seats is [{ Held: [var only] }])
            return new Span(Max(days.From, force.From), Min(days.To, force.To)).Common(only);
        var count = 0;
        for (var day = Max(days.From, force.From); day <= days.To && day <= force.To; day = day.AddDays(1))
            count += Holds(day) ? 1 : 0;
        return count;
    }

    /// <summary>Of these, the days on which all who held it were away and nobody acted.</summary>
    public int AwayWithin(Span days, Span force)
    {
        if (Array.TrueForAll(Seats, s => s.Away.Count == 0))
            return 0;
        var count = 0;
        for (var day = Max(days.From, force.From); day <= days.To && day <= force.To; day = day.AddDays(1))
            count += Missing(day) is not null ? 1 : 0;
        return count;
    }

    /// <summary>Why nobody was there, when on every day that it was held all were away and nobody acted.</summary>
    public Absence? AllAway(Span days)
    {
        if (Array.TrueForAll(Seats, s => s.Away.Count == 0))
            return null;
        Absence? last = null;
        for (var day = days.From; day <= days.To; day = day.AddDays(1))
            if (Holds(day) && (last = Missing(day)) is null)
                return null;
        return last;
    }

    /// <summary>The first day's absence of the days, when nobody acted.</summary>
    public Absence? FirstAway(Span days)
    {
        for (var day = days.From; day <= days.To; day = day.AddDays(1))
            if (Missing(day) is { } absence)
                return absence;
        return null;
    }

    private Absence? Missing(DateOnly day)
    {
        Absence? last = null;
        foreach (var seat in Seats)
            if (seat.Holds(day))
            {
                if (seat.Missing(day) is not { } missing)
                    return null;
                last = missing;
            }

        return last;
    }

    /// <summary>A person is bound by the event that names him; by one that names no member of staff, everybody who holds the post is.</summary>
    public bool Answers(EvidenceRow trigger, IReadOnlyList<Seat> all)
    {
        if (Person is not { } person || trigger.About is not { } about || about == person.Value)
            return true;
        foreach (var seat in all)
            if (seat.Person.Value == about)
                return false;
        return true;
    }

    /// <summary>Whether what this person did on that day was done in the post.</summary>
    public bool Did(StaffId? by, DateOnly day, bool deputies)
    {
        if (by is not { } person)
            return false;
        foreach (var seat in Seats)
            if (seat.Person == person && seat.Holds(day) || deputies && seat.IsActing(person, day))
                return true;
        return false;
    }

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
