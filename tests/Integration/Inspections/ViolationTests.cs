using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Estate;
using Anju.Inspections.Domain;
using Anju.Integration.RepairOrders;
using Anju.Kernel.Outbox;
using Xunit;

namespace Anju.Integration.Inspections;

/// <summary>违章 and 突发事件 over HTTP.</summary>
public class ViolationTests
{
    private const string Api = "/api/inspections", Desk = "inspections.violations";

    private static object Breach(bool conduct = false, bool stopped = false) =>
        new { requestId = Guid.CreateVersion7(), isConduct = conduct, place = "3 栋楼道", person = "周样宁", kind = "占用消防通道", facts = "电动车停在通道", isStopped = stopped };

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> Act(RepairsUnderTest.Hand hand, JsonNode made, ViolationAct act, string words, object? more = null)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        (body["requestId"], body["id"], body["act"], body["words"]) = (Guid.CreateVersion7(), made["id"]!.GetValue<string>(), act.ToString(), words);
        return await hand.Post(Api + "/violations/act", body);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-8b", "D-8c")]
    public async Task A_violation_is_stopped_explained_noticed_and_restored(Database database)
    {
        var center = await RepairsUnderTest.On(database);
        var (keeper, director) = (center.Of("吴管家", null, Desk, "inspections.view"), center.Director);
        var (status, made) = await keeper.Post(Api + "/violations/find", Breach());
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(center.Now.AddHours(24), made!["openUntil"]!.GetValue<DateTime>().ToUniversalTime());
        Assert.Equal(HttpStatusCode.Conflict, (await Act(keeper, made, ViolationAct.Restore, "已挪走")).Status);                // not even stopped

        center.Pass(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.OK, (await Act(keeper, made, ViolationAct.Stop, "劝离")).Status);
        Assert.Equal("20 分", (await keeper.Get(Api + "/violations"))["items"]![0]!["toStop"]!.GetValue<string>());
        var refused = new { signer = "周样宁", isRefused = true, witness = "" };
        Assert.Equal(HttpStatusCode.BadRequest, (await Act(keeper, made, ViolationAct.Notice, "立即挪走", refused)).Status);      // nobody saw the refusal
        Assert.Equal(HttpStatusCode.OK, (await Act(keeper, made, ViolationAct.Notice, "立即挪走", refused with { witness = "保安李" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Act(keeper, made, ViolationAct.Restore, "已挪走")).Status);                // not explained yet
        Assert.Equal(HttpStatusCode.OK, (await Act(keeper, made, ViolationAct.Explain, "消防通道不得占用", new { to = "周样宁", way = "当面", answer = "知道了" })).Status);
        Assert.Equal("Restored", (await Act(keeper, made, ViolationAct.Restore, "已挪走")).Body!["state"]!.GetValue<string>());
        Assert.DoesNotContain("周样宁", (await director.Get(Api + "/violation?id=" + made["id"])).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        foreach (var page in (string[])["/violations", "/violations?conduct=true", $"/violations/{made["id"]}", $"/violations/{made["id"]}/print"])
            Assert.DoesNotContain("周样宁", WebUtility.HtmlDecode(await director.Page("/inspections" + page)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-8c")]
    public async Task A_violation_shows_its_evidence_to_those_who_may_see_it_and_counts_once_in_the_rate(Database database)
    {
        var center = await RepairsUnderTest.On(database);
        var (keeper, director) = (center.Of("吴管家", null, Desk), center.Director);
        var photo = new[] { new { name = "通道.png", bytes = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==") } };
        object With(bool conduct, object[] photos) => new { requestId = Guid.CreateVersion7(), isConduct = conduct, place = "3 栋楼道", kind = conduct ? "脱岗" : "占用消防通道", facts = "见照片", photos };
        var (_, refused) = await keeper.Post(Api + "/violations/find", With(false, [new { name = "通道.png", bytes = new byte[] { 1, 2, 3 } }]));
        Assert.Contains("只接受", refused!["errors"]!["Photos"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        var made = (await keeper.Post(Api + "/violations/find", With(false, photo))).Body!;
        var apart = (await director.Post(Api + "/violations/find", With(true, photo))).Body!;
        var shown = (await keeper.Get(Api + "/violation?id=" + made["id"]))["files"]!.AsArray().Single()!["href"]!.GetValue<string>();
        var kept = (await director.Get(Api + "/violation?id=" + apart["id"]))["files"]!.AsArray().Single()!["href"]!.GetValue<string>();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), ((await keeper.Try(shown)).Status, (await director.Try(kept)).Status));
        Assert.NotEqual(HttpStatusCode.OK, (await keeper.Try(kept)).Status);
        Assert.Contains(shown, await keeper.Page($"/inspections/violations/{made["id"]}"), StringComparison.Ordinal);

        var rate = (await director.Get(Api + "/indices"))["indices"]!.AsArray().Single(i => i!["name"]!.GetValue<string>() == "违章发生率")!;
        Assert.Equal((1, "—"), (rate["numerator"]!.GetValue<int>(), rate["result"]!.GetValue<string>()));       // the breach of conduct is no violation of a household; nobody lives here
        Assert.Equal(1, (await director.Get(rate["of"]!.GetValue<string>().Replace("/inspections/violations", Api + "/violations", StringComparison.Ordinal)))["total"]!.GetValue<int>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-8c")]
    public async Task What_cannot_be_stopped_is_reported_and_conduct_of_staff_is_kept_apart(Database database)
    {
        var center = await RepairsUnderTest.On(database);
        var (keeper, director) = (center.Of("吴管家", null, Desk), center.Director);
        var made = (await keeper.Post(Api + "/violations/find", Breach())).Body!;
        Assert.Equal(HttpStatusCode.Forbidden, (await Act(keeper, made, ViolationAct.Report, "拒不改正", new { to = "街道城管" })).Status);
        center.Pass(TimeSpan.FromHours(25));
        Assert.Equal(1, (await director.Get(Api + "/violations?tab=Late"))["total"]!.GetValue<int>());
        Assert.Equal("Reported", (await Act(director, made, ViolationAct.Report, "拒不改正", new { to = "街道城管", way = "2026-11" })).Body!["state"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.Forbidden, (await keeper.Post(Api + "/violations/find", Breach(conduct: true))).Status);
        var apart = (await director.Post(Api + "/violations/find", Breach(conduct: true))).Body!;
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Try(Api + "/violation?id=" + apart["id"])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await keeper.Try(Api + "/violations?conduct=true")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Act(keeper, apart, ViolationAct.Stop, "x")).Status);
        Assert.Equal((1, 1), ((await director.Get(Api + "/violations?tab=All"))["total"]!.GetValue<int>(), (await director.Get(Api + "/violations?conduct=true"))["total"]!.GetValue<int>()));
        Assert.Equal(1, (await director.Get(Api + "/indices"))["indices"]!.AsArray().Single(i => i!["name"]!.GetValue<string>() == "违章处理率")!["denominator"]!.GetValue<int>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("S-4.2.1", "M-1b")]
    public async Task An_emergency_stands_on_every_page_and_finds_and_tells_its_houses(Database database)
    {
        var estate = await Dwellings.Estate.On(database);
        var (worker, director) = (estate.Clerk("inspections.alarm"), estate.Clerk("inspections.alarm", "inspections.direct", "estate.facilities"));
        var (_, valve) = await Dwellings.Asking.Post(director, "save-facility", new { requestId = Guid.CreateVersion7(), communityId = estate.Community.Value, buildingId = estate.Tower.Value, unit = "2", floorFrom = 16, floorTo = 30, name = "高区阀", system = "Water", place = "16F 水表井" });
        var id = (await Say(worker, "open", new { requestId = Guid.CreateVersion7(), kind = "管道爆裂" }, HttpStatusCode.Created))["id"]!.GetValue<string>();
        object With(object body) => Merge(body, id);
        Assert.Contains("突发事件 管道爆裂", await worker.GetStringAsync(new Uri("/estate/valves", UriKind.Relative)), StringComparison.Ordinal);

        await Say(director, "close", With(new { cause = "老化", review = "换管" }), HttpStatusCode.Conflict);                     // nothing was done yet
        await Say(worker, "tell", With(new { words = "停水" }), HttpStatusCode.Conflict);                                          // nobody is affected yet
        await Say(worker, "measure", With(new { words = "关高区阀", place = "3 栋" }), HttpStatusCode.OK);
        Assert.Equal(1, (await Say(worker, "affected", With(new { control = valve.GetValue<Guid>() }), HttpStatusCode.OK))["houses"]!.GetValue<int>());
        Assert.Equal(1, (await Say(worker, "affected", With(new { control = valve.GetValue<Guid>() }), HttpStatusCode.OK))["houses"]!.GetValue<int>());
        await Say(worker, "tell", With(new { words = "抢修停水两小时" }), HttpStatusCode.OK);
        Assert.Contains("都已通知", (await Say(director, "tell", With(new { words = "抢修停水两小时" }), HttpStatusCode.Conflict))["title"]!.GetValue<string>(), StringComparison.Ordinal);      // the second browser
        Assert.Equal(1, await estate.Center.Ask(db => db.Set<OutboxMessage>().CountAsync(m => m.Subject == "emergency.notice")));
        Assert.Equal([estate.Above], await estate.Center.Ask(db => db.Set<AffectedHouse>().OrderBy(h => h.Number).Select(h => h.HouseId).ToListAsync()));
        var house = (await estate.Center.Ask(db => db.Set<AffectedHouse>().SingleAsync())).Id.Value;
        foreach (var how in (string[])["Not", "Sent", "Elsewhere"])
            await Say(worker, "tell-house", With(new { house, how }), HttpStatusCode.BadRequest);
        await Say(worker, "tell-house", With(new { house = Guid.CreateVersion7(), how = "Phone" }), HttpStatusCode.BadRequest);
        await Say(worker, "tell-house", With(new { house, how = "Missed" }), HttpStatusCode.Conflict);                                 // it was sent
        await Say(worker, "tell-house", With(new { house, how = "Door" }), HttpStatusCode.OK);
        await Say(worker, "tell", With(new { words = "已恢复供水", everyone = true }), HttpStatusCode.OK);
        Assert.Equal(Told.Door, (await estate.Center.Ask(db => db.Set<AffectedHouse>().SingleAsync())).Told);
        Assert.Contains("已告知 1/1 户", await director.GetStringAsync(new Uri("/inspections/emergencies/" + id, UriKind.Relative)), StringComparison.Ordinal);
        foreach (var page in (string[])["", "/" + id, $"/{id}/print"])
            Assert.True((await director.GetAsync(new Uri("/inspections/emergencies" + page, UriKind.Relative))).IsSuccessStatusCode, page);
        await Say(director, "close", With(new { cause = "老化", review = "换管" }), HttpStatusCode.OK);
        await Say(worker, "measure", With(new { words = "再查" }), HttpStatusCode.Conflict);
        Assert.DoesNotContain("突发事件 管道爆裂", await worker.GetStringAsync(new Uri("/estate/valves", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("S-4.2.1")]
    public async Task The_report_of_an_emergency_has_every_column_of_the_form_and_is_completed_after_the_end_by_the_director_alone(Database database)
    {
        var estate = await Dwellings.Estate.On(database);
        var (worker, director) = (estate.Clerk("inspections.alarm"), estate.Clerk("inspections.alarm", "inspections.direct"));
        var id = (await Say(worker, "open", new { requestId = Guid.CreateVersion7(), kind = "火情" }, HttpStatusCode.Created))["id"]!.GetValue<string>();
        var opened = DateTime.SpecifyKind((await estate.Center.Ask(db => db.Set<Emergency>().SingleAsync())).OpenedAt, DateTimeKind.Utc);
        async Task Refused(string field, string sentence, object body) =>
            Assert.Equal(sentence, (await Say(worker, "report", Merge(body, id), HttpStatusCode.BadRequest))["errors"]![field]![0]!.GetValue<string>());
        await Refused("Facts", "请写事件经过", new { spot = "4 栋" });
        await Refused("HappenedAt", "发生时间不能晚于登记时间", new { facts = "起烟", happenedAt = opened.AddMinutes(5) });
        await Refused("HappenedAt", "发生时间早于登记 30 天以上，请核对", new { facts = "起烟", happenedAt = opened.AddDays(-31) });
        await Refused("ReportedTo", "请写明向谁报告", new { facts = "起烟", reportedAt = opened });
        await Refused("ReportedAt", "请写报告时间", new { facts = "起烟", reportedTo = "119" });
        await Refused("ReportedAt", "报告时间不能早于发生时间", new { facts = "起烟", reportedTo = "119", reportedAt = opened.AddMinutes(-1) });
        await Refused("ReportedAt", "报告时间不能晚于现在", new { facts = "起烟", reportedTo = "119", reportedAt = opened.AddDays(1) });
        Assert.Equal("", (await estate.Center.Ask(db => db.Set<Emergency>().SingleAsync())).Facts);

        await Say(worker, "report", Merge(new { happenedAt = opened.AddMinutes(-10), spot = "4 栋电井", persons = "无人受伤", facts = "四楼电井起烟", reportedTo = "总经理", reportedAt = opened.AddMinutes(-2) }, id), HttpStatusCode.OK);
        await Say(worker, "measure", Merge(new { words = "断电，用灭火器扑灭" }, id), HttpStatusCode.OK);
        await Say(director, "close", Merge(new { cause = "接头松动", review = "全楼电井测温" }, id), HttpStatusCode.OK);
        var page = await Read("");
        Assert.Contains("报告还没有写：损失情况、后续处理", page, StringComparison.Ordinal);

        object complete = new { happenedAt = opened.AddMinutes(-10), spot = "4 栋电井", persons = "无人受伤", facts = "四楼电井起烟", loss = "电表两块约三百元", reportedTo = "总经理", reportedAt = opened.AddMinutes(-2), followUp = "供电公司换表" };
        await Say(worker, "report", Merge(complete, id), HttpStatusCode.Forbidden);
        await Say(director, "report", Merge(complete, id), HttpStatusCode.OK);
        Assert.DoesNotContain("报告还没有写", await Read(""), StringComparison.Ordinal);
        var paper = await Read("/print");
        foreach (var column in (string[])["4 栋电井", "无人受伤", "四楼电井起烟", "断电，用灭火器扑灭", "电表两块约三百元", "总经理", "接头松动", "全楼电井测温", "供电公司换表"])
            Assert.Contains(column, paper, StringComparison.Ordinal);

        async Task<string> Read(string page) => WebUtility.HtmlDecode(await director.GetStringAsync(new Uri($"/inspections/emergencies/{id}{page}", UriKind.Relative)));
    }

    private static JsonObject Merge(object body, string id)
    {
        var merged = System.Text.Json.JsonSerializer.SerializeToNode(body)!.AsObject();
        (merged["id"], merged["requestId"]) = (id, Guid.CreateVersion7());
        return merged;
    }

    private static async Task<JsonNode> Say(HttpClient hand, string act, object body, HttpStatusCode expected)
    {
        using var answer = await hand.PostAsJsonAsync($"{Api}/emergencies/{act}", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{act}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
