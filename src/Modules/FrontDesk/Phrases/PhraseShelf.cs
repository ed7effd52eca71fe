using System.Collections.Concurrent;
using Anju.FrontDesk.Advise;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.FrontDesk.Phrases;

/// <summary>Phrases and advice as the desk shows them, kept a minute per center: they change once a year and are read with every call.</summary>
internal sealed class PhraseShelf(Calendar calendar)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<CenterId, (DateTime Until, Words Words)> shelf = new();

    public sealed record Words(IReadOnlyList<PhraseList.Group> Phrases, IReadOnlyList<AdviceList.Line> Advice);

    public async Task<Words> Of(CenterId center, Query<PhraseList.Query, IReadOnlyList<PhraseList.Group>> phrases, Query<AdviceList.Query, IReadOnlyList<AdviceList.Line>> advice, CancellationToken ct)
    {
        if (shelf.TryGetValue(center, out var held) && held.Until > calendar.Now)
            return held.Words;
        var words = new Words((await phrases.Ask(new(), ct)).Value ?? [], (await advice.Ask(new(), ct)).Value ?? []);
        if (words is { Phrases.Count: > 0, Advice.Count: > 0 })
            shelf[center] = (calendar.Now + Kept, words);
        return words;
    }

    public void Forget(CenterId center) => shelf.TryRemove(center, out _);
}
