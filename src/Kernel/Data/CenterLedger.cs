using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Audit;
using Anju.Kernel.Privacy;

namespace Anju.Kernel.Data;

/// <summary>
/// The two things of a center that can be had only one after another: the next number of a series and the end of the
/// audit chain. Entered as late as possible, left with the commit.
/// </summary>
/// <remarks>
/// On PostgreSQL the process supposes that both stand where its own last commit has left them, and asks nothing: the
/// commit moves them from there or fails, and the act is done again with both read under the lock. The commit gives the
/// locks back before the log is on the disk; the act is acknowledged when it is.
/// </remarks>
internal sealed class CenterLedger(AppDb db, WriteGate gate, LogFlush flush, Seal seal)
{
    private const string TakeNumber = """
        INSERT INTO kernel_numbers ("CenterId", "Series", "Last") VALUES (@center, @series, 1)
        ON CONFLICT ("CenterId", "Series") DO UPDATE SET "Last" = kernel_numbers."Last" + 1 RETURNING "Last";

        """;

    private const string MakeHead = """
        INSERT INTO kernel_audit_heads ("CenterId", "Name", "Seq", "Hash") VALUES (@center, @name, 0, @hash) ON CONFLICT DO NOTHING;

        """;

    private const string MoveHead = """
        UPDATE kernel_audit_heads SET "Seq" = $1, "Hash" = $2 WHERE "CenterId" = $3 AND "Name" = $4 AND "Seq" = $5 AND "Hash" = $6
        """;

    private const string MoveNumber = """
        UPDATE kernel_numbers SET "Last" = $1 WHERE "CenterId" = $2 AND "Series" = $3 AND "Last" = $4
        """;

    private string ReadHead => "SELECT \"Seq\", \"Hash\" FROM kernel_audit_heads WHERE \"CenterId\" = @center AND \"Name\" = @name" + (db.IsSqlite ? "" : " FOR UPDATE");

    private readonly List<(string Series, long Was)> moved = [];
    private readonly LastWrites last = new(db);
    private WriteLine? line;
    private LedgerEnd? end;
    private AuditHead? head;
    private bool maySuppose, isSupposed, hasSupposed;

    /// <summary>From here on every writing of the context belongs to one act; nothing is locked until the first of them.</summary>
    /// <param name="maySuppose">Whoever opens does the act again when it <see cref="WasOvertaken"/>.</param>
    public async ValueTask Open(bool maySuppose, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        db.Database.AutoSavepointsEnabled = false;               // the whole act is undone or nothing; a save inside it is not
        db.Ledger = this;
        (this.maySuppose, hasSupposed) = (maySuppose, false);
    }

    /// <summary>The transaction of the act, begun by its first writing. On SQLite every transaction that writes is alone.</summary>
    public async ValueTask Begin(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null)
            return;
        if (db.IsSqlite)
        {
            seal.Ready();
            line ??= await gate.Enter(default, ct);
        }

