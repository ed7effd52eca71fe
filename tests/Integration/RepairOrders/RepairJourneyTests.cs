using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;
using Anju.Repairs.Domain;
using Anju.Repairs.Escalate;
using Xunit;

namespace Anju.Integration.RepairOrders;

/// <summary>A repair from the call to the follow-up, and every way it may leave that road.</summary>
public class RepairJourneyTests
{
    internal const string Signature = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private static object Leak(HouseId house, string kind = "Minor", string item = "厨房水龙头", DateTime? agreed = null) => new
    {
        requestId = Guid.CreateVersion7(),
        house = house.Value,
        item,
        description = "水槽下滴水",
        @class = kind,
        part = "Private",
        reporterName = "周晓宁",
        reporterPhone = "00012345678",
        agreedAt = agreed,
        place = "厨房",
    };

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
    [Clause("M-4a", "M-4c")]
    public async Task Electric_work_needs_a_certificate_valid_on_that_day_and_the_safety_checklist(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (plumber, lapsed) = (repairs.Neighbours.Worker("赵师傅", [Trade.Water], []), repairs.Neighbours.Worker("钱师傅", [Trade.Electric], [CertificateKind.LowVoltage], new DateOnly(2026, 11, 26)));
        var (desk, today) = (repairs.Desk, await repairs.Desk.Register(Leak(repairs.Neighbours.House(), item: "插座")));
        var (status, body) = await desk.TryDo(today, "dispatch", new { worker = plumber.Id.Value });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("赵师傅在 2026-11-25 没有有效的低压电工作业证，不能做电气作业（M-4）", body!["errors"]!["Worker"]![0]!.GetValue<string>());

        var later = await desk.Register(Leak(repairs.Neighbours.House("3-2-1103"), item: "插座", agreed: repairs.Now.AddDays(2)));
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.TryDo(later, "dispatch", new { worker = lapsed.Id.Value })).Status);

        await desk.Do(today, "dispatch", new { worker = lapsed.Id.Value });
        var field = repairs.Field(lapsed);
        await field.Do(today, "accept");
        await field.Do(today, "arrive");
        var refused = await field.TryDo(today, "start", new { freeReason = "质保期内" });
        Assert.Contains("开工前须确认：已断电并验电", refused.Body!["errors"]!["Checks"]![0]!.GetValue<string>());
        var checks = (await field.Order(today))["safetyChecks"]!.AsArray().Select(c => c!.GetValue<string>()).ToArray();
        Assert.Equal("Working", (await field.Do(today, "start", new { freeReason = "质保期内", checks }))["state"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("M-3")]
    public async Task Dispatch_proposes_by_certificate_skill_zone_and_load(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (home, far) = (Kernel.Id.New<BuildingId>(), Kernel.Id.New<BuildingId>());
        var near = repairs.Neighbours.Worker("甲师傅", [Trade.Water], [], null, home);
        var busy = repairs.Neighbours.Worker("乙师傅", [Trade.Water], [], null, home);
        var away = repairs.Neighbours.Worker("丙师傅", [Trade.Water], [], null, far);
        var other = repairs.Neighbours.Worker("丁师傅", [Trade.Locks], [], null, home);
        var first = await repairs.Desk.Register(Leak(repairs.Neighbours.House("3-1-101", home)));
        await repairs.Desk.Do(first, "dispatch", new { worker = busy.Id.Value });
        var order = await repairs.Desk.Register(Leak(repairs.Neighbours.House("3-1-102", home)));
        var names = (await repairs.Desk.Get("/proposals?id=" + order["id"]!.GetValue<string>())).AsArray().Select(p => p!["name"]!.GetValue<string>())
            .Where(n => new[] { near.Name, busy.Name, away.Name, other.Name }.Contains(n)).ToArray();
        Assert.Equal(["甲师傅", "乙师傅", "丙师傅", "丁师傅"], names);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_two_people_at_once_one_wins_and_the_other_reads_who_it_was(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (zhao, sun) = (repairs.Neighbours.Worker("赵师傅", [Trade.Water], []), repairs.Neighbours.Worker("孙师傅", [Trade.Water], []));
        var order = await repairs.Desk.Register(Leak(repairs.Neighbours.House()));
        var version = (await repairs.Desk.Order(order))["version"]!.GetValue<int>();
        var both = await Task.WhenAll(repairs.Desk.TryDo(order, "dispatch", new { version, worker = zhao.Id.Value }), repairs.Desk.TryDo(order, "dispatch", new { version, worker = sun.Id.Value }));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(b => b.Status).Order());
        Assert.Contains("林晓在", both.Single(b => b.Status == HttpStatusCode.Conflict).Body!["title"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("派工", both.Single(b => b.Status == HttpStatusCode.Conflict).Body!["title"]!.GetValue<string>(), StringComparison.Ordinal);
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
    public async Task Another_worker_may_not_act_on_the_order_and_a_stranger_to_the_permission_neither(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (zhao, sun) = (repairs.Neighbours.Worker("赵师傅", [Trade.Water], []), repairs.Neighbours.Worker("孙师傅", [Trade.Water], []));
        var order = await repairs.Desk.Register(Leak(repairs.Neighbours.House()));
        await repairs.Desk.Do(order, "dispatch", new { worker = zhao.Id.Value });
        var (status, body) = await repairs.Field(sun).TryDo(order, "accept");
        Assert.Equal((HttpStatusCode.Forbidden, "这张单派给了赵师傅，不能代办"), (status, body!["title"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.Forbidden, (await repairs.Field(zhao).TryDo(order, "change-class", new { @class = "Urgent", reason = "漏大了" })).Status);
        Assert.DoesNotContain((await repairs.Field(sun).Order(order))["acts"]!.AsArray(), a => a!["act"]!.GetValue<string>() == "Accept");
        Assert.Contains((await repairs.Field(zhao).Order(order))["acts"]!.AsArray(), a => a!["act"]!.GetValue<string>() == "Accept");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("R-4.2.3b")]
    public async Task A_promised_time_changes_only_by_a_new_agreement_and_the_old_one_stays(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var order = await repairs.Desk.Register(Leak(repairs.Neighbours.House(), agreed: repairs.Now.AddHours(2)));
        Assert.Equal(HttpStatusCode.BadRequest, (await repairs.Desk.TryDo(order, "agree-time", new { agreedAt = repairs.Now.AddHours(-1), reason = "住户不在家" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await repairs.Desk.TryDo(order, "agree-time", new { agreedAt = repairs.Now.AddHours(5) })).Status);
        await repairs.Desk.Do(order, "agree-time", new { agreedAt = repairs.Now.AddHours(5), reason = "住户下午在家，电话约定" });
        var agreements = (await repairs.Desk.Order(order))["agreements"]!.AsArray();
        Assert.Equal(2, agreements.Count);
        Assert.Equal(repairs.Now.AddHours(2), agreements[0]!["visitAt"]!.GetValue<DateTime>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_pause_holds_the_clock_and_goes_back_to_where_it_began(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var zhao = repairs.Neighbours.Worker("赵师傅", [Trade.Water], []);
        var order = await repairs.Desk.Register(Leak(repairs.Neighbours.House(), "Urgent"));
        await repairs.Desk.Do(order, "dispatch", new { worker = zhao.Id.Value });
        await repairs.Field(zhao).Do(order, "accept");
        Assert.Equal(HttpStatusCode.BadRequest, (await repairs.Field(zhao).TryDo(order, "pause", new { reason = "Material", words = "等软管" })).Status);
        var held = await repairs.Field(zhao).Do(order, "pause", new { reason = "OwnerTime", words = "住户不在家" });
        Assert.Equal(("Suspended", true), (held["state"]!.GetValue<string>(), held["dueAt"] is null));
        repairs.Pass(TimeSpan.FromHours(3));
        var back = await repairs.Field(zhao).Do(order, "resume");
        Assert.Equal("Accepted", back["state"]!.GetValue<string>());
        Assert.Equal(repairs.Now.AddMinutes(15), back["dueAt"]!.GetValue<DateTime>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_owner_may_refuse_the_price_and_the_order_ends_with_reason_and_witness(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (order, field) = await OnSite(repairs);
        var (status, body) = await field.TryDo(order, "quote", new { lines = new object[] { new { name = "进口龙头", quantity = 1, unitPrice = 500.00m } } });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("“进口龙头”不在价目表内，须由主任核价后报价", body!["errors"]!["Lines[0].Name"]![0]!.GetValue<string>());
        await repairs.Director.Do(order, "quote", new { lines = new object[] { new { name = "进口龙头", quantity = 1, unitPrice = 500.00m } } });
        Assert.Equal(HttpStatusCode.Conflict, (await field.TryDo(order, "start")).Status);
        await field.Do(order, "refuse-quote", new { reason = "太贵" });
        var ended = await field.Do(order, "leave-for-price", new { reason = "住户自己找人", way = "RefusedToSign", signer = "周晓宁", witness = "保安李强" });
        Assert.Equal("RefusedPrice", ended["state"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Consent_by_telephone_needs_the_code_that_only_the_desk_sees(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (order, field) = await OnSite(repairs);
        await repairs.Director.Do(order, "quote", new { lines = new object[] { new { name = "龙头", quantity = 1, unitPrice = 80 } } });
        Assert.Equal(HttpStatusCode.BadRequest, (await field.TryDo(order, "consent", new { way = "Code", code = "" })).Status);
        var code = (await repairs.Desk.Order(order))["ownerCode"]!.GetValue<string>();
        Assert.Equal("ConsentGiven", (await field.Do(order, "consent", new { way = "Code", code }))["state"]!.GetValue<string>());
        Assert.Null((await repairs.Desk.Order(order))["ownerCode"]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_owner_who_cannot_sign_accepts_the_work_with_a_code_told_by_telephone_and_it_stands_in_for_his_signature(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var order = await Finished(repairs);
        var code = (await repairs.Desk.Order(order))["ownerCode"]!.GetValue<string>();
        Assert.Matches("^[0-9]{6}$", code);
        var confirmed = await repairs.Desk.Do(order, "confirm", new { way = "Code", code });
        Assert.Equal("OwnerConfirmed", confirmed["state"]!.GetValue<string>());
        var seen = await repairs.Desk.Order(order);
        var signature = Assert.Single(seen["signatures"]!.AsArray(), s => s!["purpose"]!.GetValue<string>() == "完工确认")!;
        Assert.Equal(("Code", "周*宁", "电话验证码"), (signature["kind"]!.GetValue<string>(), signature["signer"]!.GetValue<string>(), seen["confirmWords"]!.GetValue<string>()));
        Assert.Null(seen["ownerCode"]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_worker_who_guesses_the_code_is_stopped_after_five_tries_even_when_the_sixth_is_right(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (order, field) = await OnSite(repairs);
        await repairs.Director.Do(order, "quote", new { lines = new object[] { new { name = "龙头", quantity = 1, unitPrice = 80 } } });
        var code = (await repairs.Desk.Order(order))["ownerCode"]!.GetValue<string>();
        var wrong = code == "000000" ? "000001" : "000000";
        for (var tries = 1; tries <= 5; tries++)
        {
            var (status, body) = await field.TryDo(order, "consent", new { way = "Code", code = wrong });
            Assert.Equal((HttpStatusCode.BadRequest, tries < 5 ? "验证码不对，请与前台核对" : "验证码连续输错 5 次，请 15 分钟后再试，或请住户签名"), (status, body!["errors"]!["Code"]![0]!.GetValue<string>()));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await field.TryDo(order, "consent", new { way = "Code", code })).Status);
        Assert.Equal("ConsentGiven", (await field.Do(order, "consent", new { way = "Signed", signer = "周晓宁", drawing = Signature }))["state"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_clock_is_not_stopped_until_a_year_that_nobody_meant(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (order, field) = await OnSite(repairs);
        var (status, body) = await field.TryDo(order, "pause", new { reason = "Material", until = repairs.Now.AddYears(70), words = "等配件" });
        Assert.Equal((HttpStatusCode.BadRequest, "恢复的时间太远，请核对"), (status, body!["errors"]!["Until"]![0]!.GetValue<string>()));
        Assert.Equal("Suspended", (await field.Do(order, "pause", new { reason = "Material", until = repairs.Now.AddDays(7), words = "等配件" }))["state"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_masked_name_that_the_desks_form_shows_is_kept_as_the_name_it_stands_for(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var order = await Finished(repairs);
        await repairs.Desk.Do(order, "confirm", new { way = "RefusedToSign", signer = "周*宁", witness = "保安李强" });
        Assert.Equal("周晓宁", await repairs.Center.Ask(db => db.Set<Repair>().Select(r => r.ConfirmedBy).SingleAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nobody_closes_an_order_that_the_owner_has_not_confirmed_before_three_tries(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var order = await Finished(repairs);
        for (var tries = 0; tries < 3; tries++)
        {
            var (status, body) = await repairs.Desk.TryDo(order, "close");
            Assert.Equal((HttpStatusCode.Conflict, $"住户还没有验收；联系未果满 3 次才可关闭，现在 {tries} 次"), (status, body!["title"]!.GetValue<string>()));
            await repairs.Desk.Do(order, "failed-try", new { words = "电话无人接听" });
        }

        Assert.Equal("Closed", (await repairs.Desk.Do(order, "close"))["state"]!.GetValue<string>());
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

    private static async Task<(JsonNode Order, RepairsUnderTest.Hand Field)> OnSite(RepairsUnderTest repairs, HouseId? house = null)
    {
        var zhao = repairs.Neighbours.Worker("赵师傅", [Trade.Water], []);
        var order = await repairs.Desk.Register(Leak(house ?? repairs.Neighbours.House()));
        await repairs.Desk.Do(order, "dispatch", new { worker = zhao.Id.Value });
        var field = repairs.Field(zhao);
        await field.Do(order, "accept");
        await field.Do(order, "arrive");
        return (order, field);
    }

    private static async Task<JsonNode> Finished(RepairsUnderTest repairs, HouseId? house = null)
    {
        var (order, field) = await OnSite(repairs, house);
        await field.Do(order, "start", new { freeReason = "小修免费" });
        await field.Do(order, "finish", new { result = "已更换" });
        return order;
    }

    private static async Task Answer(RepairsUnderTest repairs, JsonNode order, Grade grade, string words)
    {
        await using var scope = repairs.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await scope.ServiceProvider.GetRequiredService<Events>().Publish(
            new FollowUpAnswered(Kernel.Id.New<FollowUpId>(), new Subject("repair", order["id"]!.GetValue<Guid>()), grade, words, repairs.Now), default);
        await db.SaveChangesAsync();
    }
}
