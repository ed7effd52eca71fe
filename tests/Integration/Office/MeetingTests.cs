using System.Net;
using System.Text.Json.Nodes;
using Anju.Office.Remind;
using Xunit;

namespace Anju.Integration.Office;

/// <summary>The month-end meeting: its day, its minutes, what follows from them.</summary>
public class MeetingTests
{
    private static readonly DateOnly November = new(2026, 11, 1);

    private static async Task<OfficeCrew> Ready(Database database)
    {
        var crew = await OfficeCrew.On(database);
        await crew.Run(await crew.Draft(2026, crew.Line("水箱清洗", new(2026, 11, 20)), crew.Line("管道防冻", new(2026, 11, 26))));
        await crew.Derive(November);
        return crew;
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-4a", "D-4b", "D-11")]
    public async Task Minutes_give_every_item_its_state_and_their_decisions_become_tasks_in_the_same_moment(Database database)
    {
        var crew = await Ready(database);
        crew.At(2026, 11, 27, 17);
        Assert.Equal((HttpStatusCode.BadRequest, "第 2 项“管道防冻”还没有选完成或未完成"), await OfficeCrew.Refused(crew.Archivist, "/meetings/record", await crew.Minutes(November, no => no == 1 ? ("Done", "") : ("Open", ""))));
        Assert.Equal((HttpStatusCode.BadRequest, "第 2 项“管道防冻”未完成，请写原因"), await OfficeCrew.Refused(crew.Archivist, "/meetings/record", await crew.Minutes(November, no => no == 1 ? ("Done", "") : ("NotDone", ""))));
        Assert.Equal(HttpStatusCode.Forbidden, (await OfficeCrew.Refused(crew.Keeper, "/meetings/record", await crew.Minutes(November))).Status);
        Assert.Empty((await OfficeCrew.Get(crew.Director, "/meetings"))["list"]!["items"]!.AsArray());

        var request = Guid.CreateVersion7();
        object[] decisions = [new { what = "补保温棉", who = OfficeCrew.IdOf(crew.Keeper), dueOn = "2026-12-05" }, new { what = "催缴名单", who = OfficeCrew.IdOf(crew.Collector), dueOn = "2026-11-27" }];
        var minutes = await crew.Minutes(November, no => no == 1 ? ("Done", "") : ("NotDone", "保温棉缺货"), decisions, request: request);
        Assert.Equal((HttpStatusCode.BadRequest, "第 1 项决定：期限要在今天或以后"), await OfficeCrew.Refused(crew.Archivist, "/meetings/record", await crew.Minutes(November, decisions: [new { what = "早了", who = OfficeCrew.IdOf(crew.Keeper), dueOn = "2026-11-26" }])));
        var made = await OfficeCrew.Make(crew.Archivist, "/meetings/record", minutes);
        var twin = await OfficeCrew.Make(crew.Archivist, "/meetings/record", minutes);
        Assert.Equal(("HY-2026-0001", "InTime", made["id"]!.GetValue<string>()), (made["number"]!.GetValue<string>(), made["timeliness"]!.GetValue<string>(), twin["id"]!.GetValue<string>()));
        Assert.Equal(["RW-20261127-0001", "RW-20261127-0002"], made["tasks"]!.AsArray().Select(t => t!.GetValue<string>()));

        Assert.Equal([("Done", ""), ("NotDone", "保温棉缺货")], (await crew.Month(November))["items"]!.AsArray().Select(i => (i!["state"]!.GetValue<string>(), i["reason"]!.GetValue<string>())));
        var mine = Assert.Single((await OfficeCrew.Get(crew.Keeper, "/tasks?mine=true"))["items"]!.AsArray())!;
        Assert.Equal(("补保温棉", "HY-2026-0001", "Given"), (mine["content"]!.GetValue<string>(), mine["meetingNumber"]!.GetValue<string>(), mine["state"]!.GetValue<string>()));
        Assert.Equal((OfficeCrew.IdOf(crew.Director), new DateOnly(2026, 11, 27), false), Assert.Single(await crew.Evidence("office.meeting")) is var line ? (line.By!.Value, line.On, line.IsLate) : default);

        await OfficeCrew.Make(crew.Keeper, "/tasks/act", OfficeCrew.Act(mine, "Finish", "已补"));
        crew.At(2026, 12, 1, 17);
        var prepared = await OfficeCrew.Get(crew.Archivist, "/meetings/prepare?month=2026-12-01");
        Assert.Equal([("补保温棉", "已完成"), ("催缴名单", "待接，逾期")], prepared["last"]!.AsArray().Select(l => (l!["what"]!.GetValue<string>(), l["state"]!.GetValue<string>())));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-4a")]
    public async Task Whoever_was_there_signs_in_himself_and_the_writer_does_not_approve_his_own_minutes(Database database)
    {
        var crew = await Ready(database);
        crew.At(2026, 11, 30, 17);
        var id = (await OfficeCrew.Make(crew.Archivist, "/meetings/record", await crew.Minutes(November)))["id"]!.GetValue<string>();
        object Body() => new { requestId = Guid.CreateVersion7(), id };
        Assert.Contains(crew.Center.Told, t => t.To?.Contains(crew.Keeper.Actor.Id!.Value) == true && t.Text.Contains("请签到", StringComparison.Ordinal));
        await OfficeCrew.Make(crew.Keeper, "/meetings/sign", Body());
        Assert.Equal((HttpStatusCode.Conflict, "已经签到"), await OfficeCrew.Refused(crew.Keeper, "/meetings/sign", Body()));
        Assert.Equal((HttpStatusCode.Conflict, "纪要记的是“请假”，不能签到"), await OfficeCrew.Refused(crew.Collector, "/meetings/sign", Body()));
        Assert.Equal((HttpStatusCode.NotFound, "到会名单里没有您"), await OfficeCrew.Refused(crew.Manager, "/meetings/sign", Body()));

        Assert.Equal((HttpStatusCode.Forbidden, "会议纪要由主持人、主任或总经理签发"), await OfficeCrew.Refused(crew.Keeper, "/meetings/approve", Body()));
        await OfficeCrew.Make(crew.Director, "/meetings/approve", Body());
        Assert.Equal((HttpStatusCode.Conflict, "纪要已由陈主任签发"), await OfficeCrew.Refused(crew.Manager, "/meetings/approve", Body()));
        await OfficeCrew.Make(crew.Archivist, "/meetings/add", new { requestId = Guid.CreateVersion7(), id, words = "第二项的期限应为 12-08" });
        var page = await crew.Keeper.Page($"/office/meetings/{id}");
        Assert.Contains("补充：第二项的期限应为 12-08", page.Text, StringComparison.Ordinal);
        Assert.Contains("水箱清洗", (await crew.Keeper.Page($"/office/meetings/{id}/print")).Text, StringComparison.Ordinal);

        var own = (await OfficeCrew.Make(crew.Director, "/meetings/record", await Other(crew)))["id"]!.GetValue<string>();
        Assert.Equal((HttpStatusCode.Forbidden, "记录人不能自己签发纪要，请主持人或领导签发"), await OfficeCrew.Refused(crew.Director, "/meetings/approve", new { requestId = Guid.CreateVersion7(), id = own }));
        Assert.Single(await crew.Evidence("office.meeting"));                                            // another meeting is no month-end meeting
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-4a")]
    public async Task A_meeting_counts_by_its_own_day_and_minutes_written_later_are_marked(Database database)
    {
        var crew = await Ready(database);
        crew.At(2026, 12, 2, 17);
        var late = await OfficeCrew.Make(crew.Archivist, "/meetings/record", await crew.Minutes(November));
        Assert.Equal("Late", late["timeliness"]!.GetValue<string>());
        var inTime = await OfficeCrew.Make(crew.Archivist, "/meetings/record", await crew.Minutes(November, heldAt: new DateTime(2026, 11, 30, 15, 59, 0, DateTimeKind.Utc)));       // 23:59 in China
        Assert.Equal("InTime", inTime["timeliness"]!.GetValue<string>());
        var early = await OfficeCrew.Make(crew.Archivist, "/meetings/record", await crew.Minutes(November, heldAt: new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc)));
        Assert.Equal("Outside", early["timeliness"]!.GetValue<string>());
        Assert.Equal([(new DateOnly(2026, 11, 23), true), (new DateOnly(2026, 11, 30), true), (new DateOnly(2026, 12, 2), false)], (await crew.Evidence("office.meeting")).Select(e => (e.On, e.IsLate)));
        var months = (await OfficeCrew.Get(crew.Keeper, "/meetings"))["months"]!.AsArray();
        Assert.Equal(("2026-11-01", "InTime"), (months[1]!["month"]!.GetValue<string>(), months[1]!["held"]!.GetValue<string>()));
        Assert.True(months[2]!["isOver"]!.GetValue<bool>() && months[2]!["held"] is null);               // October had none and is over

        Assert.Equal((HttpStatusCode.BadRequest, "会议时间不能晚于现在，开完会再登记纪要"), await OfficeCrew.Refused(crew.Archivist, "/meetings/record", await crew.Minutes(November, heldAt: crew.Center.Now.AddHours(1))));
        Assert.Equal((HttpStatusCode.BadRequest, "31 天以前的会议不再补录"), await OfficeCrew.Refused(crew.Archivist, "/meetings/record", await crew.Minutes(November, heldAt: crew.Center.Now.AddDays(-32))));
        Assert.Equal((HttpStatusCode.BadRequest, "月末例会总结开会当月或上一个月"), await OfficeCrew.Refused(crew.Archivist, "/meetings/record", await crew.Minutes(new(2026, 10, 1))));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-4a", "D-3a", "D-3b")]
    public async Task From_the_25th_the_meeting_and_from_december_summary_and_plan_are_reminded_of_once_until_they_are_there(Database database)
    {
        var crew = await Ready(database);
        crew.At(2026, 11, 24, 20);
        Assert.Equal(0, await crew.Center.Job(new RemindOffice.Command()));
        crew.At(2026, 11, 25, 7);
        Assert.Equal(0, await crew.Center.Job(new RemindOffice.Command()));                             // not before eight in the morning
        crew.At(2026, 11, 25, 8);
        Assert.Equal(1, await crew.Center.Job(new RemindOffice.Command()));
        Assert.Equal(0, await crew.Center.Job(new RemindOffice.Command()));
        Assert.Single(crew.Center.Told, t => t.Permission == "office.direct" && t.Text.StartsWith("11 月月末部门例会还没有开", StringComparison.Ordinal));
        Assert.Contains("11 月月末部门例会还没有开", (await crew.Director.Page("/office/meetings")).Text, StringComparison.Ordinal);

        crew.At(2026, 12, 1, 9);
        Assert.Equal(3, await crew.Center.Job(new RemindOffice.Command()));                             // late meeting, summary, plan of next year
        await OfficeCrew.Make(crew.Archivist, "/meetings/record", await crew.Minutes(November));
        Assert.DoesNotContain("例会还没有开", (await crew.Director.Page("/office/meetings")).Text, StringComparison.Ordinal);
        Assert.Contains("2026 年度总结", (await crew.Director.Page("/office")).Text, StringComparison.Ordinal);

        await OfficeCrew.Make(crew.Director, "/summary/write", new { requestId = Guid.CreateVersion7(), year = 2026, text = "全年平稳", submit = true });
        await OfficeCrew.Make(crew.Director, "/plans/act", OfficeCrew.On(await crew.Draft(2027, crew.Line("开年", new(2027, 1, 5))), "Submit"));
        crew.At(2027, 1, 4, 9);
        Assert.Equal(0, await crew.Center.Job(new RemindOffice.Command()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-4a", "D-2a")]
    public async Task The_center_sets_its_own_days_and_other_people_cannot(Database database)
    {
        var crew = await Ready(database);
        Assert.Equal(HttpStatusCode.Forbidden, (await OfficeCrew.Refused(crew.Manager, "/rules", new { requestId = Guid.CreateVersion7() })).Status);
        Assert.Equal((HttpStatusCode.BadRequest, "提醒日在 1 到 31 之间"), await OfficeCrew.Refused(crew.Director, "/rules", new { requestId = Guid.CreateVersion7(), remindDay = 32 }));
        await OfficeCrew.Make(crew.Director, "/rules", new { requestId = Guid.CreateVersion7(), remindDay = 28, lastDays = 3, lateDays = 1, opinionDays = 5 });
        crew.At(2026, 11, 27, 17);
        Assert.Equal(0, await crew.Center.Job(new RemindOffice.Command()));
        Assert.Equal("Outside", (await OfficeCrew.Make(crew.Archivist, "/meetings/record", await crew.Minutes(November)))["timeliness"]!.GetValue<string>());
        crew.At(2026, 11, 28, 17);
        Assert.Equal("InTime", (await OfficeCrew.Make(crew.Archivist, "/meetings/record", await crew.Minutes(November)))["timeliness"]!.GetValue<string>());
        var said = await OfficeCrew.Make(crew.Keeper, "/opinions/submit", new { requestId = Guid.CreateVersion7(), topic = "夜班补贴", content = "报销打车" });
        Assert.Equal(new DateTime(2026, 12, 3, 15, 59, 59, 999, DateTimeKind.Utc), said["dueAt"]!.GetValue<DateTime>().ToUniversalTime());
    }

    private static async Task<object> Other(OfficeCrew crew)
    {
        var minutes = System.Text.Json.JsonSerializer.SerializeToNode(await crew.Minutes(November))!;
        (minutes["kind"], minutes["title"], minutes["items"]) = ("Other", "防冻专题", new JsonArray());
        return minutes;
    }
}
