using System.Net;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Meters.Domain;
using Anju.Integration.Dwellings;
using Xunit;

namespace Anju.Integration.Meters;

/// <summary>Meters come and go; total meters and those behind them (domain 3.9).</summary>
public class ReplacementTests
{
    private static readonly DateOnly November = new(2026, 11, 1), LastOfNovember = new(2026, 11, 30);

    private static object Replacement(MetersUnderTest meters, string id, string end = "130", string number = "W1A", string start = "7", decimal multiplier = 2, Guid? approved = null, string on = "2026-11-10") =>
        new { requestId = Guid.CreateVersion7(), id, oldEnd = end, number, newStart = start, multiplier, digits = 6, reason = "表盘不走", approvedBy = approved ?? meters.Director.Value, on };

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task A_replacement_is_one_act_with_both_readings_and_both_multipliers(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        var old = await meters.Register(0, "W1", multiplier: 10);
        var body = Replacement(meters, old);
        var made = await meters.Clerk.Make("/api/billing/replace-meter", body);
        Assert.Equal(made.ToJsonString(), (await meters.Clerk.Make("/api/billing/replace-meter", body)).ToJsonString());
        await meters.Read(await meters.Open(), made["id"]!.GetValue<string>(), "27");

        var usage = (await meters.Usages(November, LastOfNovember, "water", meters.Houses[0])).Single();
        Assert.Equal(30 * 10 + 20 * 2, usage.Quantity);
        Assert.Equal([(100m, 130m, 10m), (7m, 27m, 2m)], usage.Parts.Select(p => (p.Start, p.End, p.Multiplier)));
        var paper = await meters.Clerk.Page($"/billing/meters/{old}/paper");
        Assert.All((string[])["水电表更换记录", "W1A", "130", "表盘不走", "陈主任", "业主签名"], word => Assert.Contains(word, paper, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task A_replacement_needs_another_person_who_approves_a_free_number_and_an_end_that_can_be(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        var old = await meters.Register(0, "W1");
        await meters.Register(1, "W2");
        foreach (var (body, field, why) in new (object, string, string)[]
        {
            (Replacement(meters, old, approved: meters.Collector.Value), "ApprovedBy", "请选择批准人：有批准权的另一位同事"), (Replacement(meters, old, number: "W2"), "Number", "水表 W2 已经登记过"),
            (Replacement(meters, old, end: "99"), "OldEnd", "读数 99 小于上次 100；请核对，确已翻表的勾选“翻表”"), (Replacement(meters, old, start: "0x"), "NewStart", "“0x”不是新表底数，只填数字"),
            (Replacement(meters, old, multiplier: 0), "Multiplier", "倍率应在 0.001 至 10000 之间"), (Replacement(meters, old, on: "2026-02-30"), "On", "没有 2026-02-30 这一天"),
        })
        {
            var (status, answer) = await meters.Clerk.Try("/api/billing/replace-meter", body);
            Assert.Equal((HttpStatusCode.BadRequest, why), (status, answer.Why(field)));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await meters.Head.Try("/api/billing/replace-meter", Replacement(meters, old))).Status);
        Assert.Equal(2, await meters.Center.Ask(db => db.Set<Meter>().CountAsync(m => m.RemovedOn == null)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task What_is_between_a_total_meter_and_those_behind_it_is_loss_also_after_a_replacement_and_shared_to_the_last_fen(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        var total = await meters.RegisterCommon("T1");
        var shared = await meters.RegisterCommon("G1", "Shared", place: "3栋消防水箱", parent: total);
        var houses = new[] { await meters.Register(0, "W1", parent: total), await meters.Register(1, "W2", parent: total), await meters.Register(2, "W3", parent: total) };
        var newTotal = (await meters.Clerk.Make("/api/billing/replace-meter", Replacement(meters, total, end: "40", number: "T1A", start: "0", multiplier: 1)))["id"]!.GetValue<string>();
        var round = await meters.Open();
        await meters.Read(round, newTotal, "60");
        await meters.Read(round, shared, "5");
        foreach (var (house, value) in houses.Zip((string[])["130", "125", "130"]))
            await meters.Read(round, house, value);

        var row = (await meters.Clerk.See($"/api/billing/loss?id={round}"))["rows"]!.AsArray().Single()!;
        Assert.Equal((100m, 85m, 5m, 10m, 10m), (row["total"]!.GetValue<decimal>(), row["houses"]!.GetValue<decimal>(), row["shared"]!.GetValue<decimal>(), row["loss"]!.GetValue<decimal>(), row["rate"]!.GetValue<decimal>()));
        var share = await meters.Clerk.See($"/api/billing/share-loss?id={round}&meter={newTotal}&by=Household&amount=802.10");
        Assert.Equal([267.37m, 267.37m, 267.36m], share["shares"]!.AsArray().Select(s => s!["amount"]!.GetValue<decimal>()));
        Assert.Equal(15m, share["shares"]!.AsArray().Sum(s => s!["quantity"]!.GetValue<decimal>()));

        Assert.Equal(HttpStatusCode.Conflict, (await meters.Head.Try("/api/billing/publish-round", new { id = round })).Status);
        await meters.Clerk.Make("/api/billing/close-round", new { id = round });
        Assert.Equal(HttpStatusCode.Forbidden, (await meters.Clerk.Try("/api/billing/publish-round", new { id = round })).Status);
        await meters.Head.Make("/api/billing/publish-round", new { id = round });
        Assert.Contains("10.0%", await meters.Clerk.Page($"/billing/rounds/{round}/loss/print"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await meters.Clerk.Try("/api/billing/reopen-round", new { id = round })).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task A_meter_without_house_or_with_an_odd_plate_is_refused(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        await meters.Register(0, "W1");
        object Body(string number, int digits = 5, decimal multiplier = 1, string start = "0", Guid? house = null) =>
            new { requestId = Guid.CreateVersion7(), kind = "Water", use = "House", number, house = house ?? meters.Houses[1].Value, digits, multiplier, start };
        foreach (var (body, field, why) in new (object, string, string)[]
        {
            (Body("W1"), "Number", "水表 W1 已经登记过"), (Body("W9", digits: 9), "Digits", "表位数应在 3 至 8 之间"), (Body("W9", multiplier: 0.0001m), "Multiplier", "倍率应在 0.001 至 10000 之间"),
            (Body("W9", start: "123456"), "Start", "这块表只有 5 位，底数不能超过 99999"), (Body("W9", house: Guid.CreateVersion7()), "House", "户表要选房屋"),
        })
        {
            var (status, answer) = await meters.Clerk.Try("/api/billing/meters", body);
            Assert.Equal((HttpStatusCode.BadRequest, why), (status, answer.Why(field)));
        }
    }
}
