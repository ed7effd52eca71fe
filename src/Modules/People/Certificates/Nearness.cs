using Anju.People.Domain;

namespace Anju.People.Certificates;

/// <summary>How near a certificate is to its day: 90, 60, 30 days before, or over.</summary>
internal static class Nearness
{
    public static readonly int[] Steps = [30, 60, 90];

    public static string State(Certificate certificate, DateOnly today) =>
        Step(certificate, today) switch { null => certificate.From > today ? "soon" : "ok", 0 => "over", { } days => days.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    /// <summary>0 when over, else the narrowest step that has been reached; null when there is time.</summary>
    public static int? Step(Certificate certificate, DateOnly today)
    {
        var left = certificate.DueOn.DayNumber - today.DayNumber;
        if (left < 0)
            return 0;
        foreach (var step in Steps)
            if (left <= step)
                return step;
        return null;
    }

    public static (string S, string Text) Words(string state, int daysLeft) => state switch
    {
        "over" => ("bad", $"过期 {-daysLeft} 天"),
        "30" => ("bad", $"还有 {daysLeft} 天"),
        "60" or "90" => ("warn", $"还有 {daysLeft} 天"),
        "soon" => ("mute", "未生效"),
        _ => ("ok", "有效"),
    };
}
