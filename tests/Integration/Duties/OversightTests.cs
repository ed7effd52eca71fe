using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Anju.Estate;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;
using Xunit;
using static Anju.Integration.Duties.OversightCrew;

namespace Anju.Integration.Duties;

/// <summary>What whoever leads the center looks after: incomplete records, buildings, marks, what fails again.</summary>
public class OversightTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.4a")]
    public async Task What_a_record_lacks_stands_in_the_list_until_it_is_there_or_somebody_says_why_not(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var (director, keeper, archivist) = (await Director(center), await Keeper(center), await center.Hire("文档案", "档案", "duties.tidy"));
        Assert.Equal(HttpStatusCode.Forbidden, (await keeper.Try(Api + "/tidy")).Status);
        Assert.Empty(await Tidy(director));
        var made = await Must(keeper, "/api/inspections/record", Failed(), HttpStatusCode.Created);
        var (_, opinion) = await keeper.Post("/api/office/opinions/submit", new { requestId = Guid.CreateVersion7(), topic = "<b>夜班</b>补贴😀", content = "报销打车" });
        Assert.Equal([("检查", "Photo", "不合格项照片")], await Tidy(director));
        center.Now = center.Now.AddDays(14);
        Assert.Equal([("检查", "Photo", "不合格项照片"), ("检查", "Field", "责任人"), ("办公", "Close", "答复")], await Tidy(director));
        Assert.Equal([("检查", "Field", "责任人")], await Tidy(director, "?lack=Field&module=" + Uri.EscapeDataString("检查")));
        var page = await director.Page("/duties/tidy");
        Assert.Contains($"/office/opinions/{opinion!["id"]!.GetValue<string>()}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>夜班</b>", page, StringComparison.Ordinal);

        var blind = (await archivist.Get(Api + "/tidy"))["rows"]!.AsArray();
        Assert.All(blind, r => Assert.True(r!["href"] is null && r["title"]!.GetValue<string>().Length == 0));          // which, and what: no more
        Assert.Contains(blind, r => r!["number"]!.GetValue<string>() == made["number"]!.GetValue<string>());

        object Why(string what, string reason = "当时手机没电，现场已修好", string kind = "inspection", string? id = null) => new { requestId = Guid.CreateVersion7(), kind, id = id ?? made["id"]!.GetValue<string>(), what, reason };
        Assert.Equal(HttpStatusCode.Forbidden, (await keeper.Post(Api + "/tidy/waive", Why("不合格项照片"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await archivist.Post(Api + "/tidy/waive", Why("不合格项照片", ""))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await archivist.Post(Api + "/tidy/waive", Why("答复", kind: "opinion", id: opinion["id"]!.GetValue<string>()))).Status);     // what is open must end
        Assert.Equal(HttpStatusCode.Conflict, (await archivist.Post(Api + "/tidy/waive", Why("别的"))).Status);
        var why = Why("不合格项照片");
        await Must(archivist, "/tidy/waive", why);
        await Must(archivist, "/tidy/waive", why);                                            // the same request again
        Assert.Equal(HttpStatusCode.Conflict, (await archivist.Post(Api + "/tidy/waive", Why("不合格项照片"))).Status);
        Assert.Contains("当时手机没电", await archivist.Page("/duties/tidy?waived=true"), StringComparison.Ordinal);
        Assert.Contains("无法补齐：当时手机没电", await director.Page($"/inspections/{made["id"]!.GetValue<string>()}"), StringComparison.Ordinal);
        await Must(director, "/api/office/opinions/answer", new { requestId = Guid.CreateVersion7(), id = opinion["id"]!.GetValue<string>(), outcome = "Adopted", answer = "下月起" });
        Assert.Equal([("检查", "Field", "责任人")], await Tidy(director));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.4a")]
    public async Task Tidying_up_is_written_down_with_what_is_left_and_meets_the_duty_of_the_day(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var (director, keeper) = (await Director(center), await Keeper(center));
        await Must(keeper, "/api/inspections/record", Failed(), HttpStatusCode.Created);
        var done = new { requestId = Guid.CreateVersion7(), words = "照片明天补" };
        Assert.Equal(HttpStatusCode.Forbidden, (await keeper.Post(Api + "/tidy/finish", done)).Status);
        Assert.Equal(1, (await Must(director, "/tidy/finish", done)).GetValue<int>());
        await Must(director, "/tidy/finish", done);
        var duty = (await director.Get(Api + "/my-day"))["items"]!.AsArray().Single(i => i!["clause"]!.GetValue<string>() == "S-4.1.4a")!;
        Assert.Equal(("Met", 1), (duty["state"]!.GetValue<string>(), duty["done"]!.GetValue<int>()));
        Assert.Contains("还有 1 条不完整：照片明天补", await director.Page(duty["proofs"]![0]!["href"]!.GetValue<string>()), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-3.1")]
    public async Task A_record_that_was_looked_at_bears_the_mark_on_its_page_in_its_list_and_as_work(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var (director, keeper) = (await Director(center), await Keeper(center));
        var theirs = await Must(keeper, "/api/inspections/record", Failed(), HttpStatusCode.Created);
        var own = await Must(director, "/api/inspections/record", Failed("5 栋"), HttpStatusCode.Created);
        object Mark(JsonNode record, string kind = "inspection", string note = "照片要补") => new { requestId = Guid.CreateVersion7(), kind, id = record["id"]!.GetValue<string>(), note };
        Assert.Equal(HttpStatusCode.Forbidden, (await keeper.Post("/api/casework/check", Mark(own))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await director.Post("/api/casework/check", Mark(own))).Status);         // his own
        Assert.Equal(HttpStatusCode.NotFound, (await director.Post("/api/casework/check", Mark(theirs, "complaint"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.Post("/api/casework/check", Mark(theirs, "nothing"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await director.Post("/api/casework/check", Mark(theirs, note: new string('长', 201)))).Status);
        var mark = Mark(theirs);
        await Must(director, "/api/casework/check", mark);
        await Must(director, "/api/casework/check", mark);                                    // the same request again
        Assert.Equal(HttpStatusCode.Conflict, (await director.Post("/api/casework/check", Mark(theirs))).Status);
        var href = $"/inspections/{theirs["id"]!.GetValue<string>()}";
        Assert.Contains("照片要补", await keeper.Page(href), StringComparison.Ordinal);
        Assert.Contains("陈主任 今日 已检查", (await keeper.Page("/inspections")).Replace("11-25", "今日", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(href, await director.Page("/checks"), StringComparison.Ordinal);
        Assert.Equal((1, "inspection"), (await director.Get("/api/casework/checks?month=2026-11") is var seen ? seen["marks"]!["total"]!.GetValue<int>() : 0, seen["kinds"]![0]!["kind"]!.GetValue<string>()));
        var duty = (await director.Get(Api + "/my-day"))["items"]!.AsArray().Single(i => i!["clause"]!.GetValue<string>() == "S-3.1")!;
        Assert.Equal((1, href), (duty["done"]!.GetValue<int>(), duty["proofs"]![0]!["href"]!.GetValue<string>()));

        var task = await Must(director, "/api/office/tasks/give", new { requestId = Guid.CreateVersion7(), content = "清理楼道", doer = keeper.Actor.Id!.Value.Value, dueAt = center.Now.AddDays(2) }, HttpStatusCode.Created);
        await Must(director, "/api/casework/check", Mark(task, "task", ""));                  // any kind of record, the same act
        Assert.Contains("已检查", await director.Page($"/office/tasks/{task["id"]!.GetValue<string>()}"), StringComparison.Ordinal);
        center.Now = center.Now.AddDays(1);
        await Must(director, "/api/casework/check", Mark(theirs));                            // another day, another mark
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.4b")]
    public async Task A_month_of_a_building_is_counted_by_kind_and_each_figure_opens_its_records(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        BuildingId third = default, thirteenth = default;
        await center.Lay(db =>
        {
            var community = EstateSamples.AddCommunity(db, "翠园");
            (third, thirteenth) = (EstateSamples.AddBuilding(db, community, "3"), EstateSamples.AddBuilding(db, community, "13"));
        });
        var (director, keeper) = (await Director(center), await Keeper(center));
        await Must(keeper, "/api/inspections/record", Failed("3 栋大堂"), HttpStatusCode.Created);
        await Must(keeper, "/api/inspections/record", Failed("13 栋大堂"), HttpStatusCode.Created);
        await Must(keeper, "/api/inspections/record", Failed("东门岗"), HttpStatusCode.Created);                       // in no building
        var breach = await Must(keeper, "/api/inspections/violations/find", new { requestId = Guid.CreateVersion7(), place = "3栋楼道", person = "周样宁", kind = "占用消防通道", facts = "电动车停在通道" }, HttpStatusCode.Created);

        var view = await director.Get(Api + "/zones?month=2026-11");
        var columns = view["columns"]!.AsArray().Select(c => c!["key"]!.GetValue<string>()).ToList();
        Assert.Equal(["nonconformities", "violations"], columns);                             // repairs and complaints he may not see
        int Of(JsonNode rows, BuildingId building, string key) => rows["rows"]!.AsArray().Single(r => r!["building"]!.GetValue<string>() == building.Value.ToString())!["figures"]![columns.IndexOf(key)]!["count"]!.GetValue<int>();
        Assert.Equal((1, 1, 1, 0), (Of(view, third, "nonconformities"), Of(view, third, "violations"), Of(view, thirteenth, "nonconformities"), Of(view, thirteenth, "violations")));
        Assert.Equal(0, Of(await director.Get(Api + "/zones?month=2026-10"), third, "violations"));
        var page = await director.Page($"/duties/zones/{third.Value}?month=2026-11&kind=violations");
        Assert.Contains(breach["number"]!.GetValue<string>(), page, StringComparison.Ordinal);
        Assert.DoesNotContain("周样宁", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await director.Try(Api + "/zones?month=2026-13")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.Try(Api + $"/zones/building?building={Guid.CreateVersion7()}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await keeper.Try(Api + "/zones")).Status);

        var other = center.Hand(keeper.Actor with { Permissions = new HashSet<string> { "duties.zone", "inspections.view" }, Zone = new HashSet<Guid> { thirteenth.Value } });
        Assert.Equal(["13栋"], (await other.Get(Api + "/zones"))["rows"]!.AsArray().Select(r => r!["name"]!.GetValue<string>()));       // his own zone
        Assert.Equal(HttpStatusCode.NotFound, (await other.Try(Api + $"/zones/building?building={third.Value}")).Status);
        await Must(director, "/day-note", new { requestId = Guid.CreateVersion7(), analysis = "3 栋照明反复坏，安排更换整组灯具" });
        Assert.Contains("更换整组灯具", await director.Page("/duties/zones"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.2.2a", "S-4.1.2e")]
    public async Task The_page_of_inspections_counts_the_patrols_that_the_duty_counts_and_says_which_it_does_not(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var (director, keeper) = (await Director(center), await Keeper(center));
        await Must(director, "/api/inspections/plan", new { requestId = Guid.CreateVersion7(), route = "东侧", content = "卫生" });
        object Patrol(string post = "") => new { requestId = Guid.CreateVersion7(), kind = "Patrol", place = "3 栋", post, result = "正常", items = new[] { new { text = "楼道无积尘", outcome = "Passed" } } };
        await Must(keeper, "/api/inspections/record", Patrol("保洁"), HttpStatusCode.Created);
        async Task<(int, int, int, int, string)> Page()
        {
            var duties = await director.Get("/api/inspections/duties");
            var day = (await director.Get(Api + "/my-day"))["items"]!.AsArray();
            int Done(string clause) => day.Single(i => i!["clause"]!.GetValue<string>() == clause)!["done"]!.GetValue<int>();
            Assert.Equal((Done("S-4.2.2a"), Done("S-4.1.2e")), (duties["patrols"]!.GetValue<int>(), duties["checks"]!.GetValue<int>()));       // both tell the same
            return (duties["patrols"]!.GetValue<int>(), duties["checks"]!.GetValue<int>(), duties["otherPatrols"]!.GetValue<int>(), duties["otherChecks"]!.GetValue<int>(), string.Join('、', duties["posts"]!.AsArray().Select(p => p!.GetValue<string>())));
        }

        Assert.Equal((0, 0, 1, 1, "主任"), await Page());
        Assert.Contains("另有别人今日巡查 1 次", await director.Page("/inspections"), StringComparison.Ordinal);
        await Must(director, "/api/inspections/record", Patrol("保洁"), HttpStatusCode.Created);                          // names a post: a check of staff besides
        Assert.Equal((1, 1, 1, 1, "主任"), await Page());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-2e")]
    public async Task What_fails_again_and_again_is_named_with_its_standard_and_opens_its_rows(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var (director, keeper) = (await Director(center), await Keeper(center));
        await Must(keeper, "/api/inspections/record", Failed("3 栋大堂"), HttpStatusCode.Created);
        Assert.Empty((await director.Get("/api/inspections/repeated")).AsArray());                                     // once is not again and again
        await Must(keeper, "/api/inspections/record", Failed("3 栋大堂"), HttpStatusCode.Created);
        await Must(keeper, "/api/inspections/record", Failed("5 栋大堂"), HttpStatusCode.Created);
        var row = Assert.Single((await director.Get("/api/inspections/repeated")).AsArray())!;
        Assert.Equal(("公共照明完好", 3, 1, 3), (row["item"]!.GetValue<string>(), row["count"]!.GetValue<int>(), row["repeats"]!.GetValue<int>(), row["open"]!.GetValue<int>()));
        Assert.Contains("反复不合格的", await director.Page("/inspections/indices"), StringComparison.Ordinal);
        var list = await director.Page("/inspections/nonconformities?tab=All&text=" + Uri.EscapeDataString("公共照明完好"));
        Assert.Contains("5 栋大堂", list, StringComparison.Ordinal);
        Assert.DoesNotContain("5 栋大堂", await director.Page("/inspections/nonconformities?tab=All&text=" + Uri.EscapeDataString("没有的项")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-1c")]
    public async Task Every_figure_of_the_first_page_opens_the_list_it_counts(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var all = center.Center.Scope().ServiceProvider.GetServices<IDefaultGrants>().SelectMany(g => g.Grants).Where(g => g.Post == "主任").Select(g => g.Permission).Distinct().ToArray();
        var director = await center.Hire("陈主任", "主任", all);
        var page = await director.Page("/");
        var figures = Regex.Matches(page, "<a class=\"stat[^\"]*\" href=\"([^\"]+)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct().ToList();
        Assert.True(figures.Count >= 6, $"{figures.Count} figures");
        foreach (var list in figures)
            Assert.Contains("<h1", await director.Page(list), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.4a", "S-3.1")]
    public async Task The_lists_ask_the_database_as_often_for_many_records_as_for_two(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var (director, keeper) = (await Director(center), await Keeper(center));
        async Task Record(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                var made = await Must(keeper, "/api/inspections/record", Failed($"{i} 栋大堂"), HttpStatusCode.Created);
                await Must(director, "/api/casework/check", new { requestId = Guid.CreateVersion7(), kind = "inspection", id = made["id"]!.GetValue<string>() });
            }
        }

        string[] pages = ["/duties/tidy", "/duties/zones", "/checks", "/inspections"];
        async Task<List<int>> Count()
        {
            var counts = new List<int>();
            foreach (var page in pages)
                counts.Add(await center.Visit(() => director.Page(page)));
            return counts;
        }

        await Record(0, 2);
        await Count();                                         // who may what is read once
        var few = await Count();
        await Record(2, 14);
        Assert.Equal(few, await Count());
    }
}
