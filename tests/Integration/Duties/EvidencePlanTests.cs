using Anju.Integration.RepairOrders;
using Xunit;

namespace Anju.Integration.Duties;

/// <summary>A year of evidence of a large center lies beside the day that is asked for: pages go straight to theirs, and what is written all day hides nothing.</summary>
public class EvidencePlanTests
{
    private static readonly string[] Indexes = ["Kind_On_Id_ById", "ById_On_Id", "SubjectId_Kind"];

    [Fact]
    public async Task Pages_of_duties_find_their_evidence_by_kind_person_or_record_and_never_by_reading_all_days()
    {
        var center = await DutiesUnderTest.On(Database.Sqlite);
        var director = await center.Director();
        await center.Works(director, "inspections.patrol", center.Now.AddDays(-2));
        await center.CatchUp();
        foreach (var page in (string[])["/duties", "/duties/calendar", "/duties/log", "/duties/compliance/cell?missed=true", "/duties/quality"])
            await director.Page(page);

        var ways = center.Plans();
        Assert.NotEmpty(ways);
        Assert.All(Indexes, index => Assert.Contains(ways, w => w.Plan.Contains(index, StringComparison.Ordinal)));
        Assert.All(ways, way => Assert.True(IsNarrow(way.Plan, way.Sql), $"{way.Plan}\n{way.Sql}"));
    }

    /// <summary>By an index that knows more than the center and the days; the first day of all is the first entry of the index of days.</summary>
    private static bool IsNarrow(string plan, string sql) => plan.StartsWith("SEARCH", StringComparison.Ordinal)
        && (Indexes.Any(i => plan.Contains($"IX_casework_evidence_CenterId_{i} ", StringComparison.Ordinal))
            || plan.Contains("CenterId_On_Id (CenterId=?)", StringComparison.Ordinal) && sql.TrimEnd().EndsWith("LIMIT 1", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.4b")]
    public async Task A_record_that_is_made_once_a_month_counts_on_the_day_beside_thousands_that_are_made_all_day(Database database)
    {
        var center = await DutiesUnderTest.On(database);
        var director = await center.Director();
        var now = center.Now;
        center.Now = now.AddDays(-50);
        await center.Works(director, "desk.contact");                                       // the center works since October
        center.Now = now.AddDays(-20);
        await center.Works(director, "duties.day-note");
        center.Now = now;
        await director.Post("/api/duties/duty/set", new { requestId = Guid.CreateVersion7(), no = 0, clause = "X-9", post = "主任", title = "接待来访", cadence = "Month", count = 20, kinds = (string[])["desk.contact"], whose = "Own", reason = "常在前台" });
        await center.Works(director, "desk.contact", times: 2100);

        Assert.Equal("Met", await State(director, "S-4.1.4b"));
        Assert.Equal("Met", await State(director, "X-9"));
    }

    private static async Task<string> State(RepairsUnderTest.Hand hand, string clause) =>
        (await hand.Get("/api/duties/my-day"))["items"]!.AsArray().Single(i => i!["clause"]!.GetValue<string>() == clause)!["state"]!.GetValue<string>();
}
