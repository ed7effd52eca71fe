namespace Anju.Casework.Contracts;

/// <summary>A share of records that the number alone decides: the same whoever computes it, and nobody can choose.</summary>
public static class Sampling
{
    /// <param name="share">Percent, 0 to 100.</param>
    public static bool Includes(string number, int share)
    {
        ArgumentNullException.ThrowIfNull(number);
        var hash = 2166136261u;                              // FNV-1a
        foreach (var c in number)
            hash = unchecked((hash ^ c) * 16777619u);
        return (hash ^ hash >> 16) % 100 < share;
    }
}
