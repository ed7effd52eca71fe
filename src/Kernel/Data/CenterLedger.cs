using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Audit;
using Anju.Kernel.Privacy;

namespace Anju.Kernel.Data;

/// <summary>
/// The two things of a center that can be had only one after another: the next number of a series and the end of the
/// audit chain. Entered as late as possible, left with the transaction; both are fetched in one round trip.
/// </summary>
internal sealed class CenterLedger(AppDb db, WriteGate gate, Seal seal)
{
    private const string TakeNumber = """
        INSERT INTO kernel_numbers ("CenterId", "Series", "Last") VALUES (@center, @series, 1)
        ON CONFLICT ("CenterId", "Series") DO UPDATE SET "Last" = kernel_numbers."Last" + 1 RETURNING "Last";

        """;

    private const string MakeHead = """
        INSERT INTO kernel_audit_heads ("CenterId", "Name", "Seq", "Hash") VALUES (@center, @name, 0, @hash) ON CONFLICT DO NOTHING;

        """;

    private string ReadHead => "SELECT \"Seq\", \"Hash\" FROM kernel_audit_heads WHERE \"CenterId\" = @center AND \"Name\" = @name" + (db.IsSqlite ? "" : " FOR UPDATE");

    private SemaphoreSlim? turn;
    private AuditHead? head;

    /// <summary>From here on every writing of the context belongs to one act; nothing is locked until the first of them.</summary>
    public async ValueTask Open(CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        db.Database.AutoSavepointsEnabled = false;               // the whole act is undone or nothing; a save inside it is not
        db.Ledger = this;
    }

    /// <summary>The transaction of the act, begun by its first writing. On SQLite every transaction that writes is alone.</summary>
    public async ValueTask Begin(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null)
            return;
        if (db.IsSqlite)
        {
            seal.Ready();
            turn ??= await gate.Enter(default, ct);
        }

        await db.Database.BeginTransactionAsync(ct);
    }

    /// <summary>Not cancelled by anybody: what was saved is committed.</summary>
    public Task Commit() => db.Database.CurrentTransaction?.CommitAsync(CancellationToken.None) ?? Task.CompletedTask;

    /// <summary>Ends the act, undoing what was not committed.</summary>
    public async ValueTask Close()
    {
        db.Ledger = null;
        try
        {
            if (db.Database.CurrentTransaction is { } open)
                await open.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
        finally
        {
            turn?.Release();
            (turn, head) = (null, null);
        }
    }

    /// <summary>One piece of housekeeping in its turn, outside any use case.</summary>
    public async Task<T> Write<T>(Func<Task<T>> work, CancellationToken ct)
    {
        try
        {
            await Open(ct);
            var done = await work();
            await Commit();
            return done;
        }
        finally
        {
            await Close();
        }
    }

    /// <summary>The next number of a series, from 1. The row stays locked until the transaction ends: whoever gives up leaves no gap.</summary>
    public async Task<long> Next(string series, CancellationToken ct)
    {
        if (db.Ledger != this)
            throw new InvalidOperationException("A number is taken inside the act that makes its record.");
        await Enter(ct);
        await using var command = db.Command(TakeNumber + (head is null ? ReadHead : ""),
            ("@center", db.Center.Value), ("@series", series), ("@name", AuditHead.Only));
        await using var rows = await command.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        var number = rows.GetInt64(0);
        if (head is null && await rows.NextResultAsync(ct))
            head = await Read(rows, ct);
        return number;
    }

    /// <summary>The locked end of the center's audit chain, tracked so that the act's save moves it.</summary>
    public async Task<AuditHead> Head(CancellationToken ct)
    {
        await Enter(ct);
        for (var made = false; head is null; made = true)
        {
            if (made)
                throw new InvalidOperationException("The audit chain has no end.");
            await using var command = db.Command(MakeHead + ReadHead,
                ("@center", db.Center.Value), ("@name", AuditHead.Only), ("@hash", Array.Empty<byte>()));
            await using var rows = await command.ExecuteReaderAsync(ct);
            head = await Read(rows, ct);
        }

        db.Attach(head);
        return head;
    }

    private async ValueTask Enter(CancellationToken ct)
    {
        if (!db.IsSqlite)
            turn ??= await gate.Enter(db.Center, ct);
        await Begin(ct);
    }

    private async Task<AuditHead?> Read(DbDataReader rows, CancellationToken ct) => await rows.ReadAsync(ct)
        ? new AuditHead { CenterId = db.Center, Seq = rows.GetInt64(0), Hash = rows.GetFieldValue<byte[]>(1) }
        : null;
}
