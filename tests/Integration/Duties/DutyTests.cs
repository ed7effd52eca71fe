using System.Net;
using System.Text.Json.Nodes;
using Anju.Integration.RepairOrders;
using Xunit;

namespace Anju.Integration.Duties;

/// <summary>Duties as data, judged by evidence, frozen when the day is over.</summary>
public class DutyTests
{
    private const string Api = "/api/duties";

    private static object Patrol(string post, string title = "巡更两次", string clause = "保安-3", string cadence = "EachDay", int count = 2, string[]? kinds = null, Guid? key = null, int no = 0, string? from = null) => new
    {
        requestId = Guid.CreateVersion7(),
        key,
        no,
        clause,
        post,
        title,
        cadence,
        count,
        kinds = kinds ?? ["duties.work"],
        whose = "Own",
        isDeputyAllowed = true,
        backdatedDays = 1,
        reason = "夜间多次失窃",
        from,
    };

    private static async Task<JsonNode> Must(RepairsUnderTest.Hand hand, string path, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var (status, answer) = await hand.Post(path.StartsWith("/api/", StringComparison.Ordinal) ? path : Api + path, body);
        Assert.True(status == expected, $"{path}: {status} {answer?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}");
        return answer!;
    }

    private static async Task<JsonNode> Item(RepairsUnderTest.Hand hand, string clause) => (await hand.Get(Api + "/my-day"))["items"]!.AsArray().Single(i => i!["clause"]!.GetValue<string>() == clause)!;

    private static async Task<List<JsonNode>> Cell(RepairsUnderTest.Hand hand, string query) => [.. (await hand.Get($"{Api}/compliance/cell?{query}"))["rows"]!.AsArray().Select(r => r!)];

