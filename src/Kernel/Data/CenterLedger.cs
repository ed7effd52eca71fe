using System.Data.Common;
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

    /// <summary>SQLite: before the transaction begins, because there every transaction that writes is alone.</summary>
    public async ValueTask BeforeTransaction(CancellationToken ct)
    {
        if (!db.IsSqlite)
            return;
        seal.Ready();
        turn ??= await gate.Enter(default, ct);
    }

    /// <summary>After commit or rollback, whatever happened.</summary>
    public void Leave()
    {
        turn?.Release();
        (turn, head) = (null, null);
    }

    /// <summary>The next number of a series, from 1. The row stays locked until the transaction ends: whoever gives up leaves no gap.</summary>
    public async Task<long> Next(string series, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A number is taken inside the transaction of its record.");
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
    }

    private async Task<AuditHead?> Read(DbDataReader rows, CancellationToken ct) => await rows.ReadAsync(ct)
        ? new AuditHead { CenterId = db.Center, Seq = rows.GetInt64(0), Hash = rows.GetFieldValue<byte[]>(1) }
        : null;
}
