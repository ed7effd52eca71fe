using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.Live;
using Anju.Kernel.Ui;

namespace Anju.Web;

/// <summary>The frame of every page for the current user. What is late is counted when a row has changed and every few seconds per center, not per page.</summary>
internal sealed class Shell(ModuleList modules, CurrentUser user, Calendar calendar, Frame frame, IEnumerable<DemoData> demo) : IShell
{
    public string CenterName { get; private set; } = "";
    public string? DemoMark => demo.FirstOrDefault()?.Mark;
    public string UserName => user.Name;
    public string PostName => user.Actor.Post;
    public IReadOnlyList<ShellPlace> Places { get; private set; } = [];
    public IReadOnlyList<ShellPlace> Quick { get; private set; } = [];
    public IReadOnlyList<Alarm> Alarms { get; private set; } = [];
    public int Notices { get; private set; }
    public DateTime LocalNow => calendar.ToLocal(calendar.Now);

    public async Task Load(CancellationToken ct)
    {
        if (!user.Actor.IsKnown)
            return;
        (var name, var counts, Alarms) = await frame.Of(user.Center, ct);
        CenterName = name;
        Places = [.. modules.Modules.SelectMany(m => m.Places).Where(p => user.May(p.Permission)).OrderBy(p => p.Order)
            .Select(p => new ShellPlace(p.Title, p.Href, p.Title, p.LateCount is null ? 0 : counts.GetValueOrDefault(p.LateCount), p.Also))];
        Quick = [.. modules.Modules.SelectMany(m => m.Quick).Where(p => user.May(p.Permission)).OrderBy(p => p.Order).Select(p => new ShellPlace(p.Title, p.Href, p.Title, 0))];
        Notices = await frame.Notices(user.Actor, ct);
    }
}

/// <summary>What the frame of a center says, asked over a connection of its own (the page below loads at the same time) and kept until a row changes.</summary>
internal sealed class Frame(IServiceScopeFactory scopes, Fresh fresh)
{
    /// <summary>Becoming late is no change of a row.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    public ValueTask<(string CenterName, IReadOnlyDictionary<string, int> Late, IReadOnlyList<Alarm> Alarms)> Of(CenterId center, CancellationToken ct) => fresh.Get(center, typeof(Frame), async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(center));
        var counters = scope.ServiceProvider.GetServices<ILateCount>().ToList();
        var counts = (await counters.Select((counter, place) => counter.Late.GroupBy(_ => 1).Select(g => new { Place = place, Late = g.Count() }))
            .Aggregate(Queryable.Concat).ToListAsync(ct)).ToDictionary(c => counters[c.Place].Key, c => c.Late);
        var alarms = new List<Alarm>();
        foreach (var source in scope.ServiceProvider.GetServices<IAlarms>())
            alarms.AddRange(await source.Open(ct));
        return ((await scope.ServiceProvider.GetRequiredService<ICenters>().NameOf(center, ct), (IReadOnlyDictionary<string, int>)counts, (IReadOnlyList<Alarm>)alarms), Kept);
    });

    /// <summary>What this person has not read.</summary>
    public ValueTask<int> Notices(Actor reader, CancellationToken ct) => fresh.Get(reader.Center, (typeof(Frame), reader.Id), async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(reader);
        var unread = 0;
        foreach (var count in scope.ServiceProvider.GetServices<INoticeCount>())
            unread += await count.Unread(ct);
        return (unread, Fresh.Longest);
    });
}
