using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Audit;

/// <summary>Writes the chain of the running act and checks chains afterwards.</summary>
public sealed class AuditTrail(AppDb db, CurrentUser user)
{
    /// <summary>Adds one entry for every record that the act is about to save. Call last: the end of the chain is locked until the commit.</summary>
    internal async Task Append(string act, CancellationToken ct)
    {
        db.ChangeTracker.DetectChanges();
        List<EntityEntry>? changes = null;
        foreach (var entry in db.ChangeTracker.Entries())
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && entry.Entity is not ILogRow && !entry.Metadata.IsOwned())
                (changes ??= []).Add(entry);
        if (changes is null || user.Center == default)
            return;

        var head = await LockHead(ct);
        var now = db.Now;
        foreach (var change in changes)
        {
            var entry = new AuditEntry
            {
                CenterId = user.Center, Seq = head.Seq + 1, At = now, ById = user.Id, By = user.Name, Act = act,
                Table = change.Metadata.GetTableName()!, Key = AuditDetail.Key(change), Change = change.State.ToString(), Detail = AuditDetail.Of(change),
            };
            entry.Hash = entry.HashAfter(head.Hash);
            (head.Seq, head.Hash) = (entry.Seq, entry.Hash);
            db.Add(entry);
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

    private async Task<AuditHead> LockHead(CancellationToken ct)
    {
        if (await ReadHead(ct) is { } found)
            return found;
        await using (var create = db.Command("""
            INSERT INTO kernel_audit_heads ("CenterId", "Name", "Seq", "Hash") VALUES (@center, @name, 0, @hash) ON CONFLICT DO NOTHING
            """, ("@center", user.Center.Value), ("@name", AuditHead.Only), ("@hash", Array.Empty<byte>())))
        {
            await create.ExecuteNonQueryAsync(ct);
        }

        return await ReadHead(ct) ?? throw new InvalidOperationException("The audit chain has no head.");
    }

    private async Task<AuditHead?> ReadHead(CancellationToken ct)
    {
        await using var command = db.Command(
            "SELECT \"Seq\", \"Hash\" FROM kernel_audit_heads WHERE \"CenterId\" = @center AND \"Name\" = @name" + (db.IsSqlite ? "" : " FOR UPDATE"),
            ("@center", user.Center.Value), ("@name", AuditHead.Only));
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            return null;
        var head = new AuditHead { CenterId = user.Center, Seq = row.GetInt64(0), Hash = row.GetFieldValue<byte[]>(1) };
        db.Attach(head);
        return head;
    }
}
