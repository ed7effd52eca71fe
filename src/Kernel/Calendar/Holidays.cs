using System.Globalization;

namespace Anju.Kernel.Calendars;

/// <summary>One day that an official notice changed: off, or a make-up working day (调休上班) for that holiday.</summary>
public readonly record struct Holiday(DateOnly On, string Name, bool IsOff);

/// <summary>
/// The announced days off and make-up days. The State Council announces each year in the autumn before; until a notice
/// is known, its year has weekends only (<see cref="IsAnnounced"/> tells). A make-up day counts as working even on a Sunday.
/// </summary>
public sealed class Holidays
{
    private readonly Dictionary<DateOnly, Holiday> days;
    private readonly HashSet<int> years;

    private Holidays(Dictionary<DateOnly, Holiday> days, HashSet<int> years) => (this.days, this.years) = (days, years);

    /// <summary>The notices that ship with this version: 2023 to 2026.</summary>
    public static Holidays Shipped { get; } = LoadShipped();

    /// <summary>Whether the notice for the year is known.</summary>
    public bool IsAnnounced(int year) => years.Contains(year);

    /// <summary>What a notice says about the day; null for an ordinary day.</summary>
    public Holiday? Find(DateOnly day) => days.TryGetValue(day, out var holiday) ? holiday : null;

    /// <summary>Reads lines "notice,year,source" and "date,name,off|work"; "#" begins a remark. A later line about the same day wins.</summary>
    /// <exception cref="FormatException">A line has another shape; the message tells its number.</exception>
    public static Holidays Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (days, years, number) = (new Dictionary<DateOnly, Holiday>(), new HashSet<int>(), 0);
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (!Read(line.Split(','), days, years)) throw new FormatException($"节假日数据第 {number} 行有误：{line}");
        }
        return new(days, years);
    }

    private static bool Read(string[] cells, Dictionary<DateOnly, Holiday> days, HashSet<int> years)
    {
        if (cells.Length != 3) return false;
        if (cells[0] == "notice")
        {
            if (!int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return false;
            years.Add(year);
            return true;
        }
        if (!DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)) return false;
        if (cells[1].Length == 0 || cells[2] is not ("off" or "work")) return false;
        days[on] = new(on, cells[1], cells[2] == "off");
        return true;
    }

    private static Holidays LoadShipped()
    {
        using var reader = new StreamReader(Resources.Open("Calendar.holidays.csv"));
        return Parse(reader.ReadToEnd());
    }
}
