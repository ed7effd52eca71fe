using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Integration.Complaints;

namespace Anju.Integration.Office;

/// <summary>General manager, director, archivist and two of the staff of a fresh center, at a moment that the test chooses.</summary>
internal sealed class OfficeCrew(ComplaintsUnderTest center)
{
    public const string Api = "/api/office";

    public ComplaintsUnderTest Center => center;
    public ComplaintsUnderTest.Hand Manager { get; } = center.Of("高总", "office.work", "office.view", "office.give", "office.approve", "office.targets");
    public ComplaintsUnderTest.Hand Director { get; } = center.Of("陈主任", "office.work", "office.view", "office.give", "office.direct", "office.minutes");
    public ComplaintsUnderTest.Hand Archivist { get; } = center.Of("文档案", "office.work", "office.minutes");
    public ComplaintsUnderTest.Hand Keeper { get; } = center.Of("吴管家", "office.work");
    public ComplaintsUnderTest.Hand Collector { get; } = center.Of("何收费", "office.work");

    public static async Task<OfficeCrew> On(Database database, DateTime? now = null)
    {
        var crew = new OfficeCrew(await ComplaintsUnderTest.On(database));
        crew.Center.Now = now ?? crew.Center.Now;
        return crew;
    }

    /// <summary>Ten in the morning in China.</summary>
    public void At(int year, int month, int day, int hour = 10) => center.Now = new DateTime(year, month, day, hour, 0, 0, DateTimeKind.Utc).AddHours(-8);

    public static Guid IdOf(ComplaintsUnderTest.Hand hand) => hand.Actor.Id!.Value.Value;

    public static Task<JsonNode> Make(ComplaintsUnderTest.Hand hand, string path, object body) => hand.Make(Api + path, body);

    public static Task<JsonNode> Get(ComplaintsUnderTest.Hand hand, string path) => hand.Get(Api + path);

    /// <summary>Status and sentence of a refusal; the first sentence beside a field when there is one.</summary>
    public static async Task<(HttpStatusCode Status, string Words)> Refused(ComplaintsUnderTest.Hand hand, string path, object body)
    {
        var (status, answer) = await hand.Post(Api + path, body);
        return (status, answer?["errors"] is JsonObject { Count: > 0 } errors ? string.Join("；", errors.SelectMany(e => e.Value!.AsArray()).Select(s => s!.GetValue<string>())) : answer?["title"]?.GetValue<string>() ?? "");
    }

    public Task<JsonNode> Give(ComplaintsUnderTest.Hand giver, ComplaintsUnderTest.Hand doer, string content = "清理 3 栋楼道堆物", int days = 2, Guid? request = null) =>
        Make(giver, "/tasks/give", new { requestId = request ?? Guid.CreateVersion7(), content, doer = IdOf(doer), dueAt = center.Now.AddDays(days) });

    public static object Act(JsonNode task, string act, string words = "", ComplaintsUnderTest.Hand? doer = null, DateTime? dueAt = null, int? version = null) =>
        new { requestId = Guid.CreateVersion7(), id = task["id"]!.GetValue<string>(), act, words, doer = doer is null ? (Guid?)null : IdOf(doer), dueAt, version };

    public object Line(string task, DateOnly due, ComplaintsUnderTest.Hand? owner = null) => new { goal = "设备完好", task, owner = IdOf(owner ?? Keeper), dueOn = due, measure = "合格" };

    /// <summary>A year plan as far as the draft.</summary>
    public async Task<JsonNode> Draft(int year, params object[] lines)
    {
        var plan = await Make(Director, "/plans/begin", new { requestId = Guid.CreateVersion7(), year });
        return await Make(Director, "/plans/write", new { requestId = Guid.CreateVersion7(), id = plan["id"]!.GetValue<string>(), change = "调整", lines });
    }

    public static object On(JsonNode plan, string act, string words = "") => new { requestId = Guid.CreateVersion7(), id = plan["id"]!.GetValue<string>(), act, words };

    public async Task<JsonNode> Run(JsonNode plan)
    {
        await Make(Director, "/plans/act", On(plan, "Submit"));
        await Make(Manager, "/plans/judge", On(plan, "Approve"));
        return await Make(Director, "/plans/act", On(plan, "Run"));
    }

    public Task<JsonNode> Derive(DateOnly month) => Make(Director, "/plans/month", new { requestId = Guid.CreateVersion7(), month });

    public Task<JsonNode> Month(DateOnly month) => Get(Director, $"/plans/month?month={month:yyyy-MM-dd}");

    /// <summary>Minutes of a month-end meeting held now, with every item of the month done unless said otherwise.</summary>
    public async Task<object> Minutes(DateOnly month, Func<int, (string State, string Reason)>? judge = null, object[]? decisions = null, DateTime? heldAt = null, Guid? request = null)
    {
        var items = (await Month(month))["items"]!.AsArray();
        return new
        {
            requestId = request ?? Guid.CreateVersion7(),
            kind = "MonthEnd",
            month,
            heldAt = heldAt ?? center.Now.AddHours(-2),
            place = "会议室",
            chair = IdOf(Director),
            attendees = new object[] { new { staff = IdOf(Director), presence = "Present" }, new { staff = IdOf(Keeper), presence = "Present" }, new { staff = IdOf(Collector), presence = "Excused", reason = "年休" } },
            reports = new object[] { new { post = "管理员", words = "巡查每日一次" } },
            items = items.Select(i => new { item = i!["id"]!.GetValue<string>(), state = judge?.Invoke(i["no"]!.GetValue<int>()).State ?? "Done", reason = judge?.Invoke(i["no"]!.GetValue<int>()).Reason ?? "" }).ToArray(),
            decisions = decisions ?? [],
            nextPlan = "水箱清洗",
        };
    }

    /// <summary>Lines of work evidence of a kind.</summary>
    public Task<List<(string Kind, Guid? By, DateOnly On, bool IsLate)>> Evidence(string kind) => center.Center.Ask(async db =>
        (await db.Set<Anju.Casework.Domain.EvidenceLine>().AsNoTracking().Where(e => e.Kind == kind).OrderBy(e => e.At).Select(e => new { e.Kind, e.ById, e.On, e.IsLate }).ToListAsync()).Select(e => (e.Kind, e.ById?.Value, e.On, e.IsLate)).ToList());
}
