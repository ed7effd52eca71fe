using System.Net;
using System.Text.Json.Nodes;
using Anju.Integration.RepairOrders;
using Xunit;

namespace Anju.Integration.Duties;

/// <summary>The rules as documents: the first edition, drafts, issue, signing, comparison.</summary>
public class RulebookTests
{
    private const string Api = "/api/duties";

    private static object Draft(string document = "housekeeper", string text = "A-1|一、严格遵守公司的各项规章制度。\nA-10|十、每周走访不少于十户。", string reason = "走访没有数目", string posts = "管理员", string cause = "") =>
        new { requestId = Guid.CreateVersion7(), document, title = "管理员岗位职责", posts, text, reason, cause };

    private static async Task<JsonNode> Must(RepairsUnderTest.Hand hand, string path, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var (status, answer) = await hand.Post(Api + path, body);
        Assert.True(status == expected, $"{path}: {status} {answer?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}");
        return answer!;
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("E-0", "D-2c")]
    public async Task The_first_edition_is_there_from_the_start_as_written_and_what_is_lost_is_marked(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var keeper = await center.Hire("吴敏", "管理员");
        var rules = (await keeper.Get(Api + "/rules"))["rows"]!.AsArray();
        Assert.Equal(["服务中心主任职责", "服务中心主任日常工作规程", "管理员岗位职责", "收费员岗位职责", "接待工作制度", "维修工职责", "电工具体职责"], rules.Select(r => r!["inForce"]!["title"]!.GetValue<string>()));
        var procedure = await keeper.Get(Api + "/rule?document=director-procedure");
        Assert.Contains(procedure["clauses"]!.AsArray(), c => c!["clause"]!.GetValue<string>() == "S-4.2.2" && c["text"]!.GetValue<string>() == "4.2.2巡视检查必须做到每天至少一遍,平时工作中发现的不合格现象必须记入《检记录》内。");
        var reception = await keeper.Get(Api + "/rule?document=reception");
        Assert.True(reception["clauses"]!.AsArray().Single(c => c!["isLost"]!.GetValue<bool>())!["clause"]!.GetValue<string>() == "R-4.1");
        Assert.Contains("缺失", await keeper.Page("/rules/electrician"));
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Try(Api + "/rule?document=nothing")).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-2c", "A-1", "D-2d")]
    public async Task A_draft_is_issued_compared_and_signed_by_each_whom_it_concerns(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var director = await center.Director();
        var (keeper, collector, admin) = (await center.Hire("吴敏", "管理员"), await center.Hire("何敏", "收费员"), await center.Hire("管理", "系统管理员", "duties.rules"));

        Assert.Equal(HttpStatusCode.Forbidden, (await keeper.Post(Api + "/rules/draft", Draft())).Status);
        Assert.Equal(2, (await Must(admin, "/rules/draft", Draft(text: "A-1|草草")))["no"]!.GetValue<int>());
        var speaker = await center.Hire("周敏", "前台", "office.work");
        var (_, opinion) = await speaker.Post("/api/office/opinions/submit", new { requestId = Guid.CreateVersion7(), topic = "走访太少", content = "几户说半年没有人来过" });
        var number = opinion!["number"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.BadRequest, (await director.Post(Api + "/rules/draft", Draft(cause: "YJ-20260101-0999"))).Status);   // no such opinion
        var leader = await center.Hire("陈副", "主任", "duties.rules", "office.work", "office.view");
        Assert.Equal(2, (await Must(leader, "/rules/draft", Draft(cause: number)))["no"]!.GetValue<int>());            // the same draft again
        var draft = await director.Get(Api + "/rule?document=housekeeper&no=2");
        Assert.Equal(2, draft["clauses"]!.AsArray().Count);
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Post(Api + "/rules/sign", new { requestId = Guid.CreateVersion7(), document = "housekeeper", no = 2 })).Status);

        var issue = new { id = draft["rule"]!["id"]!.GetValue<string>(), version = draft["rule"]!["version"]!.GetValue<int>() };
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Post(Api + "/rules/issue", issue)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await director.Post(Api + "/rules/issue", issue with { version = 77 })).Status);
        await Must(director, "/rules/issue", issue);
        Assert.Equal(HttpStatusCode.Conflict, (await director.Post(Api + "/rules/issue", issue with { version = issue.version + 1 })).Status);

        var now = await keeper.Get(Api + "/rule?document=housekeeper");
        Assert.Equal((2, "走访没有数目", number), (now["rule"]!["no"]!.GetValue<int>(), now["rule"]!["reason"]!.GetValue<string>(), now["rule"]!["cause"]!.GetValue<string>()));
        Assert.Null(now["cause"]);                                                            // the keeper may not see the opinion
        Assert.Equal($"/office/opinions/{opinion["id"]!.GetValue<string>()}", (await leader.Get(Api + "/rule?document=housekeeper"))["cause"]!["href"]!.GetValue<string>());
        Assert.Contains($"<a class=\"n\" href=\"/office/opinions/{opinion["id"]!.GetValue<string>()}\">{number}</a>", await leader.Page("/rules/housekeeper"), StringComparison.Ordinal);
        Assert.Contains($"<option value=\"{number}\">", await leader.Page("/rules/draft?document=housekeeper"), StringComparison.Ordinal);
        Assert.Equal((1, 8), (now["changes"]!.AsArray().Count(c => c!["sign"]!.GetValue<int>() == 1), now["changes"]!.AsArray().Count(c => c!["sign"]!.GetValue<int>() == -1)));
        Assert.True(now["mustSign"]!.GetValue<bool>());
        Assert.False((await collector.Get(Api + "/rule?document=housekeeper"))["mustSign"]!.GetValue<bool>());

        Assert.Equal(HttpStatusCode.Forbidden, (await collector.Post(Api + "/rules/sign", new { requestId = Guid.CreateVersion7(), document = "housekeeper", no = 2 })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Post(Api + "/rules/sign", new { requestId = Guid.CreateVersion7(), document = "housekeeper", no = 1 })).Status);
        await Must(keeper, "/rules/sign", new { requestId = Guid.CreateVersion7(), document = "housekeeper", no = 2 });
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Post(Api + "/rules/sign", new { requestId = Guid.CreateVersion7(), document = "housekeeper", no = 2 })).Status);
        var row = (await director.Get(Api + "/rules"))["rows"]!.AsArray().Single(r => r!["inForce"]!["document"]!.GetValue<string>() == "housekeeper")!;
        Assert.Equal((1, 1), (row["signed"]!.GetValue<int>(), row["asked"]!.GetValue<int>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-1")]
    public async Task Who_does_not_sign_in_a_week_has_missed_it(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var director = await center.Director();
        var (signs, forgets) = (await center.Hire("吴敏", "管理员"), await center.Hire("郑忘", "管理员"));
        await Must(director, "/rules/draft", Draft());
        var shown = await director.Get(Api + "/rule?document=housekeeper&no=2");
        await Must(director, "/rules/issue", new { id = shown["rule"]!["id"]!.GetValue<string>(), version = 1 });
        Assert.Contains((await forgets.Get(Api + "/my-day"))["open"]!.AsArray(), o => o!["clause"]!.GetValue<string>() == "A-1");
        await Must(signs, "/rules/sign", new { requestId = Guid.CreateVersion7(), document = "housekeeper", no = 2 });
        Assert.DoesNotContain((await signs.Get(Api + "/my-day"))["open"]!.AsArray(), o => o!["clause"]!.GetValue<string>() == "A-1");
        center.Now = center.Now.AddDays(9);
        await center.CatchUp();
        var rows = (await director.Get(Api + "/compliance/cell?month=2026-12"))["rows"]!.AsArray().Where(r => r!["clause"]!.GetValue<string>() == "A-1").ToDictionary(r => r!["name"]!.GetValue<string>(), r => r!["state"]!.GetValue<string>());
        Assert.Equal("Met", rows["吴敏"]);
        Assert.Equal("Missed", rows["郑忘"]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-2c")]
    public async Task What_cannot_be_read_as_a_rule_is_refused_with_a_sentence_and_changes_nothing(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var director = await center.Director();
        foreach (var (body, field) in new[] { (Draft(text: " \n"), "Text"), (Draft(reason: ""), "Reason"), (Draft(posts: "没有的岗位"), "Posts"), (Draft(text: "A-1|" + new string('长', 1001)), "Text") })
        {
            var (status, answer) = await director.Post(Api + "/rules/draft", body);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.NotNull(answer!["errors"]![field]);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await director.Post(Api + "/rules/draft", Draft(document: "nothing"))).Status);
        Assert.Null((await director.Get(Api + "/rules"))["rows"]![2]!["draft"]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("E-0")]
    public async Task The_reconstructed_pack_is_loaded_with_one_press_and_stays_marked(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var director = await center.Director();
        var electrician = await center.Hire("孙电", "电工");
        Assert.DoesNotContain((await electrician.Get(Api + "/my-day"))["items"]!.AsArray(), i => i!["clause"]!.GetValue<string>() == "E-3");
        Assert.Equal(HttpStatusCode.Forbidden, (await electrician.Post(Api + "/rules/pack", new { requestId = Guid.CreateVersion7() })).Status);
        await Must(director, "/rules/pack", new { requestId = Guid.CreateVersion7() });
        Assert.Equal(HttpStatusCode.Conflict, (await director.Post(Api + "/rules/pack", new { requestId = Guid.CreateVersion7() })).Status);
        Assert.Contains((await electrician.Get(Api + "/my-day"))["items"]!.AsArray(), i => i!["clause"]!.GetValue<string>() == "E-3");
        Assert.Contains((await director.Get(Api + "/rules"))["rows"]!.AsArray(), r => r!["inForce"]!["title"]!.GetValue<string>() == "保安员岗位职责（重建）" && r["inForce"]!["source"]!.GetValue<string>() == "Reconstructed");
        Assert.Contains("重建", await director.Page("/duties/list?post=电工"));
        Assert.Contains("职责已定，岗位还没有建立", await director.Page("/duties/list"));
    }
}
