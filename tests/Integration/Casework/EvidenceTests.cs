using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Integration.Complaints;
using Anju.Integration.Dwellings;
using Anju.Integration.RepairOrders;
using Anju.Kernel.Data;
using Anju.People.Contracts;
using Xunit;

namespace Anju.Integration.Casework;

/// <summary>Each act of work leaves its line of evidence once: not for what was refused, not twice for a request that came twice.</summary>
public class EvidenceTests
{
    private static Task<List<EvidenceLine>> Lines(CenterUnderTest center, JsonNode record) =>
        Lines(center, Guid.Parse(record["id"]!.GetValue<string>()));

    private static Task<List<EvidenceLine>> Lines(CenterUnderTest center, Guid subject) =>
        center.Ask(db => db.Set<EvidenceLine>().Where(e => e.SubjectId == subject).OrderBy(e => e.EnteredAt).ThenBy(e => e.Id).ToListAsync());

    private static Task<Dictionary<string, int>> Counts(CenterUnderTest center) =>
        center.Ask(async db => (await db.Set<EvidenceLine>().GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()).ToDictionary(g => g.Key, g => g.Count));

    private static void AllRegistered(CenterUnderTest center, IEnumerable<string> kinds)
    {
        var known = center.Installation.Services.GetServices<IEvidenceKinds>().SelectMany(k => k.Kinds).Select(k => k.Key).ToHashSet();
        Assert.DoesNotContain(kinds, k => !known.Contains(k));
    }

