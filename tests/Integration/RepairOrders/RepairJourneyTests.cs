using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.Repairs.Domain;
using Anju.Repairs.Escalate;
using Xunit;
using static Anju.Integration.RepairOrders.RepairSteps;

namespace Anju.Integration.RepairOrders;

/// <summary>A repair from the call to the follow-up, and every way it may leave that road.</summary>
public class RepairJourneyTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("R-4.2.2b", "X-1", "S-4.1.1b", "S-4.1.3e", "M-4a", "M-4b")]
    public async Task A_paid_repair_goes_from_the_call_to_the_answered_follow_up(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var zhao = repairs.Neighbours.Worker("赵师傅", [Trade.Water], []);
        var (desk, field) = (repairs.Desk, repairs.Field(zhao));
        var order = await desk.Register(Leak(repairs.Neighbours.House(), agreed: repairs.Now.AddHours(1)));
        Assert.Equal("BX-20261125-0001", order["number"]!.GetValue<string>());
        Assert.Equal(repairs.Now.AddMinutes(30), order["dueAt"]!.GetValue<DateTime>());

        await desk.Do(order, "dispatch", new { worker = zhao.Id.Value });
        repairs.Pass(TimeSpan.FromMinutes(5));
        await field.Do(order, "accept");
        repairs.Pass(TimeSpan.FromMinutes(50));
        await field.Do(order, "arrive", new { badge = true });
        var price = (await repairs.Director.Post("/prices", new { requestId = Guid.CreateVersion7(), code = "S01", kind = "Labour", name = "上门维修 水路", unit = "次", price = 30.00m })).Body!.GetValue<string>();
        await field.Do(order, "quote", new { lines = new object[] { new { price, quantity = 1 }, new { price, quantity = 1.5 } } });
        var quoted = await field.Order(order);
        Assert.Equal(75.00m, quoted["offered"]!.GetValue<decimal>());
        Assert.Null(quoted["ownerCode"]);
        await field.Do(order, "consent", new { way = "Signed", signer = "周晓宁", drawing = Signature });
        await field.Do(order, "start");
        repairs.Pass(TimeSpan.FromMinutes(20));
        await field.Do(order, "finish", new { cause = "垫圈老化", result = "已更换垫圈，试水不漏" });
        var done = await field.Do(order, "confirm", new { way = "Signed", signer = "周晓宁", drawing = Signature });
        Assert.Equal("OwnerConfirmed", done["state"]!.GetValue<string>());

        var seen = await desk.Order(order);
        Assert.Equal(("InTime", "规程 V1", 75.00m), (seen["finishVerdict"]!.GetValue<string>(), seen["procedure"]!.GetValue<string>(), seen["total"]!.GetValue<decimal>()));
        Assert.Equal("周*宁", seen["reporterName"]!.GetValue<string>());
        Assert.Contains(seen["timeline"]!.AsArray(), l => l!["text"]!.GetValue<string>().Contains("到场，已出示工作牌", StringComparison.Ordinal));
        Assert.Equal(2, seen["signatures"]!.AsArray().Count);

        await Answer(repairs, order, Grade.Satisfied, "很好");
        Assert.Equal("Closed", (await desk.Order(order))["state"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("S-4.1.3e")]
    public async Task A_dissatisfied_answer_opens_the_order_again_and_keeps_the_verdict_of_the_first_round(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var order = await Finished(repairs);
        await repairs.Desk.Do(order, "confirm", new { way = "RefusedToSign", signer = "周晓宁", witness = "保安李强" });
        await Answer(repairs, order, Grade.Dissatisfied, "还在滴水");

        var seen = await repairs.Desk.Order(order);
        Assert.Equal(("Reopened", 2), (seen["state"]!.GetValue<string>(), seen["round"]!.GetValue<int>()));
        Assert.Null(seen["finishVerdict"]);
        Assert.Equal(Verdict.InTime, await repairs.Center.Ask(db => db.Set<RepairRound>().Select(r => r.FinishVerdict).SingleAsync()));
        Assert.Contains(repairs.Neighbours.Told, t => t.Text.Contains("重开：回访不满意：还在滴水", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_repair_sent_twice_is_registered_once(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (desk, repair) = (repairs.Desk, Leak(repairs.Neighbours.House()));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.Post("/register", repair)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.Status));
        Assert.Single(answers.Select(a => a.Body!["number"]!.GetValue<string>()).Distinct());
        Assert.Equal(1, await repairs.Center.Ask(db => db.Set<Repair>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_same_item_in_the_same_room_within_the_warranty_is_linked_as_rework(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var house = repairs.Neighbours.House();
        var first = await Finished(repairs, house);
        repairs.Pass(TimeSpan.FromDays(30));
        var again = await repairs.Desk.Order(await repairs.Desk.Register(Leak(house, item: "厨房 水龙头。")));
        Assert.Equal((first["number"]!.GetValue<string>(), "Free"), (again["reworkNumber"]!.GetValue<string>(), again["charge"]!.GetValue<string>()));
        Assert.Null((await repairs.Desk.Order(await repairs.Desk.Register(Leak(house, item: "门锁"))))["reworkOf"]);
        repairs.Pass(TimeSpan.FromDays(90));
        Assert.Null((await repairs.Desk.Order(await repairs.Desk.Register(Leak(house))))["reworkOf"]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("S-4.1.1b")]
    public async Task A_missed_limit_is_told_to_the_director_once(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        repairs.Now = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1);
        var order = await repairs.Desk.Register(Leak(repairs.Neighbours.House(), "Urgent"));
        for (var round = 0; round < 2; round++)
        {
            await using var scope = repairs.Scope();
            await scope.ServiceProvider.GetRequiredService<UseCase<EscalateLate.Command, int>>().Run(new());
        }

        Assert.Single(repairs.Neighbours.Told, t => t.Text.StartsWith(order["number"]!.GetValue<string>(), StringComparison.Ordinal) && t.Text.Contains("响应超时（急修，未派工）", StringComparison.Ordinal) && t.Urgent);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("X-1")]
    public async Task A_changed_procedure_holds_for_new_orders_only(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var before = await repairs.Desk.Register(Leak(repairs.Neighbours.House(), "Urgent"));
        var view = await repairs.Director.Get("/procedure");
        var rules = view["rules"]!.DeepClone();
        rules["classes"]!.AsArray().Single(c => c!["class"]!.GetValue<string>() == "Urgent")!["respond"] = "bald";
        var (status, body) = await repairs.Director.Post("/procedure", new { requestId = Guid.CreateVersion7(), basedOn = 1, note = "放宽", rules });
        Assert.Equal((HttpStatusCode.BadRequest, true), (status, body!["errors"]!["Rules.Classes[1].Respond"] is not null));
        rules["classes"]!.AsArray().Single(c => c!["class"]!.GetValue<string>() == "Urgent")!["respond"] = "10m";
        Assert.Equal(HttpStatusCode.OK, (await repairs.Director.Post("/procedure", new { requestId = Guid.CreateVersion7(), basedOn = 1, note = "急修响应改 10 分钟", rules })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await repairs.Director.Post("/procedure", new { requestId = Guid.CreateVersion7(), basedOn = 1, note = "又改", rules })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await repairs.Desk.Post("/procedure", new { requestId = Guid.CreateVersion7(), basedOn = 2, note = "又改", rules })).Status);

        var after = await repairs.Desk.Register(Leak(repairs.Neighbours.House("3-2-1104"), "Urgent"));
        Assert.Equal("规程 V1", (await repairs.Desk.Order(before))["procedure"]!.GetValue<string>());
        Assert.Equal("规程 V2", (await repairs.Desk.Order(after))["procedure"]!.GetValue<string>());
        Assert.Equal((repairs.Now.AddMinutes(5), repairs.Now.AddMinutes(10)), (before["dueAt"]!.GetValue<DateTime>(), after["dueAt"]!.GetValue<DateTime>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Cancel_transfer_and_reopen_end_and_begin_as_the_table_says(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var cancelled = await repairs.Desk.Register(Leak(repairs.Neighbours.House()));
        Assert.Equal(HttpStatusCode.BadRequest, (await repairs.Desk.TryDo(cancelled, "cancel")).Status);
        Assert.Equal("Cancelled", (await repairs.Desk.Do(cancelled, "cancel", new { reason = "住户自己修好了" }))["state"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Conflict, (await repairs.Desk.TryDo(cancelled, "cancel", new { reason = "再取消" })).Status);
        var transferred = await repairs.Desk.Register(Leak(repairs.Neighbours.House(), item: "卫生间渗水"));
        Assert.Equal("Transferred", (await repairs.Director.Do(transferred, "transfer", new { to = "示范建设公司", reason = "交付未满 5 年" }))["state"]!.GetValue<string>());
        var finished = await Finished(repairs);
        repairs.Pass(TimeSpan.FromDays(91));
        Assert.Equal("完工已超过 90 天维修保修期，请登记新的报修单", (await repairs.Director.TryDo(finished, "reopen", new { reason = "又漏" })).Body!["title"]!.GetValue<string>());
        repairs.Pass(TimeSpan.FromDays(-90));
        Assert.Equal("Reopened", (await repairs.Director.Do(finished, "reopen", new { reason = "又漏" }))["state"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_board_and_the_list_show_late_orders_first_in_few_statements(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var calm = await repairs.Desk.Register(Leak(repairs.Neighbours.House("1-1-101"), agreed: repairs.Now.AddDays(3)));
        var urgent = await repairs.Desk.Register(Leak(repairs.Neighbours.House("1-1-102"), "Urgent"));
        repairs.Pass(TimeSpan.FromMinutes(10));
        var before = repairs.Statements;
        var board = await repairs.Desk.Get("/board");
        Assert.Equal(2, repairs.Statements - before);
        Assert.Equal([urgent["number"]!.GetValue<string>(), calm["number"]!.GetValue<string>()], board["columns"]![0]!["cards"]!.AsArray().Select(c => c!["number"]!.GetValue<string>()));
        Assert.Equal((2, 1), (board["open"]!.GetValue<int>(), board["late"]!.GetValue<int>()));
        var late = await repairs.Desk.Get("/list?tab=Late");
        Assert.Equal(urgent["number"]!.GetValue<string>(), late["items"]!.AsArray().Single()!["number"]!.GetValue<string>());
        Assert.Equal(1, (await repairs.Desk.Get("/list?text=1-1-101&class=Minor&from=2026-11-25&to=2026-11-25"))["total"]!.GetValue<int>());
        Assert.Equal(0, (await repairs.Desk.Get("/list?text=1-1-101&to=2026-11-24"))["total"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.BadRequest, (await repairs.Desk.Try("/list?page=0")).Status);
    }
}
