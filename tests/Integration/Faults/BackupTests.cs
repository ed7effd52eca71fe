using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Anju.Integration.Faults;

/// <summary><c>anju backup</c> and <c>anju restore</c> on the embedded database, with the real program.</summary>
public class BackupTests
{
    [Fact]
    public async Task A_copy_taken_while_it_serves_is_brought_back_once_it_stands_still_and_the_audit_chain_holds()
    {
        await using var server = await ServerProcess.Start(Database.Sqlite);
        var copy = Path.Combine(server.Folder, "copy.db");
        using (var desk = await server.SignIn("qiantai"))
        {
            await Log(desk, "备份之前");
            Assert.Equal(0, (await server.Command("backup", copy)).ExitCode);
            Assert.Contains("已经存在", (await server.Command("backup", copy)).Output, StringComparison.Ordinal);
            await Log(desk, "备份之后");
        }

        var (busy, refused) = await server.Command("restore", copy, "--force");
        Assert.Equal((1, true), (busy, refused.Contains("数据库正被使用，请先停止服务", StringComparison.Ordinal)));

        await server.Kill();
        Assert.Contains("加 --force", (await server.Command("restore", copy)).Output, StringComparison.Ordinal);
        File.WriteAllText(copy + ".txt", "no database at all");
        Assert.Contains("不是完好的备份", (await server.Command("restore", copy + ".txt", "--force")).Output, StringComparison.Ordinal);
        var (restored, words) = await server.Command("restore", copy, "--force");
        Assert.True(restored == 0, words);
        Assert.Single(Directory.GetFiles(server.Folder, "center.db.before-restore-*"));

        Assert.Equal(0, (await server.Command("verify-audit")).ExitCode);
        Assert.Equal(0, (await server.Command("verify-ledger")).ExitCode);
        await server.Restart();
        using var again = await server.SignIn("qiantai");
        var register = await again.GetStringAsync(new Uri("api/frontdesk/register?q=备份", UriKind.Relative));
        Assert.Equal("备份之前", Assert.Single(JsonNode.Parse(register)!["items"]!.AsArray())!["content"]!.GetValue<string>());
    }

    private static async Task Log(HttpClient desk, string content)
    {
        using var answer = await desk.PostAsJsonAsync("api/frontdesk/contacts", new { requestId = Guid.CreateVersion7(), way = "Call", kind = "Question", content, outcome = "SolvedOnSpot", result = "已答复" });
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }
}
