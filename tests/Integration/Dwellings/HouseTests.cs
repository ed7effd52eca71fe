using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Estate;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Xunit;

namespace Anju.Integration.Dwellings;

public class HouseTests
{
    private static object Change(HouseId house, int version, string gross, string state, DateOnly? on = null, string paper = "测绘报告 2026-018") =>
        new { houseId = house.Value, version, grossArea = decimal.Parse(gross), netArea = 70.5m, use = "Dwelling", state, handedOverOn = "2019-06-18", effectiveOn = on, paper, requestId = Guid.CreateVersion7() };

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-1a")]
    public async Task An_area_changes_from_a_day_on_with_its_paper_and_the_old_value_stays_valid_before(Database database)
    {
        var estate = await Estate.On(database);
        var (clerk, today) = (estate.Clerk("estate.areas"), estate.Center.Installation.Services.GetRequiredService<Calendar>().Today);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Post("change-house", Change(estate.Flat, 1, "97.00", "Let", today.AddDays(-30)))).Status);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Post("change-house", Change(estate.Flat, 2, "98.01", "Let", today.AddDays(-3)))).Status);

        Assert.Equal(98.01m, await Gross(clerk, estate, today));
        Assert.Equal(97.00m, await Gross(clerk, estate, today.AddDays(-4)));
        Assert.Equal(97.00m, await Gross(clerk, estate, today.AddDays(-30)));
        var before = (await clerk.Look($"house-on?id={estate.Flat.Value}&on={today.AddDays(-31):yyyy-MM-dd}")).Body;
        Assert.Equal((96.32m, "HandedOver"), (before["grossArea"]!.GetValue<decimal>(), before["state"]!.GetValue<string>()));

        var file = (await clerk.Look($"house?id={estate.Flat.Value}")).Body;
        Assert.Equal(98.01m, file["house"]!["grossArea"]!.GetValue<decimal>());
        Assert.Equal("测绘报告 2026-018", file["changes"]![0]!["paper"]!.GetValue<string>());
        Assert.Equal("王芳", file["changes"]![0]!["by"]!.GetValue<string>());
        Assert.Contains("建筑面积 97.00 → 98.01", file["timeline"]!.ToJsonString(Plain), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-1a")]
    public async Task A_change_without_paper_of_tomorrow_out_of_order_or_of_nothing_is_refused(Database database)
    {
        var estate = await Estate.On(database);
        var (clerk, today) = (estate.Clerk("estate.areas"), estate.Center.Installation.Services.GetRequiredService<Calendar>().Today);
        Assert.Equal("请写明依据的文件", (await clerk.Post("change-house", Change(estate.Flat, 1, "97.00", "Let", paper: ""))).Body.Why("Paper"));
        Assert.Equal("生效日期不能晚于今天，请到当日再办理", (await clerk.Post("change-house", Change(estate.Flat, 1, "97.00", "Let", today.AddDays(1)))).Body.Why("EffectiveOn"));
        Assert.Equal("面积最多两位小数", (await clerk.Post("change-house", Change(estate.Flat, 1, "97.001", "Let"))).Body.Why("GrossArea"));
        Assert.Equal("套内面积不能大于建筑面积", (await clerk.Post("change-house", Change(estate.Flat, 1, "60", "Let"))).Body.Why("NetArea"));
        Assert.Equal(HttpStatusCode.OK, (await clerk.Post("change-house", Change(estate.Flat, 1, "97.00", "Let"))).Status);
        Assert.Equal("没有任何改动", (await clerk.Post("change-house", Change(estate.Flat, 2, "97.00", "Let"))).Body.Why(""));
        Assert.Contains("不能早于上一次变更", (await clerk.Post("change-house", Change(estate.Flat, 2, "99.00", "Let", today.AddDays(-1)))).Body.Why("EffectiveOn"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await estate.Clerk().Post("change-house", Change(estate.Flat, 2, "99.00", "Let"))).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_second_of_two_people_learns_who_was_faster(Database database)
    {
        var estate = await Estate.On(database);
        var director = estate.Center.Client(new Actor(new StaffId(Guid.CreateVersion7()), Estate.Director, "主任", estate.Center.Id, new HashSet<string> { "estate.view", "estate.areas" }));
        Assert.Equal(HttpStatusCode.OK, (await director.Post("change-house", Change(estate.Flat, 1, "97.00", "Let"))).Status);
        var (status, body) = await estate.Clerk("estate.areas").Post("change-house", Change(estate.Flat, 1, "96.00", "Vacant"));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.StartsWith(Estate.Director, body.Why(), StringComparison.Ordinal);
        Assert.Contains("变更房屋", body.Why(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3a")]
    public async Task Communities_buildings_and_houses_are_entered_once_in_any_writing(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk("estate.edit");
        var (made, community) = await clerk.Post("open-community", new { requestId = Guid.CreateVersion7(), name = "示范新村" });
        Assert.Equal(HttpStatusCode.OK, made);
        Assert.Equal("示范新村 已经登记过", (await clerk.Post("open-community", new { requestId = Guid.CreateVersion7(), name = "示范新村" })).Body.Why("Name"));
        var (opened, building) = await clerk.Post("open-building", new { requestId = Guid.CreateVersion7(), communityId = community.GetValue<Guid>(), code = "１2号楼" });
        Assert.Equal(HttpStatusCode.Created, opened);
        Assert.Equal("12 栋已经登记过", (await clerk.Post("open-building", new { requestId = Guid.CreateVersion7(), communityId = community.GetValue<Guid>(), code = "12栋" })).Body.Why("Code"));
        object House(string room) => new { requestId = Guid.CreateVersion7(), buildingId = building.GetValue<Guid>(), unit = "二单元", room, floor = 5, grossArea = 88.5m };
        var (entered, house) = await clerk.Post("open-house", House("501室"));
        Assert.Equal(HttpStatusCode.Created, entered);
        Assert.Equal("12-2-501 已经登记过", (await clerk.Post("open-house", House("0501"))).Body.Why("Room"));
        Assert.Equal("12-2-501", (await clerk.Look($"house?id={house.GetValue<Guid>()}")).Body["house"]!["number"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Forbidden, (await estate.Clerk().Post("open-house", House("502"))).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-1a")]
    public async Task The_area_register_adds_up_the_whole_filter_and_only_the_zone(Database database)
    {
        var estate = await Estate.On(database);
        var all = (await estate.Clerk().Look("houses")).Body;
        Assert.Equal((3, 305.42m), (all["list"]!["total"]!.GetValue<int>(), all["grossTotal"]!.GetValue<decimal>()));
        var vacant = (await estate.Clerk().Look("houses?state=Vacant")).Body;
        Assert.Equal((1, 89.10m), (vacant["list"]!["total"]!.GetValue<int>(), vacant["grossTotal"]!.GetValue<decimal>()));
        var zone = (await estate.Keeper().Look("houses")).Body;
        Assert.Equal((2, 185.42m), (zone["list"]!["total"]!.GetValue<int>(), zone["grossTotal"]!.GetValue<decimal>()));
        var buildings = (await estate.Clerk().Look("buildings")).Body;
        Assert.Equal((2, 305.42m), (buildings["rows"]!["total"]!.GetValue<int>(), buildings["sum"]!["grossArea"]!.GetValue<decimal>()));
        var his = (await estate.Keeper().Look("buildings")).Body;
        Assert.Equal((1, 185.42m), (his["rows"]!["total"]!.GetValue<int>(), his["sum"]!["grossArea"]!.GetValue<decimal>()));
        using var excel = await estate.Clerk().GetAsync(new Uri("/api/estate/houses.xlsx", UriKind.Relative));
        using var nonsense = await estate.Clerk().GetAsync(new Uri("/api/estate/houses.xlsx?q=a%00b", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        Assert.True(excel.IsSuccessStatusCode && (await excel.Content.ReadAsByteArrayAsync()) is [(byte)'P', (byte)'K', ..]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3a")]
    public async Task The_grid_shows_units_and_floors_from_the_top_and_no_building_outside_the_zone(Database database)
    {
        var estate = await Estate.On(database);
        var grid = (await estate.Clerk().Look($"grid?building={estate.Tower.Value}")).Body;
        Assert.Equal(["18", "5"], grid["units"]![0]!["floors"]!.AsArray().Select(f => f!["number"]!.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await estate.Keeper().Look($"grid?building={estate.Other.Value}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await estate.Keeper().Look("grid")).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Another_center_sees_nothing_and_no_row_can_point_into_it(Database database)
    {
        var estate = await Estate.On(database);
        var neighbour = CenterUnderTest.In(estate.Center.Installation);
        var stranger = neighbour.Client("estate.view", "estate.people", "estate.areas");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Look($"house?id={estate.Flat.Value}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Look($"person?id={estate.Resident.Value}")).Status);
        Assert.Empty((await stranger.Look("search?words=3-2-501")).Body.AsArray());
        Assert.Equal(0, (await stranger.Look("houses")).Body["list"]!["total"]!.GetValue<int>());
        await Assert.ThrowsAsync<DbUpdateException>(() => neighbour.Do(async db =>
        {
            db.Add(new Relation { Id = Guid.CreateVersion7(), HouseId = estate.Flat, PersonId = estate.Resident, Kind = RelationKind.Tenant, From = new(2026, 1, 1) });
            await db.SaveChangesAsync();
        }));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Other_modules_ask_for_houses_their_people_and_their_valves(Database database)
    {
        var estate = await Estate.On(database);
        await using var scope = estate.Center.Scope();
        var houses = scope.ServiceProvider.GetRequiredService<IHouses>();
        Assert.Equal(("3-2-501", "安居花园", "3栋", 96.32m), await houses.Find(estate.Flat, default) is { } card ? (card.Number, card.CommunityName, card.BuildingName, card.GrossArea) : default);
        Assert.Null(await houses.Find(new HouseId(Guid.CreateVersion7()), default));
        Assert.Equal(2, (await houses.Find([estate.Flat, estate.Above, new HouseId(Guid.CreateVersion7())], default)).Count);
        Assert.Equal([Estate.Owner], (await houses.Contacts(estate.Flat, default)).Select(c => c.Name));
        Assert.Equal("3-2-501", Assert.Single(await houses.Search("5678", 8, default)).Number);
    }

    private static async Task<decimal> Gross(HttpClient clerk, Estate estate, DateOnly on) =>
        (await clerk.Look($"house-on?id={estate.Flat.Value}&on={on:yyyy-MM-dd}")).Body["grossArea"]!.GetValue<decimal>();

    internal static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
