namespace Anju.Estate.Contracts;

/// <summary>How many records of one kind a building had.</summary>
public readonly record struct ZoneCount(BuildingId Building, int Count);

/// <summary>One of the records that were counted.</summary>
public sealed record ZoneRow(DateTime At, string Number, string Where, string Title, string State, string Colour, string Href);

/// <summary>责任区分析 (S-4.1.4b): a module tells how many of its records each building had in some days, and which.</summary>
public interface IZoneFigures
{
    /// <summary>In an address, e.g. <c>repairs</c>.</summary>
    string Key { get; }
    int Order { get; }

    /// <summary>e.g. 报修.</summary>
    string Title { get; }
    string Permission { get; }

    /// <summary>By building; what stands in no building is left out. Both moments UTC and included.</summary>
    Task<IReadOnlyList<ZoneCount>> Count(DateTime from, DateTime to, CancellationToken ct);

    /// <summary>Exactly the counted ones of a building, the newest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<ZoneRow>> Rows(BuildingId building, DateTime from, DateTime to, int limit, CancellationToken ct);
}

/// <summary>Finds the building that a place in words speaks of: 3 栋大堂 is in 3 栋 and not in 13 栋.</summary>
public static class PlacesInWords
{
    /// <summary>Null when the words name none, or a name that two communities have without saying which.</summary>
    public static BuildingCard? In(this IReadOnlyList<BuildingCard> buildings, string place)
    {
        ArgumentNullException.ThrowIfNull(buildings);
        ArgumentNullException.ThrowIfNull(place);
        var words = Bare(place);
        var named = buildings.Where(b => Names(words, Bare(b.Name))).ToList();
        if (named.Count > 1)
            named = [.. named.Where(b => named.TrueForAll(o => Bare(o.Name).Length <= Bare(b.Name).Length))];      // 1 栋东座 is more than 1 栋
        if (named.Count > 1)
            named = [.. named.Where(b => words.Contains(Bare(b.CommunityName), StringComparison.OrdinalIgnoreCase))];
        return named.Count == 1 ? named[0] : null;
    }

    private static bool Names(string words, string name)
    {
        for (var at = name.Length == 0 ? -1 : words.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || !char.IsAsciiLetterOrDigit(words[at - 1]) || !char.IsAsciiLetterOrDigit(name[0]))
                return true;
        return false;
    }

    private static string Bare(string words) => string.Concat(words.Where(c => !char.IsWhiteSpace(c)));
}
