using System.Globalization;

namespace Anju.Office;

/// <summary>Ids and days as forms send them; what cannot be read is as if nothing was chosen, and the act says what it needs.</summary>
internal static class Typed
{
    private const string Days = "yyyy-MM-dd";

    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Text(DateOnly day) => day.ToString(Days, CultureInfo.InvariantCulture);
}
