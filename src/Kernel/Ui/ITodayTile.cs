namespace Anju.Kernel.Ui;

/// <summary>One figure of the start page; it opens the list it counts.</summary>
/// <param name="Late">Of these, how many are late.</param>
public sealed record TodayTile(string Words, int Count, int Late, string Href);

/// <summary>A module's figures for the start page. At most two cheap statements.</summary>
public interface ITodayTiles
{
    int Order { get; }
    string Permission { get; }
    Task<IReadOnlyList<TodayTile>> Tiles(CancellationToken ct);
}
