using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Audit;

/// <summary>Writes the chain of the running act and checks chains afterwards.</summary>
public sealed class AuditTrail
{
    private const string Insert = """
        INSERT INTO kernel_audit ("CenterId", "Seq", "Act", "At", "By", "ById", "Change", "Detail", "Hash", "Key", "Table") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    private readonly AppDb db;
    private readonly CurrentUser user;
    private readonly CenterLedger ledger;

    internal AuditTrail(AppDb db, CurrentUser user, CenterLedger ledger) => (this.db, this.user, this.ledger) = (db, user, ledger);

    /// <summary>Adds one entry for every record that the act is about to save. Call last: the end of the chain is locked until the commit.</summary>
    internal async Task Append(string act, CancellationToken ct)
    {
        List<EntityEntry>? changes = null;
        foreach (var entry in db.ChangeTracker.Entries())
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && entry.Entity is not ILogRow && !entry.Metadata.IsOwned())
                (changes ??= []).Add(entry);
        if (changes is null || user.Center == default)
            return;

        var head = await ledger.Head(ct);
        var now = db.Now;
        foreach (var change in changes)
        {
            var entry = new AuditEntry
            {
                CenterId = user.Center,
                Seq = head.Seq + 1,
                At = now,
                ById = user.Id,
                By = user.Name,
                Act = act,
                Table = change.Metadata.GetTableName()!,
                Key = AuditDetail.Key(change),
                Change = change.State.ToString(),
                Detail = AuditDetail.Of(change),
            };
            entry.Hash = entry.HashAfter(head.Hash);
            (head.Seq, head.Hash) = (entry.Seq, entry.Hash);
            ledger.AtTheEnd(Insert, user.Center.Value, entry.Seq, entry.Act, entry.At, entry.By, entry.ById?.Value, entry.Change, entry.Detail, entry.Hash, entry.Key, entry.Table);
        }
    }

    /// <summary>Walks the chain of the current center from its beginning.</summary>
    /// <returns>The number of entries, and the first sequence number that does not fit; null when all fit.</returns>
    public async Task<(long Entries, long? BrokenAt)> Verify(CancellationToken ct)
    {
        byte[] previous = [];
        long expected = 0;
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.Seq != ++expected || !entry.HashAfter(previous).AsSpan().SequenceEqual(entry.Hash))
                return (expected, entry.Seq);
            previous = entry.Hash;
        }

        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(ct);
        var complete = head is null ? expected == 0 : head.Seq == expected && head.Hash.AsSpan().SequenceEqual(previous);
        return (expected, complete ? null : expected + 1);
    }
}
