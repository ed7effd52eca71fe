using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Live;

public sealed record LiveEvent(string Topic, string Data);

/// <summary>
/// Carries events from committed acts to the open pages of the same center (server-sent events). A page says up to which
/// mark it was drawn: what happened while its line was made, or while it was broken, is told at once. Bounded: a page
/// that does not read loses the oldest.
/// </summary>
public sealed class LiveFeed
{
    private const int HeldPerPage = 64;
    private readonly string process = Guid.CreateVersion7().ToString("N")[^12..];
    private readonly ConcurrentDictionary<Channel<LiveEvent>, (CenterId Center, string[] Topics)> pages = new();
    private readonly ConcurrentDictionary<(CenterId Center, string Topic), long> latest = new();
    private long count, deafUntil;

    /// <summary>How far this process has heard. Taken before a page reads its rows: of what comes later the page may know nothing.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"{process}.{Interlocked.Read(ref count)}");

    public void Send(CenterId center, LiveEvent happened)
    {
        latest.AddOrUpdate((center, happened.Topic), static (_, place) => place, static (_, known, place) => Math.Max(known, place), Interlocked.Increment(ref count));     // two acts at once: the later place stays
        foreach (var (page, (at, topics)) in pages)
            if (at == center && topics.Contains(happened.Topic))
                page.Writer.TryWrite(happened);
    }

    /// <summary>What other nodes did was not heard for a time: every page, open now or drawn before this moment, looks again.</summary>
    internal void LookAgain()
    {
        Interlocked.Exchange(ref deafUntil, Interlocked.Increment(ref count));
        foreach (var (page, (_, topics)) in pages)
            foreach (var topic in topics)
                page.Writer.TryWrite(new LiveEvent(topic, "{}"));
    }

    /// <param name="since">The <see cref="Mark"/> of the page. Empty: only what happens from now on. A mark of another process: everything may have changed.</param>
    public async IAsyncEnumerable<LiveEvent> Listen(CenterId center, string[] topics, string? since, [EnumeratorCancellation] CancellationToken ct)
    {
        var page = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(HeldPerPage) { FullMode = BoundedChannelFullMode.DropOldest });
        pages[page] = (center, topics);
        try
        {
            foreach (var topic in Missed(center, topics, since))         // asked once the line stands: nothing falls between
                yield return new LiveEvent(topic, "{}");
            await foreach (var happened in page.Reader.ReadAllAsync(ct))
                yield return happened;
        }
        finally
        {
            pages.TryRemove(page, out _);
        }
    }

    private IEnumerable<string> Missed(CenterId center, string[] topics, string? since)
    {
        if (string.IsNullOrEmpty(since))
            return [];
        return since.Split('.') is [var from, var place] && from == process && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var heard) && heard >= Interlocked.Read(ref deafUntil)
            ? topics.Where(t => latest.GetValueOrDefault((center, t)) > heard)
            : topics;
    }
}
