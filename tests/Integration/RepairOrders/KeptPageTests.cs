using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Anju.Integration.Staff;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Anju.Integration.RepairOrders;

/// <summary>The repairs page is handed out from memory as long as it is true, and not a moment longer.</summary>
public class KeptPageTests
{
    private const string Board = "/repairs";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_second_visit_asks_the_database_nothing_and_an_act_of_somebody_else_is_on_the_next(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (desk, director) = (repairs.Desk, repairs.Director);
        var first = await Register(repairs, director);
        await Eventually(async () =>
        {
            await desk.Page(Board);
            var before = repairs.Statements;
            Assert.Contains(Number(first), await desk.Page(Board), StringComparison.Ordinal);
            return repairs.Statements == before;
        });

        var second = await Register(repairs, director);
        var page = await desk.Page(Board);
        Assert.Contains(Number(second), page, StringComparison.Ordinal);
        Assert.Contains("未完<span class=\"n\">2</span>", page, StringComparison.Ordinal);
        await director.Do(first, "cancel", new { reason = "住户自己修好了" });
        page = await desk.Page(Board);
        Assert.DoesNotContain(Number(first), page, StringComparison.Ordinal);
        Assert.Contains("未完<span class=\"n\">1</span>", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Another_visitor_of_the_same_rows_asks_for_his_own_notices_only(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        await Register(repairs, repairs.Director);
        await Eventually(async () =>
        {
            await repairs.Desk.Page(Board);
            var before = repairs.Statements;
            await repairs.Desk.Page(Board);                      // each time somebody new
            return repairs.Statements - before <= 1;
        });
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nobody_gets_the_page_of_another_person_another_center_or_another_address(Database database)
    {
        var (repairs, elsewhere) = (await RepairsUnderTest.On(database), await RepairsUnderTest.On(database));
        var director = repairs.Director;
        var order = await Register(repairs, director);
        for (var visit = 0; visit < 2; visit++)
        {
            Assert.Contains("/repairs/new", await director.Page(Board), StringComparison.Ordinal);
            var looker = repairs.Of("赵只看", null, "repairs.view");
            var page = await looker.Page(Board);
            Assert.Contains(Number(order), page, StringComparison.Ordinal);
            Assert.DoesNotContain("/repairs/new", page, StringComparison.Ordinal);
            Assert.DoesNotContain("陈主任", page, StringComparison.Ordinal);
            Assert.DoesNotContain(Number(order), await looker.Page(Board + "?mine=true"), StringComparison.Ordinal);
            Assert.DoesNotContain(Number(order), await looker.Page(Board + "?tab=Ended"), StringComparison.Ordinal);
            Assert.DoesNotContain(order["id"]!.GetValue<string>(), await elsewhere.Desk.Page(Board), StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.OK, (await repairs.Of("钱无权", null, "estate.view").Client.GetAsync(Board)).StatusCode);
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_order_is_late_on_the_page_from_the_moment_it_is_late(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var desk = repairs.Desk;
        repairs.Pass(TimeSpan.FromSeconds(17));                  // late within a minute, not at its end
        await Register(repairs, desk);
        repairs.Now = (await desk.Get("/list"))["items"]![0]!["dueAt"]!.GetValue<DateTime>().AddSeconds(-1);
        foreach (var late in (int[])[0, 0])
            Assert.Contains($"逾期<span class=\"n\">{late}</span>", await desk.Page(Board), StringComparison.Ordinal);
        repairs.Pass(TimeSpan.FromSeconds(2));
        Assert.Contains("逾期<span class=\"n\">1</span>", await desk.Page(Board), StringComparison.Ordinal);
        Assert.Contains("class=\"due\" data-s=\"bad\"", await desk.Page(Board), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_kept_page_is_the_made_page_with_its_headers_packed_or_not(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var desk = repairs.Desk;
        await Register(repairs, desk);
        using var made = await Ask(repairs, desk, null);
        using var kept = await Ask(repairs, desk, null);
        using var packed = await Ask(repairs, desk, "gzip, br");
        using var zipped = await Ask(repairs, desk, "gzip");
        var text = await made.Content.ReadAsStringAsync();
        Assert.Equal(text, await kept.Content.ReadAsStringAsync());
        Assert.Equal(("br", "gzip"), (packed.Content.Headers.ContentEncoding.Single(), zipped.Content.Headers.ContentEncoding.Single()));
        Assert.Equal(text, await new StreamReader(new BrotliStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress)).ReadToEndAsync());
        Assert.Equal(text, await new StreamReader(new GZipStream(await zipped.Content.ReadAsStreamAsync(), CompressionMode.Decompress)).ReadToEndAsync());
        foreach (var answer in (HttpResponseMessage[])[kept, packed, zipped])
            Assert.Equal(Headers(made), Headers(answer));
    }

    [Fact]
    public async Task What_one_node_commits_is_on_the_page_of_another_within_two_seconds()
    {
        var repairs = await RepairsUnderTest.On(Database.Postgres);
        using var there = repairs.Center.Client("repairs.view");                 // the installation itself is another node of the same database
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await there.GetAsync(Board)).StatusCode);
        var order = await Register(repairs, repairs.Desk);
        await Eventually(async () => (await there.GetStringAsync(Board)).Contains(Number(order), StringComparison.Ordinal), Soon);
    }

    [Fact]
    public async Task A_right_taken_away_on_one_node_is_gone_on_another_within_two_seconds()
    {
        var crew = await Crew.On(Database.Postgres);
        var (staff, account) = await crew.Hire("前台");
        var administrator = await crew.Administrator();
        await using var other = crew.Center.Installation.WithWebHostBuilder(_ => { });
        var there = other.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        Assert.Equal(HttpStatusCode.OK, (await Crew.SignIn(there, account)).StatusCode);
        await Task.Delay(500);                                                   // its line to the other node stands by now
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await there.GetAsync(Board)).StatusCode);
        await Crew.Json(await administrator.PostAsJsonAsync("/api/people/staff/leave", new { id = staff.Value, version = 1, on = crew.Today }));
        await Eventually(async () => (await there.GetAsync(Board)).StatusCode != HttpStatusCode.OK, Soon);
    }

    private static async Task<HttpResponseMessage> Ask(RepairsUnderTest repairs, RepairsUnderTest.Hand hand, string? packing)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Board);
        request.Headers.Add(RepairsUnderTest.NowHeader, repairs.Now.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        if (packing is not null)
            request.Headers.AcceptEncoding.ParseAdd(packing);
        return await hand.Client.SendAsync(request);
    }

    private static List<string> Headers(HttpResponseMessage answer) =>
        [.. answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Content-Encoding" or "Content-Length" or "Vary" or "Date")).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal)];

    private static async Task Eventually(Func<Task<bool>> isSo, TimeSpan? patience = null)
    {
        using var late = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(10));
        while (!await isSo())
        {
            Assert.False(late.IsCancellationRequested, "It did not come about in time.");
            await Task.Delay(50);
        }
    }

    private static string Number(JsonNode order) => order["number"]!.GetValue<string>();

    private static Task<JsonNode> Register(RepairsUnderTest repairs, RepairsUnderTest.Hand by) => by.Register(new
    {
        requestId = Guid.CreateVersion7(),
        house = repairs.Neighbours.House().Value,
        item = "厨房水龙头",
        description = "水槽下滴水",
        @class = "Minor",
        part = "Private",
        reporterName = "周晓宁",
        reporterPhone = "00012345678",
    });
}
