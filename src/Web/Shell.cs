using System.Collections.Concurrent;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.Ui;

namespace Anju.Web;

/// <summary>The frame of every page for the current user. What is late is counted at most every few seconds per center, not per page.</summary>
internal sealed class Shell(ModuleList modules, CurrentUser user, Calendar calendar, LateCounts late, IServiceScopeFactory scopes, IEnumerable<DemoData> demo) : IShell
{
    public string CenterName { get; private set; } = "";
    public string? DemoMark => demo.FirstOrDefault()?.Mark;
    public string UserName => user.Name;
    public string PostName => user.Actor.Post;
    public IReadOnlyList<ShellPlace> Places { get; private set; } = [];
    public int Notices { get; private set; }
    public DateTime LocalNow => calendar.ToLocal(calendar.Now);

    public async Task Load(CancellationToken ct)
    {
        if (!user.Actor.IsKnown)
            return;
        await using var scope = scopes.CreateAsyncScope();      // the page below loads at the same time, over the request's own connection
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(user.Actor);
        CenterName = await scope.ServiceProvider.GetRequiredService<ICenters>().NameOf(user.Center, ct);
        var counts = await late.Of(user.Center, ct);
        Places = [.. modules.Modules.SelectMany(m => m.Places).Where(p => user.May(p.Permission)).OrderBy(p => p.Order)
            .Select(p => new ShellPlace(p.Title, p.Href, p.Title, p.LateCount is null ? 0 : counts.GetValueOrDefault(p.LateCount), p.Also))];
        foreach (var count in scope.ServiceProvider.GetServices<INoticeCount>())
            Notices += await count.Unread(ct);
    }
}

/// <summary>Late counts per center, kept for a few seconds.</summary>
internal sealed class LateCounts(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<CenterId, (DateTimeOffset At, Dictionary<string, int> Counts)> known = new();

    public async ValueTask<IReadOnlyDictionary<string, int>> Of(CenterId center, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(center, out var found) && now - found.At < Kept)
            return found.Counts;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(center));
        var counts = new Dictionary<string, int>();
        foreach (var counter in scope.ServiceProvider.GetServices<ILateCount>())
            counts[counter.Key] = await counter.Count(ct);
        known[center] = (now, counts);
        return counts;
    }
}
