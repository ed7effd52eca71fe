using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Inspections.Domain;
using Anju.Inspections.Plan;
using Anju.Integration.RepairOrders;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Xunit;

namespace Anju.Integration.Inspections;

/// <summary>《检查记录》 and 《不合格服务纠正跟踪表》 as the director, a housekeeper and a worker use them.</summary>
public class InspectionTests
{
    private const string Api = "/api/inspections";

    private sealed record Crew(RepairsUnderTest Center, RepairsUnderTest.Hand Director, RepairsUnderTest.Hand Keeper, RepairsUnderTest.Hand Worker)
    {
        public static async Task<Crew> On(Database database)
        {
            var center = await RepairsUnderTest.On(database);
            var worker = center.Neighbours.Worker("赵师傅", [], []);
            return new(center, center.Director, center.Of("吴管家", null, "inspections.view", "inspections.inspect", "inspections.note", "inspections.verify", "inspections.correct"),
                center.Of(worker.Name, worker.Id, "inspections.note", "inspections.correct"));
        }

        public Guid WorkerId => Worker.Actor.Id!.Value.Value;

        public Task<JsonNode> Plan() => Must(Director, "/plan", new { requestId = Guid.CreateVersion7(), route = "一期东侧", content = "卫生、消防通道" }, HttpStatusCode.OK);

        public static async Task<JsonNode> Must(RepairsUnderTest.Hand hand, string path, object body, HttpStatusCode expected = HttpStatusCode.Created)
        {
            var (status, answer) = await hand.Post(Api + path, body);
            Assert.True(status == expected, $"{path}: {status} {answer?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}");
            return answer!;
        }

        public Task<JsonNode> Duties() => Director.Get(Api + "/duties");

        /// <summary>A failed item of a patrol, as its nonconformity.</summary>
        public async Task<JsonNode> Found(string place = "3 栋大堂", Guid? responsible = null, string severity = "Ordinary")
        {
            await Must(Keeper, "/record", Inspection("Patrol", items: [Failed(place, responsible, severity)]));
            return (await Director.Get(Api + "/nonconformities?tab=All"))["items"]![0]!;
        }
    }

    private static object Inspection(string kind, Guid? checkedStaff = null, string result = "总体正常", object[]? items = null, DateTime? at = null, string topic = "", string standard = "") => new
    {
        requestId = Guid.CreateVersion7(),
        kind,
        topic,
        standard,
        place = "3 栋",
        @checked = checkedStaff,
        startedAt = at,
        result,
        items = items ?? [new { text = "楼道、楼梯无垃圾和积尘", outcome = "Passed" }],
    };