    private static Guid Key(JsonNode item) => item["key"]!.GetValue<Guid>();

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("E-0", "D-2d")]
    public async Task A_new_post_gets_a_new_duty_that_its_holder_meets_by_writing_down_his_work(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var post = $"夜班保安{Guid.CreateVersion7():N}"[..16];
        var admin = await center.Hire("管理", "系统管理员", "duties.rules", "people.posts", "people.administer");
        await Must(admin, "/api/people/posts", new { requestId = Guid.CreateVersion7(), name = post });
        var made = await Must(admin, "/duty/set", Patrol(post));
        var guard = await center.HireInto("刘保", post);

        var due = await Item(guard, "保安-3");
        Assert.Equal(("Due", 0, 2), (due["state"]!.GetValue<string>(), due["done"]!.GetValue<int>(), due["need"]!.GetValue<int>()));
        var work = new { requestId = Guid.CreateVersion7(), key = Key(made), words = "22:00 巡更，地库一灯不亮" };
        await Must(guard, "/work", work);
        await Must(guard, "/work", work);                                                    // the same request again
        Assert.Equal(1, (await Item(guard, "保安-3"))["done"]!.GetValue<int>());
        await Must(guard, "/work", new { requestId = Guid.CreateVersion7(), key = Key(made), words = "02:00 巡更正常" });
        var met = await Item(guard, "保安-3");
        Assert.Equal("Met", met["state"]!.GetValue<string>());
        Assert.StartsWith($"/duties/entries/{center.Today:yyyy-MM-dd}/GZ-", met["proofs"]![0]!["href"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("地库一灯不亮", await guard.Page(met["proofs"]![0]!["href"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Post(Api + "/work", work with { requestId = Guid.CreateVersion7() })).Status);   // not his post
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-2c")]
    public async Task A_duty_changes_from_a_day_on_and_the_days_before_keep_their_version(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var (director, collector) = (await center.Director(), await center.Hire("何敏", "收费员"));
        var first = await Must(director, "/duty/set", Patrol("收费员", "日结", "F-9", count: 1));
        Assert.Equal(HttpStatusCode.Forbidden, (await collector.Post(Api + "/duty/set", Patrol("收费员"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await director.Post(Api + "/duty/set", Patrol("没有的岗位"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await director.Post(Api + "/duty/set", Patrol("收费员", kinds: ["no.such-kind"]))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await director.Post(Api + "/duty/set", Patrol("收费员", kinds: []))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await director.Post(Api + "/duty/set", Patrol("收费员", cadence: "EveryDays"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await director.Post(Api + "/duty/set", Patrol("收费员", key: Key(first), no: 1, from: $"{center.Today:yyyy-MM-dd}"))).Status);   // a version a day
        var second = await Must(director, "/duty/set", Patrol("收费员", "日结两次", "F-9", count: 2, key: Key(first), no: 1));
        Assert.Equal(2, second["no"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.Conflict, (await director.Post(Api + "/duty/set", Patrol("收费员", key: Key(first), no: 1))).Status);

        await Must(collector, "/work", new { requestId = Guid.CreateVersion7(), key = Key(first), words = "已日结" });
        center.Now = center.Now.AddDays(1);
        await Must(collector, "/work", new { requestId = Guid.CreateVersion7(), key = Key(first), words = "已日结" });
        center.Now = center.Now.AddDays(1);
        await center.CatchUp();
        var rows = await Cell(director, $"key={Key(first)}&month=2026-11");
        Assert.Equal([("Met", 1, 1), ("Missed", 2, 2)], rows.Select(r => (r["state"]!.GetValue<string>(), r["need"]!.GetValue<int>(), r["version"]!.GetValue<int>())));
        Assert.Equal(HttpStatusCode.OK, (await director.Post(Api + "/duty/end", new { requestId = Guid.CreateVersion7(), key = Key(first), no = 2, reason = "改由系统日结" })).Status);
        center.Now = center.Now.AddDays(1);
        Assert.DoesNotContain((await collector.Get(Api + "/my-day"))["items"]!.AsArray(), i => i!["clause"]!.GetValue<string>() == "F-9");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.2.2a", "S-4.1.2d", "S-1.0")]
    public async Task A_day_is_frozen_once_and_what_is_written_later_only_explains_the_difference(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var director = await center.Director();
        await Must(director, "/duty/set", Patrol("主任", "巡视设备房", "D-7z", count: 1));
        var key = Key(await Item(director, "D-7z"));
        await center.Works(director, "inspections.patrol");
        var day = center.Today;
        Assert.Equal("这一天还没有过完", (await center.Freeze(day)).Problem!.Message);
        Assert.NotNull((await center.Freeze(day.AddDays(-1))).Problem);                      // before any work
        center.Now = center.Now.AddDays(1);
        Assert.Null((await center.Freeze(day)).Problem);
        Assert.Equal("这一天已经结算", (await center.Freeze(day)).Problem!.Message);

        var patrol = (await Cell(director, $"day={day:yyyy-MM-dd}")).Single(r => r["clause"]!.GetValue<string>() == "S-4.2.2a");
        Assert.Equal("Met", patrol["state"]!.GetValue<string>());
        Assert.Equal("inspections.patrol-0", patrol["proofs"]![0]!["number"]!.GetValue<string>());
        var missed = Assert.Single(await Cell(director, $"key={key}&day={day:yyyy-MM-dd}"));
        Assert.Equal(("Missed", 0), (missed["state"]!.GetValue<string>(), missed["proofs"]!.AsArray().Count));

        await Must(director, "/work", new { requestId = Guid.CreateVersion7(), key, words = "昨日已巡，忘了登记", on = $"{day:yyyy-MM-dd}" });
        var again = Assert.Single(await Cell(director, $"key={key}&day={day:yyyy-MM-dd}"));
        Assert.Equal(("Missed", "MetLate"), (again["state"]!.GetValue<string>(), again["now"]!.GetValue<string>()));
        Assert.Contains("补录了 GZ-", again["difference"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("补录了 GZ-", await director.Page($"/duties/compliance/cell?key={key}&day={day:yyyy-MM-dd}"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-1.0", "S-4.1.2e")]
    public async Task After_days_of_standing_still_every_day_is_frozen_and_the_week_with_it(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var director = await center.Director();
        center.Now = new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);                           // Monday
        await center.Works(director, "inspections.check", about: Guid.CreateVersion7(), times: 2);
        await center.Works(director, "inspections.check", times: 3);                         // names nobody
        center.Now = center.Now.AddDays(8);
        await center.CatchUp();
        await center.CatchUp();
        var week = (await Cell(director, "day=2026-11-29")).Single(r => r["clause"]!.GetValue<string>() == "S-4.1.2e");
        Assert.Equal(("Missed", 2, 3), (week["state"]!.GetValue<string>(), week["done"]!.GetValue<int>(), week["need"]!.GetValue<int>()));
        var patrols = (await Cell(director, "month=2026-11")).Where(r => r["clause"]!.GetValue<string>() == "S-4.2.2a").ToList();
        Assert.Equal(8, patrols.Count);                                                       // each day from the first work on, once
        Assert.All(patrols, p => Assert.Equal("Missed", p["state"]!.GetValue<string>()));
        var map = (await director.Get(Api + "/compliance?year=2026&post=主任"))["rows"]!.AsArray().Single(r => r!["clause"]!.GetValue<string>() == "S-4.2.2a")!;
        Assert.Equal((8, 0), (map["months"]![10]!["missed"]!.GetValue<int>(), map["done"]!.GetValue<int>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.2.2a", "S-4.2.1")]
    public async Task Nobody_excuses_himself_and_an_excuse_stays_seen(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var (director, manager) = (await center.Director(), await center.Manager());
        await center.Works(director, "inspections.plan");
        var key = Key(await Item(director, "S-4.2.2a"));
        object Excuse(string reason = "台风红色预警，全员撤离") => new { requestId = Guid.CreateVersion7(), key, from = $"{center.Today:yyyy-MM-dd}", reason };
        Assert.Equal(HttpStatusCode.Forbidden, (await director.Post(Api + "/excuse", Excuse())).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.Post(Api + "/excuse", Excuse(""))).Status);
        await Must(manager, "/excuse", Excuse());
        Assert.Equal("Excused", (await Item(director, "S-4.2.2a"))["state"]!.GetValue<string>());
        var day = center.Today;
        center.Now = center.Now.AddDays(1);
        await center.CatchUp();
        var row = (await Cell(manager, $"day={day:yyyy-MM-dd}")).Single(r => r["clause"]!.GetValue<string>() == "S-4.2.2a");
        Assert.Equal(("Excused", "台风红色预警，全员撤离", "高总"), (row["state"]!.GetValue<string>(), row["reason"]!.GetValue<string>(), row["reasonBy"]!.GetValue<string>()));
        Assert.Contains("台风红色预警", await manager.Page($"/duties/log?from={day:yyyy-MM-dd}&to={day:yyyy-MM-dd}"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-2.0")]
    public async Task Leave_is_approved_by_somebody_else_and_excuses_until_it_is_cancelled(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var (director, manager) = (await center.Director(), await center.Manager());
        object Leave(RepairsUnderTest.Hand who, int days = 2) => new { requestId = Guid.CreateVersion7(), staff = who.Actor.Id!.Value.Value, from = $"{center.Today:yyyy-MM-dd}", to = $"{center.Today.AddDays(days):yyyy-MM-dd}", reason = "病假" };
        Assert.Equal(HttpStatusCode.Forbidden, (await director.Post(Api + "/leaves", Leave(director))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.Post(Api + "/leaves", Leave(director, -1))).Status);
        await Must(manager, "/leaves", Leave(director));
        Assert.Equal(HttpStatusCode.Conflict, (await manager.Post(Api + "/leaves", Leave(director))).Status);
        var patrol = await Item(director, "S-4.2.2a");
        Assert.Equal(("Excused", "请假：病假"), (patrol["state"]!.GetValue<string>(), patrol["reason"]!.GetValue<string>()));
        var leave = (await manager.Get(Api + "/leaves"))[0]!;
        await Must(manager, "/leaves/cancel", new { id = leave["id"]!.GetValue<string>(), version = leave["version"]!.GetValue<int>() });
        Assert.Equal("Due", (await Item(director, "S-4.2.2a"))["state"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.1a", "S-4.2.1", "S-1.0")]
    public async Task The_directors_day_logs_the_digest_keeps_moved_slots_and_prints_with_its_gaps(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var director = await center.Director();
        center.Now = new(2026, 11, 24, 23, 30, 0, DateTimeKind.Utc);                          // 7:30 in China
        Assert.Equal(HttpStatusCode.Conflict, (await director.Post(Api + "/digest", new { })).Status);
        center.Now = new(2026, 11, 25, 0, 5, 0, DateTimeKind.Utc);
        Assert.Contains("我的一天", await director.Page("/duties"));
        await director.Page("/duties");
        var digest = await Item(director, "S-4.1.1a");
        Assert.Equal(("Met", 1), (digest["state"]!.GetValue<string>(), digest["done"]!.GetValue<int>()));     // logged once

        Assert.Equal(HttpStatusCode.BadRequest, (await director.Post(Api + "/slot", new { requestId = Guid.CreateVersion7(), slot = "09:00-11:00", why = "Emergency", explained = "" })).Status);
        await Must(director, "/slot", new { requestId = Guid.CreateVersion7(), slot = "09:00-11:00", movedTo = "14:00-16:00", why = "Emergency", explained = "2 栋漏水" });
        Assert.Equal("Due", (await Item(director, "S-4.2.2a"))["state"]!.GetValue<string>());               // moved, not done
        center.Now = center.Now.AddDays(3);
        await center.CatchUp();
        var log = await director.Page("/duties/log/print?from=2026-11-25&to=2026-11-27");
        Assert.Contains("09:00-11:00→14:00-16:00 突发事件：2 栋漏水", log);
        Assert.Contains("✓ S-4.1.1a", log);
        Assert.Contains("缺 S-4.2.2a", log);
        Assert.Contains("—— 无记录 ——", log);                                                 // the 26th
        Assert.Contains("一次最多 92 天", await director.Page("/duties/log?from=2026-01-01&to=2026-11-27"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_calendar_says_what_is_due_and_its_secret_address_serves_it_until_it_ends(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var director = await center.Director();
        await center.Works(director, "inspections.note", center.Now.AddDays(-40));            // the center works since then
        var training = (await director.Get(Api + "/my-day"))["items"]!.AsArray().Single(i => i!["clause"]!.GetValue<string>() == "D-4c")!;
        await Must(director, "/work", new { requestId = Guid.CreateVersion7(), key = Key(training), words = "全员安全培训" });
        var rows = (await director.Get(Api + "/calendar"))["rows"]!.AsArray();
        var meetings = rows.Where(r => r!["clause"]!.GetValue<string>() == "D-4c").ToDictionary(r => r!["due"]!.GetValue<string>(), r => r!["state"]!.GetValue<string>());
        Assert.Equal(("Met", "NotYetDue"), (meetings["2026-11-30"], meetings["2026-12-31"]));
        Assert.Contains(rows, r => r!["clause"]!.GetValue<string>() == "法规-1" && r["due"]!.GetValue<string>() == "2026-12-31");
        var address = (await Must(director, "/calendar/feed", new { onlyEnd = false })).GetValue<string>();
        using var stranger = center.Stranger();
        var ics = await stranger.GetStringAsync(address);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20261231", ics);
        Assert.All(ics.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain("陈主任", ics);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address[..^1] + (address[^1] == '0' ? '1' : '0'))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/calendar.ics")).StatusCode);
        await Must(director, "/calendar/feed", new { onlyEnd = true });
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-2f", "D-2g")]
    public async Task The_quality_report_holds_every_index_says_when_no_target_is_set_and_its_reading_is_logged(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var director = await center.Director();
        var report = await director.Get(Api + "/quality");
        Assert.Equal("2026-10-01", report["month"]!.GetValue<string>());
        Assert.False(report["hasTargets"]!.GetValue<bool>());
        Assert.True(report["groups"]!.AsArray().Count >= 3);
        Assert.Contains("未定目标", await director.Page("/duties/quality"));
        Assert.Contains("质量指标月报", await director.Page("/duties/quality/print"));
        Assert.Equal(1, await center.Ask(async (services, _) => (await ((Anju.Casework.Contracts.IEvidenceReader)services.GetService(typeof(Anju.Casework.Contracts.IEvidenceReader))!).OfAll([new(["duties.indices-read"], center.Today, center.Today)], [], 10, default)).Count));
        Assert.Equal(HttpStatusCode.BadRequest, (await director.Try(Api + "/quality?month=2027-01")).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Whoever_may_not_sees_neither_others_days_nor_their_compliance(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var keeper = await center.Hire("吴敏", "管理员");
        foreach (var path in new[] { "/compliance", "/compliance/cell", "/log", "/quality", "/leaves", "/duty" })
            Assert.Equal(HttpStatusCode.Forbidden, (await keeper.Try(Api + path)).Status);
        foreach (var path in new[] { "/excuse", "/leaves", "/duty/set", "/duty/end", "/day-note", "/digest", "/rules/issue" })
            Assert.Equal(HttpStatusCode.Forbidden, (await keeper.Post(Api + path, new { })).Status);
        Assert.Contains("我的一天", await keeper.Page("/duties"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Pages_ask_the_database_as_often_for_hundreds_of_records_as_for_a_few(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var director = await center.Director();
        string[] pages = ["/duties", "/duties/list", "/rules", "/duties/calendar", "/duties/compliance", "/duties/log", "/duties/compliance/cell?missed=true"];
        async Task<int[]> Count()
        {
            var counts = new int[pages.Length];
            for (var i = 0; i < pages.Length; i++)
            {
                var page = pages[i];
                counts[i] = await center.Visit(() => director.Page(page));
            }

            return counts;
        }

        await center.Works(director, "inspections.patrol", center.Now.AddDays(-2));
        await center.CatchUp();
        await director.Page("/duties");
        var few = await Count();
        foreach (var kind in (string[])["inspections.check", "complaints.received", "duties.work", "desk.contact"])
            await center.Works(director, kind, about: Guid.CreateVersion7(), times: 60);
        var many = await Count();
        Assert.Equal(few, many);
        Assert.InRange(many[0], 1, 45);
        Assert.All(many.Skip(1), n => Assert.InRange(n, 1, 40));
    }
}
