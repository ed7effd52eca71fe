using System.Net;
using Xunit;

namespace Anju.Integration.Complaints;

/// <summary>Pages of complaints cost the same few statements whatever the number of complaints.</summary>
public class ComplaintPageTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Lists_boards_and_cases_ask_the_database_as_often_for_forty_complaints_as_for_two(Database database)
    {
        var complaints = await ComplaintsUnderTest.On(database);
        var first = await complaints.Register();
        await complaints.Register("电梯异响");
        await complaints.Handle(first);
        string[] pages = ["/complaints", "/complaints?tab=Late", "/complaints?tab=All&text=3-2", "/complaints?view=board", $"/complaints/{first["id"]}", "/complaints/indices", $"/houses/{complaints.House.Value}"];
        await Count(complaints, ["/complaints"]);               // who the reader is, is known from here on
        var few = await Count(complaints, pages);
        for (var i = 0; i < 38; i++)
            await complaints.Register($"第 {i} 件：楼道没人扫");
        var many = await Count(complaints, pages);
        Assert.Equal(few, many);
        Assert.All(many.Take(4), n => Assert.InRange(n, 1, 10));
        Assert.All(many, n => Assert.InRange(n, 1, 26));
    }

    private static async Task<int[]> Count(ComplaintsUnderTest complaints, string[] pages)
    {
        var counts = new int[pages.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            var page = pages[i];
            counts[i] = await complaints.Visit(async () => Assert.Equal(HttpStatusCode.OK, (await complaints.Director.Page(page)).Status));
        }

        return counts;
    }
}
