using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Live;

public sealed record LiveEvent(string Topic, string Data);

/// <summary>Carries events from committed acts to the open pages of the same center (server-sent events). Bounded: a page that does not read loses the oldest.</summary>
public sealed class LiveFeed
{
    private const int HeldPerPage = 64;
    private readonly ConcurrentDictionary<Channel<LiveEvent>, (CenterId Center, string[] Topics)> pages = new();

    public void Send(CenterId center, LiveEvent happened)
    {
        foreach (var (page, (at, topics)) in pages)
            if (at == center && topics.Contains(happened.Topic))
                page.Writer.TryWrite(happened);
    }

    public async IAsyncEnumerable<LiveEvent> Listen(CenterId center, string[] topics, [EnumeratorCancellation] CancellationToken ct)
    {
        var page = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(HeldPerPage) { FullMode = BoundedChannelFullMode.DropOldest });
        pages[page] = (center, topics);
        try
        {
            await foreach (var happened in page.Reader.ReadAllAsync(ct))
                yield return happened;
        }
        finally
        {
            pages.TryRemove(page, out _);
        }
    }
}
