using System.Globalization;

namespace Anju.Kernel.Web;

/// <summary>Ids, days and months as forms send them; what cannot be read is as if nothing was chosen, and the act says what it needs.</summary>
public static class Typed
{
    private const string Days = "yyyy-MM-dd";

    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The first day of 2026-11.</summary>
    public static DateOnly? Month(string? text) => DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    public static string Text(DateOnly day) => day.ToString(Days, CultureInfo.InvariantCulture);
}
