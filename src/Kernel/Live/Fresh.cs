using System.Collections.Concurrent;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Live;

/// <summary>How often the rows of a center have changed, as far as this node has heard. Two equal stamps: nothing was committed in between.</summary>
public readonly record struct Stamp(long Company, long Center);

/// <summary>
/// Answers and pages that were made once and stay true until a row of their center is committed, on this node or on
/// another. The stamp is taken before the question is asked: what was read while somebody committed is kept under the
/// old stamp and never shown. For showing only; an act always reads the database.
/// </summary>
/// <remarks>
/// A node that cannot hear the others keeps nothing. Bounded in entries, and in age: a node that died between its commit
/// and its notice leaves the others behind by <see cref="Longest"/> at most.
/// </remarks>
/// <param name="isAlone">No other node shares the database. Otherwise nothing is kept until the line to the others stands.</param>
public sealed class Fresh(TimeProvider clock, bool isAlone)
{
    /// <summary>No answer is kept longer, whatever was heard.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Stands for the rights of everybody: raised when who somebody is or what he may do was changed.</summary>
    public static readonly CenterId Rights = new(new Guid("0197f000-0000-7000-8000-000000000001"));

    private const int Most = 512;
    private readonly ConcurrentDictionary<CenterId, long> centers = new();
    private readonly ConcurrentDictionary<(CenterId Center, object Key), Entry> entries = new();
    private long company;
    private volatile bool hears = isAlone;

    private sealed record Entry(Stamp Stamp, DateTimeOffset From, DateTimeOffset Until, object? Value);

    /// <summary>What was committed in this center or, for the default center, in rows that all centers see.</summary>
    public void Raise(CenterId center)
    {
        if (center == default)
            Interlocked.Increment(ref company);
        else
            centers.AddOrUpdate(center, 1, static (_, count) => count + 1);
    }

    /// <summary>Whether notices of other nodes arrive. Going deaf or hearing again makes everything kept void.</summary>
    internal void Hear(bool others)
    {
        hears = others;
        Raise(default);
        Raise(Rights);
    }

    public Stamp StampOf(CenterId center) => new(Interlocked.Read(ref company), centers.GetValueOrDefault(center));

    /// <summary>The kept answer, or a new one.</summary>
    /// <param name="key">Everything the answer depends on besides the rows of the center: filter, person, size. Compared by value.</param>
    /// <param name="make">Reads the answer and says how long it is true if no row changes; at most <see cref="Longest"/> counts.</param>
    public async ValueTask<T> Get<T>(CenterId center, object key, Func<Task<(T Value, TimeSpan Lasts)>> make)
    {
        if (TryGet<T>(center, key, out var known))
            return known!;
        var stamp = StampOf(center);
        var (value, lasts) = await make();
        Keep(center, key, stamp, value, lasts);
        return value;
    }

    internal bool TryGet<T>(CenterId center, object key, out T? value)
    {
        value = default;
        if (!hears || !entries.TryGetValue((center, key), out var entry) || !IsTrue(entry, center, clock.GetUtcNow()))
            return false;
        value = (T?)entry.Value;
        return true;
    }

    /// <param name="stamp">Taken before <paramref name="value"/> was read.</param>
    internal void Keep(CenterId center, object key, Stamp stamp, object? value, TimeSpan lasts)
    {
        if (!hears || lasts <= TimeSpan.Zero || stamp != StampOf(center))
            return;
        var now = clock.GetUtcNow();
        if (entries.Count >= Most)
            Clear(now);
        entries[(center, key)] = new(stamp, now, now + (lasts < Longest ? lasts : Longest), value);
    }

    private bool IsTrue(Entry entry, CenterId center, DateTimeOffset now) => entry.Stamp == StampOf(center) && entry.From <= now && now < entry.Until;

    private void Clear(DateTimeOffset now)
    {
        foreach (var (key, entry) in entries)
            if (!IsTrue(entry, key.Center, now))
                entries.TryRemove(key, out _);
        if (entries.Count >= Most)
            entries.Clear();                                 // a flood of odd addresses costs questions, never memory
    }
}
