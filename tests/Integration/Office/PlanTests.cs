using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Anju.Integration.Office;

/// <summary>Year and month plans over HTTP.</summary>
public class PlanTests
{
    private static readonly DateOnly November = new(2026, 11, 1);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-3b", "D-3c", "D-3d")]
    public async Task A_year_plan_is_drafted_by_the_director_approved_by_the_general_manager_and_only_then_has_month_plans(Database database)
    {
        var crew = await OfficeCrew.On(database);
        Assert.Equal(HttpStatusCode.Forbidden, (await OfficeCrew.Refused(crew.Manager, "/plans/begin", new { requestId = Guid.CreateVersion7(), year = 2026 })).Status);
        Assert.Equal((HttpStatusCode.BadRequest, "只能编 2026 年或 2027 年的计划"), await OfficeCrew.Refused(crew.Director, "/plans/begin", new { requestId = Guid.CreateVersion7(), year = 2028 }));
        var plan = await crew.Draft(2026, crew.Line("水箱清洗", new(2026, 11, 20)), crew.Line("年终调查", new(2026, 12, 10)));
        Assert.Equal((HttpStatusCode.Conflict, "ND-2026 V1 还是“草稿”，先办完再起草新的一版"), await OfficeCrew.Refused(crew.Director, "/plans/begin", new { requestId = Guid.CreateVersion7(), year = 2026 }));
        Assert.Equal(HttpStatusCode.Conflict, (await OfficeCrew.Refused(crew.Director, "/plans/month", new { requestId = Guid.CreateVersion7(), month = November })).Status);

        await OfficeCrew.Make(crew.Director, "/plans/act", OfficeCrew.On(plan, "Submit"));
        Assert.Contains(crew.Center.Told, t => t.Permission == "office.approve" && t.Text.Contains("ND-2026 V1 年度计划待批准", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await OfficeCrew.Refused(crew.Director, "/plans/judge", OfficeCrew.On(plan, "Approve"))).Status);
        var both = crew.Center.Of("兼任主任", "office.work", "office.direct", "office.approve");
        Assert.Equal((HttpStatusCode.Forbidden, "年度计划由总经理批准，负责编制和执行的主任不能批准"), await OfficeCrew.Refused(both, "/plans/judge", OfficeCrew.On(plan, "Approve")));
        Assert.Equal((HttpStatusCode.BadRequest, "退回要写明意见"), await OfficeCrew.Refused(crew.Manager, "/plans/judge", OfficeCrew.On(plan, "Return")));
        await OfficeCrew.Make(crew.Manager, "/plans/judge", OfficeCrew.On(plan, "Return", "写明衡量标准"));
        Assert.Equal((HttpStatusCode.Conflict, "计划现在是“草稿”，不能“批准”"), await OfficeCrew.Refused(crew.Manager, "/plans/judge", OfficeCrew.On(plan, "Approve")));
        await OfficeCrew.Make(crew.Director, "/plans/act", OfficeCrew.On(plan, "Submit"));
        await OfficeCrew.Make(crew.Manager, "/plans/judge", OfficeCrew.On(plan, "Approve"));
        var (early, words) = await OfficeCrew.Refused(crew.Director, "/plans/month", new { requestId = Guid.CreateVersion7(), month = November });
        Assert.Equal((HttpStatusCode.Conflict, "2026 年度计划还没有经总经理批准并开始执行，不能编月度计划"), (early, words));
        await OfficeCrew.Make(crew.Director, "/plans/act", OfficeCrew.On(plan, "Run"));

        Assert.Equal(1, (await crew.Derive(November))["added"]!.GetValue<int>());
        Assert.Equal(0, (await crew.Derive(November))["added"]!.GetValue<int>());                       // taken again, nothing twice
        await OfficeCrew.Make(crew.Director, "/plans/extra", new { requestId = Guid.CreateVersion7(), month = November, task = "更换道闸", owner = OfficeCrew.IdOf(crew.Keeper), dueOn = "2026-11-28" });
        Assert.Equal(HttpStatusCode.BadRequest, (await OfficeCrew.Refused(crew.Director, "/plans/extra", new { requestId = Guid.CreateVersion7(), month = November, task = "下月的", owner = OfficeCrew.IdOf(crew.Keeper), dueOn = "2026-12-01" })).Status);
        Assert.Equal([("水箱清洗", "YearPlan"), ("更换道闸", "Extra")], (await crew.Month(November))["items"]!.AsArray().Select(i => (i!["task"]!.GetValue<string>(), i["origin"]!.GetValue<string>())));
        Assert.Equal((2, 1, 2), ((await crew.Evidence("office.plan-submitted")).Count, (await crew.Evidence("office.plan-approved")).Count, (await crew.Evidence("office.month-plan")).Count));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-3c")]
    public async Task A_change_needs_a_new_approval_and_the_approved_version_stays_readable(Database database)
    {
        var crew = await OfficeCrew.On(database);
        var first = await crew.Run(await crew.Draft(2026, crew.Line("水箱清洗", new(2026, 11, 20))));
        Assert.Equal((HttpStatusCode.Conflict, "计划现在是“执行中”，不能“编写”"), await OfficeCrew.Refused(crew.Director, "/plans/write", new { requestId = Guid.CreateVersion7(), id = first["id"]!.GetValue<string>(), lines = Array.Empty<object>() }));
        await crew.Derive(November);

        var second = await OfficeCrew.Make(crew.Director, "/plans/begin", new { requestId = Guid.CreateVersion7(), year = 2026 });
        var copied = (await OfficeCrew.Get(crew.Director, "/plans/year?id=" + second["id"]))["plan"]!["lines"]!.AsArray();
        var key = Assert.Single(copied)!["key"]!.GetValue<string>();
        await OfficeCrew.Make(crew.Director, "/plans/write", new
        {
            requestId = Guid.CreateVersion7(),
            id = second["id"]!.GetValue<string>(),
            change = "增加防冻",
            lines = new object[] { new { key, goal = "", task = "水箱清洗", owner = OfficeCrew.IdOf(crew.Keeper), dueOn = "2026-11-20", measure = "" }, crew.Line("管道防冻", new(2026, 11, 26)) },
        });
        Assert.Equal(0, (await crew.Derive(November))["added"]!.GetValue<int>());                       // the draft changes nothing
        await crew.Run(second);
        Assert.Equal(1, (await crew.Derive(November))["added"]!.GetValue<int>());
        var old = (await OfficeCrew.Get(crew.Keeper, "/plans/year?id=" + first["id"]))["plan"]!;
        Assert.Equal(("Replaced", "高总", 1), (old["state"]!.GetValue<string>(), old["approvedBy"]!.GetValue<string>(), old["lines"]!.AsArray().Count));
        Assert.Equal(HttpStatusCode.OK, (await crew.Keeper.Page($"/office/plans/{first["id"]}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await crew.Director.Page($"/office/plans/{second["id"]}/edit")).Status);
        Assert.Equal(HttpStatusCode.OK, (await crew.Director.Page($"/office/plans/{second["id"]}/print")).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-3d", "D-4b")]
    public async Task The_last_day_of_a_leap_february_is_in_its_month_and_what_was_left_undone_comes_along_in_march(Database database)
    {
        var crew = await OfficeCrew.On(database);
        crew.At(2028, 1, 10);
        var plan = await crew.Draft(2028, crew.Line("二月末", new(2028, 2, 29)), crew.Line("三月一日", new(2028, 3, 1)), crew.Line("二月初", new(2028, 2, 1)));
        await crew.Run(plan);
        crew.At(2028, 2, 10);
        await crew.Derive(new(2028, 2, 1));
        await OfficeCrew.Make(crew.Director, "/plans/extra", new { requestId = Guid.CreateVersion7(), month = "2028-02-15", task = "临时加的", owner = OfficeCrew.IdOf(crew.Keeper), dueOn = "2028-02-29" });
        Assert.Equal((HttpStatusCode.BadRequest, "只能编本月或下月的计划"), await OfficeCrew.Refused(crew.Director, "/plans/month", new { requestId = Guid.CreateVersion7(), month = "2028-04-01" }));
        Assert.Equal(["二月初", "二月末", "临时加的"], (await crew.Month(new(2028, 2, 29)))["items"]!.AsArray().Select(i => i!["task"]!.GetValue<string>()));

        crew.At(2028, 2, 29, 18);
        await OfficeCrew.Make(crew.Archivist, "/meetings/record", await crew.Minutes(new(2028, 2, 1), no => no == 1 ? ("Done", "") : ("NotDone", "人手不够")));
        await crew.Derive(new(2028, 3, 1));
        Assert.Equal([("三月一日", "YearPlan"), ("二月末", "CarriedOver"), ("临时加的", "Extra")], (await crew.Month(new(2028, 3, 1)))["items"]!.AsArray().Select(i => (i!["task"]!.GetValue<string>(), i["origin"]!.GetValue<string>())));
        Assert.Equal(HttpStatusCode.Conflict, (await OfficeCrew.Refused(crew.Director, "/plans/month", new { requestId = Guid.CreateVersion7(), month = "2028-02-01" })).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("D-3b", "D-3d")]
    public async Task December_plans_the_january_of_a_year_whose_own_plan_runs(Database database)
    {
        var crew = await OfficeCrew.On(database);
        crew.At(2026, 12, 20);
        await crew.Run(await crew.Draft(2026, crew.Line("收尾", new(2026, 12, 30))));
        var january = new { requestId = Guid.CreateVersion7(), month = "2027-01-01" };
        Assert.Equal((HttpStatusCode.Conflict, "2027 年度计划还没有经总经理批准并开始执行，不能编月度计划"), await OfficeCrew.Refused(crew.Director, "/plans/month", january));
        Assert.Equal((HttpStatusCode.BadRequest, "完成日期要在 2027 年之内"), await Wrong(crew));
        await crew.Run(await crew.Draft(2027, crew.Line("开年检查", new(2027, 1, 31))));
        Assert.Equal(1, (await crew.Derive(new(2027, 1, 1)))["items"]!.GetValue<int>());
    }

    private static async Task<(HttpStatusCode, string)> Wrong(OfficeCrew crew)
    {
        var plan = await OfficeCrew.Make(crew.Director, "/plans/begin", new { requestId = Guid.CreateVersion7(), year = 2027 });
        var refused = await OfficeCrew.Refused(crew.Director, "/plans/write", new { requestId = Guid.CreateVersion7(), id = plan["id"]!.GetValue<string>(), lines = new[] { crew.Line("早了", new(2026, 12, 31)) } });
        await OfficeCrew.Make(crew.Director, "/plans/act", OfficeCrew.On(plan, "Discard", "重来"));
        return refused;
    }
}
