using Anju.Kernel.Identity;

namespace Anju.Kernel.Live;

/// <summary>Brings a committed event to the pages of every node; within one process that is the feed itself.</summary>
public interface ILiveRelay
{
    void Send(CenterId center, LiveEvent happened);
}

internal sealed class SameProcess(LiveFeed feed) : ILiveRelay
{
    public void Send(CenterId center, LiveEvent happened) => feed.Send(center, happened);
}
