namespace Anju.Kernel.Calendars;

/// <summary>A stretch in which a promise waits (for the owner, for material …). Without an end it still waits. One that ends before it begins holds nothing.</summary>
public readonly record struct Pause(DateTime From, DateTime? To);

/// <summary>When a promise is due: at a moment, or not known while a pause is open.</summary>
public readonly record struct Due
{
    private Due(DateTime? at, DateTime? heldSince) => (At, HeldSince) = (at, heldSince);

    /// <summary>The moment in UTC; null while held.</summary>
    public DateTime? At { get; }

    /// <summary>Since when an open pause holds the clock; null when the moment is known.</summary>
    public DateTime? HeldSince { get; }

    public bool IsHeld => At is null;

    public static Due On(DateTime utc) => new(utc, null);
    public static Due Held(DateTime since) => new(null, since);
}

/// <summary>The clock of promises: counts only open hours, less pauses. Pure arithmetic on the calendar it is given.</summary>
public sealed class ServiceClock(Calendar calendar)
{
    // Far beyond 400 days of one open hour per working day; a walk that gets here has met broken hours or pauses.
    private const int HorizonDays = 60 * 366;

    /// <summary>
    /// When a promise made at <paramref name="startUtc"/> is due. Time that runs out exactly as service closes is due at
    /// closing, not at the next opening. A pause that is still open holds the answer only if the time had not run out before it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The hours and pauses leave no room for the limit in 60 years.</exception>
    public Due DueAt(DateTime startUtc, Limit limit, ServiceHours hours, IReadOnlyList<Pause> pauses)
    {
        ArgumentNullException.ThrowIfNull(limit);
        ArgumentNullException.ThrowIfNull(hours);
        var waits = Waits.Of(pauses);
        var due = limit.Kind == LimitKind.Within ? AfterSpan(startUtc, limit.Span, hours, waits) : AfterDays(startUtc, limit, hours, waits);
        return due is { } at ? Due.On(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : Due.Held(waits.OpenSince!.Value);
    }

    /// <summary>Open time between two moments, less pauses; an open pause lasts until the end. Zero when the end is not after the start.</summary>
    public TimeSpan Elapsed(DateTime fromUtc, DateTime toUtc, ServiceHours hours, IReadOnlyList<Pause> pauses)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var waits = Waits.Of(pauses);
        var total = TimeSpan.Zero;
        foreach (var (from, to) in Running(fromUtc, toUtc, hours, waits)) total += to - from;
        return total;
    }

    private DateTime? AfterSpan(DateTime start, TimeSpan left, ServiceHours hours, Waits waits)
    {
        if (left == TimeSpan.Zero) return start;
        foreach (var (from, to) in Running(start, Horizon(start), hours, waits))
        {
            if (left <= to - from) return from + left;
            left -= to - from;
        }
        return waits.OpenSince is null ? throw NoRoom() : null;
    }

    // A day whose end falls into a pause does not count: the promise moves on to the next one.
    private DateTime? AfterDays(DateTime start, Limit limit, ServiceHours hours, Waits waits)
    {
        var (day, left, horizon) = (calendar.DayOf(start), Math.Max(limit.Days, 1), Horizon(start));
        if (limit.Kind == LimitKind.WorkingDays) day = calendar.NextWorkingDay(day);
        while (true)
        {
            var end = limit.Kind == LimitKind.WorkingDays ? Closing(day, hours) : calendar.EndOf(day);
            if (end >= waits.OpenSince) return null;
            if (!waits.Cover(end) && --left == 0) return end;
            if (end >= horizon || day == DateOnly.MaxValue) throw NoRoom();
            day = limit.Kind == LimitKind.WorkingDays ? calendar.NextWorkingDay(day) : day.AddDays(1);
        }
    }

    private DateTime Closing(DateOnly day, ServiceHours hours) =>
        hours.On(day.DayOfWeek, calendar.IsWorkingDay(day)) is { Count: > 0 } openings && openings[^1].ToMinute < 1440
            ? calendar.StartOf(day).AddMinutes(openings[^1].ToMinute)
            : calendar.EndOf(day);

    /// <summary>The stretches in which the clock runs, in order.</summary>
    private IEnumerable<(DateTime From, DateTime To)> Running(DateTime from, DateTime to, ServiceHours hours, Waits waits)
    {
        if (to > waits.OpenSince) to = waits.OpenSince.Value;
        foreach (var open in Open(from, to, hours))
        {
            var at = open.From;
            foreach (var wait in waits.Closed)
            {
                if (wait.To <= at) continue;
                if (wait.From >= open.To) break;
                if (wait.From > at) yield return (at, wait.From);
                at = wait.To;
            }
            if (at < open.To) yield return (at, open.To);
        }
    }

    private IEnumerable<(DateTime From, DateTime To)> Open(DateTime from, DateTime to, ServiceHours hours)
    {
        if (from >= to) yield break;
        if (hours.IsAlways)
        {
            yield return (from, to);
            yield break;
        }
        for (var day = calendar.DayOf(from); ; day = day.AddDays(1))
        {
            var midnight = calendar.StartOf(day);
            if (midnight >= to) yield break;
            foreach (var opening in hours.On(day.DayOfWeek, calendar.IsWorkingDay(day)))
            {
                var (open, close) = (midnight.AddMinutes(opening.FromMinute), midnight.AddMinutes(opening.ToMinute));
                if (close > from && open < to) yield return (open > from ? open : from, close < to ? close : to);
            }
            if (day == DateOnly.MaxValue) yield break;
        }
    }

    private static DateTime Horizon(DateTime start) =>
        start.Ticks > DateTime.MaxValue.Ticks - HorizonDays * TimeSpan.TicksPerDay ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) : start.AddDays(HorizonDays);

    private static InvalidOperationException NoRoom() => new("The service hours and pauses leave no room for the limit.");

    /// <summary>Pauses in order, overlaps joined, what lies behind the first open one dropped.</summary>
    private sealed record Waits(List<(DateTime From, DateTime To)> Closed, DateTime? OpenSince)
    {
        public static Waits Of(IReadOnlyList<Pause>? pauses)
        {
            var closed = new List<(DateTime From, DateTime To)>();
            DateTime? openSince = null;
            foreach (var pause in (pauses ?? []).OrderBy(p => p.From))
            {
                if (pause.To is not { } to)
                {
                    openSince ??= pause.From;
                    continue;
                }
                if (to <= pause.From) continue;
                if (closed.Count > 0 && pause.From <= closed[^1].To) closed[^1] = (closed[^1].From, to > closed[^1].To ? to : closed[^1].To);
                else closed.Add((pause.From, to));
            }
            return new(closed, openSince);
        }

        public bool Cover(DateTime at) => Closed.Exists(w => w.From <= at && at < w.To);
    }
}