    private static object Failed(string place, Guid? responsible = null, string severity = "Ordinary", string onSpot = "") =>
        new { text = "公共照明完好", outcome = "Failed", place, facts = "两盏灯不亮", onSpot, severity, responsible };

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("S-4.1.1c", "S-4.1.2a", "S-4.2.1", "S-4.2.2a", "D-7b")]
    public async Task A_patrol_begins_with_its_plan_and_fills_the_day(Database database)
    {
        var crew = await Crew.On(database);
        var (early, refusal) = await crew.Keeper.Post(Api + "/record", Inspection("Patrol"));
        Assert.Equal(HttpStatusCode.Conflict, early);
        Assert.Contains("先明确今天的巡视路线和内容", refusal!["title"]?.GetValue<string>() + refusal["detail"]?.GetValue<string>(), StringComparison.Ordinal);

        await crew.Plan();
        var (again, _) = await crew.Director.Post(Api + "/plan", new { requestId = Guid.CreateVersion7(), route = "一期西侧", content = "卫生" });
        Assert.Equal(HttpStatusCode.BadRequest, again);                         // a change needs its reason
        Assert.Equal(0, (await crew.Duties())["patrols"]!.GetValue<int>());

        var (empty, _) = await crew.Keeper.Post(Api + "/record", Inspection("Patrol", items: []));
        Assert.Equal(HttpStatusCode.BadRequest, empty);
        await Crew.Must(crew.Keeper, "/record", Inspection("Patrol"));
        var duties = await crew.Duties();
        Assert.Equal((1, 0), (duties["patrols"]!.GetValue<int>(), duties["checks"]!.GetValue<int>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("S-4.1.2c", "S-4.1.2e", "R-3.1", "R-1.0")]
    public async Task Only_checks_that_name_somebody_and_a_result_count_for_the_week(Database database)
    {
        var crew = await Crew.On(database);
        await crew.Plan();
        var (nobody, _) = await crew.Director.Post(Api + "/record", Inspection("FollowUp"));
        var (noResult, _) = await crew.Director.Post(Api + "/record", Inspection("FollowUp", crew.WorkerId, ""));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (nobody, noResult));

        await Crew.Must(crew.Director, "/record", Inspection("FollowUp", crew.WorkerId));
        await Crew.Must(crew.Director, "/record", Inspection("Special", crew.WorkerId, standard: "接待规范", items: [new { text = "铃响三声内接听", outcome = "Passed" }]));
        await Crew.Must(crew.Director, "/record", Inspection("Special", topic: "消防"));                                                  // names nobody
        await Crew.Must(crew.Director, "/record", Inspection("Patrol"));                                                                   // names nobody
        await Crew.Must(crew.Keeper, "/note", new { requestId = Guid.CreateVersion7(), place = "东门", item = "岗亭", facts = "无人值守" });
        Assert.Equal(2, (await crew.Duties())["checks"]!.GetValue<int>());

        await Crew.Must(crew.Director, "/record", Inspection("Patrol", crew.WorkerId));                                                    // one event for both
        Assert.Equal(3, (await crew.Duties())["checks"]!.GetValue<int>());
        var conduct = (await crew.Director.Get(Api + "/list?kind=Special&text=" + Uri.EscapeDataString("接待规范")))["items"]!.AsArray();
        Assert.Single(conduct);
        Assert.DoesNotContain(crew.Center.Neighbours.Told, t => t.To?.Contains(crew.Worker.Actor.Id!.Value) == true);                      // not announced
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("S-4.1.2d")]
    public async Task A_record_is_locked_after_a_day_and_then_only_corrected_beside(Database database)
    {
        var crew = await Crew.On(database);
        await crew.Plan();
        var made = await Crew.Must(crew.Keeper, "/record", Inspection("Patrol"));
        var id = made["id"]!.GetValue<string>();
        await Crew.Must(crew.Keeper, "/add", new { requestId = Guid.CreateVersion7(), id, items = new[] { new { text = "消防通道畅通", outcome = "Passed" } } }, HttpStatusCode.OK);
        var (other, _) = await crew.Director.Post(Api + "/add", new { requestId = Guid.CreateVersion7(), id, items = new[] { new { text = "补一项", outcome = "Passed" } } });
        Assert.Equal(HttpStatusCode.Forbidden, other);

        crew.Center.Pass(TimeSpan.FromHours(24));
        var (locked, _) = await crew.Keeper.Post(Api + "/add", new { requestId = Guid.CreateVersion7(), id, items = new[] { new { text = "补一项", outcome = "Passed" } } });
        Assert.Equal(HttpStatusCode.Conflict, locked);
        await Crew.Must(crew.Keeper, "/correct", new { requestId = Guid.CreateVersion7(), id, reason = "写错楼号", text = "应为 5 栋" }, HttpStatusCode.OK);
        var shown = await crew.Director.Get(Api + "/show?id=" + id);
        Assert.Equal(("3 栋", "应为 5 栋", 2), (shown["record"]!["place"]!.GetValue<string>(), shown["corrections"]![0]!["text"]!.GetValue<string>(), shown["items"]!.AsArray().Count));

        var late = await Crew.Must(crew.Keeper, "/record", Inspection("Special", topic: "档案", at: crew.Center.Now.AddDays(-2)));
        Assert.True((await crew.Director.Get(Api + "/show?id=" + late["id"]))["record"]!["isBackfilled"]!.GetValue<bool>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("S-4.1.2b", "X-3", "A-7")]
    public async Task Standards_are_drafted_and_issued_and_old_records_keep_theirs(Database database)
    {
        var crew = await Crew.On(database);
        var first = await Crew.Must(crew.Keeper, "/record", Inspection("Special", standard: "环境卫生"));
        await Crew.Must(crew.Director, "/draft-standard", new { requestId = Guid.CreateVersion7(), topic = "环境卫生", items = "地面无积水|A-7\n垃圾桶加盖", note = "雨季" }, HttpStatusCode.OK);
        var second = await Crew.Must(crew.Keeper, "/record", Inspection("Special", standard: "环境卫生"));
        var draft = (await crew.Director.Get(Api + "/standards")).AsArray().Single(s => s!["topic"]!.GetValue<string>() == "环境卫生" && s["no"]!.GetValue<int>() == 2)!;
        await Crew.Must(crew.Director, "/issue-standard", new { id = draft["id"]!.GetValue<string>() }, HttpStatusCode.OK);
        var third = await Crew.Must(crew.Keeper, "/record", Inspection("Special", standard: "环境卫生"));
        async Task<string> Standard(JsonNode made) => (await crew.Director.Get(Api + "/show?id=" + made["id"]))["record"]!["standard"]!.GetValue<string>();
        Assert.Equal(("环境卫生 V1", "环境卫生 V1", "环境卫生 V2"), (await Standard(first), await Standard(second), await Standard(third)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-7c", "S-4.1.2f", "S-4.2.2b")]
    public async Task A_finding_becomes_a_nonconformity_that_only_somebody_else_closes(Database database)
    {
        var crew = await Crew.On(database);
        await crew.Plan();
        await Crew.Must(crew.Keeper, "/record", Inspection("Patrol", items: [Failed("1 栋", onSpot: "当场换灯")]));
        Assert.Equal(0, (await crew.Director.Get(Api + "/nonconformities?tab=All"))["total"]!.GetValue<int>());
        var found = await crew.Found(responsible: crew.WorkerId);
        var id = found["id"]!.GetValue<string>();
        object With(object body) => Merge(body, new { requestId = Guid.CreateVersion7(), id });

        await Crew.Must(crew.Keeper, "/nonconformities/notify", With(new { way = "Paper", demand = "换灯并查线路" }), HttpStatusCode.OK);
        var (foreign, _) = await crew.Keeper.Post(Api + "/nonconformities/correct", With(new { cause = "灯坏", correction = "换灯", action = "每周查" }));
        Assert.Equal(HttpStatusCode.Forbidden, foreign);
        var phone = crew.Center.Of("赵师傅", crew.Worker.Actor.Id, "repairs.work", "inspections.correct");
        Assert.Contains(id, await phone.Page("/field"), StringComparison.Ordinal);
        Assert.DoesNotContain(id, await crew.Center.Of("别人", null, "repairs.work", "inspections.correct").Page("/field"), StringComparison.Ordinal);
        Assert.DoesNotContain("我的整改", await crew.Center.Of("赵师傅", crew.Worker.Actor.Id, "repairs.work").Page("/field"), StringComparison.Ordinal);
        var (early, _) = await crew.Director.Post(Api + "/nonconformities/verify", With(new { words = "亮了" }));
        Assert.Equal(HttpStatusCode.Conflict, early);
        await Crew.Must(crew.Worker, "/nonconformities/correct", With(new { cause = "灯坏", correction = "换灯", action = "每周查" }), HttpStatusCode.OK);
        Assert.DoesNotContain(id, await phone.Page("/field"), StringComparison.Ordinal);              // now it waits for another's eye
        await Crew.Must(crew.Keeper, "/nonconformities/reject", With(new { words = "又灭了一盏" }), HttpStatusCode.OK);
        await Crew.Must(crew.Director, "/nonconformities/correct", With(new { cause = "镇流器老化", correction = "换镇流器", action = "列入月检" }), HttpStatusCode.OK);
        var (himself, _) = await crew.Director.Post(Api + "/nonconformities/verify", With(new { words = "亮了" }));
        Assert.Equal(HttpStatusCode.Forbidden, himself);                        // he corrected it in the worker's name
        var closed = await Crew.Must(crew.Keeper, "/nonconformities/verify", With(new { words = "连续三天正常" }), HttpStatusCode.OK);
        Assert.Equal("Closed", closed["state"]!.GetValue<string>());

        var stranger = await crew.Center.Of("别人", null, "inspections.correct").Try(Api + "/nonconformity?id=" + id);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        var again = await crew.Found(responsible: crew.WorkerId);
        Assert.Equal(found["number"]!.GetValue<string>(), again["repeatNumber"]!.GetValue<string>());
        foreach (var page in (string[])["", "/new?kind=FollowUp", "/note", "/standards", "/points", "/points/labels", "/observations", "/observe", "/indices", "/nonconformities", $"/nonconformities/{id}", $"/nonconformities/{id}/notice", $"/nonconformities/{id}/print"])
            await crew.Director.Page("/inspections" + page);
        var record = (await crew.Director.Get(Api + "/list"))["items"]![0]!["id"]!.GetValue<string>();
        await crew.Director.Page("/inspections/" + record);
        Assert.Contains("检查记录", await crew.Director.Page($"/inspections/{record}/print"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("R-3.2")]
    public async Task What_a_colleague_saw_is_read_by_the_director_alone(Database database)
    {
        var crew = await Crew.On(database);
        await Crew.Must(crew.Keeper, "/observe", new { requestId = Guid.CreateVersion7(), about = crew.WorkerId, place = "东门", facts = "未佩戴工牌" }, HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Forbidden, (await crew.Keeper.Try(Api + "/observations")).Status);
        var seen = (await crew.Director.Get(Api + "/observations"))["items"]![0]!;
        await Crew.Must(crew.Director, "/decide", new { requestId = Guid.CreateVersion7(), id = seen["id"]!.GetValue<string>(), decision = "已提醒" }, HttpStatusCode.OK);
        var about = crew.Center.Of("赵师傅", crew.Worker.Actor.Id, "inspections.observe");
        Assert.Equal(0, (await about.Get(Api + "/observations"))["total"]!.GetValue<int>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("S-4.2.2a", "S-4.1.2e", "S-5.0")]
    public async Task A_day_and_a_week_that_were_missed_stay_missed(Database database)
    {
        var center = await CenterUnderTest.On(database);
        await using var scope = center.Scope();
        var (calendar, close) = (scope.ServiceProvider.GetRequiredService<Kernel.Calendars.Calendar>(), scope.ServiceProvider.GetRequiredService<UseCase<CloseDays.Command, int>>());
        var began = calendar.WeekStart(calendar.Today).AddDays(-7);
        await center.Do(async db =>
        {
            db.Add(new PatrolDay { Id = Kernel.Id.New<PatrolDayId>(), On = began });
            await db.SaveChangesAsync();
        });
        Assert.True((await close.Run(new())).Value >= 7);
        Assert.Equal(0, (await close.Run(new())).Value);
        Assert.Equal(0, await center.Ask(db => db.Set<CheckWeek>().Where(w => w.Monday == began).Select(w => w.Checks).SingleAsync()));
        Assert.True(await center.Ask(db => db.Set<PatrolDay>().AnyAsync(d => d.On == calendar.Today.AddDays(-1) && d.MissedAt != null)));
    }

    private static JsonObject Merge(object a, object b)
    {
        var merged = System.Text.Json.JsonSerializer.SerializeToNode(a)!.AsObject();
        foreach (var (key, value) in System.Text.Json.JsonSerializer.SerializeToNode(b)!.AsObject().ToList())
            merged[key] = value?.DeepClone();
        return merged;
    }
}
