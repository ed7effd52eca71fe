using System.Globalization;

namespace Anju.Billing.Meters.Domain;

/// <summary>Compares a usage with what is usual (domain 3.9): what is far off is marked and looked at again before it is billed.</summary>
internal static class Doubt
{
    /// <summary>More than this many times the usual, or less than this share of it.</summary>
    public const decimal High = 2m, Low = 0.3m;

    /// <summary>Differences below this many units are life.</summary>
    public const decimal Least = 5m;

    /// <returns>Why it looks wrong; empty when it does not, or when nothing is known to compare with.</returns>
    public static string Of(decimal usage, decimal? usual)
    {
        if (usual is not { } known || Math.Abs(usage - known) < Least)
            return "";
        if (usage > known * High)
            return $"用量 {Shown(usage)}，平时 {Shown(known)}，偏高";
        return usage < known * Low ? $"用量 {Shown(usage)}，平时 {Shown(known)}，偏低" : "";
    }

    private static string Shown(decimal quantity) => quantity.ToString("0.#", CultureInfo.InvariantCulture);
}
