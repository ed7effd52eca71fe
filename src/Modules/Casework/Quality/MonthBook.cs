using System.Collections.Concurrent;
using Anju.Casework.Contracts;
using Anju.Kernel.Identity;

namespace Anju.Casework.Quality;

/// <summary>
/// The sheets of months that are over, as they were computed within the last ten minutes. A case of an old month may
/// still end, so nothing is frozen here; ten minutes are nothing to a line over a year.
/// </summary>
internal sealed class MonthBook(TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private const int Most = 600;
    private readonly ConcurrentDictionary<(CenterId Center, DateOnly Month), (DateTimeOffset At, IReadOnlyList<IndexSheet> Sheets)> months = new();

    /// <summary>The kept sheets of a month, or new ones.</summary>
    public async ValueTask<IReadOnlyList<IndexSheet>> Get(CenterId center, DateOnly month, Func<Task<IReadOnlyList<IndexSheet>>> compute)
    {
        var now = clock.GetUtcNow();
        if (months.TryGetValue((center, month), out var kept) && now - kept.At < Kept && now >= kept.At)
            return kept.Sheets;
        var sheets = await compute();
        if (months.Count >= Most)
            months.Clear();
        months[(center, month)] = (now, sheets);
        return sheets;
    }
}
