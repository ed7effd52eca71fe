using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.Kernel.Live;
using Anju.Kernel.UseCases;
using Xunit;

namespace Anju.Integration.Platform;

public class StartTests
{
    internal sealed record Forgotten;

    internal sealed class Handler : IHandler<Forgotten, Done>
    {
        public Task<Result<Done>> Handle(Forgotten command, CancellationToken ct) => Task.FromResult<Result<Done>>(new Done());
    }

    private sealed class Careless : IModule
    {
        public string Name => "careless";
        public IReadOnlyList<PermissionInfo> Permissions => [];
        public void AddServices(IServiceCollection services) { }
        public void MapApi(IEndpointRouteBuilder api) { }
    }

    [Fact]
    public void A_command_without_permission_stops_the_start()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddKernel(new ConfigurationBuilder().Build(), new Careless()));
        Assert.Contains(nameof(Forgotten), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_node_commits_reaches_the_pages_of_another_once()
    {
        var connection = Databases.Postgres("postgres");
        var (here, there, center) = (new LiveFeed(), new LiveFeed(), new CenterId(Guid.CreateVersion7()));
        using PostgresRelay one = new(here, new(TimeProvider.System, isAlone: false), new(), connection, NullLogger<PostgresRelay>.Instance), two = new(there, new(TimeProvider.System, isAlone: false), new(), connection, NullLogger<PostgresRelay>.Instance);
        await one.StartAsync(default);
        await two.StartAsync(default);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var (own, other) = (Count(here, center, patience.Token), First(there, center, patience.Token));
        while (!other.IsCompleted)
        {
            one.Send(center, new LiveEvent("repairs", "{}"));
            await Task.Delay(100, patience.Token);
        }

        Assert.Equal("{}", await other);
        await one.StopAsync(default);
        await two.StopAsync(default);
        await patience.CancelAsync();
        Assert.True(await own > 0);
    }

    [Fact]
    public async Task What_one_node_commits_makes_void_what_another_keeps_and_a_node_without_a_line_keeps_nothing()
    {
        var connection = Databases.Postgres("postgres");
        var (here, there, center, asked) = (new Fresh(TimeProvider.System, isAlone: false), new Fresh(TimeProvider.System, isAlone: false), new CenterId(Guid.CreateVersion7()), 0);
        async Task<bool> IsKept() => await there.Get(center, "rows", () => Task.FromResult((++asked, Fresh.Longest))) == await there.Get(center, "rows", () => Task.FromResult((++asked, Fresh.Longest)));
        using PostgresRelay one = new(new(), here, new(), connection, NullLogger<PostgresRelay>.Instance), two = new(new(), there, new(), connection, NullLogger<PostgresRelay>.Instance);
        Assert.False(await IsKept());
        await one.StartAsync(default);
        await two.StartAsync(default);
        await Until(IsKept);
        var (before, elsewhere) = (there.StampOf(center), there.StampOf(new(Guid.CreateVersion7())));
        one.Changed(center);
        await Until(() => Task.FromResult(there.StampOf(center) != before));
        Assert.Equal(elsewhere.Company, there.StampOf(center).Company);
        await two.StopAsync(default);
        await Until(async () => !await IsKept());
        await one.StopAsync(default);
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await isSo())
        {
            Assert.False(late.IsCancellationRequested, "It did not come about in time.");
            await Task.Delay(20);
        }
    }

    private static async Task<string> First(LiveFeed feed, CenterId center, CancellationToken ct)
    {
        await foreach (var heard in feed.Listen(center, ["repairs"], ct))
            return heard.Data;
        return "";
    }

    private static async Task<int> Count(LiveFeed feed, CenterId center, CancellationToken ct)
    {
        var heard = 0;
        try
        {
            await foreach (var _ in feed.Listen(center, ["repairs"], ct))
                heard++;
        }
        catch (OperationCanceledException) { }
        return heard;
    }
}
