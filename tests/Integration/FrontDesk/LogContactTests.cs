using System.Net;
using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Anju.Integration.FrontDesk;

public class LogContactTests
{
    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static object Question(string content = "十月公摊怎么算", string result = "已按公示解释") => new { kind = "Question", content, outcome = "SolvedOnSpot", result };

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.3a", "R-4.2.2b")]
    public async Task What_is_solved_on_the_spot_is_closed_with_its_result_in_one_line(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var clerk = desk.Clerk();
        var logged = await clerk.Log(new { way = "Visit", kind = "Payment", content = "问物业费", outcome = "SolvedOnSpot", result = "已打印账单", caller = "李*", callerPhone = "000 1111 2222" });
        Assert.Matches(@"^LD-\d{8}-0001$", logged["number"]!.GetValue<string>());
        var card = await clerk.Card(logged);
        Assert.Equal("王芳", card["closedBy"]!.GetValue<string>());
        Assert.Equal("000****2222", card["callerPhone"]!.GetValue<string>());
        Assert.Equal(1, await desk.Center.Ask(db => db.Set<Contact>().CountAsync()));
        Assert.Contains("当场解决的，请写明结果（R-4.2.3）", (await clerk.Post("/contacts", Question(result: ""))).Body!.ToJsonString(Plain));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.3b", "R-4.1.4")]
    public async Task An_unsolved_contact_without_a_promised_time_is_refused(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var clerk = desk.Clerk();
        var (status, body) = await clerk.Post("/contacts", new { kind = "Help", content = "楼道灯不亮", outcome = "Promised" });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("未当场解决，须与住户约定时间（R-4.2.3）", body!["errors"]!["Promise"]![0]!.GetValue<string>());
        Assert.Equal(0, await desk.Center.Ask(db => db.Set<Contact>().CountAsync()));
        var logged = await clerk.Log(new { kind = "Help", content = "楼道灯不亮", outcome = "Promised", promise = "+30" });
        Assert.NotNull((await clerk.Card(logged))["promisedAt"]);
        Assert.Equal(1, await desk.Center.Ask(db => db.Set<Promise>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.3c", "A-5b")]
    public async Task What_is_not_offered_needs_a_reason_and_an_explanation(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var (status, body) = await desk.Clerk().Post("/contacts", new { kind = "Repair", content = "修空调", outcome = "NotOffered" });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotNull(body!["errors"]!["Reason"]);
        Assert.NotNull(body["errors"]!["Explained"]);
        await desk.Clerk().Log(new { kind = "Repair", content = "修空调", outcome = "NotOffered", reason = "家电不在服务范围", explained = "请联系厂家，已给电话" });
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.2b", "R-4.1.3")]
    public async Task A_repair_is_made_in_the_same_transaction_and_linked_by_number(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var (clerk, house) = (desk.Clerk(), desk.Neighbours.House("3-2-1102"));
        var person = desk.Neighbours.Houses[house].People[0];
        var logged = await clerk.Log(new
        {
            house = house.Value,
            person = person.Id.Value,
            kind = "Repair",
            content = "厨房水槽下漏水，已用盆接",
            outcome = "Promised",
            promise = "+2h",
            repairClass = "Urgent",
            photos = new[] { new { name = "a.png", bytes = Convert.ToBase64String([1, 2, 3]) } },
        });
        var (repair, card) = desk.Neighbours.Repairs.Single(r => r.Repair.House == house);
        Assert.Equal(card.Number, logged["linkedNumber"]!.GetValue<string>());
        Assert.Equal(logged["number"]!.GetValue<string>(), repair.OriginNumber);
        Assert.Equal(("厨房水槽下漏水", "周晓宁", "00012345678", "来电"), (repair.Item, repair.ReporterName, repair.ReporterPhone, repair.Channel));
        Assert.Contains(desk.Neighbours.Shared, s => s.To.Id == card.Id.Value);
        var (status, body) = await clerk.Post("/contacts", new { house = house.Value, person = person.Id.Value, kind = "Repair", content = "修好了", outcome = "SolvedOnSpot", result = "x" });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotNull(body!["errors"]!["Outcome"]);

        var again = await clerk.Log(new { house = house.Value, person = person.Id.Value, kind = "Repair", content = "催问漏水", outcome = "SolvedOnSpot", result = "师傅已在路上", related = card.Number });
        Assert.Equal(card.Number, again["linkedNumber"]!.GetValue<string>());
        Assert.Single(desk.Neighbours.Repairs, r => r.Repair.House == house);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.3b")]
    public async Task The_end_of_the_repair_closes_the_contact_and_freezes_the_verdict(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var (clerk, house) = (desk.Clerk(), desk.Neighbours.House("3-2-1103"));
        var logged = await clerk.Log(new { house = house.Value, caller = "周宁", callerPhone = "00011112222", kind = "Repair", content = "灯坏", outcome = "Promised", promise = "+2h" });
        var card = desk.Neighbours.Repairs.Single(r => r.Repair.House == house).Card;
        await using (var scope = desk.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(desk.Center.Id));
            var db = scope.ServiceProvider.GetRequiredService<Kernel.Data.AppDb>();
            await scope.ServiceProvider.GetRequiredService<Kernel.UseCases.Events>().Publish(
                new Repairs.Contracts.RepairFinished(card.Id, card.Number, null, "换灯泡", scope.ServiceProvider.GetRequiredService<Kernel.Calendars.Calendar>().Now), default);
            await db.SaveChangesAsync();
        }

        var closed = await clerk.Card(logged);
        Assert.True(closed["keptPromise"]!.GetValue<bool>());
        Assert.Contains("换灯泡", closed["result"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.4a")]
    public async Task The_next_matter_is_linked_and_carries_house_and_caller(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var (clerk, house) = (desk.Clerk(), desk.Neighbours.House("3-2-1104"));
        var first = await clerk.Log(new { house = house.Value, caller = "周晓宁", callerPhone = "00012345678", kind = "Question", content = "停车", outcome = "SolvedOnSpot", result = "已答" });
        var second = await clerk.Log(new { previous = first["id"]!.GetValue<string>(), kind = "Suggestion", content = "加长椅", outcome = "SolvedOnSpot", result = "已记" });
        var card = await clerk.Card(second);
        Assert.Equal(("3-2-1104", "周*宁", "000****5678"), (card["houseNumber"]!.GetValue<string>(), card["caller"]!.GetValue<string>(), card["callerPhone"]!.GetValue<string>()));
        Assert.Equal(first["number"]!.GetValue<string>(), card["chain"]![0]!["number"]!.GetValue<string>());
        Assert.Equal(second["number"]!.GetValue<string>(), (await clerk.Card(first))["chain"]![0]!["number"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.2c", "R-4.1.10")]
    public async Task An_important_matter_reaches_the_director_at_once_and_her_answer_is_timed(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var clerk = desk.Clerk();
        var logged = await clerk.Log(new { kind = "Help", content = "电梯困人", outcome = "Promised", promise = "+30", important = true });
        var number = logged["number"]!.GetValue<string>();
        Assert.Contains(desk.Neighbours.Told, t => t is { Permission: "frontdesk.direct", Urgent: true } && t.Text.Contains(number));
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Do(logged, "instruct", new { instruction = "先安抚" })).Status);
        var director = desk.Clerk("frontdesk.log", "frontdesk.direct");
        Assert.Equal(HttpStatusCode.OK, (await director.Do(logged, "instruct", new { instruction = "先安抚，电话维保" })).Status);
        Assert.Equal(0, (await clerk.Card(logged))["responseMinutes"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.Conflict, (await director.Do(logged, "instruct", new { instruction = "再批" })).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.3b", "A-5c", "S-4.1.4c")]
    public async Task A_changed_promise_is_a_new_agreement_and_a_broken_one_stays_seen(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var clerk = desk.Clerk("frontdesk.log", "frontdesk.backfill");
        var logged = await clerk.Log(new { at = Now.AddHours(-5), kind = "Question", content = "问丢失的钥匙在哪里", outcome = "Promised", promise = "+2h" });
        Assert.Equal(1, (await clerk.Get("/register?late=true"))["total"]!.GetValue<int>());
        var (status, body) = await clerk.Do(logged, "agree-again", new { promise = "+3h", reason = "师傅堵车" });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotNull(body!["errors"]!["AgreedWith"]);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Do(logged, "agree-again", new { promise = "+3h", reason = "师傅堵车", agreedWith = "周晓宁" })).Status);
        var promises = (await clerk.Card(logged))["promises"]!.AsArray();
        Assert.Equal(2, promises.Count);
        Assert.True(promises[1]!["earlierBroken"]!.GetValue<bool>());
        Assert.Equal(0, (await clerk.Get("/register?late=true"))["total"]!.GetValue<int>());

        var version = (await clerk.Card(logged))["version"]!.GetValue<int>();
        Assert.Equal(HttpStatusCode.OK, (await clerk.Do(logged, "answer", new { result = "已找到", askedAnythingElse = true })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.Do(logged, "answer", new { result = "又答一次", version })).Status);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Do(logged, "reopen", new { promise = "明天上午", reason = "又来电" })).Status);
        Assert.Null((await clerk.Card(logged))["closedAt"]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.3b", "R-4.1.5")]
    public async Task Broken_promises_and_unread_messages_are_told_to_the_director_once(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var clerk = desk.Clerk("frontdesk.log", "frontdesk.backfill");
        var logged = await clerk.Log(new { at = Now.AddHours(-5), kind = "Help", content = "找人", outcome = "Promised", promise = "+2h" });
        var to = desk.Neighbours.Colleague("吴敏", "管理员");
        await clerk.Post("/messages", new { to = to.Value, caller = "周晓宁", callBack = "00012345678", text = $"回电 {desk.Center.Id.Value}" });
        await desk.Center.Ask(db => db.Set<Message>().ExecuteUpdateAsync(u => u.SetProperty(m => m.At, Now.AddDays(-2))));
        for (var minute = 0; minute < 2; minute++)
        {
            await using var scope = desk.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Kernel.Identity.CurrentUser>().Become(Kernel.Identity.Actor.System(desk.Center.Id));
            await ActivatorUtilities.CreateInstance<Anju.FrontDesk.Desk.EscalateBrokenPromises>(scope.ServiceProvider).Run(default);
        }

        Assert.Single(desk.Neighbours.Told, t => t.Permission == "frontdesk.direct" && t.Text.Contains($"超约：{logged["number"]}") && t.Text.Contains("找人"));
        Assert.Single(desk.Neighbours.Told, t => t.Permission == "frontdesk.direct" && t.Text.Contains(desk.Center.Id.Value.ToString()[..12]));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.5")]
    public async Task A_dispute_is_kept_with_witnesses_for_the_director(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var clerk = desk.Clerk();
        var logged = await clerk.Log(Question());
        Assert.Equal(HttpStatusCode.OK, (await clerk.Do(logged, "dispute", new { facts = "住户拍桌", witnesses = "李四" })).Status);
        Assert.Empty((await clerk.Card(logged))["disputes"]!.AsArray());
        Assert.Single((await desk.Clerk("frontdesk.log", "frontdesk.direct").Card(logged))["disputes"]!.AsArray());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.1.3")]
    public async Task The_past_is_entered_only_with_the_right_to_it_and_marked(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var past = new { at = Now.AddYears(-8), kind = "Question", content = "Loud Music/Party, \"embedded\"", outcome = "Promised", promise = "+8h", result = "resolved", answeredAt = Now.AddYears(-8).AddHours(2) };
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Clerk().Post("/contacts", past)).Status);
        var clerk = desk.Clerk("frontdesk.log", "frontdesk.backfill");
        var card = await clerk.Card(await clerk.Log(past));
        Assert.True(card["isBackfilled"]!.GetValue<bool>());
        Assert.True(card["keptPromise"]!.GetValue<bool>());
        var (status, body) = await clerk.Post("/contacts", new { past.at, past.kind, past.content, past.outcome, past.promise, past.result, answeredAt = past.at.AddHours(-1) });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("答复时间早于来电来访时间", body!["errors"]!["AnsweredAt"]![0]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.Post("/contacts", new { at = Now.AddHours(1), kind = "Question", content = "x", outcome = "SolvedOnSpot", result = "y" })).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.2b")]
    public async Task The_same_form_sent_twice_is_one_line(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var clerk = desk.Clerk();
        var body = new { requestId = Guid.CreateVersion7(), kind = "Question", content = "停车", outcome = "SolvedOnSpot", result = "已答" };
        var both = await Task.WhenAll(clerk.Log(body), clerk.Log(body));
        Assert.Equal(both[0]["number"]!.GetValue<string>(), both[1]["number"]!.GetValue<string>());
        Assert.Equal(1, await desk.Center.Ask(db => db.Set<Contact>().CountAsync()));
    }

    [Fact, Clause("R-2.0", "R-4.1.10", "A-5a", "F-4a", "D-8a")]
    public async Task Every_office_post_may_log_contacts()
    {
        var installation = await Installation.Of(Database.Sqlite);
        using var scope = installation.Services.CreateScope();
        var posts = scope.ServiceProvider.GetServices<IDefaultGrants>().SelectMany(g => g.Grants).Where(g => g.Permission == "frontdesk.log").Select(g => g.Post).ToHashSet();
        Assert.Superset(new HashSet<string> { "总经理", "主任", "管理员", "收费员", "前台", "维修工", "电工", "财务", "仓管", "档案" }, posts);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-8a")]
    public async Task Owners_who_asked_for_the_director_stand_in_her_queue(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var id = desk.Neighbours.Colleague("陈主任", "主任");
        var director = desk.Clerk(new Actor(id, "陈主任", "主任", desk.Center.Id, new HashSet<string> { "frontdesk.log", "frontdesk.direct" }));
        await desk.Clerk().Log(new { way = "Visit", kind = "Visit", content = "求见主任谈装修", outcome = "Promised", promise = "+30", passedTo = id.Value });
        Assert.Equal(1, (await director.Get("/register?mine=true"))["total"]!.GetValue<int>());
        Assert.Equal(0, (await desk.Clerk().Get("/register?mine=true"))["total"]!.GetValue<int>());
        Assert.Equal("陈主任", (await director.Card(await director.Log(new { way = "Visit", kind = "Suggestion", content = "绿化", outcome = "SolvedOnSpot", result = "已答" })))["takenBy"]!.GetValue<string>());
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
