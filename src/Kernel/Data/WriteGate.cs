using System.Collections.Concurrent;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Data;

/// <summary>
/// Where writers of this process stand in line, woken one by one, instead of sleeping and trying again inside the
/// database. SQLite has one writer at all; on PostgreSQL only those wait who take a number or extend the audit chain of
/// the same center, and they would wait for that row anyway.
/// </summary>
internal sealed class WriteGate
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<CenterId, WriteLine> lines = new();

    public async ValueTask<WriteLine> Enter(CenterId center, CancellationToken ct)
    {
        var line = lines.GetOrAdd(center, static _ => new WriteLine());
        if (!await line.Turn.WaitAsync(Patience, ct))
            throw new TimeoutException("The database was busy for too long.");
        return line;
    }

    /// <summary>Another process has committed something in this center.</summary>
    public void Overheard(CenterId center)
    {
        if (lines.TryGetValue(center, out var line))
            line.IsShared();
    }
}

/// <summary>The line of one center, and what whoever has the turn may know of it.</summary>
internal sealed class WriteLine
{
    private static readonly long Wary = (long)TimeSpan.FromMinutes(10).TotalMilliseconds;
    private LedgerEnd? end;
    private long sharedUntil;

    public SemaphoreSlim Turn { get; } = new(1);

    /// <summary>Another process writes in this center too: for a while its end is read under the lock of its row and never supposed.</summary>
    public void IsShared() => Volatile.Write(ref sharedUntil, Environment.TickCount64 + Wary);

    /// <summary>Where the last commit of this process has left numbers and chain; null when that is unknown or another process may have moved them. Taken out by the one who has the turn.</summary>
    public LedgerEnd? Take()
    {
        var taken = end;
        end = null;
        return Environment.TickCount64 < Volatile.Read(ref sharedUntil) ? null : taken;
    }

    /// <summary>Ends the turn.</summary>
    /// <param name="left">Where a commit has left numbers and chain.</param>
    public void Leave(LedgerEnd? left)
    {
        end = left;
        Turn.Release();
    }
}

/// <summary>The last number of each series and the end of the audit chain of one center.</summary>
internal sealed class LedgerEnd
{
    private const int MostSeries = 200;

    public Dictionary<string, long> Numbers { get; } = [];
    public long Seq { get; private set; }
    public byte[]? Hash { get; private set; }

    public void EndAt(long seq, byte[] hash)
    {
        (Seq, Hash) = (seq, hash);
        if (Numbers.Count > MostSeries)
            Numbers.Clear();
    }
}
