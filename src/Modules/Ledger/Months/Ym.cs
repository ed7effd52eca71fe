using System.Globalization;

namespace Anju.Ledger.Months;

/// <summary>A month as a number, 202611, as periods are written.</summary>
internal static class Ym
{
    public static int Of(DateOnly day) => day.Year * 100 + day.Month;

    public static DateOnly First(int month) => new(month / 100, month % 100, 1);

    public static DateOnly Last(int month) => First(month).AddMonths(1).AddDays(-1);

    public static int Next(int month) => Of(First(month).AddMonths(1));

    /// <summary>Months from one to another, 0 within the same.</summary>
    public static int Between(int from, int to) => (to / 100 - from / 100) * 12 + to % 100 - from % 100;

    public static bool IsOne(int month) => month / 100 is >= 2000 and <= 2100 && month % 100 is >= 1 and <= 12;

    /// <summary>2026-11.</summary>
    public static string Text(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 100:0000}-{month % 100:00}");

    /// <summary>2026 年 11 月.</summary>
    public static string Words(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 100} 年 {month % 100} 月");
}