        await db.Database.BeginTransactionAsync(ct);
    }

    /// <summary>Written with the commit, after the save.</summary>
    public void AtTheEnd(string sql, params object?[] values) => last.Add(sql, values);

    /// <summary>Not cancelled by anybody: what was saved is committed.</summary>
    public async Task Commit()
    {
        if (db.Database.CurrentTransaction is not { } open)
            return;
        if (db.IsSqlite)
        {
            Move();
            await last.Run();
        }

        await open.CommitAsync(CancellationToken.None);          // on PostgreSQL this comes back as CommitEarly
    }

    /// <summary>
    /// In one round trip the last rows are written, numbers and chain move and the commit stands in the log: the next of
    /// the center begins. Then the disk is waited for.
    /// </summary>
    internal async Task CommitEarly()
    {
        var standing = await flush.Standing();                   // asked for before the commit: see FlushLine
        Move();
        last.Add("SET LOCAL synchronous_commit = off");
        last.Add("COMMIT");
        await DbErrors.Overtaken(last.Run());
        if (head is not null)
            end!.EndAt(head.Seq, head.Hash);
        Leave(head is null ? null : end);
        if (standing is null || !await standing.Flushed())
            await FlushHere();
    }

    /// <summary>On PostgreSQL each move divides by the number of rows it found: where nothing stands as supposed, nothing is committed.</summary>
    private void Move()
    {
        string Found(string move) => db.IsSqlite ? move : $"WITH moved AS ({move} RETURNING 1) SELECT 1 / count(*) FROM moved";
        foreach (var (series, was) in moved)
            last.Add(Found(MoveNumber), end!.Numbers[series], db.Center.Value, series, was);
        if (head is not null && head.Seq != end!.Seq)
            last.Add(Found(MoveHead), head.Seq, head.Hash, db.Center.Value, AuditHead.Only, end.Seq, end.Hash);
    }

    /// <summary>Waits until everything that this connection has seen committed is on the disk. Outside a transaction.</summary>
    internal async Task FlushHere()
    {
        if (db.IsSqlite)
            return;
        await using var wait = db.Database.GetDbConnection().CreateCommand();   // belongs to no transaction: the one before it has ended in its own text
        wait.CommandText = LogFlush.Statement;
        await wait.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>The act rests on what was supposed, and that may not have been so: it is to be done again, from what the database says.</summary>
    public bool WasOvertaken(Exception failure)
    {
        if (!hasSupposed || !(failure is OvertakenException || DbErrors.IsConstraint(failure)))
            return false;
        if (failure is OvertakenException || DbErrors.IsTakenPlace(failure))
            gate.Overheard(db.Center);
        return true;
    }

    /// <summary>Gives up what was written so far; the connection stays.</summary>
    public async ValueTask Undo()
    {
        if (db.Database.CurrentTransaction is { } open)
            await open.DisposeAsync();
        Leave(null);
    }

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
            Leave(null);
        }
    }

    /// <summary>One piece of housekeeping in its turn, outside any use case.</summary>
    public async Task<T> Write<T>(Func<Task<T>> work, CancellationToken ct)
    {
        try
        {
            await Open(maySuppose: false, ct);
            var done = await work();
            await Commit();
            return done;
        }
        finally
        {
            await Close();
        }
    }

    /// <summary>The next number of a series, from 1. Nobody else gets it before the transaction ends: whoever gives up leaves no gap.</summary>
    public async Task<long> Next(string series, CancellationToken ct)
    {
        if (db.Ledger != this)
            throw new InvalidOperationException("A number is taken inside the act that makes its record.");
        await Enter(ct);
        if (end is not null && end.Numbers.TryGetValue(series, out var last))
        {
            if (!moved.Exists(m => m.Series == series))
                moved.Add((series, last));
            hasSupposed |= isSupposed;
            return end.Numbers[series] = last + 1;
        }

        await using var command = db.Command(TakeNumber + (end?.Hash is null ? ReadHead : ""),
            ("@center", db.Center.Value), ("@series", series), ("@name", AuditHead.Only));
        await using var rows = await command.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        var number = rows.GetInt64(0);
        if (end?.Hash is null && await rows.NextResultAsync(ct))
            await Read(rows, ct);
        if (!db.IsSqlite)
            (end ??= new()).Numbers[series] = number;
        return number;
    }

    /// <summary>The end of the center's audit chain; the commit moves it from where it was to what the caller makes of it.</summary>
    public async Task<AuditHead> Head(CancellationToken ct)
    {
        await Enter(ct);
        hasSupposed |= isSupposed;
        for (var made = false; end?.Hash is null; made = true)
        {
            if (made)
                throw new InvalidOperationException("The audit chain has no end.");
            await using var command = db.Command(MakeHead + ReadHead,
                ("@center", db.Center.Value), ("@name", AuditHead.Only), ("@hash", Array.Empty<byte>()));
            await using var rows = await command.ExecuteReaderAsync(ct);
            await Read(rows, ct);
        }

        return head ??= new AuditHead { CenterId = db.Center, Seq = end.Seq, Hash = end.Hash };
    }

    private async ValueTask Enter(CancellationToken ct)
    {
        if (!db.IsSqlite && line is null)
        {
            line = await gate.Enter(db.Center, ct);
            end = maySuppose ? line.Take() : null;
            isSupposed = end is not null;
        }

        await Begin(ct);
    }

    private async Task Read(DbDataReader rows, CancellationToken ct)
    {
        if (await rows.ReadAsync(ct))
            (end ??= new()).EndAt(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1));
    }

    private void Leave(LedgerEnd? left)
    {
        line?.Leave(left);
        (line, end, head) = (null, null, null);
        moved.Clear();
        last.Clear();
    }
}
