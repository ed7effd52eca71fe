using System.Net;
using Anju.Integration.RepairOrders;
using Xunit;

namespace Anju.Integration.Inspections;

/// <summary>Pages of inspections cost the same few statements whatever the number of records.</summary>
public class InspectionPageTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Registers_and_lists_ask_the_database_as_often_for_forty_records_as_for_two(Database database)
    {
        var center = await RepairsUnderTest.On(database);
        for (var i = 0; i < 2; i++)
            await Record(center, i);
        string[] pages = ["/inspections", "/inspections/nonconformities?tab=All", "/inspections/violations?tab=All", "/inspections/emergencies", "/inspections/observations", "/inspections/indices", "/statistics"];
        await Count(center, ["/statistics"]);                  // the months before are kept from here on
        var few = await Count(center, pages);
        for (var i = 2; i < 40; i++)
            await Record(center, i);
        var many = await Count(center, pages);
        Assert.Equal(few, many);
        Assert.InRange(many[0], 1, 18);                        // the register carries the duties of the day and the week
        Assert.All(many.Skip(1).Take(4), n => Assert.InRange(n, 1, 10));
        Assert.All(many, n => Assert.InRange(n, 1, 45));
    }

    private static async Task Record(RepairsUnderTest center, int i)
    {
        var item = new { text = "公共照明完好", outcome = "Failed", place = $"{i} 栋大堂", facts = "两盏灯不亮", onSpot = "", severity = "Ordinary" };
        var (status, body) = await center.Director.Post("/api/inspections/record", new { requestId = Guid.CreateVersion7(), kind = "Special", topic = "环境卫生", place = $"{i} 栋", result = "一处不合格", items = new[] { item } });
        Assert.True(status == HttpStatusCode.Created, body?.ToJsonString());
        (status, body) = await center.Director.Post("/api/inspections/emergencies/open", new { requestId = Guid.CreateVersion7(), kind = "停水" });
        Assert.True(status == HttpStatusCode.Created, body?.ToJsonString());
    }

    private static async Task<int[]> Count(RepairsUnderTest center, string[] pages)
    {
        var counts = new int[pages.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            var page = pages[i];
            counts[i] = await center.Visit(() => center.Director.Page(page));
        }

        return counts;
    }
}
