using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace Anju.Integration.Casework;

/// <summary>One request that somebody made of a city, with its own times, which are read as times of day in China.</summary>
/// <param name="Ended">When it was closed, as published: null, the same moment, and moments before it was made occur.</param>
/// <param name="Place">The same number, the same address; 0 when none was told.</param>
internal sealed record CityRequest(long Key, DateTime Made, DateTime? Ended, string Agency, string Kind, int Place)
{
    /// <summary>The end, when it lies after the beginning.</summary>
    public DateTime? Done => Ended > Made ? Ended : null;

    public bool IsRepair => RepairClasses.ContainsKey(Kind);

    /// <summary>Emergency, Urgent, Minor or Project.</summary>
    public string RepairClass => RepairClasses[Kind];

    private static readonly Dictionary<string, string> RepairClasses = new (string Class, string[] Kinds)[]
    {
        ("Emergency", ["Elevator", "WATER LEAK", "SAFETY"]),
        ("Urgent", ["HEATING", "HEAT/HOT WATER", "Non-Residential Heat", "Water System", "Sewer", "ELECTRIC", "Electrical"]),
        ("Minor", ["PLUMBING", "Plumbing", "PAINT - PLASTER", "PAINT/PLASTER", "DOOR/WINDOW", "FLOORING/STAIRS", "APPLIANCE", "Street Light Condition", "Broken Muni Meter", "Broken Parking Meter"]),
        ("Project", ["GENERAL CONSTRUCTION", "NONCONST", "GENERAL", "General Construction/Plumbing", "Street Condition", "Sidewalk Condition", "Curb Condition", "Highway Condition", "Traffic Signal Condition", "Damaged Tree", "Graffiti"]),
    }.SelectMany(c => c.Kinds.Select(kind => (kind, c.Class))).ToDictionary(p => p.kind, p => p.Class);

    public static IReadOnlyList<CityRequest> All { get; } = [.. Read()];

    private static IEnumerable<CityRequest> Read()
    {
        using var reader = new StreamReader(typeof(CityRequest).Assembly.GetManifestResourceStream("requests.csv")!);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#') && line.Split(',') is [var key, var made, var ended, var agency, var kind, var place])
                yield return new(long.Parse(key, CultureInfo.InvariantCulture), Moment(made), ended.Length > 0 ? Moment(ended) : null, agency, kind, int.Parse(place, CultureInfo.InvariantCulture));
    }

    private static DateTime Moment(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.None);
}

/// <summary>What the tests know of the calendar without asking the product: weekdays are working days, service ends at 18:00.</summary>
internal static class Wall
{
    /// <summary>A day when everything of <see cref="CityRequest"/> is long over.</summary>
    public static readonly DateTime Now = new(2020, 1, 15, 10, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Months and their borders, single days, a year, and a month in which nothing happened.</summary>
    public static readonly (string From, string To)[] Periods =
    [
        ("2012-11-01", "2012-11-30"), ("2012-11-07", "2012-11-07"), ("2012-10-31", "2012-11-01"), ("2012-11-30", "2012-12-03"), ("2018-06-01", "2018-06-30"), ("2018-06-30", "2018-07-01"),
        ("2018-01-01", "2018-12-31"), ("2019-02-28", "2019-03-31"), ("2019-12-01", "2019-12-31"),
    ];

    public static DateTime ToUtc(DateTime local) => DateTime.SpecifyKind(local.AddHours(-8), DateTimeKind.Utc);

    public static bool IsWithin(this DateTime? at, DateOnly from, DateOnly to) => at is { } moment && DateOnly.FromDateTime(moment) is var day && day >= from && day <= to;

    public static DateTime LastMoment(DateTime at) => at.Date.AddDays(1).AddMilliseconds(-1);

    /// <summary>When service closes on the n-th weekday after the day.</summary>
    public static DateTime AfterWeekdays(DateTime at, int n)
    {
        var day = at.Date;
        while (n > 0)
        {
            day = day.AddDays(1);
            n -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day.AddHours(18);
    }

    public static bool IsOpen(DateTime at)
    {
        var minute = at.Hour * 60 + at.Minute;
        var (opens, closes) = at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? (9 * 60, 17 * 60) : (8 * 60 + 30, 18 * 60);
        return minute >= opens && minute < closes && minute is < 12 * 60 or >= 13 * 60 + 30 && minute >= opens && minute < closes;
    }

    /// <summary>Counted second by second: so many open ones, but not beyond the last.</summary>
    public static DateTime AfterOpenSeconds(DateTime at, int seconds, DateTime last)
    {
        while (seconds > 0 && at < last)
        {
            seconds -= IsOpen(at) ? 1 : 0;
            at = at.AddSeconds(1);
        }

        return at;
    }
}

/// <summary>Takes each step at its moment, all of them in the order of time, as they would have happened.</summary>
internal sealed class Diary
{
    private readonly List<(DateTime At, Func<Task> Step)> steps = [];

    public void At(DateTime moment, Func<Task> step) => steps.Add((moment, step));

    public async Task Live(Action<DateTime> set)
    {
        foreach (var (at, step) in steps.OrderBy(s => s.At))
        {
            set(Wall.ToUtc(at));
            await step();
        }

        set(Wall.ToUtc(Wall.Now));
    }
}

/// <summary>The figures of an index against a ledger.</summary>
internal static class IndexCheck
{
    private const int MostPages = 40;

    /// <summary>The number stands for exactly these records, and its link opens them and no others.</summary>
    public static async Task Is(Func<string, Task<JsonNode>> get, string name, int count, string link, string field, IEnumerable<string> expected)
    {
        var ledger = expected.Order(StringComparer.Ordinal).ToArray();
        Assert.True(ledger.Length == count, $"{name} {link}: the ledger has {ledger.Length}, the index {count}");
        var found = new List<string>();
        var address = link.Replace("/follow-ups?", "/api/casework/follow-ups?", StringComparison.Ordinal).Replace("/complaints?", "/api/complaints/list?size=100&", StringComparison.Ordinal)
            .Replace("/repairs?", "/api/repairs/list?size=100&", StringComparison.Ordinal);
        for (var page = 1; page <= MostPages; page++)
        {
            var rows = await get($"{address}&page={page}");
            Assert.Equal(count, rows["total"]!.GetValue<int>());
            found.AddRange(rows["items"]!.AsArray().Select(r => r![field]!.GetValue<string>()));
            if (found.Count >= count)
                break;
        }

        Assert.Equal(ledger, found.Order(StringComparer.Ordinal));
    }
}