    [Fact]
    public async Task Every_kind_has_one_key_and_one_chinese_title()
    {
        var center = await CenterUnderTest.On(Database.Sqlite);
        var kinds = center.Installation.Services.GetServices<IEvidenceKinds>().SelectMany(k => k.Kinds).ToList();
        Assert.True(kinds.Count > 60);
        Assert.Equal(kinds.Count, kinds.Select(k => k.Key).Distinct().Count());
        Assert.Equal(kinds.Count, kinds.Select(k => k.Title).Distinct().Count());
        Assert.All(kinds, k => Assert.Matches("^[a-z-]+(\\.[a-z-]+){1,2}$", k.Key));
        Assert.All(kinds, k => Assert.InRange(k.Key.Length, 3, 40));
        Assert.All(kinds, k => Assert.True(k.Title.Any(c => c > 0x4E00), k.Title));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.3a", "S-4.1.3b", "S-4.1.3c", "S-4.1.3d", "X-2")]
    public async Task A_complaint_leaves_one_line_for_each_act_on_its_way(Database database)
    {
        var center = await ComplaintsUnderTest.On(database);
        var complaint = await center.Register();
        Assert.Equal(HttpStatusCode.Conflict, (await center.Director.TryDo(complaint, "judge-valid", new { @class = "Slight", department = "保洁", handler = center.Keeper.Actor.Id!.Value.Value })).Status);   // not answered yet
        await center.Handle(complaint);
        Assert.Equal(HttpStatusCode.Conflict, (await center.Director.TryDo(complaint, "close", new { review = "同意" })).Status);
        var telling = new { requestId = Guid.CreateVersion7(), to = "保洁张班长", way = "InPerson", words = "排班须有顶班人", version = (await center.Keeper.Case(complaint))["version"]!.GetValue<int>() };
        await center.Keeper.Do(complaint, "tell-department", telling);
        await center.Keeper.Do(complaint, "tell-department", telling);       // the same request again
        await center.Keeper.Do(complaint, "tell-user", new { to = "周样宁", way = "Phone", words = "已恢复每日清扫" });
        center.Pass(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, (await center.Desk.Ask(complaint, "Satisfied", "可以")).Status);
        await center.Director.Do(complaint, "close", new { review = "同意" });

        var lines = await Lines(center.Center, complaint);
        Assert.Equal(["complaints.received", "complaints.first-answer", "complaints.judged", "complaints.investigated", "complaints.agreed", "complaints.measure", "complaints.handled",
            "complaints.told-department", "complaints.told-user", "complaints.closed"], lines.Select(l => l.Kind));
        Assert.All(lines, l => Assert.Equal((complaint["number"]!.GetValue<string>(), center.House.Value), (l.Number, l.House!.Value)));
        Assert.Equal(("林晓", center.Desk.Actor.Id), (lines[0].By, lines[0].ById));
        Assert.Equal("陈主任", lines[^1].By);
        AllRegistered(center.Center, lines.Select(l => l.Kind));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.3e", "S-4.1.3b")]
    public async Task A_follow_up_falls_due_on_its_day_and_is_answered_once_and_what_is_entered_afterwards_keeps_its_day(Database database)
    {
        var center = await ComplaintsUnderTest.On(database);
        var late = await Lines(center.Center, await center.Register(received: center.Now.AddDays(-3)));
        Assert.Equal((true, new DateOnly(2026, 11, 22)), (late.Single().IsLate, late.Single().On));

        var complaint = await center.Register("电梯厅灯坏了没人管");
        await center.Handle(complaint);
        await center.TellBoth(complaint);
        var task = (await center.Desk.Get("/api/casework/follow-ups?kind=complaint"))["items"]!.AsArray().Single()!;
        var due = (await Lines(center.Center, task)).Single();
        Assert.Equal(("follow-ups.due", DateOnly.Parse(task["dueOn"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture)), (due.Kind, due.On));
        var call = new { requestId = Guid.CreateVersion7(), id = task["id"]!.GetValue<string>(), version = task["version"]!.GetValue<int>(), why = "无人接听" };
        await center.Desk.Make("/api/casework/record-failed-try", call);
        await center.Desk.Make("/api/casework/record-failed-try", call);
        await center.Desk.Ask(complaint, "Satisfied", "可以");
        Assert.Equal(["follow-ups.due", "follow-ups.tried", "follow-ups.answered"], (await Lines(center.Center, task)).Select(l => l.Kind));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.2b", "R-4.2.3b", "R-4.2.2c", "R-4.1.11")]
    public async Task The_desk_leaves_a_line_for_each_contact_and_each_answer(Database database)
    {
        var center = await ComplaintsUnderTest.On(database);
        object Contact(string kind, string outcome, bool important = false) => new
        {
            requestId = Guid.CreateVersion7(),
            way = "Call",
            house = center.House.Value,
            caller = "周样宁",
            callerPhone = "00012345678",
            kind,
            content = "三天没人扫",
            outcome,
            result = outcome == "SolvedOnSpot" ? "已告知" : "",
            promise = outcome == "Promised" ? "+2h" : "",
            important,
        };
        var complaint = Contact("Complaint", "Promised");
        var logged = await center.Desk.Make("/api/frontdesk/contacts", complaint);
        await center.Desk.Make("/api/frontdesk/contacts", complaint);
        Assert.Equal(HttpStatusCode.BadRequest, (await center.Desk.Post("/api/frontdesk/contacts", new { requestId = Guid.CreateVersion7(), kind = "Complaint" })).Status);
        Assert.Equal(new Dictionary<string, int> { ["desk.contact"] = 1, ["complaints.received"] = 1 }, await Counts(center.Center));

        await center.Desk.Make("/api/frontdesk/contacts", Contact("Question", "SolvedOnSpot"));
        await center.Desk.Make("/api/frontdesk/contacts", Contact("Question", "Promised", important: true));
        await center.Desk.Make("/api/frontdesk/shifts/start", new { requestId = Guid.CreateVersion7() });
        var counts = await Counts(center.Center);
        Assert.Equal((3, 1, 1, 1), (counts["desk.contact"], counts["desk.answered"], counts["desk.asked-director"], counts["desk.take-over"]));

        var linked = await center.Director.Get("/api/complaints/list");
        await center.Desk.Do(linked["items"]![0]!, "answer", new { words = "已受理" });                       // the first answer is what the person was promised
        Assert.Equal(["desk.contact", "desk.answered"], (await Lines(center.Center, logged)).Select(l => l.Kind));
        AllRegistered(center.Center, (await Counts(center.Center)).Keys);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("X-1", "M-3")]
    public async Task A_repair_leaves_its_lines_and_the_workers_stay_the_workers_when_the_desk_enters_them(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var zhao = repairs.Neighbours.Worker("赵师傅", [Trade.Water], []);
        var (desk, field) = (repairs.Desk, repairs.Field(zhao));
        var report = new { requestId = Guid.CreateVersion7(), place = "大堂", item = "水龙头", description = "滴水", @class = "Minor", part = "Common", reporterName = "保安", reporterPhone = "" };
        var order = await desk.Register(report);
        await desk.Register(report);
        Assert.Equal(HttpStatusCode.Forbidden, (await field.TryDo(order, "accept")).Status);                   // not sent to him yet
        await desk.Do(order, "dispatch", new { worker = zhao.Id.Value });
        await field.Do(order, "accept");
        await repairs.Director.Do(order, "arrive", new { badge = true });                                      // his phone was dead
        repairs.Pass(TimeSpan.FromHours(1));
        var at = repairs.Now.AddMinutes(-20);
        await field.Do(order, "start", new { freeReason = "公共部位", doneAt = at });
        await field.Do(order, "finish", new { cause = "垫圈老化", result = "已更换" });

        var lines = await Lines(repairs.Center, order);
        Assert.Equal(["repairs.registered", "repairs.dispatched", "repairs.accepted", "repairs.arrived", "repairs.started", "repairs.finished"], lines.Select(l => l.Kind));
        Assert.Equal(["林晓", "林晓", "赵师傅", "赵师傅", "赵师傅", "赵师傅"], lines.Select(l => l.By));
        Assert.Equal((zhao.Id, at), (lines[3].ById!.Value, lines[4].At));
        AllRegistered(repairs.Center, lines.Select(l => l.Kind));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.1c", "S-4.1.2e", "S-4.2.2a", "A-7", "R-3.1", "D-7c")]
    public async Task Patrols_checks_of_staff_and_special_inspections_each_leave_their_own_kind(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (director, worker) = (repairs.Director, repairs.Neighbours.Worker("赵师傅", [], []));
        _ = repairs.Field(worker);                                                                            // known to the staff register
        object Inspection(string kind, Guid? who = null, string standard = "", DateTime? at = null, object[]? items = null) => new
        {
            requestId = Guid.CreateVersion7(),
            kind,
            place = "3 栋",
            @checked = who,
            standard,
            topic = kind == "Special" && standard.Length == 0 ? "装修工地" : "",
            startedAt = at,
            result = "正常",
            items = items ?? [new { text = "楼道无积尘", outcome = "Passed" }],
        };
        async Task Record(object body) => Assert.Equal(HttpStatusCode.Created, (await director.Post("/api/inspections/record", body)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await director.Post("/api/inspections/record", Inspection("Patrol"))).Status);
        foreach (var (route, reason) in new[] { ("一期", ""), ("二期", "突发事件") })                             // changed later: fixed once
            await director.Post("/api/inspections/plan", new { requestId = Guid.CreateVersion7(), route, content = "卫生", reason });
        await director.Post("/api/inspections/plan", new { requestId = Guid.CreateVersion7(), on = "2026-11-26", route = "三期", content = "消防" });
        var patrol = Inspection("Patrol", items: [new { text = "照明", outcome = "Failed", facts = "不亮", responsible = worker.Id.Value }]);
        await Record(patrol);
        await director.Post("/api/inspections/record", patrol);
        await Record(Inspection("FollowUp", worker.Id.Value, at: repairs.Now.AddDays(-1)));
        await Record(Inspection("Special", standard: "环境卫生"));
        await Record(Inspection("Special"));
        await Record(Inspection("Special", worker.Id.Value, "接待规范"));                                        // counts for both
        await director.Post("/api/inspections/note", new { requestId = Guid.CreateVersion7(), place = "东门", item = "岗亭", facts = "无人" });

        var all = await repairs.Center.Ask(db => db.Set<EvidenceLine>().ToListAsync());
        EvidenceLine[] Of(string kind) => [.. all.Where(l => l.Kind == kind)];
        Assert.Equal([new DateOnly(2026, 11, 25), new(2026, 11, 26)], Of("inspections.plan").Select(l => l.On).Order());
        Assert.Single(Of("inspections.patrol"));
        Assert.Equal([(worker.Id.Value, true), (worker.Id.Value, false)], Of("inspections.check").OrderBy(l => l.On).Select(l => (l.About!.Value, l.IsLate)));
        Assert.Equal((1, 1, 1, 1), (Of("inspections.special.sanitation").Length, Of("inspections.special.other").Length, Of("inspections.special.reception").Length, Of("inspections.note").Length));
        Assert.Equal(2, Of("nonconformity.opened").Length);
        AllRegistered(repairs.Center, all.Select(l => l.Kind));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-8b", "D-8c", "S-4.2.1", "D-7c", "R-3.2")]
    public async Task Corrections_violations_and_emergencies_leave_their_lines_and_tell_nothing_of_conduct(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (director, worker) = (repairs.Director, repairs.Neighbours.Worker("赵师傅", [], []));
        _ = repairs.Field(worker);                                                                            // known to the staff register
        async Task<JsonNode> Must(string path, object body)
        {
            var (status, answer) = await director.Post("/api/inspections" + path, body);
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, $"{path}: {status} {answer?.ToJsonString()}");
            return answer!;
        }
        await Must("/note", new { requestId = Guid.CreateVersion7(), place = "东门", item = "岗亭", facts = "无人" });
        var found = (await director.Get("/api/inspections/nonconformities?tab=All"))["items"]![0]!;
        var id = found["id"]!.GetValue<string>();
        await Must("/nonconformities/assign", new { requestId = Guid.CreateVersion7(), id, responsible = worker.Id.Value });
        await Must("/nonconformities/notify", new { requestId = Guid.CreateVersion7(), id, way = "Paper", demand = "补人" });
        await Must("/nonconformities/correct", new { requestId = Guid.CreateVersion7(), id, cause = "请假", correction = "补人", action = "排班" });
        Assert.Equal(HttpStatusCode.Forbidden, (await director.Post("/api/inspections/nonconformities/verify", new { requestId = Guid.CreateVersion7(), id, words = "在岗" })).Status);
        Assert.Equal(["nonconformity.opened", "nonconformity.notified", "nonconformity.corrected"], (await Lines(repairs.Center, found)).Select(l => l.Kind));

        var dog = await Must("/violations/find", new { requestId = Guid.CreateVersion7(), place = "中心花园", kind = "遛狗不牵绳", facts = "未牵绳", isStopped = true });
        await Must("/violations/act", new { requestId = Guid.CreateVersion7(), id = dog["id"]!.GetValue<string>(), act = "Explain", words = "须牵绳", to = "狗主人", way = "当面" });
        await Must("/violations/act", new { requestId = Guid.CreateVersion7(), id = dog["id"]!.GetValue<string>(), act = "Restore", words = "已牵绳" });
        Assert.Equal(["violations.explained", "violations.found", "violations.restored", "violations.stopped"], (await Lines(repairs.Center, dog)).Select(l => l.Kind).Order(StringComparer.Ordinal));
        var breach = await Must("/violations/find", new { requestId = Guid.CreateVersion7(), isConduct = true, place = "岗亭", person = "孙秩序", kind = "睡岗", facts = "值班睡觉" });
        var line = (await Lines(repairs.Center, breach)).Single();
        Assert.Equal(("员工违纪", null, null), (line.Title, line.About, line.House));

        var alarm = await Must("/emergencies/open", new { requestId = Guid.CreateVersion7(), kind = "停水", place = "3 栋" });
        await Must("/emergencies/measure", new { requestId = Guid.CreateVersion7(), id = alarm["id"]!.GetValue<string>(), words = "关总阀" });
        await Must("/emergencies/close", new { requestId = Guid.CreateVersion7(), id = alarm["id"]!.GetValue<string>(), cause = "爆管", review = "换管" });
        Assert.Equal(HttpStatusCode.Conflict, (await director.Post("/api/inspections/emergencies/close", new { requestId = Guid.CreateVersion7(), id = alarm["id"]!.GetValue<string>(), cause = "爆管", review = "换管" })).Status);
        Assert.Equal(["emergencies.opened", "emergencies.closed"], (await Lines(repairs.Center, alarm)).Select(l => l.Kind));
        AllRegistered(repairs.Center, (await Counts(repairs.Center)).Keys);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("M-1b", "F-1a", "A-3c")]
    public async Task Keeping_houses_people_and_valves_leaves_lines_without_names(Database database)
    {
        var estate = await Dwellings.Estate.On(database);
        var head = estate.Clerk("estate.facilities", "estate.propose", "estate.people", "estate.areas");
        var save = new { requestId = Guid.CreateVersion7(), communityId = estate.Community.Value, name = "3栋总阀", system = "Water", place = "1F 水表井", buildingId = estate.Tower.Value };
        var valve = (await head.Post("save-facility", save)).Body.GetValue<Guid>();
        await head.Post("save-facility", save);
        await head.Post("propose-correction", new { id = valve, text = "阀在二层不在一层" });
        Assert.Equal(HttpStatusCode.Conflict, (await head.Post("propose-correction", new { id = valve, text = "再一条" })).Status);
        await head.Post("decline-correction", new { id = valve, version = 2 });
        Assert.Equal(["estate.valve", "estate.valve-correction", "estate.valve-decided"], (await Lines(estate.Center, valve)).Select(l => l.Kind));

        Assert.Equal(HttpStatusCode.OK, (await head.Post("add-relation", new { requestId = Guid.CreateVersion7(), houseId = estate.Above.Value, name = "钱样一", phone = "00012340000", kind = "Tenant" })).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await head.Post("add-relation", new { requestId = Guid.CreateVersion7(), houseId = estate.Above.Value, name = "钱样一", phone = "00012340000", kind = "Tenant" })).Status);
        var line = (await Lines(estate.Center, estate.Above.Value)).Single();
        Assert.Equal(("estate.resident", estate.Above.Value), (line.Kind, line.House!.Value));
        Assert.DoesNotContain("钱", line.Title, StringComparison.Ordinal);
        AllRegistered(estate.Center, (await Counts(estate.Center)).Keys);
    }
}
