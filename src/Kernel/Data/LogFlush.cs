using Npgsql;

namespace Anju.Kernel.Data;

/// <summary>
/// Makes commits durable that did not wait for the disk themselves (PostgreSQL). The log is one: a tiny transaction that
/// waits takes along all that was committed before it, and everybody who waits at that moment shares it.
/// </summary>
internal sealed class LogFlush(string? connection) : IAsyncDisposable
{
    /// <summary>Writes a few bytes that nobody reads, as a transaction; its commit waits as the server is told to.</summary>
    public const string Statement = "SELECT pg_logical_emit_message(true, 'anju', '')";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim opening = new(1);
    private FlushLine? line;
    private long nextTry;

    /// <summary>The line that stands now; to be asked for before the commit it shall make durable. Null while none can be had.</summary>
    public ValueTask<FlushLine?> Standing() => line is { IsBroken: false } standing ? new(standing) : new(Open());

    private async Task<FlushLine?> Open()
    {
        await opening.WaitAsync();
        try
        {
            if (line is { IsBroken: false } || connection is null || Environment.TickCount64 < nextTry)
                return line is { IsBroken: false } ? line : null;
            if (line is not null)
                await line.DisposeAsync();
            line = null;
            return line = await FlushLine.Open(new NpgsqlConnectionStringBuilder(connection) { Pooling = false, KeepAlive = 30, ApplicationName = "anju flush" }.ConnectionString);
        }
        catch (NpgsqlException)
        {
            nextTry = Environment.TickCount64 + (long)Pause.TotalMilliseconds;   // meanwhile each act waits for the disk by itself
            return null;
        }
        finally
        {
            opening.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (line is not null)
            await line.DisposeAsync();
        opening.Dispose();
    }
}

/// <summary>
/// One connection that flushes. What it answers is true only of commits made while it stood: a server that fell and came
/// back has forgotten what was not flushed, and a new connection would not know.
/// </summary>
internal sealed class FlushLine : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand flush;
    private readonly Lock queue = new();
    private TaskCompletionSource<bool>? next;
    private bool isRunning;
    private volatile bool isBroken;

    private FlushLine(NpgsqlConnection connection) => (this.connection, flush) = (connection, new NpgsqlCommand(LogFlush.Statement, connection));

    public bool IsBroken => isBroken || connection.State != System.Data.ConnectionState.Open && !isRunning;

    public static async Task<FlushLine> Open(string connection)
    {
        var made = new FlushLine(new NpgsqlConnection(connection));
        try
        {
            await made.connection.OpenAsync();
            await made.flush.PrepareAsync();
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>True when everything committed before this call is on the disk; false when the line broke and nobody knows.</summary>
    public Task<bool> Flushed()
    {
        lock (queue)
        {
            if (isBroken)
                return Task.FromResult(false);
            next ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            var mine = next.Task;
            if (!isRunning)
            {
                isRunning = true;
                _ = Run();
            }

            return mine;
        }
    }

    /// <summary>A flush serves those who came before it began; who comes while it runs waits for the one after.</summary>
    private async Task Run()
    {
        while (Take() is { } round)
        {
            try
            {
                await flush.ExecuteNonQueryAsync();
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException or ObjectDisposedException)
            {
                isBroken = true;
            }

            round.SetResult(!isBroken);
        }
    }

    private TaskCompletionSource<bool>? Take()
    {
        lock (queue)
        {
            var taken = next;
            next = null;
            isRunning = taken is not null;
            return taken;
        }
    }

    public async ValueTask DisposeAsync()
    {
        isBroken = true;
        await flush.DisposeAsync();
        await connection.DisposeAsync();
    }
}
