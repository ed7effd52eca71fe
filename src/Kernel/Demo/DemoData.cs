using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Calendars;

namespace Anju.Kernel.Demo;

/// <summary>Makes the demo company in an empty database, and its past while the first visitors already look around.</summary>
public sealed class DemoData(IServiceProvider services, Calendar calendar, IConfiguration configuration)
{
    /// <summary>Days of past that are laid, 0 to 366; <c>Demo:Days</c> sets another number than 90.</summary>
    private readonly int daysOfPast = Math.Clamp(configuration.GetValue("Demo:Days", 90), 0, 366);

    /// <summary>Percent of the past that is laid; until then boards show matters whose end is still to come.</summary>
    private int laid = 100;

    /// <summary>While the past is being laid scheduled work waits: half a past would be judged as a whole one.</summary>
    internal bool IsLaying => laid < 100;

    /// <summary>What pages say of the data.</summary>
    public string Mark => laid == 100 ? "演示" : $"演示 · 往日记录生成中 {laid}%";

    public const string Password = "anju-demo";

    /// <summary>Post and account of each demo sign-in, in the order of the day.</summary>
    public static readonly IReadOnlyList<(string Post, string Account)> Accounts =
    [
        ("前台", "qiantai"), ("主任", "zhuren"), ("维修工", "weixiu"), ("电工", "diangong"), ("管理员", "guanjia"), ("收费员", "shoufei"),
        ("总经理", "zongjingli"), ("财务", "caiwu"), ("仓管", "cangguan"), ("档案", "dangan"), ("系统管理员", "guanli"),
    ];

    /// <summary>Houses, staff and price lists, unless there is a demo already. The past follows with <see cref="LivePast"/>.</summary>
    public async Task<bool> CreateIfEmpty(CancellationToken ct)
    {
        var world = new DemoWorld(services, calendar);
        if (await world.Ask(db => db.Set<DemoProgress>().AnyAsync(ct)))
            return false;
        using var scope = services.CreateScope();
        foreach (var center in (Kernel.Identity.CenterId[])[DemoWorld.SecondCenter, DemoWorld.MainCenter])
        {
            world.Center = center;
            foreach (var part in Parts(scope))
                await part.Lay(world, ct);
        }

        await world.Write((db, _) =>
        {
            db.Add(new DemoProgress { From = world.Today.AddDays(-daysOfPast), LivedTo = daysOfPast == 0 ? world.Today : world.Today.AddDays(-daysOfPast - 1), To = world.Today });
            return Task.CompletedTask;
        }, ct);
        laid = daysOfPast == 0 ? 100 : 0;
        return true;
    }

    /// <summary>The days that are still missing, one after another, through the real use cases at their own time.</summary>
    public async Task LivePast(CancellationToken ct)
    {
        var world = new DemoWorld(services, calendar);
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<Kernel.Identity.CurrentUser>().Become(Kernel.Identity.Actor.System(DemoWorld.MainCenter));
        var parts = Parts(scope);
        while (await world.Ask(db => db.Set<DemoProgress>().AsNoTracking().OrderBy(p => p.From).FirstOrDefaultAsync(ct)) is { } progress && progress.LivedTo < progress.To)
        {
            var day = progress.LivedTo.AddDays(1);
            laid = Math.Min(99, 100 * (day.DayNumber - progress.From.DayNumber) / Math.Max(1, progress.To.DayNumber - progress.From.DayNumber));
            foreach (var part in parts)
                await part.Live(world, day, ct);
            await world.Ask(db => db.Set<DemoProgress>().ExecuteUpdateAsync(p => p.SetProperty(x => x.LivedTo, day), ct));
        }

        laid = 100;
    }

    /// <summary>Whether the past is complete.</summary>
    public async Task<bool> IsComplete(CancellationToken ct) =>
        await new DemoWorld(services, calendar).Ask(db => db.Set<DemoProgress>().AsNoTracking().OrderBy(p => p.From).FirstOrDefaultAsync(ct)) is { } progress && progress.LivedTo >= progress.To;

    private static IDemoPart[] Parts(IServiceScope scope) => [.. scope.ServiceProvider.GetServices<IDemoPart>().OrderBy(p => p.Order)];
}
