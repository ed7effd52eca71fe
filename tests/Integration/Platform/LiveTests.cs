using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Live;
using Xunit;

namespace Anju.Integration.Platform;

/// <summary>What happens reaches the pages that are open, of this node and of others, and voids what is kept.</summary>
public partial class LiveTests
{
    [GeneratedRegex("data-mark=\"([^\"]+)\"")]
    private static partial Regex Mark();

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_page_hears_what_happened_between_its_drawing_and_its_line_and_nothing_twice(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var (client, news) = (center.Client(), center.Installation.Services.GetRequiredService<ILiveRelay>());
        var before = await MarkOf(client);
        news.Send(center.Id, new LiveEvent("billing", "{}"));
        var after = await MarkOf(client);
        Assert.Equal(["open", "billing"], await Heard(client, "repairs,billing", before, 2));
        Assert.Equal(["open", "repairs"], await Heard(client, "repairs,billing", after, 2, () => news.Send(center.Id, new LiveEvent("repairs", "{}"))));
        Assert.Equal(["open", "repairs", "billing"], await Heard(client, "repairs,billing", "0123456789ab.7", 3));         // drawn by another node, or before a restart
        Assert.Equal(["open", "billing"], await Heard(client, "billing", "<script>", 2));
    }

    [Fact]
    public async Task When_the_line_between_the_nodes_stands_again_every_page_looks_again()
    {
        var (feed, center) = (new LiveFeed(), new CenterId(Guid.CreateVersion7()));
        var drawnBefore = feed.Mark;
        using PostgresRelay relay = new(feed, new(TimeProvider.System, isAlone: false), new(), Databases.Postgres("postgres"), NullLogger<PostgresRelay>.Instance);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var open = First(feed, center, patience.Token);
        await relay.StartAsync(default);
        Assert.Equal("{}", await open);
        await foreach (var heard in feed.Listen(center, ["repairs"], drawnBefore, patience.Token))
        {
            Assert.Equal("repairs", heard.Topic);
            break;
        }

        await relay.StopAsync(default);
    }

    private static async Task<string> MarkOf(HttpClient client) => Mark().Match(await client.GetStringAsync("/account")).Groups[1].Value;

    /// <summary>The first topics that are told over a line.</summary>
    private static async Task<List<string>> Heard(HttpClient client, string topics, string since, int count, Action? meanwhile = null)
    {
        using var answer = await client.GetAsync($"/api/live?topics={topics}&since={Uri.EscapeDataString(since)}", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var heard = new List<string>();
        while (heard.Count < count && await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith("event: ", StringComparison.Ordinal))
                continue;
            heard.Add(line["event: ".Length..]);
            if (heard.Count == 1)
                meanwhile?.Invoke();
        }

        return heard;
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
        await foreach (var heard in feed.Listen(center, ["repairs"], since: null, ct))
            return heard.Data;
        return "";
    }

    private static async Task<int> Count(LiveFeed feed, CenterId center, CancellationToken ct)
    {
        var heard = 0;
        try
        {
            await foreach (var _ in feed.Listen(center, ["repairs"], since: null, ct))
                heard++;
        }
        catch (OperationCanceledException) { }
        return heard;
    }
}
