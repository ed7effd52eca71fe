using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.Live;
using Xunit;

namespace Anju.Integration.FrontDesk;

/// <summary>The pages as a browser without script uses them.</summary>
public class DeskPageTests
{
    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    internal static async Task<IDocument> Page(Clerk clerk, string path)
    {
        using var answer = await clerk.Client.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {html[..Math.Min(html.Length, 2000)]}");
        return await BrowsingContext.New().OpenAsync(r => r.Content(html));
    }

    /// <summary>Sends a form of the page with its hidden fields and what was typed.</summary>
    internal static async Task<HttpResponseMessage> Send(Clerk clerk, string path, string handler, IReadOnlyDictionary<string, string> typed)
    {
        var page = await Page(clerk, path);
        var form = page.QuerySelectorAll("form").Single(f => f.QuerySelector($"input[name=_handler][value='{handler}']") is not null);
        var fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        foreach (var (name, value) in typed)
            fields[name] = value;
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        return await clerk.Client.PostAsync(path, content);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.3b", "R-4.2.4a", "R-4.1")]
    public async Task The_entry_is_filled_refused_beside_the_field_corrected_and_followed_by_the_next(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var (clerk, house) = (desk.Clerk(), desk.Neighbours.House("5-1-802"));
        var path = $"/desk?house={house.Value}";
        var person = desk.Neighbours.Houses[house].People[0].Id.Value.ToString();
        var typed = new Dictionary<string, string> { ["Way"] = "Call", ["Kind"] = "Help", ["Content"] = "楼上漏水<script>", ["Outcome"] = "Promised", ["Person"] = person, ["Act"] = "next" };
        using var refused = await Send(clerk, path, "log", typed);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        var page = await BrowsingContext.New().OpenAsync(async r => r.Content(await refused.Content.ReadAsStringAsync()));
        Assert.Equal("未当场解决，须与住户约定时间（R-4.2.3）", page.GetElementById("Promise-e")!.TextContent.Trim());
        Assert.Equal("true", page.GetElementById("Promise")!.GetAttribute("aria-invalid"));
        Assert.Equal("楼上漏水<script>", page.GetElementById("Content")!.TextContent);
        typed["Promise"] = "+2h";
        using var saved = await Send(clerk, path, "log", typed);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var next = await Page(clerk, saved.Headers.Location!.OriginalString);
        Assert.Contains("周*宁", next.QuerySelector("form.log")!.TextContent);
        Assert.DoesNotContain("周晓宁", next.DocumentElement.OuterHtml);
        Assert.DoesNotContain("00012345678", next.DocumentElement.OuterHtml);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.1.3")]
    public async Task A_call_of_yesterday_is_entered_with_its_own_times_by_who_may_backfill(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var (clerk, other) = (desk.Clerk("frontdesk.log", "frontdesk.backfill"), desk.Clerk());
        Assert.Null((await Page(other, "/desk")).GetElementById("At"));
        var typed = new Dictionary<string, string> { ["Way"] = "Call", ["Kind"] = "Help", ["Content"] = "问停车", ["Outcome"] = "Promised", ["Promise"] = "今日 15:00", ["Caller"] = "周宁", ["CallerPhone"] = "00012345678", ["Act"] = "save", ["IsPast"] = "true" };

        async Task<IDocument> Refused(Clerk by, params (string Name, string Value)[] more)
        {
            using var refused = await Send(by, "/desk", "log", typed.Concat(more.Select(m => KeyValuePair.Create(m.Name, m.Value))).ToDictionary());
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
            return await BrowsingContext.New().OpenAsync(async r => r.Content(await refused.Content.ReadAsStringAsync()));
        }

        Assert.Equal("请填写时间", (await Refused(clerk)).GetElementById("At-e")!.TextContent.Trim());
        Assert.Equal("请填写时间", (await Refused(clerk, ("At", "昨天<script>"))).GetElementById("At-e")!.TextContent.Trim());
        Assert.Equal("时间不能晚于现在", (await Refused(clerk, ("At", "2090-01-01T00:00"))).GetElementById("At-e")!.TextContent.Trim());
        var early = await Refused(clerk, ("At", "2026-03-02T10:00"), ("AnsweredAt", "2026-03-02T09:00"), ("Result", "已答"));
        Assert.Equal("答复时间早于来电来访时间", early.GetElementById("AnsweredAt-e")!.TextContent.Trim());
        Assert.Equal("2026-03-02T10:00", early.GetElementById("At")!.GetAttribute("value"));
        Assert.Contains("03-02（周一）15:00", early.QuerySelector("[data-promise-hint]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("权限", (await Refused(other, ("At", "2026-03-02T10:00"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await desk.Center.Ask(db => db.Set<Contact>().ToListAsync()));

        using var saved = await Send(clerk, "/desk", "log", typed.Concat([KeyValuePair.Create("At", "2026-03-02T10:00"), KeyValuePair.Create("AnsweredAt", "2026-03-02T11:30"), KeyValuePair.Create("Result", "已答复")]).ToDictionary());
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var contact = Assert.Single(await desk.Center.Ask(db => db.Set<Contact>().ToListAsync()));
        Assert.Equal((true, new DateTime(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 2, 3, 30, 0, DateTimeKind.Utc), new DateTime(2026, 3, 2, 7, 0, 0, DateTimeKind.Utc), "已答复"),
            (contact.IsBackfilled, contact.At, contact.ClosedAt, contact.PromisedAt, contact.Result));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.1.9", "R-4.2.1b")]
    public async Task A_half_typed_entry_is_parked_and_resumed_by_its_owner_only(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var (clerk, other) = (desk.Clerk(), desk.Clerk());
        using var parked = await Send(clerk, "/desk", "log", new Dictionary<string, string> { ["Way"] = "Visit", ["Content"] = "半句话", ["Promise"] = "周", ["Act"] = "park" });
        Assert.Equal(HttpStatusCode.Redirect, parked.StatusCode);
        var link = (await Page(clerk, "/desk")).QuerySelector(".drafts a")!;
        Assert.Contains("半句话", link.TextContent);
        Assert.Empty((await Page(other, "/desk")).QuerySelectorAll(".drafts a"));
        var resumed = await Page(clerk, link.GetAttribute("href")!);
        Assert.Equal("半句话", resumed.GetElementById("Content")!.TextContent);
        Assert.Equal("周", resumed.GetElementById("Promise")!.GetAttribute("value"));
        Assert.DoesNotContain("半句话", (await Page(other, link.GetAttribute("href")!)).DocumentElement.OuterHtml);
        using var saved = await Send(clerk, link.GetAttribute("href")!, "log", new Dictionary<string, string>
        { ["Way"] = "Visit", ["Kind"] = "Question", ["Content"] = "整句话", ["Outcome"] = "SolvedOnSpot", ["Result"] = "已答", ["Act"] = "save" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(0, await desk.Center.Ask(db => db.Set<Draft>().CountAsync()));

        for (var i = 0; i < Draft.PerClerk; i++)
            Assert.Equal(HttpStatusCode.OK, (await clerk.Post("/drafts", new { title = "x", form = "{}" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.Post("/drafts", new { title = "x", form = "{}" })).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_desk_asks_the_database_at_most_ten_times_and_lists_six(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var (clerk, house) = (desk.Clerk("frontdesk.log", "frontdesk.backfill"), desk.Neighbours.House("7-2-301"));
        for (var i = 0; i < 3; i++)
            await clerk.Log(new { at = Now.AddHours(-3), house = house.Value, kind = "Help", content = "路灯", outcome = "Promised", promise = "+30" });
        await clerk.Post("/shifts/start", new { });
        var late = await Page(clerk, "/desk");
        Assert.Equal(3, late.QuerySelectorAll("section[aria-label=未守约] tbody tr").Length);
        Assert.InRange(await Statements(desk, clerk, $"/desk?house={house.Value}"), 1, 10);
        Assert.InRange(await Statements(desk, clerk, "/desk?q=7-2"), 1, 10);
        Assert.InRange(await Statements(desk, clerk, "/desk/register?late=true"), 1, 8);
        Assert.InRange(await Statements(desk, clerk, "/desk/shift"), 1, 8);
        Assert.InRange(await Statements(desk, clerk, "/desk/messages"), 1, 8);
    }

    private static Task<int> Statements(DeskUnderTest desk, Clerk clerk, string path) => desk.Statements.OfVisit(desk.Center, desk.Services, () => Page(clerk, path));

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.3", "R-4.1.2")]
    public async Task Phrases_come_in_the_groups_of_the_rules_and_the_director_edits_them(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var clerk = desk.Clerk();
        var groups = (await clerk.Get("/phrases")).AsArray();
        Assert.Superset(new HashSet<string> { "问候", "祝贺", "见面", "致歉", "辞别" }, groups.Select(g => g!["word"]!.GetValue<string>()).ToHashSet());
        Assert.Contains("欢迎光临！", groups[1]!["phrases"]!.AsArray().Select(p => p!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Post("/phrases", new { kind = "Greeting", lines = "您好" })).Status);
        var director = desk.Clerk("frontdesk.log", "frontdesk.phrases");
        using var saved = await Send(director, "/desk/phrases", "phrases-Greeting", new Dictionary<string, string> { ["Lines"] = "您好，示范中心。\n\n上午好！" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(2, (await clerk.Get("/phrases"))[0]!["phrases"]!.AsArray().Count);
        Assert.Contains("您好，示范中心。", (await Page(clerk, "/desk")).DocumentElement.TextContent);
        Assert.Equal(HttpStatusCode.Conflict, (await director.Post("/phrases", new { kind = "Greeting", version = 0, lines = "旧页" })).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.4b", "R-4.3")]
    public async Task Words_of_thanks_and_farewell_stand_at_hand_while_the_matter_is_written_down(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var shown = (await Page(desk.Clerk(), "/desk")).QuerySelectorAll(".say p").ToDictionary(p => p.QuerySelector("b")!.TextContent, p => p.QuerySelector("span")!);
        Assert.Equal(["问候", "祝贺", "见面", "致歉", "约定", "再问", "辞别"], shown.Keys);
        Assert.All(shown.Values, s => Assert.NotEmpty(s.TextContent));
        var farewell = shown["辞别"].GetAttribute("data-phrases")!.Split('\n');
        Assert.Equal(("再见！", "再见！"), (farewell[0], shown["辞别"].TextContent));
        Assert.Contains(farewell, f => f.Contains("谢谢", StringComparison.Ordinal) && f.Contains("再见", StringComparison.Ordinal));
        Assert.Contains(farewell, f => f.Contains("慢走", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.1.1", "R-4.1.6", "R-4.1.7", "R-4.2.1a")]
    public async Task What_is_done_at_a_step_of_a_call_or_visit_stands_beside_the_entry_in_the_words_of_the_director(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var steps = (await Page(desk.Clerk(), "/desk")).QuerySelectorAll(".prompts p").ToDictionary(p => p.QuerySelector("b")!.TextContent, p => (p.ClassName, p.TextContent));
        Assert.Equal(["接听", "通话", "挂机", "起身"], steps.Keys);
        Assert.Equal(["only-call", "only-call", "only-call", "only-visit"], steps.Values.Select(s => s.ClassName));
        Assert.Contains("三声", steps["接听"].TextContent);
        Assert.Contains("三分钟", steps["通话"].TextContent);
        Assert.Contains("等对方先挂断", steps["挂机"].TextContent);
        Assert.Contains("站立问好", steps["起身"].TextContent);

        var director = desk.Clerk("frontdesk.log", "frontdesk.phrases");
        using var saved = await Send(director, "/desk/phrases", "phrases-PickUp", new Dictionary<string, string> { ["Lines"] = "两声内接起" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("两声内接起", (await Page(desk.Clerk(), "/desk")).QuerySelector(".prompts")!.TextContent);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.2a")]
    public async Task Each_kind_of_matter_proposes_way_and_time_and_the_director_sets_them(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var clerk = desk.Clerk();
        var kinds = (await Page(clerk, "/desk")).QuerySelectorAll("[name=Kind]");
        Assert.All(kinds, k => Assert.NotEmpty(k.GetAttribute("data-route")!));
        var proposed = kinds.Single(k => k.GetAttribute("value") == "Question").GetAttribute("data-promise")!;
        var (_, logged) = await clerk.Post("/contacts", new { way = "Call", kind = "Question", caller = "周晓宁", callerPhone = "00012345678", content = "问供暖时间", outcome = "Promised", promise = proposed });
        Assert.InRange(logged!["promisedAt"]!.GetValue<DateTime>() - TimeProvider.System.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(61));

        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Post("/advice", new { kind = "Question", route = "转主任", promise = "+2h" })).Status);
        var director = desk.Clerk("frontdesk.log", "frontdesk.phrases");
        foreach (var wrong in (string[])["明天", "+0", "-30", "随便"])
        {
            using var refused = await Send(director, "/desk/advice", "advice-Question", new Dictionary<string, string> { ["Route"] = "查清后回电", ["Promise"] = wrong });
            Assert.Contains("从来电算起", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        using var saved = await Send(director, "/desk/advice", "advice-Question", new Dictionary<string, string> { ["Route"] = "查清后回电", ["Promise"] = "+2h" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var question = (await Page(clerk, "/desk")).QuerySelector("[name=Kind][value=Question]")!;
        Assert.Equal(("查清后回电", "+2h"), (question.GetAttribute("data-route"), question.GetAttribute("data-promise")));
        Assert.Equal(HttpStatusCode.Conflict, (await director.Post("/advice", new { kind = "Question", version = 0, route = "旧页", promise = "" })).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.1.5")]
    public async Task A_message_is_read_in_full_only_by_the_one_it_is_for(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var id = desk.Neighbours.Colleague("吴敏", "管理员");
        var wu = desk.Clerk(new Actor(id, "吴敏", "管理员", desk.Center.Id, new HashSet<string> { "frontdesk.log" }));
        var clerk = desk.Clerk();
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.Post("/messages", new { to = id.Value, caller = "周晓宁", text = "回电" })).Status);
        var (_, message) = await clerk.Post("/messages", new { to = id.Value, caller = "周晓宁", callBack = "00012345678", text = "请回电谈装修" });
        Assert.Contains(desk.Neighbours.Told, t => t.To is [var to] && to == id);
        Assert.Equal("000****5678", (await wu.Get("/messages"))["items"]![0]!["callBack"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Post("/messages/read", new { id = message!.GetValue<string>() })).Status);
        using var read = await Send(wu, "/desk/messages", $"read-{message.GetValue<string>()}", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Redirect, read.StatusCode);
        Assert.Equal("00012345678", (await wu.Get("/messages"))["items"]![0]!["callBack"]!.GetValue<string>());
        Assert.Equal("000****5678", (await clerk.Get("/messages"))["items"]![0]!["callBack"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.1.11")]
    public async Task A_shift_cannot_be_handed_over_without_a_note_on_each_open_promise(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var (first, second) = (desk.Clerk(), desk.Clerk(new Actor(Kernel.Id.New<StaffId>(), "林晓", "前台", desk.Center.Id, new HashSet<string> { "frontdesk.log" })));
        using var started = await Send(first, "/desk/shift", "shift", new Dictionary<string, string> { ["Act"] = "start" });
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await second.Post("/shifts/start", new { })).Status);
        var open = await first.Log(new { kind = "Help", content = "等师傅", outcome = "Promised", promise = "+2h" });
        var note = $"Note-{open["id"]!.GetValue<string>()}";
        using var refused = await Send(first, "/desk/shift", "shift", new Dictionary<string, string> { ["Act"] = "hand-over" });
        Assert.Contains("请写明交接说明（R-4.1.11）", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()));
        using var over = await Send(first, "/desk/shift", "shift", new Dictionary<string, string> { ["Act"] = "hand-over", [note] = "赵师傅 11 点前到", ["Note"] = "一切正常" });
        Assert.Equal(HttpStatusCode.Redirect, over.StatusCode);
        Assert.Contains("赵师傅 11 点前到", (await Page(second, "/desk/shift")).DocumentElement.TextContent);
        using var received = await Send(second, "/desk/shift", "shift", new Dictionary<string, string> { ["Act"] = "receive" });
        Assert.Equal(HttpStatusCode.Redirect, received.StatusCode);
        var head = (await Page(second, "/desk")).QuerySelector(".page-head")!.TextContent;
        Assert.Contains("林晓", head);
        Assert.Contains("移交未完事项 1 条", head);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.2b")]
    public async Task The_register_is_found_printed_and_exported_by_the_same_filter(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var clerk = desk.Clerk("frontdesk.log", "frontdesk.backfill");
        await clerk.Log(new { kind = "Question", content = "停车", outcome = "SolvedOnSpot", result = "已答", caller = "周晓宁", callerPhone = "00012345678" });
        await clerk.Log(new { kind = "Help", content = "借梯子", outcome = "SolvedOnSpot", result = "已借" });
        Assert.Single((await Page(clerk, "/desk/register?kind=Question")).QuerySelectorAll("tbody tr"));
        Assert.Single((await Page(clerk, "/desk/register?q=5678")).QuerySelectorAll("tbody tr"));
        Assert.Equal(2, (await Page(clerk, "/desk/register/print")).QuerySelectorAll("tbody tr").Length);
        Assert.Empty((await Page(clerk, "/desk/register?from=2020-01-01&to=2020-01-02")).QuerySelectorAll("tbody tr"));
        await Page(clerk, "/desk/register?from=x&kind=Nothing&page=0&q=%27%3B--");
        var file = await clerk.Client.GetByteArrayAsync("/api/frontdesk/register.xlsx?kind=Question");
        var rows = MiniExcelLibs.MiniExcel.Query(new MemoryStream(file), useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        Assert.Equal("停车", Assert.Single(rows)["内容"]);
        Assert.Equal("000****5678", rows[0]["电话"]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.3b", "R-4.1.8")]
    public async Task A_contact_is_answered_and_its_number_shown_only_for_a_reason_on_its_page(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var clerk = desk.Clerk("frontdesk.log", "frontdesk.reveal");
        var logged = await clerk.Log(new { kind = "Help", content = "找人", outcome = "Promised", promise = "+30", caller = "周晓宁", callerPhone = "00012345678" });
        var path = "/desk/contacts/" + logged["id"]!.GetValue<string>();
        Assert.DoesNotContain("00012345678", (await Page(clerk, path)).DocumentElement.OuterHtml);
        using var shown = await Send(clerk, path, "reveal", new Dictionary<string, string> { ["Reason"] = "回电答复" });
        Assert.Contains("00012345678", await shown.Content.ReadAsStringAsync());
        Assert.Contains("回电答复", (await Page(clerk, path)).DocumentElement.TextContent);
        using var bad = await Send(clerk, path, "agree-again", new Dictionary<string, string> { ["Promise"] = "尽快", ["Reason"] = "忙", ["AgreedWith"] = "周晓宁" });
        Assert.Contains("没有看懂约定时间", WebUtility.HtmlDecode(await bad.Content.ReadAsStringAsync()));
        using var done = await Send(clerk, path, "answer", new Dictionary<string, string> { ["Result"] = "已找到" });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains("守约", (await Page(clerk, path)).DocumentElement.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Client.GetAsync("/desk/contacts/01990000-0000-7000-8000-000000000001")).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_promise_is_shown_back_as_it_is_understood(Database database)
    {
        var clerk = (await DeskUnderTest.On(database)).Clerk();
        Assert.Contains("明日", (await clerk.Get("/promise?text=" + Uri.EscapeDataString("明天上午")))["words"]!.GetValue<string>());
        Assert.NotNull((await clerk.Get("/promise?text=x"))["refusal"]);
    }
}
