namespace Anju.Kernel.Ui;

/// <summary>One figure of the start page; it opens the list it counts.</summary>
/// <param name="Late">Of these, how many are late.</param>
public sealed record TodayTile(string Words, int Count, int Late, string Href);

/// <summary>One matter that waits, on the start page.</summary>
/// <param name="Small">Number, person: what tells it from its like.</param>
/// <param name="DueAt">UTC; the list is sorted by it.</param>
public sealed record TodayMatter(string Title, string Small, DateTime DueAt, string Href);

/// <summary>A module's figures for the start page. At most two cheap statements, and one for the matters.</summary>
public interface ITodayTiles
{
    int Order { get; }
    string Permission { get; }
    Task<IReadOnlyList<TodayTile>> Tiles(CancellationToken ct);

    /// <summary>What is due up to a moment, the oldest promise first.</summary>
    Task<IReadOnlyList<TodayMatter>> Due(DateTime until, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<TodayMatter>>([]);
}
