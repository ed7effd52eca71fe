using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Complaints.Domain;
using Anju.Complaints.Escalate;
using Xunit;

namespace Anju.Integration.Complaints;

/// <summary>A complaint from the first answer to the satisfied follow-up, and what may not be left out on the way.</summary>
public partial class ComplaintLoopTests
{
    private static string State(JsonNode complaint) => complaint["state"]!.GetValue<string>();

    private static string Title(JsonNode? body) => body!["title"]!.GetValue<string>();

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("S-4.1.1b", "S-4.1.3b", "S-4.1.3c", "S-4.1.3d", "S-4.1.3e", "S-5.2", "X-2")]
    public async Task A_complaint_goes_from_the_first_answer_to_the_closing_with_both_told_and_an_answered_follow_up(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        var complaint = await complaints.Register();
        Assert.Equal("TS-20261125-0001", complaint["number"]!.GetValue<string>());
        await complaints.Handle(complaint);
        Assert.Equal("Handled", State(await complaints.Desk.Case(complaint)));

        await complaints.Keeper.Do(complaint, "tell-department", new { to = "保洁张班长", way = "InPerson", words = "排班须有顶班人" });
        var (status, body) = await complaints.Director.TryDo(complaint, "close", new { review = "同意" });
        Assert.Equal((HttpStatusCode.Conflict, "投诉现在是“待告知”，不能办理“审核关闭”"), (status, Title(body)));
        complaints.Pass(TimeSpan.FromMinutes(20));
        var told = await complaints.Keeper.Do(complaint, "tell-user", new { to = "周样宁", way = "Phone", words = "已恢复每日清扫", answer = "知道了" });
        Assert.Equal("ToFollowUp", State(told));
        Assert.Equal(HttpStatusCode.Conflict, (await complaints.Director.TryDo(complaint, "close", new { review = "同意" })).Status);

        complaints.Pass(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, (await complaints.Desk.Ask(complaint, "Satisfied", "现在干净了")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await complaints.Keeper.TryDo(complaint, "close", new { review = "同意" })).Status);
        Assert.Equal("Closed", State(await complaints.Director.Do(complaint, "close", new { review = "已整改，同意关闭" })));

        var seen = await complaints.Desk.Case(complaint);
        Assert.Equal(("规程 V1", "Satisfied", "InTime", "林晓"), (seen["procedure"]!.GetValue<string>(), seen["satisfaction"]!.GetValue<string>(), seen["solveVerdict"]!.GetValue<string>(), seen["followedUpBy"]!.GetValue<string>()));
        Assert.Equal(("周*宁", "000****5678"), (seen["complainantName"]!.GetValue<string>(), seen["complainantPhone"]!.GetValue<string>()));
        Assert.Equal([("Department", "保洁张班长", "InPerson", "李管家"), ("User", "周*宁", "Phone", "李管家")],
            seen["tellings"]!.AsArray().Select(t => (t!["kind"]!.GetValue<string>(), t["to"]!.GetValue<string>(), t["way"]!.GetValue<string>(), t["by"]!.GetValue<string>())));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.3e")]
    public async Task A_dissatisfied_answer_opens_it_again_and_everything_is_to_be_done_anew(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        var complaint = await complaints.Register();
        await complaints.Handle(complaint);
        await complaints.TellBoth(complaint);
        complaints.Pass(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, (await complaints.Desk.Ask(complaint, "Dissatisfied", "第二天又没人扫")).Status);

        var again = await complaints.Director.Case(complaint);
        Assert.Equal(("Reopened", 2), (State(again), again["round"]!.GetValue<int>()));
        Assert.Equal(("Dissatisfied", "InTime"), (again["rounds"]![0]!["grade"]!.GetValue<string>(), again["rounds"]![0]!["solveVerdict"]!.GetValue<string>()));
        Assert.Null(again["userToldAt"]);
        Assert.Contains(complaints.Told, t => t.Permission == "complaints.direct" && t.Text.Contains("重开：回访不满意：第二天又没人扫", StringComparison.Ordinal));
        Assert.Equal(complaints.Now.AddDays(2), again["dueAt"]!.GetValue<DateTime>());

        await complaints.Work(complaint);
        Assert.Equal(HttpStatusCode.Conflict, (await complaints.Director.TryDo(complaint, "close", new { review = "同意" })).Status);
        await complaints.TellBoth(complaint);
        Assert.Equal(HttpStatusCode.OK, (await complaints.Desk.Ask(complaint, "FairlySatisfied", "好多了")).Status);
        Assert.Equal("Closed", State(await complaints.Director.Do(complaint, "close", new { review = "同意" })));
        Assert.Equal(4, (await complaints.Desk.Case(complaint))["tellings"]!.AsArray().Count);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.3e")]
    public async Task Whom_it_blames_neither_handles_nor_judges_nor_asks_and_who_handled_it_does_not_ask_alone(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        var (complaint, guard) = (await complaints.Register("夜班秩序员态度差"), complaints.Guard);
        await complaints.Desk.Do(complaint, "answer", new { words = "已受理" });
        var (status, body) = await complaints.Director.TryDo(complaint, "judge-valid", new { @class = "Important", department = "秩序维护", blamed = guard.Actor.Id!.Value.Value, handler = guard.Actor.Id.Value.Value });
        Assert.Equal((HttpStatusCode.BadRequest, "被投诉的是孙秩序，不能由本人承办"), (status, body!["errors"]!["Handler"]![0]!.GetValue<string>()));
        await complaints.Director.Do(complaint, "judge-valid", new { @class = "Important", department = "秩序维护", blamed = guard.Actor.Id.Value.Value, handler = complaints.Keeper.Actor.Id!.Value.Value });
        Assert.Equal(HttpStatusCode.Forbidden, (await guard.TryDo(complaint, "investigate", new { finding = "没有这回事" })).Status);
        await complaints.Work(complaint);
        Assert.Equal(HttpStatusCode.Conflict, (await guard.TryDo(complaint, "tell-user", new { to = "周样宁", way = "Phone", words = "没事了" })).Status);
        Assert.DoesNotContain((await guard.Case(complaint))["acts"]!.AsArray(), a => a!["act"]!.GetValue<string>() is "TellUser" or "Finish");
        await complaints.TellBoth(complaint);

        Assert.Equal((HttpStatusCode.Forbidden, "这件事涉及您本人，须由其他同事回访"), await Refused(guard.Ask(complaint, "Satisfied", "很好", companion: "林晓")));
        Assert.Equal(HttpStatusCode.BadRequest, (await complaints.Keeper.Ask(complaint, "Satisfied", "很好")).Status);
        Assert.Equal(HttpStatusCode.OK, (await complaints.Desk.Ask(complaint, "Satisfied", "已道歉")).Status);
        Assert.Equal("FollowedUp", State(await complaints.Desk.Case(complaint)));

        static async Task<(HttpStatusCode, string)> Refused(Task<(HttpStatusCode Status, JsonNode? Body)> asked) => ((await asked).Status, Title((await asked).Body));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("X-2", "S-4.1.3e")]
    public async Task After_a_month_without_solution_it_is_major_for_every_reader_and_then_by_the_job_and_only_the_director_asks(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        var complaint = await complaints.Register();
        await complaints.Desk.Do(complaint, "answer", new { words = "已受理" });
        await complaints.Director.Do(complaint, "judge-valid", new { @class = "Slight", department = "保洁", handler = complaints.Keeper.Actor.Id!.Value.Value });
        complaints.Now = new DateTime(2026, 12, 25, 2, 0, 0, DateTimeKind.Utc).AddMinutes(-1);
        Assert.Equal("Slight", (await complaints.Desk.Case(complaint))["class"]!.GetValue<string>());
        Assert.Equal(0, await complaints.Job(new RaiseOld.Command()));

        complaints.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(("Major", true), await Read());
        Assert.Equal(1, (await complaints.Desk.Get("/api/complaints/list?class=Major"))["total"]!.GetValue<int>());
        Assert.Equal(0, (await complaints.Desk.Get("/api/complaints/list?class=Slight"))["total"]!.GetValue<int>());
        Assert.Equal(1, await complaints.Job(new RaiseOld.Command()));
        Assert.Equal(0, await complaints.Job(new RaiseOld.Command()));
        Assert.Equal(("Major", true), await Read());
        Assert.Equal(["complaints.direct", "complaints.oversee"], complaints.Told.Where(t => t.Text.Contains("升为重大投诉", StringComparison.Ordinal)).Select(t => t.Permission));
        Assert.Equal(HttpStatusCode.Conflict, (await complaints.Director.TryDo(complaint, "change-class", new { @class = "Slight", reason = "没那么严重" })).Status);

        await complaints.Work(complaint);
        await complaints.TellBoth(complaint);
        var (status, body) = await complaints.Desk.Ask(complaint, "Satisfied", "好");
        Assert.Equal((HttpStatusCode.Forbidden, "重大投诉由主任回访"), (status, Title(body)));
        Assert.Equal(HttpStatusCode.OK, (await complaints.Director.Ask(complaint, "Satisfied", "好")).Status);

        async Task<(string, bool)> Read() => (await complaints.Desk.Case(complaint)) is var c ? (c["class"]!.GetValue<string>(), c["isAged"]!.GetValue<bool>()) : default;
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("X-2")]
    public async Task An_act_upon_an_old_complaint_makes_it_major_without_waiting_for_the_job(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        var complaint = await complaints.Register();
        await complaints.Desk.Do(complaint, "answer", new { words = "已受理" });
        await complaints.Director.Do(complaint, "judge-valid", new { @class = "Slight", department = "保洁", handler = complaints.Keeper.Actor.Id!.Value.Value });
        complaints.Pass(TimeSpan.FromDays(31));
        await complaints.Desk.Do(complaint, "remark", new { text = "用户又来问", urge = true });
        Assert.Equal(Anju.Complaints.Contracts.ComplaintClass.Major, await complaints.Center.Ask(db => db.Set<Complaint>().Select(c => c.Class).SingleAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-5.2")]
    public async Task A_complaint_read_in_a_survey_keeps_the_words_of_the_survey_on_its_page_and_its_paper(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        const string Words = "第 7 题：晚上门岗没人，快递随便进";
        object Body(string original) => new { requestId = Guid.CreateVersion7(), house = complaints.House.Value, content = "夜间门岗脱岗", complainantName = "匿名", channel = "意见征询", original };
        var (status, body) = await complaints.Desk.Post("/api/complaints/register", Body(" "));
        Assert.Equal((HttpStatusCode.BadRequest, "来自意见征询的投诉请抄录问卷上的原文"), (status, body!["errors"]!["Original"]![0]!.GetValue<string>()));
        var complaint = await complaints.Desk.Make("/api/complaints/register", Body(Words));
        Assert.Equal((Words, "意见征询"), (await complaints.Desk.Case(complaint)) is var c ? (c["original"]!.GetValue<string>(), c["channel"]!.GetValue<string>()) : default);
        foreach (var page in (string[])["", "/print"])
            Assert.Contains(Words, WebUtility.HtmlDecode((await complaints.Desk.Page($"/complaints/{complaint["id"]}{page}")).Text), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_refused_form_shows_the_time_again_that_was_typed(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        var (_, page) = await complaints.Desk.Page("/complaints/new");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "register-complaint",
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["Input.RequestId"] = Guid.CreateVersion7().ToString(),
            ["Input.Place"] = "3 栋大堂",
            ["Input.Content"] = "",
            ["Input.HappenedAt"] = "2026-11-24T21:30",
            ["Input.Class"] = "Slight",
            ["Input.Channel"] = "走访",
            ["Input.ComplainantName"] = "匿名",
        });
        var (_, again) = await complaints.Desk.Page("/complaints/new", form);
        Assert.Contains("请填写投诉内容", WebUtility.HtmlDecode(again), StringComparison.Ordinal);
        Assert.Contains("value=\"2026-11-24T21:30\"", again, StringComparison.Ordinal);
    }

    [System.Text.RegularExpressions.GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex Token();

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("X-2")]
    public async Task What_nobody_judged_for_a_month_is_not_major_but_told_to_the_director_once_and_is_major_once_it_was_judged_valid(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        var complaint = await complaints.Register();
        var judged = await complaints.Register("灯坏了", complaints.NextDoor);
        await complaints.Desk.Do(judged, "answer", new { words = "已受理" });
        await complaints.Director.Do(judged, "judge-invalid", new { reason = "属主管部门" });
        complaints.Now = new DateTime(2026, 12, 25, 2, 0, 0, DateTimeKind.Utc).AddMinutes(-1);
        Assert.Equal(0, await complaints.Job(new TellUnjudged.Command()));

        complaints.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal((0, 1, 0), (await complaints.Job(new RaiseOld.Command()), await complaints.Job(new TellUnjudged.Command()), await complaints.Job(new TellUnjudged.Command())));
        var told = Assert.Single(complaints.Told, t => t.Text.Contains("还没有判定", StringComparison.Ordinal));
        Assert.Equal(("complaints.direct", true), (told.Permission, told.Urgent));
        Assert.Equal("Slight", (await complaints.Desk.Case(complaint))["class"]!.GetValue<string>());
        await complaints.Desk.Do(complaint, "answer", new { words = "已受理" });
        Assert.Equal(0, await complaints.Job(new TellUnjudged.Command()));                   // a later act does not make it told again
        Assert.Equal("Slight", (await complaints.Desk.Case(complaint))["class"]!.GetValue<string>());

        await complaints.Director.Do(complaint, "judge-valid", new { @class = "Slight", department = "保洁", handler = complaints.Keeper.Actor.Id!.Value.Value });
        Assert.Equal("Major", (await complaints.Desk.Case(complaint))["class"]!.GetValue<string>());
        Assert.Equal((1, 0), (await complaints.Job(new RaiseOld.Command()), await complaints.Job(new TellUnjudged.Command())));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.3b", "X-2")]
    public async Task Missed_limits_reach_the_director_once_and_the_general_manager_after_days(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        await complaints.Register();
        Assert.Equal(0, await complaints.Job(new EscalateLate.Command()));
        complaints.Now = new DateTime(2026, 11, 26, 16, 0, 1, DateTimeKind.Utc);      // the first working day is over in China
        Assert.Equal(1, await complaints.Job(new EscalateLate.Command()));
        Assert.Equal(0, await complaints.Job(new EscalateLate.Command()));
        Assert.Contains(complaints.Told, t => t.Permission == "complaints.direct" && t.Text.Contains("首次答复超时", StringComparison.Ordinal));
        Assert.DoesNotContain(complaints.Told, t => t.Permission == "complaints.oversee");
        complaints.Pass(TimeSpan.FromDays(3));
        Assert.Equal(1, await complaints.Job(new EscalateLate.Command()));
        Assert.Contains(complaints.Told, t => t.Permission == "complaints.oversee");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-8b", "R-4.2.5")]
    public async Task An_invalid_complaint_stays_logged_and_ends_only_after_it_was_explained(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        var complaint = await complaints.Register("门口公交站应该搬走");
        await complaints.Desk.Do(complaint, "answer", new { words = "已记录，请主任看" });
        await complaints.Director.Do(complaint, "judge-invalid", new { reason = "公交站由交通部门设置" });
        var (status, body) = await complaints.Director.TryDo(complaint, "end-explained");
        Assert.Equal((HttpStatusCode.Conflict, "无效投诉须先向用户解释并登记，才能结案"), (status, Title(body)));
        Assert.Equal(HttpStatusCode.BadRequest, (await complaints.Keeper.TryDo(complaint, "explain", new { to = "周样宁", way = "Phone", words = "" })).Status);
        await complaints.Keeper.Do(complaint, "explain", new { to = "周样宁", way = "InPerson", at = complaints.Now.AddMinutes(-1), words = "致歉；站点由交通部门设置，已代为转告", answer = "可以理解" });
        Assert.Equal("Explained", State(await complaints.Director.Do(complaint, "end-explained")));
        var told = (await complaints.Desk.Case(complaint))["tellings"]![0]!;
        Assert.Equal(("Explained", "可以理解", "李管家"), (told["kind"]!.GetValue<string>(), told["answer"]!.GetValue<string>(), told["by"]!.GetValue<string>()));
        Assert.Equal(1, (await complaints.Desk.Get("/api/complaints/list?tab=All&figure=Invalid&from=2026-11-01&to=2026-11-30"))["total"]!.GetValue<int>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("X-2")]
    public async Task One_matter_brought_to_several_departments_counts_once(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        var (first, second) = (await complaints.Register(), await complaints.Register("楼道脏，向保安说过"));
        Assert.Equal(first["number"]!.GetValue<string>(), (await complaints.Desk.Case(second))["neighbours"]![0]!["number"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.BadRequest, (await complaints.Desk.TryDo(second, "merge", new { main = second["number"]!.GetValue<string>() })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await complaints.Desk.TryDo(second, "merge", new { main = "TS-19990101-0001" })).Status);
        await complaints.Desk.Do(second, "merge", new { main = first["number"]!.GetValue<string>().ToLowerInvariant() });
        Assert.Equal(HttpStatusCode.BadRequest, (await complaints.Desk.TryDo(first, "merge", new { main = second["number"]!.GetValue<string>() })).Status);
        var main = await complaints.Desk.Case(first);
        Assert.Equal((1, 1), (main["joined"]!.GetValue<int>(), main["urges"]!.GetValue<int>()));
        foreach (var (figure, count) in new[] { ("Received", 1), ("Joined", 1) })
            Assert.Equal(count, (await complaints.Desk.Get($"/api/complaints/list?tab=All&figure={figure}&from=2026-11-01&to=2026-11-30"))["total"]!.GetValue<int>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("X-2", "R-4.2.2b")]
    public async Task A_matter_that_is_a_repair_goes_on_as_a_repair_and_stays_logged(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        var complaint = await complaints.Register("水槽漏了两天");
        Assert.Equal(HttpStatusCode.BadRequest, (await complaints.Desk.TryDo(complaint, "move-to-repair", new { item = "" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await complaints.Keeper.TryDo(complaint, "move-to-repair", new { item = "水槽" })).Status);
        await complaints.Desk.Do(complaint, "move-to-repair", new { item = "水槽", @class = "Urgent" });
        var moved = await complaints.Desk.Case(complaint);
        Assert.Equal(("MovedToRepair", "BX-20261125-0001"), (State(moved), moved["repairNumber"]!.GetValue<string>()));
        var repair = await complaints.Desk.Get("/api/repairs/order?id=" + moved["repairHref"]!.GetValue<string>()[^36..]);
        Assert.Equal(("水槽漏了两天", complaint["number"]!.GetValue<string>(), $"/complaints/{complaint["id"]}"), (repair["description"]!.GetValue<string>(), repair["originNumber"]!.GetValue<string>(), repair["originHref"]!.GetValue<string>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Sent_twice_it_is_registered_once_and_of_two_at_once_one_reads_who_was_faster(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        var twin = new { requestId = Guid.CreateVersion7(), house = complaints.House.Value, content = "吵", complainantName = "周样宁", channel = "走访" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => complaints.Desk.Post("/api/complaints/register", twin)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.Status));
        Assert.Equal(1, await complaints.Center.Ask(db => db.Set<Complaint>().CountAsync()));

        var complaint = answers[0].Body!;
        var both = await Task.WhenAll(complaints.Desk.TryDo(complaint, "answer", new { version = 1, words = "已受理" }), complaints.Keeper.TryDo(complaint, "answer", new { version = 1, words = "已受理" }));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(b => b.Status).Order());
        Assert.Contains("投诉首次答复", Title(both.Single(b => b.Status == HttpStatusCode.Conflict).Body), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.3e")]
    public async Task Nobody_reached_in_three_tries_is_laid_before_the_director_who_plans_another_follow_up(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        var complaint = await complaints.Register();
        await complaints.Handle(complaint);
        await complaints.TellBoth(complaint);
        Assert.Equal(HttpStatusCode.Conflict, (await complaints.Director.TryDo(complaint, "ask-again")).Status);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var task = (await complaints.Desk.Get("/api/casework/follow-ups?kind=complaint"))["items"]!.AsArray().Single()!;
            await complaints.Desk.Make("/api/casework/record-failed-try", new { requestId = Guid.CreateVersion7(), id = task["id"]!.GetValue<string>(), version = task["version"]!.GetValue<int>(), why = "无人接听" });
        }

        Assert.Contains(complaints.Told, t => t.Permission == "complaints.direct" && t.Text.Contains("三次未联系上用户", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, (await complaints.Director.TryDo(complaint, "close", new { review = "联系不上" })).Status);
        await complaints.Director.Do(complaint, "ask-again", new { on = "2026-12-01" });
        Assert.Equal(HttpStatusCode.OK, (await complaints.Desk.Ask(complaint, "Satisfied", "刚回家")).Status);
        Assert.Equal("FollowedUp", State(await complaints.Desk.Case(complaint)));
    }
}
