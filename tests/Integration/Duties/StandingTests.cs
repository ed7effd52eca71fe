using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Audit;
using Anju.People.Domain;
using Xunit;
using static Anju.Integration.Duties.OversightCrew;

namespace Anju.Integration.Duties;

/// <summary>From which day on duties are judged, and which posts stand empty.</summary>
public class StandingTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-1.0")]
    public async Task The_day_of_the_beginning_is_fixed_by_the_first_settlement_and_moved_only_with_a_reason(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var (director, manager) = (await Director(center), await center.Hire("高总", "总经理", "duties.audit", "duties.begin"));
        await center.Works(director, "inspections.note");
        var first = center.Today;
        center.Now = center.Now.AddDays(2);
        await center.CatchUp();
        await center.Works(director, "inspections.note", center.Now.AddDays(-20));            // written down for an earlier day
        var begin = await manager.Get(Api + "/begin");
        Assert.Equal(($"{first:yyyy-MM-dd}", true, "系统"), (begin["on"]!.GetValue<string>(), begin["isSet"]!.GetValue<bool>(), begin["by"]!.GetValue<string>()));
        async Task<int> Missed() => (await manager.Get(Api + "/compliance?year=2026&post=主任"))["rows"]!.AsArray().Single(r => r!["clause"]!.GetValue<string>() == "S-4.2.2a")!["months"]![10]!["missed"]!.GetValue<int>();
        Assert.Equal(2, await Missed());

        object Set(DateOnly on, int version, string reason = "系统上线日") => new { requestId = Guid.CreateVersion7(), on = $"{on:yyyy-MM-dd}", reason, version };
        Assert.Equal(HttpStatusCode.Forbidden, (await director.Post(Api + "/begin", Set(first.AddDays(-5), 1))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.Post(Api + "/begin", Set(first.AddDays(-5), 1, ""))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.Post(Api + "/begin", Set(first.AddDays(-5000), 1))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await manager.Post(Api + "/begin", Set(first.AddDays(-5), 7))).Status);
        await Must(manager, "/begin", Set(first.AddDays(-5), 1));
        await center.CatchUp();
        Assert.Equal(7, await Missed());                                                      // the earlier days are settled, too
        await center.CatchUp();
        Assert.Equal(7, await Missed());
        await Must(manager, "/begin", Set(first.AddDays(1), 2, "25 日试运行，不计"));
        Assert.Equal(1, await Missed());                                                      // kept, and not counted
        Assert.Contains("25 日试运行", await director.Page("/duties/begin"), StringComparison.Ordinal);
        var told = await center.Ask((_, db) => db.Set<AuditEntry>().Where(a => a.Act == "SetBegin").OrderBy(a => a.Seq).Select(a => new { a.By, a.Detail }).ToListAsync());
        Assert.Equal(2, told.Count);
        Assert.All(told, t => Assert.Equal("高总", t.By));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-2d", "S-2.0")]
    public async Task A_post_that_nobody_holds_is_told_with_who_stands_in(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var (director, manager) = (await Director(center), await center.Manager());
        var rows = (await director.Get(Api + "/vacant")).AsArray();
        Assert.DoesNotContain(rows, r => r!["post"]!.GetValue<string>() == "主任");
        var empty = rows.Single(r => r!["post"]!.GetValue<string>() == "收费员")!;
        Assert.Equal((false, ""), (empty["isCovered"]!.GetValue<bool>(), empty["last"]!.GetValue<string>()));
        Assert.Contains(empty["duties"]!.AsArray(), d => d!["clause"]!.GetValue<string>() == "F-2a");
        var collector = await center.Hire("何敏", "收费员");
        Assert.DoesNotContain((await director.Get(Api + "/vacant")).AsArray(), r => r!["post"]!.GetValue<string>() == "收费员");
        await Must(manager, "/leaves", new { requestId = Guid.CreateVersion7(), staff = collector.Actor.Id!.Value.Value, from = $"{center.Today:yyyy-MM-dd}", to = $"{center.Today.AddDays(2):yyyy-MM-dd}", reason = "病假" });
        var away = (await director.Get(Api + "/vacant")).AsArray().Single(r => r!["post"]!.GetValue<string>() == "收费员")!;
        Assert.Equal(("何敏", false), (away["away"]![0]!.GetValue<string>(), away["isCovered"]!.GetValue<bool>()));
        Assert.Contains("何敏 请假", await director.Page("/duties/vacant"), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/duties/vacant\"", await director.Page("/"), StringComparison.Ordinal);            // a new center begins with other things
        await center.Works(director, "inspections.note");
        Assert.Contains("href=\"/duties/vacant\"", await director.Page("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await collector.Try(Api + "/vacant")).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-2d")]
    public async Task The_director_is_told_once_on_the_first_day_without_a_holder(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var (manager, post) = (await center.Manager(), $"值班领导{Guid.CreateVersion7():N}"[..20]);
        await center.Lay(db => db.Add(new Post(Kernel.Id.New<PostId>(), post, 500, takesRepairs: false, leads: false, ["duties.direct"])));
        var (leader, collector) = (await center.HireInto("高值", post), await center.Hire("何敏", "收费员"));
        await center.Works(collector, "billing.posted");
        await Must(manager, "/leaves", new { requestId = Guid.CreateVersion7(), staff = collector.Actor.Id!.Value.Value, from = $"{center.Today.AddDays(1):yyyy-MM-dd}", to = $"{center.Today.AddDays(4):yyyy-MM-dd}", reason = "病假" });
        async Task<int> Told() => (await leader.Page("/notices")).Split("收费员空岗").Length - 1;
        for (var day = 0; day < 3; day++)
        {
            Assert.Equal(day == 0 ? 0 : 1, await Told());
            center.Now = center.Now.AddDays(1);
            await center.CatchUp();
        }
    }
}
