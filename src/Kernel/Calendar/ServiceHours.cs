using System.Globalization;

namespace Anju.Kernel.Calendars;

/// <summary>One stretch of service on a day, in whole minutes after local midnight: 480 to 720 is 08:00–12:00; 1440 is the end of the day.</summary>
public readonly record struct Opening(int FromMinute, int ToMinute)
{
    public override string ToString() => $"{Clock(FromMinute)}-{Clock(ToMinute)}";

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}

/// <summary>
/// When promises run: on working days the ordinary openings, unless the weekday has its own; on rest days none, or their
/// own. A make-up Saturday or Sunday is a working day with the ordinary openings. Equal hours are equal values.
/// </summary>
public sealed class ServiceHours : IEquatable<ServiceHours>
{
    private static readonly string[] DayKeys = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly string[] DayWords = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
    private readonly Opening[] work, rest;
    private readonly Dictionary<DayOfWeek, Opening[]> special;
    private readonly string text;

    private ServiceHours(Opening[] work, Opening[] rest, Dictionary<DayOfWeek, Opening[]> special, bool always)
    {
        (this.work, this.rest, this.special, IsAlways) = (work, rest, special, always);
        var parts = new List<string> { $"work={List(work)}" };
        if (rest.Length > 0) parts.Add($"rest={List(rest)}");
        parts.AddRange(special.OrderBy(s => s.Key).Select(s => $"{DayKeys[(int)s.Key]}={List(s.Value)}"));
        text = always ? "always" : string.Join(';', parts);
    }

    /// <summary>Day and night, every day (24×7).</summary>
    public static ServiceHours Always { get; } = new([new(0, 1440)], [new(0, 1440)], [], true);

    /// <summary>Whether the clock never stops.</summary>
    public bool IsAlways { get; }

    /// <summary>The openings of a day, in order.</summary>
    public IReadOnlyList<Opening> On(DayOfWeek day, bool isWorkingDay) =>
        !isWorkingDay ? rest : special.TryGetValue(day, out var own) ? own : work;

    /// <summary>
    /// Reads the form settings are stored in: "always", or "work=08:00-12:00,13:30-17:30;rest=09:00-12:00;fri=08:00-12:00"
    /// (work is needed; rest and the weekdays sun … sat are not; a weekday may be empty: "fri=").
    /// The same may be written as <see cref="Words"/> says it. Openings must be in order and must not touch or overlap; ordinary working days need at least one hour.
    /// </summary>
    /// <param name="problem">A sentence for the administrator when the answer is false, otherwise empty.</param>
    public static bool TryParse(string? text, out ServiceHours hours, out string problem)
    {
        (hours, problem) = (Always, "");
        text = Stored(text ?? "");
        if (text is "always") return true;
        var lists = new Dictionary<string, Opening[]>(StringComparer.Ordinal);
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(20))
        {
            var cut = part.IndexOf('=', StringComparison.Ordinal);
            var key = cut < 0 ? part : part[..cut].Trim();
            if (cut < 0 || key is not ("work" or "rest") && Array.IndexOf(DayKeys, key) < 0) problem = $"服务时间中的“{part}”无法识别";
            else if (Openings(part[(cut + 1)..]) is not { } list) problem = $"服务时间中的“{part}”应为按先后排列的时段，如 08:00-12:00,13:30-17:30";
            else if (!lists.TryAdd(key, list)) problem = $"服务时间中的“{key}”重复";
            if (problem.Length > 0) return false;
        }
        if (!lists.TryGetValue("work", out var work) || work.Sum(o => o.ToMinute - o.FromMinute) < 60)
        {
            problem = "工作日的服务时间至少为一小时";
            return false;
        }
        var special = lists.Where(l => l.Key is not ("work" or "rest")).ToDictionary(l => (DayOfWeek)Array.IndexOf(DayKeys, l.Key), l => l.Value);
        hours = new(work, lists.GetValueOrDefault("rest", []), special, false);
        return true;
    }

    /// <summary>The same for hours written in code. Throws <see cref="FormatException"/> with the sentence.</summary>
    public static ServiceHours Parse(string text) => TryParse(text, out var hours, out var problem) ? hours : throw new FormatException(problem);

    /// <summary>全天 24 小时, or 工作日 08:00-12:00、13:30-17:30；休息日 09:00-12:00.</summary>
    public string Words
    {
        get
        {
            if (IsAlways) return "全天 24 小时";
            var words = $"工作日 {Told(work)}";
            foreach (var (day, list) in special.OrderBy(s => s.Key)) words += $"；{DayWords[(int)day]} {Told(list)}";
            return rest.Length == 0 ? words : $"{words}；休息日 {Told(rest)}";
        }
    }

    /// <summary>What people write, as settings store it.</summary>
    private static string Stored(string written)
    {
        var text = string.Concat(written.Where(c => !char.IsWhiteSpace(c)));
        if (text is "全天" or "全天24小时") return "always";
        text = text.Replace('；', ';').Replace('、', ',').Replace('，', ',').Replace('：', ':').Replace('–', '-').Replace("不服务", "", StringComparison.Ordinal);
        foreach (var (word, key) in (ReadOnlySpan<(string, string)>)[("工作日", "work="), ("休息日", "rest="), .. DayWords.Zip(DayKeys, (word, key) => (word, key + "="))])
            text = text.Replace(word, key, StringComparison.Ordinal);
        return text.Replace("=:", "=", StringComparison.Ordinal);
    }

    private static Opening[]? Openings(string text)
    {
        var list = new List<Opening>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(20))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || Minute(ends[0]) is not { } from || Minute(ends[1]) is not { } to) return null;
            if (from >= to || list.Count > 0 && from <= list[^1].ToMinute) return null;
            list.Add(new(from, to));
        }
        return [.. list];
    }

    private static int? Minute(string clock)
    {
        if (clock == "24:00") return 1440;
        return TimeOnly.TryParseExact(clock, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Hour * 60 + time.Minute : null;
    }

    private static string List(Opening[] openings) => string.Join(',', openings);
    private static string Told(Opening[] openings) => openings.Length == 0 ? "不服务" : string.Join('、', openings);

    public override string ToString() => text;
    public bool Equals(ServiceHours? other) => other?.text == text;
    public override bool Equals(object? obj) => Equals(obj as ServiceHours);
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);
}
