using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Live;

/// <summary>
/// Several nodes, one feed: what one node commits reaches the open pages of all through the database's own
/// notifications. Pages of the same node hear it at once; a lost connection is made again, and since what was said
/// meanwhile is lost, every page of the node then looks again. What nodes keep in memory is void while they cannot hear: notices of changed centers are held until they were said, and none is dropped.
/// </summary>
internal sealed partial class PostgresRelay(LiveFeed feed, Fresh fresh, WriteGate gate, string connection, ILogger<PostgresRelay> log) : BackgroundService, ILiveRelay
{
    private const string Line = "anju_live";
    private const int LongestPayload = 7900, Held = 1000, CentersANote = 150;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), Gather = TimeSpan.FromMilliseconds(25);
    private readonly string node = Guid.CreateVersion7().ToString("N");
    private readonly Channel<string> outgoing = Channel.CreateBounded<string>(new BoundedChannelOptions(Held) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly ConcurrentDictionary<CenterId, bool> changed = new();
    private readonly string own = new NpgsqlConnectionStringBuilder(connection) { Pooling = false, KeepAlive = 30, ApplicationName = "anju live" }.ConnectionString;

    /// <param name="Changed">Centers whose rows were committed; then there is no event.</param>
    private sealed record Note(string From, Guid Center, string? Topic, string? Data, Guid[]? Changed = null);

    public void Changed(CenterId center)
    {
        fresh.Raise(center);
        if (changed.TryAdd(center, true))
            outgoing.Writer.TryWrite("");                    // wakes the line; if the queue is full it is awake
    }

    public void Send(CenterId center, LiveEvent happened)
    {
        feed.Send(center, happened);
        var note = JsonSerializer.Serialize(new Note(node, center.Value, happened.Topic, happened.Data));
        if (Encoding.UTF8.GetByteCount(note) <= LongestPayload)
            outgoing.Writer.TryWrite(note);
        else
            TooLong(log, happened.Topic);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Forever(Listen, stoppingToken), Forever(Tell, stoppingToken));

    private async Task Forever(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await work(ct);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                Broken(log, failure);
                await Task.Delay(Pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Listen(CancellationToken ct)
    {
        await using var line = new NpgsqlConnection(own);
        line.Notification += (_, heard) => Hear(heard.Payload);
        await line.OpenAsync(ct);
        await using (var listen = new NpgsqlCommand($"LISTEN {Line}", line))
            await listen.ExecuteNonQueryAsync(ct);
        try
        {
            fresh.Hear(others: true);
            feed.LookAgain();
            while (true)
                await line.WaitAsync(ct);
        }
        finally
        {
            fresh.Hear(others: false);
        }
    }

    private void Hear(string payload)
    {
        if (JsonSerializer.Deserialize<Note>(payload) is not { } note || note.From == node)
            return;
        foreach (var center in note.Changed ?? [note.Center])
        {
            fresh.Raise(new CenterId(center));
            gate.Overheard(new CenterId(center));
        }

        if (note is { Topic: { } topic, Data: { } data })
            feed.Send(new CenterId(note.Center), new LiveEvent(topic, data));
    }

    private async Task Tell(CancellationToken ct)
    {
        await using var line = new NpgsqlConnection(own);
        await line.OpenAsync(ct);
        await using var notify = new NpgsqlCommand("SELECT pg_notify(@line, note) FROM unnest(@notes) AS note", line);
        notify.Parameters.AddWithValue("line", Line);
        var notes = notify.Parameters.Add("notes", NpgsqlDbType.Array | NpgsqlDbType.Text);
        while (!changed.IsEmpty || await outgoing.Reader.WaitToReadAsync(ct))
        {
            await Task.Delay(Gather, ct);
            var waiting = new List<string>();
            while (waiting.Count < Held && outgoing.Reader.TryRead(out var note))
                if (note.Length > 0)
                    waiting.Add(note);
            var told = changed.Keys.Where(c => changed.TryRemove(c, out _)).ToList();      // taken after the events, said before them
            notes.Value = (string[])[.. told.Chunk(CentersANote).Select(some => JsonSerializer.Serialize(new Note(node, default, null, null, [.. some.Select(c => c.Value)]))), .. waiting];
            try
            {
                await notify.ExecuteNonQueryAsync(ct);
            }
            catch
            {
                told.ForEach(c => changed.TryAdd(c, true));
                throw;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The line to the other nodes broke; it is made again")]
    private static partial void Broken(ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Warning, "A live event of topic {Topic} is too long for other nodes")]
    private static partial void TooLong(ILogger log, string topic);
}
