using System.Net;
using System.Text.Json.Nodes;
using AngleSharp;
using Anju.Casework.Contracts;
using Anju.Casework.Quality;
using Anju.Integration.RepairOrders;
using Anju.Kernel.Identity;
using Xunit;

namespace Anju.Integration.Casework;

/// <summary>The statistics of a month say what the records say, in the same words as the indices of each kind of work.</summary>
public class StatisticsTests
{
    private const string Month = "/api/casework/statistics?month=";

    private static async Task<RepairsUnderTest> WithFiveLateRepairs(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        for (var i = 0; i < 5; i++)
            await repairs.Desk.Register(new
            {
                requestId = Guid.CreateVersion7(),
                house = repairs.Neighbours.House($"3-1-10{i}").Value,
                item = "厨房水龙头",
                description = "水槽下滴水",
                @class = "Minor",
                part = "Private",
                reporterName = "周晓宁",
                reporterPhone = "00012345678",
            });
        repairs.Pass(TimeSpan.FromDays(5));                     // 30 November; nobody went
        return repairs;
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-2f")]
    public async Task A_month_shows_every_index_as_its_own_page_does_with_the_month_before_and_a_line(Database database)
    {
        var repairs = await WithFiveLateRepairs(database);
        var view = await repairs.Director.Get(Month + "2026-11");
        Assert.Equal(("2026-11-01", "2026-11-30", true), (view["month"]!.GetValue<string>(), view["to"]!.GetValue<string>(), view["isRunning"]!.GetValue<bool>()));
        Assert.Equal(["报修", "投诉", "接待", "检查", "催缴"], view["groups"]!.AsArray().Select(g => g!["title"]!.GetValue<string>()));
        foreach (var (title, address) in new[] { ("报修", "repairs"), ("投诉", "complaints"), ("检查", "inspections") })
        {
            var sheet = await repairs.Director.Get($"/api/{address}/indices?from=2026-11-01&to=2026-11-30");
            var group = view["groups"]!.AsArray().Single(g => g!["title"]!.GetValue<string>() == title)!;
            Assert.Equal(sheet["indices"]!.AsArray().Select(Text), group["rows"]!.AsArray().Select(r => Text(r!["index"])));
            Assert.Equal(sheet["apart"]!.AsArray().Select(Text), group["apart"]!.AsArray().Select(Text));
        }

        var late = view["groups"]![0]!["rows"]![0]!;
        Assert.Equal(("0.0 %", true, "—"), (late["index"]!["result"]!.GetValue<string>(), late["index"]!["isMissed"]!.GetValue<bool>(), late["before"]!["result"]!.GetValue<string>()));
        Assert.Equal([null, null, null, null, null, 0m], late["trend"]!.AsArray().Select(t => t!["value"]?.GetValue<decimal>()));
    }

    private static string Text(JsonNode? node) => node!.ToJsonString();

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-2f")]
    public async Task The_page_links_every_figure_to_its_rows_and_the_printed_month_says_the_same(Database database)
    {
        var repairs = await WithFiveLateRepairs(database);
        var html = await repairs.Director.Page("/statistics?month=2026-11");
        var page = await BrowsingContext.New().OpenAsync(r => r.Content(html));
        var row = page.QuerySelectorAll("main tbody tr").Single(r => r.QuerySelector("td.hd")!.TextContent == "零修急修及时率");
        Assert.Equal(["0", "5", "0.0 %"], row.QuerySelectorAll("td.n").Take(3).Select(c => c.TextContent.Trim()));
        var rows = await repairs.Director.Get(row.QuerySelectorAll("td.n a")[1].GetAttribute("href")!.Replace("/repairs?", "/list?", StringComparison.Ordinal));
        Assert.Equal(5, rows["items"]!.AsArray().Count);
        html = await repairs.Director.Page("/statistics/print?month=2026-11");
        var paper = await BrowsingContext.New().OpenAsync(r => r.Content(html));
        Assert.Contains("零修急修及时率", paper.QuerySelectorAll("article.paper tbody tr").Single(r => r.TextContent.Contains("0.0 %", StringComparison.Ordinal) && r.TextContent.Contains("≥ 98 %", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Contains("截至 11 月 30 日", paper.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_month_to_come_or_a_word_that_is_no_month_gets_a_sentence(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        foreach (var (month, words) in new[] { ("2026-12", "还没有到这个月"), ("1999-12", "2000"), ("十一月", "2026-11"), ("2026-13", "2026-11"), ("0001-01", "2000") })
        {
            var (status, body) = await repairs.Director.Try(Month + month);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains(words, body!["errors"]!["Month"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_month_that_is_over_is_computed_again_after_ten_minutes()
    {
        var clock = new HandClock();
        var book = new MonthBook(clock);
        var computed = 0;
        Task<IReadOnlyList<IndexSheet>> Compute() => Task.FromResult<IReadOnlyList<IndexSheet>>([new(default, default, [], [new("第", ++computed, "")])]);
        async Task<int> Get(CenterId center) => (await book.Get(center, new(2026, 10, 1), Compute))[0].Apart[0].Count;
        var (one, other) = (new CenterId(Guid.CreateVersion7()), new CenterId(Guid.CreateVersion7()));
        Assert.Equal((1, 1, 2), (await Get(one), await Get(one), await Get(other)));
        clock.Now += MonthBook.Kept;
        Assert.Equal(3, await Get(one));
    }

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
