using System.Net;
using System.Text.Json.Nodes;
using AngleSharp;
using AngleSharp.Dom;
using Anju.People.Contracts;
using Xunit;

namespace Anju.Integration.RepairOrders;

/// <summary>Pages of repairs as a browser without script uses them.</summary>
public class RepairPageTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("X-1")]
    public async Task The_director_changes_the_procedure_on_its_page_and_others_only_read_it(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        await Register(repairs);
        using var wrong = await Send(repairs.Director, "/repairs/procedure", "procedure", new() { ["Input.Note"] = "急修响应", ["Input.Rules.Classes[1].Respond"] = "快" });
        var page = await Read(wrong);
        Assert.Contains("“快”不是时限", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("急修响应", page.GetElementById("Note")!.GetAttribute("value"));

        using var saved = await Send(repairs.Director, "/repairs/procedure", "procedure", new() { ["Input.Note"] = "急修响应改 10 分钟", ["Input.Rules.Classes[1].Respond"] = "10m", ["Input.Rules.Warranties[3].Part"] = "门禁系统", ["Input.Rules.Warranties[3].Years"] = "1" });
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, (await Read(saved)).QuerySelector("[role=alert]")?.TextContent);
        var rules = (await repairs.Desk.Get("/procedure"))["rules"]!;
        Assert.Equal(("10m", true, 4), (rules["classes"]![1]!["respond"]!.GetValue<string>(), rules["classes"]![1]!["always"]!.GetValue<bool>(), rules["warranties"]!.AsArray().Count));
        Assert.Empty((await Open(repairs.Desk, "/repairs/procedure")).QuerySelectorAll("button.pri"));
        Assert.Contains("出厂默认值", (await Open(repairs.Desk, "/repairs/procedure?no=1")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_new_price_ends_the_old_one_and_a_worker_quotes_it_by_its_name(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        foreach (var price in new[] { "30.00", "35.50" })
        {
            using var saved = await Send(repairs.Director, "/repairs/prices", "price", new() { ["Input.Code"] = "S01", ["Input.Kind"] = "Labour", ["Input.Name"] = "上门维修 水路", ["Input.Unit"] = "次", ["Input.Price"] = price });
            Assert.True(saved.StatusCode == HttpStatusCode.Redirect, (await Read(saved)).QuerySelector("[role=alert]")?.TextContent);
        }

        Assert.Equal((1, 2), ((await repairs.Desk.Get("/prices"))["total"]!.GetValue<int>(), (await repairs.Desk.Get("/prices?all=true"))["total"]!.GetValue<int>()));
        var zhao = repairs.Neighbours.Worker("赵师傅", [Trade.Water], []);
        var (order, field) = (await Register(repairs), repairs.Field(zhao));
        await repairs.Desk.Do(order, "dispatch", new { worker = zhao.Id.Value });
        await field.Do(order, "accept");
        await field.Do(order, "arrive");
        var path = "/repairs/" + order["id"]!.GetValue<string>();
        Assert.Equal("报价", (await Open(field, path)).QuerySelector("details[open] summary")!.TextContent.Trim());
        using var quoted = await Send(field, path, "act-Quote", new() { ["Input.Lines[0].Name"] = "上门维修 水路", ["Input.Lines[0].Quantity"] = "2" });
        Assert.True(quoted.StatusCode == HttpStatusCode.Redirect, (await Read(quoted)).QuerySelector("[role=alert]")?.TextContent);
        Assert.Equal(71.00m, (await field.Order(order))["offered"]!.GetValue<decimal>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_quote_of_several_lines_is_read_by_the_owner_on_the_phone_and_a_wrong_line_keeps_what_was_typed(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var zhao = repairs.Neighbours.Worker("赵师傅", [Trade.Water], []);
        var (order, field) = (await Register(repairs), repairs.Field(zhao));
        await repairs.Desk.Do(order, "dispatch", new { worker = zhao.Id.Value });
        await field.Do(order, "accept");
        await field.Do(order, "arrive");
        var path = "/repairs/" + order["id"]!.GetValue<string>();
        Dictionary<string, string> typed = new()
        {
            ["Input.Lines[0].Name"] = "换龙头",
            ["Input.Lines[0].Price"] = "60",
            ["Input.Lines[1].Name"] = "角阀",
            ["Input.Lines[1].Kind"] = "Material",
            ["Input.Lines[1].Quantity"] = "0",
            ["Input.Lines[1].Price"] = "25.5",
            ["Input.Lines[2].Name"] = "龙头",
            ["Input.Lines[2].Kind"] = "Material",
            ["Input.Lines[2].ByOwner"] = "true",
        };
        using var refused = await Send(repairs.Director, path, "act-Quote", typed);
        var page = await Read(refused);
        Assert.Contains("数量应大于 0", page.GetElementById("q-Quote-1-e")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("换龙头", "龙头"), (page.GetElementById("l-Quote-0")!.GetAttribute("value"), page.GetElementById("l-Quote-2")!.GetAttribute("value")));

        typed["Input.Lines[1].Quantity"] = "2";
        using var quoted = await Send(repairs.Director, path, "act-Quote", typed);
        Assert.True(quoted.StatusCode == HttpStatusCode.Redirect, (await Read(quoted)).QuerySelector("[role=alert]")?.TextContent);
        var phone = (await Open(field, "/field" + path)).QuerySelector("main")!.TextContent;
        foreach (var words in new[] { "换龙头", "角阀", "业主自备", "报价合计，待住户同意", "111.00" })
            Assert.Contains(words, phone, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_two_papers_of_an_order_are_the_two_forms_with_their_own_columns_and_the_owners_signature(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var zhao = repairs.Neighbours.Worker("赵师傅", [Trade.Water], []);
        var (order, field) = (await Register(repairs), repairs.Field(zhao));
        await repairs.Desk.Do(order, "dispatch", new { worker = zhao.Id.Value });
        await field.Do(order, "accept");
        await field.Do(order, "arrive");
        await repairs.Director.Do(order, "quote", new { lines = new object[] { new { name = "换龙头", quantity = 1, unitPrice = 60 }, new { name = "龙头", kind = "Material", quantity = 1, byOwner = true } } });
        await field.Do(order, "consent", new { way = "Signed", signer = "周晓宁", drawing = RepairSteps.Signature });
        await field.Do(order, "start");
        await field.Do(order, "finish", new { cause = "阀芯磨损", result = "已更换龙头" });
        await field.Do(order, "confirm", new { way = "Signed", signer = "周晓宁", drawing = RepairSteps.Signature });

        var path = "/repairs/" + order["id"]!.GetValue<string>();
        var record = (await Open(repairs.Desk, path + "/print")).QuerySelector(".paper")!;
        var sheet = (await Open(repairs.Desk, path + "/order")).QuerySelector(".paper")!;
        foreach (var column in new[] { "渠道", "受理人", "派工人", "时限", "满意度", "人工费", "住户验收" })
            Assert.Contains(column, record.QuerySelectorAll("th").Select(h => h.TextContent));
        foreach (var column in new[] { "离场", "故障原因", "规格", "提供", "住户答复", "报价同意", "未遇记录" })
            Assert.Contains(column, sheet.QuerySelectorAll("th").Select(h => h.TextContent));
        Assert.DoesNotContain("满意度", sheet.TextContent, StringComparison.Ordinal);
        Assert.Contains("业主", sheet.QuerySelector("table.lines")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((1, 2), (record.QuerySelectorAll("img").Length, sheet.QuerySelectorAll("img").Length));
        foreach (var page in new[] { record.OuterHtml, sheet.OuterHtml, await repairs.Desk.Page(path) })
            Assert.DoesNotContain("周晓宁", page, StringComparison.Ordinal);
        Assert.Contains("周*宁", (await repairs.Desk.Order(order))["steps"]!.AsArray().Select(s => s!["by"]!.GetValue<string>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_workers_phone_lists_what_still_needs_him_and_not_what_waits_for_the_follow_up(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var zhao = repairs.Neighbours.Worker("赵师傅", [Trade.Water], []);
        var (order, field) = (await Register(repairs), repairs.Field(zhao));
        await repairs.Desk.Do(order, "dispatch", new { worker = zhao.Id.Value });
        async Task<bool> Listed() => (await Open(field, "/field")).QuerySelector("main")!.TextContent.Contains("3-2-1102", StringComparison.Ordinal);
        Assert.True(await Listed());
        await field.Do(order, "accept");
        await field.Do(order, "arrive");
        await field.Do(order, "start", new { freeReason = "质保期内" });
        await field.Do(order, "finish", new { result = "已更换垫圈" });
        Assert.True(await Listed());
        await field.Do(order, "confirm", new { way = "Signed", signer = "周晓宁", drawing = RepairSteps.Signature });
        Assert.False(await Listed());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Board_list_and_order_show_it_masked_and_the_board_stays_within_eight_statements(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var order = await Register(repairs);
        var number = order["number"]!.GetValue<string>();
        Assert.InRange(await repairs.Visit(async () => Assert.Contains("3-2-1102", (await Open(repairs.Desk, "/repairs?view=board")).Body!.TextContent, StringComparison.Ordinal)), 1, 8);
        Assert.Contains("厨房水龙头", (await Open(repairs.Desk, "/repairs")).Body!.TextContent, StringComparison.Ordinal);
        var page = await Open(repairs.Desk, "/repairs/" + order["id"]!.GetValue<string>());
        Assert.Contains(number, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("周晓宁", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("00012345678", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Who_saves_second_reads_who_was_first_and_keeps_her_text(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var order = await Register(repairs);
        var path = "/repairs/" + order["id"]!.GetValue<string>();
        await repairs.Director.Do(order, "remark", new { text = "先看一看" });
        using var late = await Send(repairs.Desk, path, "act-Cancel", new() { ["Input.Text"] = "住户自己修好了", ["Input.Version"] = "1" });
        var page = await Read(late);
        Assert.Contains("陈主任在", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("住户自己修好了", page.GetElementById("t-Cancel")!.GetAttribute("value"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.3b")]
    public async Task A_new_agreement_on_the_page_may_name_the_visit_the_completion_or_both_and_says_what_is_wrong(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var order = await Register(repairs);
        var path = "/repairs/" + order["id"]!.GetValue<string>();
        async Task<IDocument> Refused(Dictionary<string, string> typed)
        {
            using var answer = await Send(repairs.Desk, path, "act-ReagreeTime", typed);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await Read(answer);
        }

        Assert.Contains("请填写与住户新约定的时间", (await Refused(new() { ["Input.Text"] = "住户改期" })).Body!.TextContent, StringComparison.Ordinal);
        var earlier = await Refused(new() { ["Input.Time"] = "2026-11-26T14:00", ["Input.FinishBy"] = "2026-11-26T13:00", ["Input.Text"] = "住户改期" });
        Assert.Contains("约定完成时间早于上门时间", earlier.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("2026-11-26T14:00", "2026-11-26T13:00"), (earlier.GetElementById("d-ReagreeTime")!.GetAttribute("value"), earlier.GetElementById("b-ReagreeTime")!.GetAttribute("value")));

        Assert.Contains("约定时间太远", (await Refused(new() { ["Input.Time"] = "2029-11-26T14:00", ["Input.Text"] = "住户改期" })).Body!.TextContent, StringComparison.Ordinal);
        using var both = await Send(repairs.Desk, path, "act-ReagreeTime", new() { ["Input.Time"] = "2026-11-26T14:00", ["Input.FinishBy"] = "2026-11-26T16:00", ["Input.Text"] = "住户改期" });
        Assert.True(both.StatusCode == HttpStatusCode.Redirect, (await Read(both)).QuerySelector("[role=alert]")?.TextContent);
        var seen = await repairs.Desk.Order(order);
        Assert.Equal((new DateTime(2026, 11, 26, 6, 0, 0, DateTimeKind.Utc), new DateTime(2026, 11, 26, 8, 0, 0, DateTimeKind.Utc)), (seen["agreedAt"]!.GetValue<DateTime>(), seen["finishBy"]!.GetValue<DateTime>()));

        using var finish = await Send(repairs.Desk, path, "act-ReagreeTime", new() { ["Input.FinishBy"] = "2026-11-27T10:00", ["Input.Text"] = "等材料" });
        Assert.True(finish.StatusCode == HttpStatusCode.Redirect, (await Read(finish)).QuerySelector("[role=alert]")?.TextContent);
        seen = await repairs.Desk.Order(order);
        Assert.Equal((new DateTime(2026, 11, 26, 6, 0, 0, DateTimeKind.Utc), new DateTime(2026, 11, 27, 2, 0, 0, DateTimeKind.Utc)), (seen["agreedAt"]!.GetValue<DateTime>(), seen["finishBy"]!.GetValue<DateTime>()));
        Assert.Contains(seen["timeline"]!.AsArray(), l => l!["text"]!.GetValue<string>().Contains("11-27 10:00 前完成", StringComparison.Ordinal));
    }

    private static Task<JsonNode> Register(RepairsUnderTest repairs) => repairs.Desk.Register(new
    {
        requestId = Guid.CreateVersion7(),
        house = repairs.Neighbours.House().Value,
        item = "厨房水龙头",
        description = "水槽下滴水",
        @class = "Minor",
        part = "Private",
        reporterName = "周晓宁",
        reporterPhone = "00012345678",
    });

    private static async Task<IDocument> Open(RepairsUnderTest.Hand hand, string path)
    {
        var html = await hand.Page(path);
        return await BrowsingContext.New().OpenAsync(r => r.Content(html));
    }

    private static async Task<IDocument> Read(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return await BrowsingContext.New().OpenAsync(r => r.Content(html));
    }

    /// <summary>Sends a form as the page shows it, with what was typed.</summary>
    private static async Task<HttpResponseMessage> Send(RepairsUnderTest.Hand hand, string path, string handler, Dictionary<string, string> typed)
    {
        var form = (await Open(hand, path)).QuerySelectorAll("form").Single(f => f.QuerySelector($"input[name=_handler][value='{handler}']") is not null);
        var fields = new Dictionary<string, string>();
        foreach (var field in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
            if (field.GetAttribute("type") is not ("checkbox" or "radio" or "file") || field.HasAttribute("checked"))
                fields[field.GetAttribute("name")!] = field switch
                {
                    AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
                    AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value ?? "",
                    _ => field.GetAttribute("value") ?? "",
                };
        foreach (var (name, value) in typed)
            fields[name] = value;
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        return await hand.Send(path, content);
    }
}
