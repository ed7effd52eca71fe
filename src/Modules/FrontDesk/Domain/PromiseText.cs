using System.Globalization;
using System.Text.RegularExpressions;
using Anju.Kernel.Text;

namespace Anju.FrontDesk.Domain;

/// <summary>How a typed promise was understood; exactly one of the two is set.</summary>
/// <param name="Local">Wall clock in China until which the center has promised to act.</param>
/// <param name="Refusal">A sentence for the clerk.</param>
internal readonly record struct PromiseReading(DateTime? Local, string? Refusal);

/// <summary>
/// Reads a promised time as a clerk types or says it (R-4.2.3b): 11:00, 今日 11:00, 明天上午, 周五 15:00, 11-25 10:00,
/// +30 (minutes), +2h, 半小时后. A part of the day means its end: 明天上午 is kept until 12:00. A time that has passed is
/// refused, never moved to tomorrow behind the clerk's back; so is one more than a year away.
/// </summary>
internal static partial class PromiseText
{
    public const string Missing = "未当场解决，须与住户约定时间（R-4.2.3）";
    private const string NotUnderstood = "没有看懂约定时间，可写：11:00、今日 11:00、+30（分钟）、+2h、明天上午、周五 15:00、11-25 10:00";
    private const int Longest = 40, DaysAhead = 366, RollOverDays = 180;
    private static readonly TimeOnly EndOfService = new(18, 0);

    public static PromiseReading Read(string? text, DateTime nowLocal)
    {
        var typed = Tidied(text);
        if (typed.Length == 0)
            return new(null, Missing);
        if (typed.Length > Longest)
            return new(null, NotUnderstood);
        if (Span(typed) is { } span)
            return Judge(span > TimeSpan.FromDays(DaysAhead) ? nowLocal.AddDays(DaysAhead + 1) : nowLocal + span, nowLocal);

        var match = DayAndTime().Match(typed);
        if (!match.Success || TimeOf(match, out var hasTime) is not { } time || !hasTime && !match.Groups["day"].Success)
            return new(null, NotUnderstood);
        return DayOf(match, nowLocal, time) is { } day ? Judge(day.ToDateTime(time), nowLocal) : new(null, "没有这一天，请核对日期");
    }

    /// <summary>明日（周二）9:30, as the page shows it back.</summary>
    public static string Words(DateTime local, DateTime nowLocal)
    {
        var days = (local.Date - nowLocal.Date).Days;
        var day = days switch { 0 => "今日", 1 => "明日", 2 => "后天", _ => local.ToString(local.Year == nowLocal.Year ? "MM-dd" : "yyyy-MM-dd", CultureInfo.InvariantCulture) };
        return $"{day}（周{Weekdays[(int)local.DayOfWeek]}）{local.ToString("H:mm", CultureInfo.InvariantCulture)} 前";
    }

    private const string Weekdays = "日一二三四五六";

    private static string Tidied(string? text) =>
        Spaces().Replace(Widths.Narrow(text).Trim().ToLowerInvariant(), " ").Replace('：', ':').TrimEnd('前').TrimEnd();

    private static PromiseReading Judge(DateTime local, DateTime nowLocal)
    {
        if (local <= nowLocal)
            return new(null, $"{Words(local, nowLocal).TrimEnd('前').TrimEnd()} 已经过去，请约定以后的时间");
        return local > nowLocal.AddDays(DaysAhead) ? new(null, "约定时间超过一年，请约定一年以内的时间") : new(local, null);
    }

    /// <summary>+30, +2h, +1天, 20分钟后, 半小时后, 两小时内.</summary>
    private static TimeSpan? Span(string typed)
    {
        var match = FromNow().Match(typed);
        if (!match.Success)
            return null;
        var amount = match.Groups["n"].Value switch
        {
            "半" => 0.5,
            "两" => 2,
            { Length: 1 } c when "一二三四五六七八九".IndexOf(c[0]) is >= 0 and var i => i + 1,
            var digits => double.Parse(digits, CultureInfo.InvariantCulture),
        };
        return match.Groups["unit"].Value switch
        {
            "h" or "小时" or "时" or "个小时" => TimeSpan.FromHours(amount),
            "d" or "天" or "日" => TimeSpan.FromDays(amount),
            _ => TimeSpan.FromMinutes(amount),
        };
    }

