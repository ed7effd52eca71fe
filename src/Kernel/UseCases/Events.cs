using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Live;

namespace Anju.Kernel.UseCases;

/// <summary>Tells other modules what happened, inside the running transaction, and open pages after its commit.</summary>
public sealed class Events(IServiceProvider services)
{
    private List<LiveEvent>? live;

    /// <summary>Runs every handler of this event now, in the same transaction; a throwing handler undoes the whole act.</summary>
    public async Task Publish<TEvent>(TEvent happened, CancellationToken ct) where TEvent : IEvent
    {
        foreach (var handler in services.GetServices<IOn<TEvent>>())
            await handler.Handle(happened, ct);
    }

    /// <summary>Tells open pages of this center after the commit; lost when the act is refused.</summary>
    /// <param name="topic">e.g. <c>repairs</c>; a page listens to topics.</param>
    public void Tell(string topic, string data) => (live ??= []).Add(new(topic, data));

    internal IReadOnlyList<LiveEvent> TakeLive()
    {
        var taken = live;
        live = null;
        return taken ?? (IReadOnlyList<LiveEvent>)[];
    }
}
