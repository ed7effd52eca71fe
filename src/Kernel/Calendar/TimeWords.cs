using System.Globalization;

namespace Anju.Kernel.Calendars;

/// <summary>Moments, days and spans in the short words of boards and lists.</summary>
public static class TimeWords
{
    /// <summary>今日 10:00, 昨日 16:20, 明日 9:30; in this year 11-25 10:08; in another year 2025-11-25.</summary>
    public static string ShortTime(this Calendar calendar, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var local = calendar.ToLocal(utc);
        var day = DateOnly.FromDateTime(local);
        var time = local.ToString("H:mm", CultureInfo.InvariantCulture);
        if (NearDay(day, calendar.Today) is { } near) return $"{near} {time}";
        return day.Year == calendar.Today.Year ? $"{Date(day)[5..]} {time}" : Date(day);
    }

    /// <summary>今日, 昨日, 明日; in this year 11-25; in another year 2025-11-25.</summary>
    public static string ShortDay(this Calendar calendar, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var today = calendar.Today;
        return NearDay(day, today) ?? (day.Year == today.Year ? Date(day)[5..] : Date(day));
    }

    /// <summary>Against a due moment: 还有 1 时 48 分, 超 2 天 3 时.</summary>
    public static string TimeLeft(this Calendar calendar, DateTime dueUtc)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return TimeLeft(dueUtc - calendar.Now);
    }

    /// <summary>The same for a span; negative means overdue. Two units at most, cut (not rounded) to the smaller; the last minute is 不到 1 分.</summary>
    public static string TimeLeft(TimeSpan left) => left < TimeSpan.Zero ? "超" + Spaced(Span(left.Negate())) : "还有" + Spaced(Span(left));

    /// <summary>A duration: 12 分, 1 时 48 分, 2 天 3 时, 不到 1 分. The sign is dropped.</summary>
    public static string Span(TimeSpan span)
    {
        span = span == TimeSpan.MinValue ? TimeSpan.MaxValue : span.Duration();
        return (span.Days, span.Hours, span.Minutes) switch
        {
            (0, 0, 0) => "不到 1 分",
            (0, 0, var m) => $"{m} 分",
            (0, var h, 0) => $"{h} 时",
            (0, var h, var m) => $"{h} 时 {m} 分",
            (var d, 0, _) => $"{d} 天",
            var (d, h, _) => $"{d} 天 {h} 时",
        };
    }

    private static string Spaced(string words) => char.IsAsciiDigit(words[0]) ? " " + words : words;

    private static string? NearDay(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "今日",
        -1 => "昨日",
        1 => "明日",
        _ => null,
    };

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
