using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Domain;
using Xunit;

namespace Anju.Integration.Dwellings;

public class ParkingTests
{
    private static async Task<JsonNode> Space(HttpClient clerk, string filter = "") => (await clerk.Look("parking?q=B1-7" + filter)).Body["items"]!.AsArray().SingleOrDefault()!;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3a")]
    public async Task A_space_says_what_it_is_whose_it_is_and_who_parks_there(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk("estate.people", "privacy.reveal");
        async Task<(HttpStatusCode Status, JsonNode Body)> Save(object fields)
        {
            var command = System.Text.Json.JsonSerializer.SerializeToNode(fields)!.AsObject();
            command["requestId"] = Guid.CreateVersion7();
            if (await Space(clerk) is { } known)
                (command["id"], command["version"]) = (known["id"]!.GetValue<Guid>(), known["version"]!.GetValue<int>());
            else
                (command["communityId"], command["number"]) = (estate.Community.Value, "B1-7");
            return await clerk.Post("assign-parking", command);
        }

        async Task<string[]> Found(string words) => [.. (await clerk.Look("search?words=" + words)).Body.AsArray().Select(h => h!["number"]!.GetValue<string>())];
        Assert.Equal("没有“飞行”这种车位性质", (await Save(new { kind = "飞行" })).Body.Why("Kind"));
        Assert.Equal(HttpStatusCode.OK, (await Save(new { kind = "人防", owner = "人防办示例", usedBy = "李示例", house = "3-2-501", plate = "沪A12345" })).Status);
        var space = await Space(clerk, "&kind=" + Uri.EscapeDataString("人防"));
        Assert.Equal(("人防", "人***例", "李*例"), (space["kind"]!.GetValue<string>(), space["owner"]!.GetValue<string>(), space["usedBy"]!.GetValue<string>()));
        Assert.Null(await Space(clerk, "&kind=" + Uri.EscapeDataString("产权")));
        Assert.Equal("人防", (await clerk.Look($"house?id={estate.Flat.Value}")).Body["parking"]![0]!["kind"]!.GetValue<string>());
        using var shown = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(clerk, "/api/privacy/reveal", new { subject = "estate.parking", id = space["id"]!.GetValue<Guid>(), field = "usedBy", reason = "挪车" });
        Assert.Contains("李示例", JsonNode.Parse(await shown.Content.ReadAsStringAsync())!.ToJsonString(HouseTests.Plain), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await Save(new { house = "3-2-501", owner = "无" })).Status);
        Assert.Equal("人防||李示例", await Stored(estate));
        Assert.Equal(["3-2-501"], await Found("a12345"));            // the plate was not asked about, so it stays
        Assert.Equal(HttpStatusCode.OK, (await Save(new { house = "3-2-501", plate = "无" })).Status);
        Assert.Empty(await Found("a12345"));
        Assert.Equal(HttpStatusCode.OK, (await Save(new { house = "3-2-501", plate = "沪A12345" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await Save(new { house = "3-2-1801" })).Status);
        Assert.Empty(await Found("a12345"));
        Assert.Equal(HttpStatusCode.OK, (await Save(new { house = "" })).Status);
        Assert.Equal("人防||", await Stored(estate));
    }

    private static Task<string> Stored(Estate estate) => estate.Center.Ask(db => db.Set<ParkingSpace>().Select(s => s.Kind + "|" + s.Owner + "|" + s.UsedBy).SingleAsync());

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3a")]
    public async Task Each_center_chooses_its_words_and_old_spaces_keep_theirs(Database database)
    {
        var estate = await Estate.On(database);
        var (head, clerk) = (estate.Clerk("estate.edit"), estate.Clerk("estate.people"));
        async Task<string[]> Words() => [.. (await clerk.Look("parking-kinds")).Body.AsArray().Select(w => w!.GetValue<string>())];
        object Set(string words) => new { requestId = Guid.CreateVersion7(), words };
        Assert.Equal(["产权", "人防", "租赁", "公共"], await Words());
        await clerk.Post("assign-parking", new { requestId = Guid.CreateVersion7(), communityId = estate.Community.Value, number = "B1-7", kind = "人防" });
        Assert.Equal(HttpStatusCode.OK, (await head.Post("set-parking-kinds", Set("充电、产权\n访客，充电"))).Status);
        Assert.Equal(["充电", "产权", "访客"], await Words());
        var space = await Space(clerk);
        Assert.Equal("人防", space["kind"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await clerk.Post("assign-parking", new { requestId = Guid.CreateVersion7(), id = space["id"]!.GetValue<Guid>(), version = 1, house = "3-2-501", kind = "人防" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await head.Post("set-parking-kinds", Set("人防"))).Status);
        Assert.Equal(["人防"], await Words());
        Assert.Equal("请写 1 至 20 种", (await head.Post("set-parking-kinds", Set("、、"))).Body.Why("Words"));
        Assert.Contains("太长", (await head.Post("set-parking-kinds", Set(new string('长', 13)))).Body.Why("Words"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Post("set-parking-kinds", Set("甲"))).Status);
        Assert.Equal(["产权", "人防", "租赁", "公共"], (await CenterUnderTest.In(estate.Center.Installation).Client("estate.view").Look("parking-kinds")).Body.AsArray().Select(w => w!.GetValue<string>()));
    }
}
