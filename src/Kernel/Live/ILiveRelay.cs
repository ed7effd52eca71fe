using Anju.Kernel.Identity;

namespace Anju.Kernel.Live;

/// <summary>Brings a committed event to the pages of every node; within one process that is the feed itself.</summary>
public interface ILiveRelay
{
    void Send(CenterId center, LiveEvent happened);

    /// <summary>Rows of this center were committed (the default center: rows of the company): what any node keeps of them is void.</summary>
    void Changed(CenterId center);
}

internal sealed class SameProcess(LiveFeed feed, Fresh fresh) : ILiveRelay
{
    public void Send(CenterId center, LiveEvent happened) => feed.Send(center, happened);

    public void Changed(CenterId center) => fresh.Raise(center);
}
