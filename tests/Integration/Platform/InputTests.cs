using System.Net;
using System.Text;
using Anju.Integration.Casework;
using Xunit;

namespace Anju.Integration.Platform;

public class InputTests
{
    private static string Answer(Guid id, string words) => $$"""{"requestId":"{{Guid.CreateVersion7()}}","id":"{{id}}","version":1,"way":"Phone","grade":"Satisfied","words":"{{words}}"}""";

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Text_that_no_database_can_hold_is_refused_with_a_sentence(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var (id, client) = ((await center.PlanFollowUp()).Value, center.Follower());
        foreach (var words in (string[])["a\\u0000b", "\\ud83d", "\\udc00x", "\\uffff", new string('长', 1001), new string('a', 10 << 20)])
        {
            var refused = await client.PostAsync("/api/casework/answer-follow-up", new StringContent(Answer(id, words), Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.True(refused.Headers.Contains("Content-Security-Policy"));
            Assert.True((await refused.Content.ReadAsStringAsync()).Contains("title", StringComparison.Ordinal), $"no sentence for {words[..Math.Min(12, words.Length)]}");
        }

        var kept = await client.PostAsync("/api/casework/answer-follow-up", new StringContent(Answer(id, "<script>alert(1)</script> 😀 谢谢"), Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        var page = await client.GetStringAsync($"/follow-ups/{id}");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }
}
