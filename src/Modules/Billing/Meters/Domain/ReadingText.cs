using System.Globalization;
using Anju.Kernel.Text;

namespace Anju.Billing.Meters.Domain;

/// <summary>What people type for a reading or a day, read strictly: either it is right or a sentence says what is wrong.</summary>
internal static class ReadingText
{
    private static readonly string[] DayForms = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"];

    /// <returns>Thousandths of the register.</returns>
    public static (long Milli, string? Why) Register(string? text, int digits)
    {
        var plain = Widths.Narrow(text ?? "").Trim();
        if (plain.Length == 0)
            return (0, "请填写读数");
        if (plain.StartsWith('-'))
            return (0, "读数不能是负数");
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || plain.Length > 24)
            return (0, $"“{Short(plain)}”不是读数，只填数字");
        if (value * 1000m % 1 != 0)
            return (0, "读数最多 3 位小数");
        var turn = (decimal)Math.Pow(10, digits);
        return value >= turn ? (0, $"这块表只有 {digits} 位，读数不能超过 {turn - 1:0}") : ((long)(value * 1000m), null);
    }

    /// <summary>A day up to today.</summary>
    public static (DateOnly Day, string? Why) Day(string? text, DateOnly today)
    {
        var plain = Widths.Narrow(text ?? "").Trim();
        if (plain.Length == 0)
            return (default, "请填写日期");
        if (!DateOnly.TryParseExact(plain, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (default, LooksLikeDay(plain) ? $"没有 {Short(plain)} 这一天" : $"“{Short(plain)}”不是日期，请写成 2026-11-28 的样子");
        if (day > today)
            return (default, $"日期不能晚于今天 {today:yyyy-MM-dd}");
        return day.Year < 1990 ? (default, "日期超出范围") : (day, null);
    }

    private static bool LooksLikeDay(string text) => text.Split('-', '/', '.') is [{ Length: 4 } y, { Length: 1 or 2 } m, { Length: 1 or 2 } d] && (y + m + d).All(char.IsAsciiDigit);

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
