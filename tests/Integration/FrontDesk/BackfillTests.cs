using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;
using Anju.People.Domain;
using Anju.Repairs.Domain;
using Xunit;

namespace Anju.Integration.FrontDesk;

/// <summary>Repairs of the past, entered at the desk with their own times, through the real modules.</summary>
public class BackfillTests
{
    private static readonly string[] Rights = ["frontdesk.log", "frontdesk.backfill", "repairs.view", "repairs.register", "repairs.direct", "casework.follow-up"];

    /// <summary>A Tuesday morning in China, long ago.</summary>
    private static readonly DateTime Then = new(2018, 6, 26, 2, 0, 0, DateTimeKind.Utc);

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private sealed record Office(CenterUnderTest Center, Clerk Clerk)
    {
        public static async Task<Office> On(Database database)
        {
            var center = await CenterUnderTest.On(database);
            var actor = new Actor(Kernel.Id.New<StaffId>(), "王芳", "前台", center.Id, Rights.ToHashSet());
            return new(center, new Clerk(center.Client(actor), actor));
        }

        public async Task<JsonNode> Repairs(string path)
        {
            using var answer = await Clerk.Client.GetAsync("/api/repairs" + path);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, text);
            return JsonNode.Parse(text)!;
        }

        public Task<Repair> Repair() => Center.Ask(db => db.Set<Repair>().AsNoTracking().SingleAsync());
        public Task<List<TimelineEntry>> Lines(Repair repair) => Center.Ask(db => db.Set<TimelineEntry>().AsNoTracking().Where(e => e.SubjectKind == "repair" && e.SubjectId == repair.Id.Value).OrderBy(e => e.At).ThenBy(e => e.Step).ToListAsync());
    }

    private static object Past(DateTime at, DateTime? answeredAt, string repairClass = "Minor", string promise = "+4h", string item = "楼道灯", string result = "换了灯泡", string outcome = "Promised") => new
    {
        at,
        answeredAt,
        kind = "Repair",
        content = "楼道灯不亮",
        item,
        place = "3 栋大厅",
        repairPart = "Common",
        repairClass,
        outcome,
        promise = outcome == "Promised" ? promise : "",
        result,
        caller = "周宁",
        callerPhone = "00012345678",
    };

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.1.3", "R-4.2.2b")]
    public async Task What_was_done_long_ago_becomes_a_closed_repair_with_the_times_of_then(Database database)
    {
        var office = await Office.On(database);
        var before = Now;
        var logged = await office.Clerk.Log(Past(Then, Then.AddHours(3)));
        var repair = await office.Repair();
        Assert.Equal(repair.Number, logged["linkedNumber"]!.GetValue<string>());
        Assert.Equal((RepairState.Closed, Then, Then, Then.AddHours(3), Then.AddHours(3), Then.AddHours(4)),
            (repair.State, repair.RegisteredAt, repair.ClockFrom, repair.FinishedAt!.Value, repair.EndedAt!.Value, repair.AgreedAt!.Value));
        Assert.Equal((Verdict.InTime, 0, "换了灯泡"), (repair.FinishVerdict!.Value, repair.MinutesLate, repair.Result));
        Assert.True(repair.ChangedAt >= before.AddSeconds(-1), "the entry itself keeps its real time");
        Assert.StartsWith($"BX-{before.AddHours(8):yyyyMMdd}-", repair.Number);

        var lines = await office.Lines(repair);
        Assert.Equal([Then, Then.AddHours(3)], lines.Select(l => l.At));
        Assert.All(lines, l => Assert.StartsWith("补录：", l.Text));
        Assert.Contains("及时", lines[1].Text);
        Assert.Equal(1, await office.Center.Ask(db => db.Set<RepairRound>().CountAsync(r => r.FinishVerdict == Verdict.InTime && r.WorkerId == null)));
        Assert.Equal(0, (await office.Repairs("/list?tab=Late"))["total"]!.GetValue<int>());
        Assert.Equal(1, (await office.Repairs("/list?tab=Ended&from=2018-06-26&to=2018-06-26"))["total"]!.GetValue<int>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.1.3")]
    public async Task What_was_done_too_late_then_is_late_and_nobody_is_told_or_asked_again(Database database)
    {
        var office = await Office.On(database);
        await office.Clerk.Log(Past(Then, Then.AddDays(20), "Emergency", item: "渗水"));
        var repair = await office.Repair();
        Assert.Equal((Verdict.Late, (int)(TimeSpan.FromDays(20) - TimeSpan.FromHours(2)).TotalMinutes), (repair.FinishVerdict!.Value, repair.MinutesLate));
        Assert.Contains("超 ", (await office.Lines(repair))[1].Text);
        await Escalate(office);
        Assert.Equal(0, await office.Center.Ask(db => db.Set<LateNotice>().CountAsync()));
        Assert.Equal(0, await office.Center.Ask(db => db.Set<Notice>().CountAsync()));
        Assert.Equal(0, await office.Center.Ask(db => db.Set<FollowUp>().CountAsync()));
        var sheet = await office.Repairs("/indices?from=2018-06-01&to=2018-06-30");
        Assert.Equal((0, 1), (sheet["indices"]![0]!["numerator"]!.GetValue<int>(), sheet["indices"]![0]!["denominator"]!.GetValue<int>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.1.3")]
    public async Task What_ended_within_the_days_of_the_follow_up_is_still_asked_again(Database database)
    {
        var office = await Office.On(database);
        var yesterday = Now.AddDays(-1);
        await office.Clerk.Log(Past(yesterday.AddHours(-3), yesterday, item: "管道渗水", outcome: "SolvedOnSpot"));
        var repair = await office.Repair();
        Assert.Equal((RepairState.Closed, (DateTime?)null), (repair.State, repair.AgreedAt));
        Assert.InRange(repair.EndedAt!.Value, yesterday.AddMilliseconds(-1), yesterday.AddMilliseconds(1));
        var asked = await office.Center.Ask(db => db.Set<FollowUp>().SingleAsync());
        Assert.Equal(DateOnly.FromDateTime(yesterday.AddHours(8)).AddDays(3), asked.DueOn);
        using var answered = await office.Clerk.Client.PostAsJsonAsync("/api/casework/answer-follow-up", new { requestId = Guid.CreateVersion7(), id = asked.Id.Value, version = 1, way = "Phone", grade = "Satisfied" });
        Assert.True(answered.IsSuccessStatusCode, await answered.Content.ReadAsStringAsync());
        var closed = await office.Repair();
        Assert.Equal((RepairState.Closed, repair.EndedAt, true), (closed.State, closed.EndedAt, closed.FollowedUpAt is not null));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.1.3", "A-5c")]
    public async Task What_is_still_open_since_then_is_overdue_and_the_director_hears_of_it(Database database)
    {
        var office = await Office.On(database);
        await office.Clerk.Log(Past(Then, null, result: ""));
        var repair = await office.Repair();
        Assert.Equal((RepairState.Registered, Then, Then.AddHours(4)), (repair.State, repair.ClockFrom, repair.ArriveDueAt!.Value));
        Assert.InRange(repair.DueAt, Then, Then.AddHours(4));
        Assert.Equal(1, (await office.Repairs("/list?tab=Late"))["total"]!.GetValue<int>());
        Assert.All(await office.Lines(repair), l => Assert.Equal(("补录", Then), (l.Text[..2], l.At)));
        var order = await office.Repairs($"/order?id={repair.Id.Value}");
        Assert.Contains(order["acts"]!.AsArray(), a => a!["act"]!.GetValue<string>() == "Cancel");
        Assert.DoesNotContain(order["acts"]!.AsArray(), a => a!["act"]!.GetValue<string>() == "CloseAfterwards");
        await Escalate(office);
        Assert.Equal(1, await office.Center.Ask(db => db.Set<LateNotice>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.1.3")]
    public async Task The_same_item_again_is_rework_only_when_it_came_after_the_first_was_done_and_within_its_warranty(Database database)
    {
        var office = await Office.On(database);
        await office.Clerk.Log(Past(Then, Then.AddHours(2)));
        await office.Clerk.Log(Past(Then.AddDays(-10), Then.AddDays(-9)));     // entered later, but it was before
        await office.Clerk.Log(Past(Then.AddDays(30), Then.AddDays(31)));
        await office.Clerk.Log(Past(Then.AddDays(400), Then.AddDays(401)));    // the warranty was over
        var reworks = await office.Center.Ask(db => db.Set<Repair>().Where(r => r.ReworkOf != null).Select(r => r.RegisteredAt).ToListAsync());
        Assert.Equal([Then.AddDays(30)], reworks);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.2.3a")]
    public async Task What_ended_before_it_began_or_says_nothing_of_its_result_is_refused(Database database)
    {
        var office = await Office.On(database);
        foreach (var (wrong, field) in new[] { (Past(Then, Then.AddHours(-1)), "AnsweredAt"), (Past(Then, Now.AddHours(1)), "AnsweredAt"), (Past(Then, Then.AddHours(1), result: ""), "Result") })
        {
            var (status, body) = await office.Clerk.Post("/contacts", wrong);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.NotNull(body!["errors"]![field]);
        }

        Assert.Equal(0, await office.Center.Ask(db => db.Set<Repair>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.1.3")]
    public async Task A_repair_of_then_shows_as_entered_afterwards(Database database)
    {
        var office = await Office.On(database);
        await office.Clerk.Log(Past(Then, Then.AddHours(3)));
        var repair = await office.Repair();
        using var page = await office.Clerk.Client.GetAsync(repair.Href);
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("（补录）", WebUtility.HtmlDecode(text));
    }

    private static async Task Escalate(Office office)
    {
        await using var scope = office.Center.Scope();
        await Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<Repairs.Escalate.EscalateLateRepairs>(scope.ServiceProvider).Run(default);
    }
}
