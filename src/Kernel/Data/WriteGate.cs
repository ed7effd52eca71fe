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
    private readonly ConcurrentDictionary<CenterId, SemaphoreSlim> lines = new();

    public async ValueTask<SemaphoreSlim> Enter(CenterId line, CancellationToken ct)
    {
        var turn = lines.GetOrAdd(line, static _ => new SemaphoreSlim(1));
        if (!await turn.WaitAsync(Patience, ct))
            throw new TimeoutException("The database was busy for too long.");
        return turn;
    }
}
