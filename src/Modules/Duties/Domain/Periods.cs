namespace Anju.Duties.Domain;

/// <summary>The periods of a cadence on the calendar. Weeks run from Monday to Sunday, also across new year.</summary>
internal static class Periods
{
    private const int FirstYear = 2000, LastYear = 2100;

    /// <summary>Days that a center can mean; farther ones are typing errors.</summary>
    public static bool IsKnown(DateOnly day) => day.Year is >= FirstYear and <= LastYear;

    /// <summary>Those that begin by <paramref name="to"/> and can still be done at <paramref name="from"/>, in order.</summary>
    /// <param name="anchor">The day from which every n days are counted.</param>
    public static IEnumerable<Period> Between(Cadence cadence, DateOnly anchor, DateOnly from, DateOnly to, Calendar calendar)
    {
        for (var start = First(cadence, anchor, from.AddDays(-cadence.LateDays), calendar); start <= to; start = Next(cadence, start, calendar))
            if (Of(cadence, start, calendar) is { } period && period.From <= to && period.LateTo >= from)
                yield return period;
    }

    /// <summary>The beginning of the unit of the calendar that the day lies in.</summary>
    private static DateOnly First(Cadence cadence, DateOnly anchor, DateOnly day, Calendar calendar) => cadence.Kind switch
    {
        CadenceKind.Always or CadenceKind.AfterEvent => DateOnly.MaxValue,
        CadenceKind.EachDay or CadenceKind.EachWorkingDay => day,
        CadenceKind.EveryDays => day <= anchor ? anchor : day.AddDays(-((day.DayNumber - anchor.DayNumber) % cadence.A)),
        CadenceKind.Week => calendar.WeekStart(day),
        CadenceKind.Quarter => new(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
        CadenceKind.HalfYear => new(day.Year, day.Month < 7 ? 1 : 7, 1),
        CadenceKind.Year or CadenceKind.YearEnd => new(day.Year, 1, 1),
        _ => calendar.MonthStart(day),
    };

    private static DateOnly Next(Cadence cadence, DateOnly start, Calendar calendar) => cadence.Kind switch
    {
        CadenceKind.EachDay or CadenceKind.EachWorkingDay => start.AddDays(1),
        CadenceKind.EveryDays => start.AddDays(cadence.A),
        CadenceKind.Week => start.AddDays(7),
        CadenceKind.Quarter => start.AddMonths(3),
        CadenceKind.HalfYear => start.AddMonths(6),
        CadenceKind.Year or CadenceKind.YearEnd => start.AddYears(1),
        _ => start.AddMonths(1),
    };

    private static Period? Of(Cadence cadence, DateOnly start, Calendar calendar)
    {
        var (from, to) = cadence.Kind switch
        {
            CadenceKind.EachDay => (start, start),
            CadenceKind.EachWorkingDay => (start, calendar.IsWorkingDay(start) ? start : start.AddDays(-1)),
            CadenceKind.MonthEnd => (calendar.MonthEnd(start).AddDays(1 - cadence.A), calendar.MonthEnd(start)),
            CadenceKind.MonthWindow => (start.AddDays(cadence.A - 1), start.AddDays(Math.Min(cadence.B, DateTime.DaysInMonth(start.Year, start.Month)) - 1)),
            CadenceKind.YearEnd => (new(start.Year, cadence.A, 1), new(start.Year, 12, 31)),
            _ => (start, Next(cadence, start, calendar).AddDays(-1)),
        };
        return to < from ? null : new(from, to, to.AddDays(cadence.LateDays));
    }
}
