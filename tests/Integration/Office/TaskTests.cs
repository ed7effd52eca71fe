using System.Net;
using Anju.Office.Remind;
using Xunit;

namespace Anju.Integration.Office;

/// <summary>临时任务 from the leader to the result.</summary>
public class TaskTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-11", "A-9", "F-5", "S-4.1.4d")]
    public async Task A_task_goes_from_the_leader_to_its_result_and_both_hear_of_it(Database database)
    {
        var crew = await OfficeCrew.On(database);
        var request = Guid.CreateVersion7();
        var task = await crew.Give(crew.Manager, crew.Keeper, request: request);
        var twin = await crew.Give(crew.Manager, crew.Keeper, request: request);
        Assert.Equal(("RW-20261125-0001", task["id"]!.GetValue<string>()), (task["number"]!.GetValue<string>(), twin["id"]!.GetValue<string>()));
        Assert.Single(crew.Center.Told, t => t.To?.Contains(crew.Keeper.Actor.Id!.Value) == true && t.Text.Contains("高总交办 RW-20261125-0001", StringComparison.Ordinal));

        await OfficeCrew.Make(crew.Keeper, "/tasks/act", OfficeCrew.Act(task, "Start"));
        await OfficeCrew.Make(crew.Keeper, "/tasks/act", OfficeCrew.Act(task, "Report", "清了一半"));
        Assert.Equal((HttpStatusCode.BadRequest, "请写明结果"), await OfficeCrew.Refused(crew.Keeper, "/tasks/act", OfficeCrew.Act(task, "Finish")));
        var done = await OfficeCrew.Make(crew.Keeper, "/tasks/act", OfficeCrew.Act(task, "Finish", "全部清完，照片已留"));
        Assert.Equal("Done", done["state"]!.GetValue<string>());
        Assert.Contains(crew.Center.Told, t => t.To?.Contains(crew.Manager.Actor.Id!.Value) == true && t.Text.Contains("完成：全部清完", StringComparison.Ordinal));
        Assert.Equal((OfficeCrew.IdOf(crew.Manager), OfficeCrew.IdOf(crew.Keeper)), (Assert.Single(await crew.Evidence("office.task-given")).By, Assert.Single(await crew.Evidence("office.task-done")).By));

        await OfficeCrew.Make(crew.Manager, "/tasks/act", OfficeCrew.Act(task, "Return", "二层还有", dueAt: crew.Center.Now.AddDays(1)));
        var shown = await OfficeCrew.Get(crew.Keeper, "/task?id=" + task["id"]);
        Assert.Equal(("Given", 2, "", "清了一半"), (shown["task"]!["state"]!.GetValue<string>(), shown["task"]!["round"]!.GetValue<int>(), shown["task"]!["result"]!.GetValue<string>(), shown["task"]!["progress"]!.GetValue<string>()));
        Assert.Equal(["Finish", "Start", "Report", "Delegate"], shown["acts"]!.AsArray().Select(a => a!["act"]!.GetValue<string>()));
        var month = await crew.Month(new(2026, 11, 1));
        Assert.Equal("RW-20261125-0001", month["tasks"]!.AsArray().Single()!["number"]!.GetValue<string>());       // 计划外 of the month
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-11", "D-1a")]
    public async Task Only_leaders_give_only_the_doer_finishes_and_nobody_drops_what_he_was_given(Database database)
    {
        var crew = await OfficeCrew.On(database);
        var (status, _) = await OfficeCrew.Refused(crew.Keeper, "/tasks/give", new { requestId = Guid.CreateVersion7(), content = "x", doer = OfficeCrew.IdOf(crew.Collector), dueAt = crew.Center.Now.AddDays(1) });
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal((HttpStatusCode.BadRequest, "期限要晚于现在"), await OfficeCrew.Refused(crew.Director, "/tasks/give", new { requestId = Guid.CreateVersion7(), content = "x", doer = OfficeCrew.IdOf(crew.Keeper), dueAt = crew.Center.Now.AddMinutes(-1) }));
        Assert.Equal((HttpStatusCode.BadRequest, "没有这位员工，请重新选择"), await OfficeCrew.Refused(crew.Director, "/tasks/give", new { requestId = Guid.CreateVersion7(), content = "x", doer = Guid.CreateVersion7(), dueAt = crew.Center.Now.AddDays(1) }));

        var task = await crew.Give(crew.Manager, crew.Director, "报三个月投诉分析");
        Assert.Equal((HttpStatusCode.Forbidden, "由陈主任承办，不能代办"), await OfficeCrew.Refused(crew.Manager, "/tasks/act", OfficeCrew.Act(task, "Finish", "我写了")));
        Assert.Equal((HttpStatusCode.Forbidden, "承办人不能自己取消，请高总办理"), await OfficeCrew.Refused(crew.Director, "/tasks/act", OfficeCrew.Act(task, "Cancel", "忙")));
        Assert.Equal(HttpStatusCode.NotFound, (await OfficeCrew.Refused(crew.Collector, "/tasks/act", OfficeCrew.Act(task, "Start"))).Status);       // not his, not shown
        Assert.Empty((await OfficeCrew.Get(crew.Collector, "/tasks?tab=All"))["items"]!.AsArray());

        Assert.Equal((HttpStatusCode.BadRequest, "请写明原因"), await OfficeCrew.Refused(crew.Director, "/tasks/act", OfficeCrew.Act(task, "Delegate", doer: crew.Collector)));
        await OfficeCrew.Make(crew.Director, "/tasks/act", OfficeCrew.Act(task, "Delegate", "收费类投诉由收费员汇总", crew.Collector));
        Assert.Contains(crew.Center.Told, t => t.To?.Contains(crew.Collector.Actor.Id!.Value) == true && t.Text.Contains("转交何收费", StringComparison.Ordinal));
        Assert.Single((await OfficeCrew.Get(crew.Collector, "/tasks?mine=true"))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.Forbidden, (await OfficeCrew.Refused(crew.Collector, "/tasks/act", OfficeCrew.Act(task, "Postpone", "来不及", dueAt: crew.Center.Now.AddDays(9)))).Status);
        var (stale, words) = await OfficeCrew.Refused(crew.Collector, "/tasks/act", OfficeCrew.Act(task, "Start", version: 1));
        Assert.Equal(HttpStatusCode.Conflict, stale);
        Assert.Contains("陈主任", words, StringComparison.Ordinal);
        await OfficeCrew.Make(crew.Director, "/tasks/act", OfficeCrew.Act(task, "Cancel", "总公司改为季度报"));
        Assert.Equal((HttpStatusCode.Conflict, "任务现在是“已取消”，不能“完成”"), await OfficeCrew.Refused(crew.Collector, "/tasks/act", OfficeCrew.Act(task, "Finish", "写完")));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-11")]
    public async Task A_task_past_its_limit_is_counted_late_and_told_once_for_each_limit(Database database)
    {
        var crew = await OfficeCrew.On(database);
        crew.At(2026, 11, 12);
        var task = await crew.Give(crew.Director, crew.Keeper, days: 1);
        await crew.Give(crew.Director, crew.Collector, days: 5);
        Assert.Equal(0, await crew.Center.Job(new RemindOffice.Command()));
        crew.Center.Pass(TimeSpan.FromDays(2));
        Assert.Equal(1, await crew.Center.Job(new RemindOffice.Command()));
        Assert.Equal(0, await crew.Center.Job(new RemindOffice.Command()));
        var told = Assert.Single(crew.Center.Told, t => t.To is not null && t.Text.StartsWith("任务超期", StringComparison.Ordinal));
        Assert.Equal([crew.Keeper.Actor.Id!.Value, crew.Director.Actor.Id!.Value], told.To!);
        Assert.Single((await OfficeCrew.Get(crew.Director, "/tasks?tab=Late"))["items"]!.AsArray());

        await OfficeCrew.Make(crew.Director, "/tasks/act", OfficeCrew.Act(task, "Postpone", "等脚手架", dueAt: crew.Center.Now.AddDays(1)));
        Assert.Empty((await OfficeCrew.Get(crew.Director, "/tasks?tab=Late"))["items"]!.AsArray());
        crew.Center.Pass(TimeSpan.FromDays(2));
        Assert.Equal(1, await crew.Center.Job(new RemindOffice.Command()));
        var page = await crew.Keeper.Page("/field/tasks");
        Assert.Contains("清理 3 栋楼道堆物", page.Text, StringComparison.Ordinal);
        var today = await crew.Keeper.Page("/");
        Assert.Contains("我的临时任务", today.Text, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"逾期 1 件\"", today.Text, StringComparison.Ordinal);             // beside 办公 in the menu
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Lists_cost_the_same_few_statements_whatever_there_is_and_every_page_opens(Database database)
    {
        var crew = await OfficeCrew.On(database);
        var task = await crew.Give(crew.Director, crew.Keeper);
        await OfficeCrew.Make(crew.Keeper, "/opinions/submit", new { requestId = Guid.CreateVersion7(), topic = "第 0 条", content = "意见" });
        string[] pages = ["/office", "/office?tab=All", "/office/opinions?tab=All", "/office/meetings", "/office/plans", "/office/plans/month?month=2026-11", "/field/tasks"];
        await Count(crew, pages);
        var few = await Count(crew, pages);
        for (var i = 1; i < 40; i++)
        {
            await crew.Give(crew.Director, crew.Keeper, $"第 {i} 件");
            await OfficeCrew.Make(crew.Keeper, "/opinions/submit", new { requestId = Guid.CreateVersion7(), topic = $"第 {i} 条", content = "意见" });
        }

        var many = await Count(crew, pages);
        Assert.Equal(few, many);
        Assert.All(many, n => Assert.InRange(n, 1, 12));
        foreach (var page in (string[])["/office/rules", "/office/targets", "/office/summary", "/office/summary/print?year=2026", "/office/meetings/new", "/office/meetings/new?kind=Other", "/office/plans/month/print?month=2026-11", $"/office/tasks/{task["id"]}", $"/office/tasks/{task["id"]}/print", $"/field/tasks/{task["id"]}"])
            Assert.True((await crew.Director.Page(page)).Status == HttpStatusCode.OK, page);
    }

    private static async Task<int[]> Count(OfficeCrew crew, string[] pages)
    {
        var counts = new int[pages.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            var page = pages[i];
            counts[i] = await crew.Center.Visit(async () => Assert.Equal(HttpStatusCode.OK, (await crew.Director.Page(page)).Status));
        }

        return counts;
    }
}
