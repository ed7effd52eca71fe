using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Anju.Repairs.Domain;
using Xunit;

namespace Anju.Integration.Faults;

public class TwinTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Sixty_four_twins_of_a_request_give_one_record_and_the_same_answer(Database database)
    {
        var center = await CenterUnderTest.On(database);
        using var client = center.Client("repairs.register");
        var body = new { requestId = Guid.CreateVersion7(), place = "大堂", item = "灯", description = "灯不亮", part = "Common", reporterName = "周样一", reporterPhone = "00012345678" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            using var answer = await client.PostAsJsonAsync("/api/repairs/register", body);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return await answer.Content.ReadAsStringAsync();
        }));
        Assert.Single(answers.Distinct());
        Assert.Equal(1, await center.Ask(db => db.Set<Repair>().CountAsync()));

        using var next = await client.PostAsJsonAsync("/api/repairs/register", body with { requestId = Guid.CreateVersion7() });
        Assert.EndsWith("-0002", (await next.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString(), StringComparison.Ordinal);
    }
}
