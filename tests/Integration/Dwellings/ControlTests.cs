using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Anju.Estate.Contracts;
using Xunit;

namespace Anju.Integration.Dwellings;

public class ControlTests
{
    private static async Task<Guid> Valve(HttpClient head, Estate estate, string name, object? where = null, string system = "Water")
    {
        var command = System.Text.Json.JsonSerializer.SerializeToNode(where ?? new { })!.AsObject();
        command["requestId"] = Guid.CreateVersion7();
        command["communityId"] = estate.Community.Value;
        (command["name"], command["system"], command["place"]) = (name, system, "1F 水表井");
        var (status, body) = await head.Post("save-facility", command);
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        return body.GetValue<Guid>();
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("M-1b")]
    public async Task The_nearest_valve_of_a_room_comes_first_and_those_of_others_not_at_all(Database database)
    {
        var estate = await Estate.On(database);
        var head = estate.Clerk("estate.facilities");
        await Valve(head, estate, "小区总阀");
        await Valve(head, estate, "3栋总阀", new { buildingId = estate.Tower.Value });
        await Valve(head, estate, "3栋2单元总阀", new { buildingId = estate.Tower.Value, unit = "2" });
        await Valve(head, estate, "3栋1单元总阀", new { buildingId = estate.Tower.Value, unit = "1" });
        await Valve(head, estate, "高区阀", new { buildingId = estate.Tower.Value, unit = "2", floorFrom = 16, floorTo = 30 });
        await Valve(head, estate, "7栋总阀", new { buildingId = estate.Other.Value });
        await Valve(head, estate, "501入户阀", new { houseId = estate.Flat.Value });
        await using var scope = estate.Center.Scope();
        var houses = scope.ServiceProvider.GetRequiredService<IHouses>();
        Assert.Equal(["501入户阀", "3栋2单元总阀", "3栋总阀", "小区总阀"], (await houses.ControlsOf(estate.Flat, default)).Select(c => c.Name));
        Assert.Equal(["高区阀", "3栋2单元总阀", "3栋总阀", "小区总阀"], (await houses.ControlsOf(estate.Above, default)).Select(c => c.Name));
        Assert.Equal("7栋总阀", (await houses.ControlsOf(estate.Elsewhere, default))[0].Name);
        Assert.Equal("高区阀", (await estate.Clerk().Look("valves?house=" + Uri.EscapeDataString("3栋2单元1801"))).Body["rows"]![0]!["name"]!.GetValue<string>());
        Assert.Contains("没有找到房屋", (await estate.Clerk().Look("valves?house=9-9-999")).Body.Why("House"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("M-1b")]
    public async Task A_worker_proposes_a_correction_and_the_head_decides(Database database)
    {
        var estate = await Estate.On(database);
        var (head, worker) = (estate.Clerk("estate.facilities"), estate.Clerk("estate.propose"));
        var id = await Valve(head, estate, "3栋总阀", new { buildingId = estate.Tower.Value });
        Assert.Equal(HttpStatusCode.OK, (await worker.Post("propose-correction", new { id, text = "阀在二层不在一层" })).Status);
        Assert.Contains("阀在二层", (await worker.Post("propose-correction", new { id, text = "另一条" })).Body.Why(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Post("save-facility", new { requestId = Guid.CreateVersion7(), id })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Post("decline-correction", new { id, version = 2 })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await head.Post("decline-correction", new { id, version = 1 })).Status);
        Assert.Equal(HttpStatusCode.OK, (await head.Post("decline-correction", new { id, version = 2 })).Status);
        Assert.Equal("", (await head.Look("valves")).Body["rows"]![0]!["proposal"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("M-1c")]
    public async Task Machines_due_for_care_come_first(Database database)
    {
        var estate = await Estate.On(database);
        var head = estate.Clerk("estate.facilities");
        object Machine(string name, string? next, string? last = null) => new { requestId = Guid.CreateVersion7(), communityId = estate.Community.Value, name, place = "大堂", nextCareOn = next, lastCareOn = last };
        Assert.Equal("下次保养应在上次之后", (await head.Post("save-equipment", Machine("水泵", "2026-01-01", "2026-02-01"))).Body.Why("NextCareOn"));
        await head.Post("save-equipment", Machine("发电机", null));
        await head.Post("save-equipment", Machine("电梯", "2026-12-01"));
        await head.Post("save-equipment", Machine("水泵", "2026-11-01"));
        Assert.Equal(["水泵", "电梯", "发电机"], (await estate.Clerk().Look("equipment")).Body.AsArray().Select(e => e!["name"]!.GetValue<string>()));
    }
}
