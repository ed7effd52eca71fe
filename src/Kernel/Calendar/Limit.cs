using System.Globalization;

namespace Anju.Kernel.Calendars;

/// <summary>
/// How long a promise may take: a span of open time, the same calendar day (当日完成, 急修不过夜), or a number of
/// working days. <see cref="ToString"/> is the form settings are stored in; <see cref="Words"/> is for people.
/// </summary>
public sealed record Limit
{
    /// <summary>Spans and working days above this are refused: no promise of a service center runs longer.</summary>
    public const int LongestDays = 400;

    private Limit(LimitKind kind, TimeSpan span, int days) => (Kind, Span, Days) = (kind, span, days);

    public LimitKind Kind { get; }

    /// <summary>Open time, for <see cref="LimitKind.Within"/>; otherwise zero.</summary>
    public TimeSpan Span { get; }

    /// <summary>For <see cref="LimitKind.WorkingDays"/>; otherwise zero.</summary>
    public int Days { get; }

    /// <summary>Until the end of the day in China on which the clock started, whatever the service hours.</summary>
    public static Limit SameDay { get; } = new(LimitKind.SameDay, TimeSpan.Zero, 0);

    /// <summary>A span counted in service hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or above 400 days.</exception>
    public static Limit Within(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span, TimeSpan.FromDays(LongestDays));
        return new(LimitKind.Within, span, 0);
    }

    /// <summary>Until service closes on the n-th working day after the day the clock started.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above 400.</exception>
    public static Limit WorkingDays(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, LongestDays);
        return new(LimitKind.WorkingDays, TimeSpan.Zero, n);
    }

    /// <summary>30 分钟内, 24 小时内, 3 天内, 当日完成, 2 个工作日内.</summary>
    public string Words => Kind switch
    {
        LimitKind.SameDay => "当日完成",
        LimitKind.WorkingDays => $"{Days} 个工作日内",
        _ when Span == TimeSpan.Zero => "立即",
        _ when Span.Ticks % TimeSpan.TicksPerMinute != 0 => $"{Span.TotalSeconds:0.###} 秒内",
        _ when Span.TotalHours >= 48 && Span.Ticks % TimeSpan.TicksPerDay == 0 => $"{Span.Days} 天内",
        _ when Span.Ticks % TimeSpan.TicksPerHour == 0 => $"{(int)Span.TotalHours} 小时内",
        _ => $"{(int)Span.TotalMinutes} 分钟内",
    };

    /// <summary>"30m", "same-day" or "2wd"; spans are stored in whole minutes.</summary>
    public override string ToString() => Kind switch
    {
        LimitKind.SameDay => "same-day",
        LimitKind.WorkingDays => string.Create(CultureInfo.InvariantCulture, $"{Days}wd"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(long)Math.Ceiling(Span.TotalMinutes)}m"),
    };

    /// <summary>Reads "30m", "24h", "3d" (3 × 24 h), "same-day", "2wd", and the same in <see cref="Words"/>: 30 分钟内, 当日. False for anything else and beyond 400 days.</summary>
    public static bool TryParse(string? text, out Limit limit)
    {
        limit = SameDay;
        var word = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).TrimEnd('内');
        if (word is "same-day" or "当日" or "当天" or "当日完成") return true;
        if (word == "立即") word = "0m";
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        if (!int.TryParse(word.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return false;
        var minutes = word[digits..] switch { "m" or "分" or "分钟" => 1L, "h" or "时" or "小时" => 60L, "d" or "天" => 1440L, "wd" or "工作日" or "个工作日" => 0L, _ => -1L };
        if (minutes < 0 || (minutes == 0 ? n is < 1 or > LongestDays : n * minutes > LongestDays * 1440L)) return false;
        limit = minutes == 0 ? WorkingDays(n) : Within(TimeSpan.FromMinutes(n * minutes));
        return true;
    }
}

public enum LimitKind { Within, SameDay, WorkingDays }
