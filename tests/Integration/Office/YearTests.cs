using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Duties.Contracts;
using Anju.Kernel.Audit;
using Anju.Kernel.Data;
using Anju.Office.Remind;
using Xunit;

namespace Anju.Integration.Office;

/// <summary>Targets, the year-end summary and opinions.</summary>
public class YearTests
{
    private static object Targets(params (string Index, decimal? Target)[] lines) => new { requestId = Guid.CreateVersion7(), year = 2026, lines = lines.Select(l => new { index = l.Index, target = l.Target }).ToArray() };

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-2g")]
    public async Task Targets_are_set_by_the_general_manager_signed_by_the_director_and_a_change_is_signed_anew(Database database)
    {
        var crew = await OfficeCrew.On(database);
        Assert.Equal(HttpStatusCode.Forbidden, (await OfficeCrew.Refused(crew.Director, "/targets", Targets(("回访率", 95)))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await OfficeCrew.Refused(crew.Keeper, "/targets", Targets(("回访率", 95)))).Status);
        Assert.Equal((HttpStatusCode.BadRequest, "没有“好评率”这个指标"), await OfficeCrew.Refused(crew.Manager, "/targets", Targets(("好评率", 95))));
        Assert.Equal((HttpStatusCode.BadRequest, "至少填写一项目标"), await OfficeCrew.Refused(crew.Manager, "/targets", Targets(("回访率", null))));
        Assert.Equal((HttpStatusCode.BadRequest, "目标最多四位小数"), await OfficeCrew.Refused(crew.Manager, "/targets", Targets(("回访率", 95.00001m))));
        var all = (await OfficeCrew.Get(crew.Director, "/targets"))["rows"]!.AsArray();
        Assert.All(all, r => Assert.Equal("NoTarget", r!["light"]!.GetValue<string>()));
        Assert.Equal(all.Count, all.Select(r => r!["index"]!["name"]!.GetValue<string>()).Distinct().Count());         // a name says which index
        Assert.Contains("未设目标", (await crew.Director.Page("/office/targets")).Text, StringComparison.Ordinal);

        await OfficeCrew.Make(crew.Manager, "/targets", Targets(("回访率", 97.5m), ("有效投诉率", 2), ("维修满意率", null)));
        var sheet = (await OfficeCrew.Get(crew.Director, "/targets"))["now"]!;
        Assert.Equal(HttpStatusCode.Forbidden, (await OfficeCrew.Refused(crew.Manager, "/targets/sign", new { requestId = Guid.CreateVersion7(), id = sheet["id"]!.GetValue<string>() })).Status);
        await OfficeCrew.Make(crew.Director, "/targets/sign", new { requestId = Guid.CreateVersion7(), id = sheet["id"]!.GetValue<string>() });
        Assert.Equal((HttpStatusCode.Conflict, "目标责任书已由陈主任签收"), await OfficeCrew.Refused(crew.Director, "/targets/sign", new { requestId = Guid.CreateVersion7(), id = sheet["id"]!.GetValue<string>() }));

        await OfficeCrew.Make(crew.Manager, "/targets", Targets(("回访率", 98)));
        var (stale, _) = await OfficeCrew.Refused(crew.Manager, "/targets", new { requestId = Guid.CreateVersion7(), year = 2026, no = 1, lines = new[] { new { index = "回访率", target = 90 } } });
        Assert.Equal(HttpStatusCode.Conflict, stale);
        var now = await OfficeCrew.Get(crew.Director, "/targets");
        Assert.Equal((2, "", 2), (now["now"]!["no"]!.GetValue<int>(), now["now"]!["signedBy"]!.GetValue<string>(), now["sheets"]!.AsArray().Count));
        await using var scope = crew.Center.Center.Scope();
        var held = await scope.ServiceProvider.GetRequiredService<ITargets>().Of(2026, default);
        Assert.Equal([new IndexTarget("回访率", 98m)], held);
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<ITargets>().Of(2025, default));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-3a")]
    public async Task The_summary_is_written_from_december_with_the_figures_of_the_year_and_received_by_the_general_manager(Database database)
    {
        var crew = await OfficeCrew.On(database);
        var task = await crew.Give(crew.Director, crew.Keeper);
        await OfficeCrew.Make(crew.Keeper, "/tasks/act", OfficeCrew.Act(task, "Finish", "清完"));
        object Write(string text, bool submit = false) => new { requestId = Guid.CreateVersion7(), year = 2026, text, submit };
        Assert.Equal((HttpStatusCode.Conflict, "2026 年度总结从 12 月 1 日起填写"), await OfficeCrew.Refused(crew.Director, "/summary/write", Write("早了")));
        crew.At(2026, 12, 1);
        Assert.Equal((HttpStatusCode.BadRequest, "请写总结，再提交"), await OfficeCrew.Refused(crew.Director, "/summary/write", Write("", submit: true)));
        Assert.Equal(HttpStatusCode.Forbidden, (await OfficeCrew.Refused(crew.Manager, "/summary/write", Write("代写"))).Status);
        await OfficeCrew.Make(crew.Director, "/summary/write", Write("全年平稳"));
        var shown = await OfficeCrew.Get(crew.Manager, "/summary?year=2026");
        Assert.Equal("1 件", shown["figures"]!.AsArray().Single(f => f!["group"]!.GetValue<string>() == "临时任务" && f["name"]!.GetValue<string>() == "完成")!["value"]!.GetValue<string>());
        Assert.Contains(shown["figures"]!.AsArray(), f => f!["name"]!.GetValue<string>() == "回访率" && f["target"]!.GetValue<string>() == "未设目标");

        await OfficeCrew.Make(crew.Director, "/summary/write", Write("全年平稳，收费率不足", submit: true));
        Assert.Equal(HttpStatusCode.Forbidden, (await OfficeCrew.Refused(crew.Director, "/summary/judge", new { requestId = Guid.CreateVersion7(), year = 2026, act = "Receive" })).Status);
        await OfficeCrew.Make(crew.Manager, "/summary/judge", new { requestId = Guid.CreateVersion7(), year = 2026, act = "Return", words = "写明年打算" });
        crew.At(2027, 1, 2);
        Assert.Contains("逾期", (await crew.Director.Page("/office/summary")).Text, StringComparison.Ordinal);
        await OfficeCrew.Make(crew.Director, "/summary/write", Write("全年平稳，明年抓收费", submit: true));
        var received = await OfficeCrew.Make(crew.Manager, "/summary/judge", new { requestId = Guid.CreateVersion7(), year = 2026, act = "Receive" });
        Assert.Equal(("Received", true), (received["state"]!.GetValue<string>(), received["isLate"]!.GetValue<bool>()));
        Assert.Equal((HttpStatusCode.Conflict, "总结现在是“已签收”，不能“保存”"), await OfficeCrew.Refused(crew.Director, "/summary/write", Write("再改")));
        Assert.Equal(2, (await crew.Evidence("office.year-summary")).Count);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-2a", "D-2b")]
    public async Task An_opinion_is_answered_within_ten_days_and_late_ones_are_told_once(Database database)
    {
        var crew = await OfficeCrew.On(database);
        crew.At(2026, 11, 5);
        var said = await OfficeCrew.Make(crew.Keeper, "/opinions/submit", new { requestId = Guid.CreateVersion7(), source = "Resident", channel = "走访", topic = "快递柜挡路", zone = "3 栋", content = "三户反映" });
        var own = await OfficeCrew.Make(crew.Collector, "/opinions/submit", new { requestId = Guid.CreateVersion7(), topic = "夜班补贴", content = "报销打车" });
        Assert.Equal("YJ-20261105-0001", said["number"]!.GetValue<string>());
        Assert.Empty((await OfficeCrew.Get(crew.Archivist, "/opinions?tab=All"))["items"]!.AsArray());                 // not answered, not his
        Assert.Equal((HttpStatusCode.BadRequest, "住户意见由登记人署名，住户的姓名不登记"), await OfficeCrew.Refused(crew.Keeper, "/opinions/submit", new { requestId = Guid.CreateVersion7(), source = "Resident", topic = "x", content = "y", isAnonymous = true }));
        crew.At(2026, 11, 15, 23);
        Assert.Equal(0, await crew.Center.Job(new RemindOffice.Command()));
        crew.At(2026, 11, 16);
        Assert.Equal(2, await crew.Center.Job(new RemindOffice.Command()));
        Assert.Equal(0, await crew.Center.Job(new RemindOffice.Command()));

        object Answer(string id) => new { requestId = Guid.CreateVersion7(), id, outcome = "Adopted", answer = "本周挪到门岗旁" };
        Assert.Equal(HttpStatusCode.Forbidden, (await OfficeCrew.Refused(crew.Keeper, "/opinions/answer", Answer(said["id"]!.GetValue<string>()))).Status);
        await OfficeCrew.Make(crew.Director, "/opinions/answer", Answer(said["id"]!.GetValue<string>()));
        await OfficeCrew.Make(crew.Director, "/opinions/answer", Answer(own["id"]!.GetValue<string>()));
        Assert.Equal((HttpStatusCode.Conflict, "陈主任已经答复"), await OfficeCrew.Refused(crew.Director, "/opinions/answer", Answer(said["id"]!.GetValue<string>())));
        Assert.Contains(crew.Center.Told, t => t.To?.Contains(crew.Collector.Actor.Id!.Value) == true && t.Text.Contains("夜班补贴：采纳", StringComparison.Ordinal));
        Assert.Equal([said["id"]!.GetValue<string>()], (await OfficeCrew.Get(crew.Archivist, "/opinions?tab=All"))["items"]!.AsArray().Select(o => o!["id"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.OK, (await crew.Archivist.Page($"/office/opinions/{said["id"]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await crew.Archivist.Page($"/office/opinions/{own["id"]}")).Status);
        Assert.Equal(2, (await crew.Evidence("office.opinion-answered")).Count);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-2a")]
    public async Task Who_wrote_an_anonymous_opinion_stands_in_no_table(Database database)
    {
        var crew = await OfficeCrew.On(database);
        var body = new { requestId = Guid.CreateVersion7(), topic = "午间两人轮换", content = "一个人忙不过来", isAnonymous = true };
        var said = await OfficeCrew.Make(crew.Keeper, "/opinions/submit", body);
        var twin = await OfficeCrew.Make(crew.Keeper, "/opinions/submit", body);
        Assert.Equal(said["id"]!.GetValue<string>(), twin["id"]!.GetValue<string>());
        var named = await crew.Center.Center.Ask(async db => new[]
        {
            await db.Set<AuditEntry>().CountAsync(e => e.By == "吴管家" || e.Detail.Contains("吴管家")),
            await db.Set<Anju.Casework.Domain.TimelineEntry>().CountAsync(e => e.By == "吴管家"),
            await db.Set<Answer>().CountAsync(a => a.By == "吴管家"),
            await db.Set<Anju.Office.Domain.Opinion>().CountAsync(o => o.ById != null || o.By != "匿名"),
        });
        Assert.Equal([0, 0, 0, 0], named);
        Assert.Single((await OfficeCrew.Get(crew.Director, "/opinions"))["items"]!.AsArray());
    }
}
