using System.Collections.Concurrent;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.FrontDesk.Phrases;

/// <summary>The phrases as the desk shows them, kept a minute per center: they change once a year and are read with every call.</summary>
internal sealed class PhraseShelf(Calendar calendar)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<CenterId, (DateTime Until, IReadOnlyList<PhraseList.Group> Groups)> shelf = new();

    public async Task<IReadOnlyList<PhraseList.Group>> Of(CenterId center, Query<PhraseList.Query, IReadOnlyList<PhraseList.Group>> ask, CancellationToken ct)
    {
        if (shelf.TryGetValue(center, out var held) && held.Until > calendar.Now)
            return held.Groups;
        var groups = (await ask.Ask(new(), ct)).Value ?? [];
        if (groups.Count > 0)
            shelf[center] = (calendar.Now + Kept, groups);
        return groups;
    }

    public void Forget(CenterId center) => shelf.TryRemove(center, out _);
}
