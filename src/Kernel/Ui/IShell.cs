namespace Anju.Kernel.Ui;

/// <summary>What the frame around every page says: which center, who works, where they may go, what is late there.</summary>
public interface IShell
{
    /// <summary>Fetches what the frame shows; a layout calls it before it draws.</summary>
    Task Load(CancellationToken ct);

    string CenterName { get; }

    /// <summary>What every page says when the data of this center are made up, and how far they are; null in earnest.</summary>
    string? DemoMark { get; }

    string UserName { get; }
    string PostName { get; }

    /// <summary>In the order of the day, only those the user may open.</summary>
    IReadOnlyList<ShellPlace> Places { get; }

    /// <summary>What can be begun from every page, only what the user may.</summary>
    IReadOnlyList<ShellPlace> Quick { get; }

    /// <summary>What goes before everything else in this center now.</summary>
    IReadOnlyList<Alarm> Alarms { get; }

    /// <summary>Unread messages.</summary>
    int Notices { get; }

    /// <summary>The wall clock of the center.</summary>
    DateTime LocalNow { get; }
}

/// <summary>A place in the top bar or in the tab bar of a phone.</summary>
/// <param name="Key">Name of its icon on phones, and what a page gives as its place: "wrench", "today".</param>
/// <param name="Late">What is late there; no badge when 0.</param>
/// <param name="Also">Another address whose pages belong here: /houses to /estate.</param>
public sealed record ShellPlace(string Title, string Href, string Key, int Late, string? Also = null)
{
    /// <summary>The place whose address is the longest start of the path, or null.</summary>
    public static ShellPlace? Of(IReadOnlyList<ShellPlace> places, string path)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(path);
        ShellPlace? best = null;
        foreach (var place in places)
            if ((Covers(place.Href, path) || place.Also is not null && Covers(place.Also, path)) && (best is null || place.Href.Length > best.Href.Length))
                best = place;
        return best;
    }

    private static bool Covers(string href, string path) =>
        href == path || href.Length > 1 && path.StartsWith(href, StringComparison.Ordinal) && path.Length > href.Length && path[href.Length] == '/';
}
