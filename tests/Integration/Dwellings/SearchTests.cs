using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Estate;
using Anju.Estate.Contracts;
using Anju.Integration.FrontDesk;
using Anju.Kernel.Data;
using Xunit;

namespace Anju.Integration.Dwellings;

/// <summary>The one box in which everybody looks for a house.</summary>
public class SearchTests
{
    private static async Task<JsonArray> Hits(HttpClient client, string words)
    {
        var (status, body) = await client.Look("search?words=" + Uri.EscapeDataString(words));
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        return body.AsArray();
    }

    private static async Task<string[]> Found(HttpClient client, string words) => [.. (await Hits(client, words)).Select(h => h!["number"]!.GetValue<string>())];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3a")]
    public async Task A_house_is_found_by_every_usual_writing_of_its_number(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk();
        foreach (var writing in (string[])["3-2-501", "3栋2单元501", "3号楼2单元501室", "32501", "３－２－５０１", "３栋２单元５０１", " 3 - 2 - 501 ", "3幢2单元501", "3#2-501", "三栋二单元501", "3—2—501", "3/2/501"])
            Assert.True((await Found(clerk, writing)).FirstOrDefault() == "3-2-501", writing);
        Assert.Contains("3-2-501", await Found(clerk, "501"));
        Assert.Equal(["3-2-501"], await Found(clerk, "3-2-5"));
        Assert.Equal(["3-2-1801", "3-2-501"], (await Found(clerk, "3栋2单元")).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3a")]
    public async Task It_is_found_by_its_people_and_by_the_car(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk("estate.people");
        await clerk.Post("assign-parking", new { requestId = Guid.CreateVersion7(), communityId = estate.Community.Value, number = "B1-12", house = "3-2-501", plate = "沪A12345" });
        foreach (var words in (string[])["周样宁", "周样", "zyn", "ZYN", "zy", "5678", "345678", "00012345678", "000 1234 5678", "000", "沪A12345", "沪a·12345", "a12345", "沪Ａ１２３４５"])
            Assert.True((await Found(clerk, words)).Contains("3-2-501"), words);
        foreach (var words in (string[])["样宁", "678", "12", "b12345", "赵"])
            Assert.False((await Found(clerk, words)).Contains("3-2-501") && words != "678", words);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3a")]
    public async Task What_was_typed_exactly_stands_first_and_no_more_than_twenty_stand_there(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk();
        await estate.Center.Do(async db =>
        {
            var building = EstateSamples.AddBuilding(db, estate.Community, "32");
            for (var room = 5010; room < 5040; room++)
                EstateSamples.AddHouse(db, building, null, room.ToString(System.Globalization.CultureInfo.InvariantCulture), 50);
            EstateSamples.AddHouse(db, building, null, "501", 5);
            await db.SaveChangesAsync();
        });
        Assert.Equal("3-2-501", (await Found(clerk, "3-2-501"))[0]);
        Assert.Equal("32-501", (await Found(clerk, "32-501"))[0]);
        var both = await Found(clerk, "32501");
        Assert.Equal(["3-2-501", "32-501"], both[..2].Order(StringComparer.Ordinal));
        Assert.Equal(20, (await Found(clerk, "32-50")).Length);
        Assert.Equal(both, await Found(clerk, "32501"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3c")]
    public async Task Hits_are_masked_for_every_post_and_kept_to_zone_and_center(Database database)
    {
        var estate = await Estate.On(database);
        var other = CenterUnderTest.In(estate.Center.Installation);
        await other.Do(async db =>
        {
            var house = EstateSamples.AddHouse(db, EstateSamples.AddBuilding(db, EstateSamples.AddCommunity(db, "别家小区"), "3"), "2", "501", 5);
            EstateSamples.AddOwner(db, house, Estate.Owner, Estate.Phone);
            await db.SaveChangesAsync();
        });
        foreach (var client in (HttpClient[])[estate.Clerk(), estate.Clerk("estate.people", "privacy.reveal"), estate.Keeper(), other.Client("estate.view")])
        {
            var hit = Assert.Single(await Hits(client, Estate.Owner))!;
            Assert.Equal(("周*宁", "000****5678", "业主"), (hit["person"]!.GetValue<string>(), hit["phone"]!.GetValue<string>(), hit["relation"]!.GetValue<string>()));
        }

        Assert.Equal("安居花园", (await Hits(estate.Clerk(), "3-2-501"))[0]!["communityName"]!.GetValue<string>());
        Assert.All(await Hits(estate.Clerk(), "3-2-501"), h => Assert.NotEqual("别家小区", h!["communityName"]!.GetValue<string>()));
        Assert.All(await Hits(other.Client("estate.view"), "501"), h => Assert.Equal("别家小区", h!["communityName"]!.GetValue<string>()));
        Assert.Empty(await Found(estate.Keeper(), "7-1-101"));
        Assert.Empty(await Found(estate.Keeper(), "吴假名"));
        Assert.Equal(HttpStatusCode.Forbidden, (await estate.Center.Client("repairs.view").Look("search?words=501")).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nothing_that_can_be_typed_is_an_error_or_finds_everything(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk();
        foreach (var junk in (string[])["😀", "%", "_", "%%%", "'", "\"", "'; DROP TABLE estate_houses; --", "\\", "\uFFFD", "~", "~8765", "-", "--", "<script>", "0x", "\t", "，", "null", "3-2-501-9-9-9-9"])
            Assert.True((await Found(clerk, junk)).Length == 0, junk);
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.Look("search?words=%EF%BF%BF")).Status);
        Assert.Empty(await Found(clerk, ""));
        Assert.Empty(await Found(clerk, "   "));
        var (status, body) = await clerk.Look("search?words=" + new string('周', 3_000));
        Assert.Equal((HttpStatusCode.BadRequest, "最多 40 字"), (status, body.Why("Words")));
        using var page = await clerk.GetAsync(new Uri("/find?q=" + new string('5', 7_000), UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await using var scope = estate.Center.Scope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<IHouses>().Search(new string('周', 10_000), 20, default));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_search_takes_three_statements_however_much_is_found(Database database)
    {
        var estate = await Estate.On(database);
        var statements = new StatementCount();
        await using var host = estate.Center.Installation.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.ConfigureDbContext<AppDb>(o => o.AddInterceptors(statements))));
        using var client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(CenterUnderTest.Header, estate.Clerk().DefaultRequestHeaders.GetValues(CenterUnderTest.Header));
        foreach (var words in (string[])["501", "3-2", "zyn", "5678", "没有的", "32501"])
        {
            var before = statements.Of(estate.Center);
            await Found(client, words);
            Assert.InRange(statements.Of(estate.Center) - before, 1, 3);
        }
    }
}
