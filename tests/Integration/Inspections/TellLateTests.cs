using System.Text.Json.Nodes;
using Anju.Estate;
using Anju.Estate.Contracts;
using Anju.Inspections.Escalate;
using Anju.Integration.Complaints;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Anju.Integration.Inspections;

/// <summary>What runs out is told in time and once; a patrol is shown what it should look at.</summary>
public class TellLateTests
{
    private static Task<JsonNode> Finding(ComplaintsUnderTest center, string place, Guid? responsible = null) => center.Director.Make("/api/inspections/record", new
    {
        requestId = Guid.CreateVersion7(),
        kind = "Special",
        topic = "环境卫生",
        place,
        result = "一处不合格",
        items = new[] { new { text = "公共照明完好", outcome = "Failed", place, facts = "两盏灯不亮", severity = "Ordinary", responsible } },
    });

    private static Task<JsonNode> Violation(ComplaintsUnderTest center, string place, bool stopped) => center.Director.Make("/api/inspections/violations/find",
        new { requestId = Guid.CreateVersion7(), place, person = "住户", kind = "违规装修", facts = "拆墙", rule = "装修管理", isStopped = stopped });

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.2f")]
    public async Task A_correction_that_is_not_made_in_time_reaches_whoever_answers_for_it_and_the_director_once(Database database)
    {
        var center = await ComplaintsUnderTest.On(database);
        var keeper = center.Keeper.Actor.Id!.Value;
        await Finding(center, "3 栋大堂", keeper.Value);
        center.Pass(TimeSpan.FromDays(2));
        Assert.Equal(0, await center.Job(new TellLate.Command()));
        center.Pass(TimeSpan.FromDays(2));
        Assert.Equal(1, await center.Job(new TellLate.Command()));
        var told = center.Told.Where(t => t.Text.StartsWith("整改超期", StringComparison.Ordinal)).ToList();
        Assert.Contains(told, t => t.To?.Contains(keeper) == true);
        Assert.Contains(told, t => t.Permission == "inspections.direct");
        center.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, await center.Job(new TellLate.Command()));
        Assert.Equal(told.Count, center.Told.Count(t => t.Text.StartsWith("整改超期", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-8c")]
    public async Task A_violation_that_nobody_stops_is_told_before_its_24_hours_are_over_and_one_that_was_stopped_is_not(Database database)
    {
        var center = await ComplaintsUnderTest.On(database);
        await Violation(center, "3-2-501", stopped: false);
        await Violation(center, "3-2-502", stopped: true);
        center.Pass(TimeSpan.FromHours(19));
        Assert.Equal(0, await center.Job(new TellLate.Command()));
        center.Pass(TimeSpan.FromHours(2));
        Assert.Equal(1, await center.Job(new TellLate.Command()));
        var told = Assert.Single(center.Told, t => t.Text.Contains("须制止或上报", StringComparison.Ordinal));
        Assert.True(told.Urgent && told.Text.Contains("3-2-501", StringComparison.Ordinal));
        center.Pass(TimeSpan.FromDays(20));
        Assert.Equal(0, await center.Job(new TellLate.Command()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.1c")]
    public async Task The_patrol_is_shown_open_findings_complaints_that_are_not_late_yet_and_houses_under_renovation_each_once(Database database)
    {
        var center = await ComplaintsUnderTest.On(database);
        await Finding(center, "3 栋大堂");
        var complaint = await center.Register();
        var solved = await center.Register("灯不亮");
        await center.Handle(solved);
        await center.Center.Do(async db =>
        {
            var building = EstateSamples.AddBuilding(db, EstateSamples.AddCommunity(db, "安居苑"), "9");
            foreach (var room in (string[])["101", "102"])
                EstateSamples.AddHouse(db, building, null, room, 1, state: HouseState.Renovating);
            await db.SaveChangesAsync();
        });
        var risks = (await center.Director.Get("/api/inspections/duties"))["risks"]!.AsArray().Select(r => (Words: r!["words"]!.GetValue<string>(), Href: r["href"]!.GetValue<string>(), Late: r["isLate"]!.GetValue<bool>())).ToList();
        Assert.Contains(risks, r => r.Words.StartsWith("3 栋大堂 公共照明完好", StringComparison.Ordinal));
        Assert.Contains(risks, r => r.Href == $"/complaints/{complaint["id"]}" && !r.Late);
        Assert.DoesNotContain(risks, r => r.Href == $"/complaints/{solved["id"]}");
        Assert.Contains(risks, r => r.Words == "装修 2 户：9-101、9-102");
        Assert.Equal(risks.Count, risks.DistinctBy(r => r.Href).Count());
        center.Pass(TimeSpan.FromDays(5));
        risks = (await center.Director.Get("/api/inspections/duties"))["risks"]!.AsArray().Select(r => (r!["words"]!.GetValue<string>(), r["href"]!.GetValue<string>(), r["isLate"]!.GetValue<bool>())).ToList();
        Assert.True(Assert.Single(risks, r => r.Href == $"/complaints/{complaint["id"]}").Late);
    }
}