    private static DateOnly? DayOf(Match match, DateTime nowLocal, TimeOnly time)
    {
        var today = DateOnly.FromDateTime(nowLocal);
        if (match.Groups["near"].Success)
            return today.AddDays(match.Groups["near"].Value[0] switch { '今' => 0, '明' => 1, '后' => 2, _ => 3 });
        if (match.Groups["week"].Success)
            return OfWeek(match, today, today.ToDateTime(time) > nowLocal);
        if (!match.Groups["month"].Success)
            return today;

        var (month, day) = (Number(match, "month"), Number(match, "date"));
        var year = match.Groups["year"].Success ? Number(match, "year") : today.Year;
        if (Date(year, month, day) is not { } found)
            return match.Groups["year"].Success ? null : Date(year + 1, month, day);
        if (match.Groups["year"].Success || found >= today)
            return found;
        return Date(year + 1, month, day) is { } next && next.DayNumber - today.DayNumber <= RollOverDays ? next : found;
    }

    private static DateOnly OfWeek(Match match, DateOnly today, bool stillAhead)
    {
        var wanted = "一二三四五六日".IndexOf(match.Groups["weekday"].Value.Replace('天', '日')[0]);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        if (match.Groups["next"].Success)
            return monday.AddDays(7 + wanted);
        var day = monday.AddDays(wanted);
        return day > today || day == today && stillAhead ? day : day.AddDays(7);
    }

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    /// <summary>The end of what was said; null when no clock shows it.</summary>
    private static TimeOnly? TimeOf(Match match, out bool hasTime)
    {
        var part = match.Groups["part"].Value;
        hasTime = part.Length > 0 || match.Groups["hour"].Success;
        if (!match.Groups["hour"].Success)
            return part switch { "早" or "早上" or "一早" => new(9, 0), "上午" => new(12, 0), "中午" => new(14, 0), "晚" or "晚上" => new(21, 0), _ => EndOfService };

        var (hour, minute) = (Number(match, "hour"), match.Groups["half"].Success ? 30 : match.Groups["minute"].Success ? Number(match, "minute") : 0);
        if (part is "下午" or "晚" or "晚上" && hour < 12 || part == "中午" && hour < 3)
            hour += 12;
        return (hour, minute) is (24, 0) ? new(23, 59) : hour < 24 && minute < 60 ? new(hour, minute) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\A(?:\+ ?(?<n>[0-9]{1,4}(?:\.[0-9])?) ?(?<unit>h|小时|时|分钟|分|m|d|天|日)?|(?<n>[0-9]{1,4}(?:\.[0-9])?|半|两|[一二三四五六七八九]) ?(?<unit>个小时|小时|分钟|分|天) ?(?:后|内|以后|之内|以内))\z")]
    private static partial Regex FromNow();

    [GeneratedRegex("""
        \A(?<day>(?<near>今|今日|今天|明|明日|明天|后日|后天|大后天)(?=\W|\z|上|下|中|早|晚|一|[0-9])
          |(?<week>(?:本|这|(?<next>下))?(?:个)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天]))
          |(?:(?<year>20[0-9]{2})[-/.年])?(?<month>[0-9]{1,2})[-/月](?<date>[0-9]{1,2})[日号]?
        )?\ ?
        (?<part>上午|下午|中午|晚上|晚|早上|早|一早|下班)?\ ?
        (?:(?<hour>[0-9]{1,2})(?::(?<minute>[0-9]{2})|[点时](?:(?<half>半)|(?<minute>[0-9]{1,2})分?)?))?\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex DayAndTime();
}
