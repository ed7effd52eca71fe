using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Estate;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Identity;
using Xunit;

namespace Anju.Integration.Dwellings;

/// <summary>Who goes to repair finds every house: where it stands, what it is, how large (M-1a).</summary>
public class KnownHousesTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("M-1a")]
    public async Task A_worker_finds_every_house_on_the_grid_of_its_building_and_by_its_number(Database database)
    {
        var estate = await Estate.On(database);
        await estate.Center.Do(async db =>
        {
            for (var floor = 1; floor <= 17; floor++)
                for (var room = 1; room <= 2; room++)
                    EstateSamples.AddHouse(db, estate.Other, "2", FormattableString.Invariant($"{floor}{room:00}"), floor);
            var shops = EstateSamples.AddBuilding(db, estate.Community, "商铺");
            EstateSamples.AddHouse(db, shops, null, "101", 1, use: HouseUse.Shop);
            await db.SaveChangesAsync();
        });
        var worker = estate.Center.Client(new Actor(new StaffId(Guid.CreateVersion7()), "赵师傅", "维修工", estate.Center.Id, await Rights(database)));
        var houses = await estate.Center.Ask(db => db.Set<House>().AsNoTracking().ToListAsync());
        Assert.Equal(38, houses.Count);

        var shown = new Dictionary<Guid, (int Floor, string Room, long Area)>();
        foreach (var building in (await Look(worker, "grid"))["buildings"]!.AsArray())
            foreach (var unit in (await Look(worker, "grid?building=" + building!["id"]!.GetValue<string>()))["units"]!.AsArray())
                foreach (var floor in unit!["floors"]!.AsArray())
                    foreach (var cell in floor!["cells"]!.AsArray())
                        shown.Add(cell!["id"]!.GetValue<Guid>(), (floor["number"]!.GetValue<int>(), cell["room"]!.GetValue<string>(), cell["grossCenti"]!.GetValue<long>()));
        Assert.Equal(houses.ToDictionary(h => h.Id.Value, h => (h.Floor, h.Room, h.GrossCenti)), shown);

        foreach (var house in houses)
            Assert.Equal(house.Number, (await Look(worker, "search?words=" + Uri.EscapeDataString(house.Number)))[0]!["number"]!.GetValue<string>());
        using var page = await worker.GetAsync($"/houses/{estate.Flat.Value}");
        var text = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("3-2-501", text, StringComparison.Ordinal);
        Assert.Contains("96.32", text, StringComparison.Ordinal);
    }

    /// <summary>What the post 维修工 may do when a center begins.</summary>
    private static async Task<HashSet<string>> Rights(Database database)
    {
        var installation = await Installation.Of(database);
        using var scope = installation.Services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IDefaultGrants>().SelectMany(g => g.Grants).Where(g => g.Post == "维修工").Select(g => g.Permission)];
    }

    private static async Task<JsonNode> Look(HttpClient client, string question)
    {
        var (status, body) = await client.Look(question);
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        return body;
    }
}
