using System.Globalization;

namespace Anju.Kernel.Calendars;

/// <summary>
/// The one clock and the one calendar. Moments are UTC; days are days in China, which is UTC+8 all year and has no
/// summer time. A <see cref="DateTime"/> without a kind is taken as UTC, as both databases give it back; results at the
/// ends of the calendar (years 1 and 9999) are clamped, so that no input can make a conversion fail.
/// </summary>
#pragma warning disable CA1822 // Callers ask the calendar they were given; which answers need its data is its own matter.
public sealed class Calendar(TimeProvider clock, Holidays holidays)
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public Calendar(TimeProvider clock) : this(clock, Holidays.Shipped) { }

    /// <summary>Now in UTC, cut to the millisecond so that both databases and a page hold the same value.</summary>
    public DateTime Now
    {
        get
        {
            var ticks = clock.GetUtcNow().UtcTicks;
            return new(ticks - ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        }
    }

    /// <summary>When wall clocks show the next minute, UTC. Days begin at such a moment, too.</summary>
    public DateTime MinuteEnd
    {
        get
        {
            var now = Now;
            return now.AddTicks(TimeSpan.TicksPerMinute - now.Ticks % TimeSpan.TicksPerMinute);
        }
    }

    /// <summary>Today in China.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The day in China at that moment.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));

    /// <summary>The wall clock in China at that moment; its kind is Unspecified, it is for showing only.</summary>
    public DateTime ToLocal(DateTime utc) => new(Clamped(AsUtc(utc).Ticks + Offset.Ticks), DateTimeKind.Unspecified);

    /// <summary>As a date and time field of a form shows it: a moment on the wall clock in China; what was typed is that already.</summary>
    public string? InField(DateTime? at) => (at is { Kind: DateTimeKind.Utc } moment ? ToLocal(moment) : at)?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The moment at which wall clocks in China show this day and time.</summary>
    public DateTime ToUtc(DateOnly day, TimeOnly time) => new(Clamped(day.ToDateTime(time).Ticks - Offset.Ticks), DateTimeKind.Utc);

    /// <summary>The moment the day begins in China.</summary>
    public DateTime StartOf(DateOnly day) => ToUtc(day, TimeOnly.MinValue);

    /// <summary>The last millisecond of the day in China: what "on that day" means as a promise.</summary>
    public DateTime EndOf(DateOnly day) =>
        new(Clamped(day.ToDateTime(TimeOnly.MinValue).Ticks - Offset.Ticks + TimeSpan.TicksPerDay - TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    /// <summary>Monday to Friday, less announced days off, plus announced make-up days. Weekends only where no notice is known.</summary>
    public bool IsWorkingDay(DateOnly day) => holidays.Find(day) is { } holiday
        ? !holiday.IsOff
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The name of the holiday on an announced day off; null on every other day, also on make-up days.</summary>
    public string? HolidayName(DateOnly day) => holidays.Find(day) is { IsOff: true } holiday ? holiday.Name : null;

    /// <summary>Whether the official notice for the year is known; without it the year has weekends only.</summary>
    public bool IsAnnounced(int year) => holidays.IsAnnounced(year);

    /// <summary>The first working day after the day.</summary>
    public DateOnly NextWorkingDay(DateOnly day)
    {
        while (day < DateOnly.MaxValue)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) break;
        }
        return day;
    }

    /// <summary>The n-th working day after the day; the day itself for 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is negative or above 4,000.</exception>
    public DateOnly AddWorkingDays(DateOnly day, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 4000);
        for (; n > 0; n--) day = NextWorkingDay(day);
        return day;
    }

    /// <summary>The Monday of the day's week.</summary>
    public DateOnly WeekStart(DateOnly day) => day.DayNumber < 6 ? DateOnly.MinValue : day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The first day of the day's month.</summary>
    public DateOnly MonthStart(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>The last day of the day's month.</summary>
    public DateOnly MonthEnd(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static DateTime AsUtc(DateTime moment) => moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : moment;

    private static long Clamped(long ticks) => Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
}
