using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Xunit;

namespace Anju.Integration.Faults;

public class KillTests
{
    private const int Rounds = 2, Clients = 12, AcknowledgedPerRound = 50;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_server_killed_under_load_has_lost_nothing_it_acknowledged_and_doubled_nothing(Database database)
    {
        await using var server = await ServerProcess.Start(database);
        var sent = new ConcurrentBag<Sending>();
        var acknowledged = new ConcurrentDictionary<Sending, string>();
        for (var round = 0; round < Rounds; round++)
        {
            await Load(server, sent, acknowledged, server.Kill);
            await server.Restart();
        }

        await NothingLost(server, sent, acknowledged);
    }

    [Fact]
    public async Task A_database_felled_under_load_has_lost_nothing_that_was_acknowledged()
    {
        await using var cluster = await PostgresCluster.Make();
        await using var server = await ServerProcess.Start(cluster.Of("anju"));
        var sent = new ConcurrentBag<Sending>();
        var acknowledged = new ConcurrentDictionary<Sending, string>();
        for (var round = 0; round < Rounds; round++)
        {
            await Load(server, sent, acknowledged, cluster.Fall);
            await server.Kill();
            await cluster.Start();
            await server.Restart();
        }

        await NothingLost(server, sent, acknowledged);
    }

    /// <summary>Sends everything again and reads the whole register.</summary>
    private static async Task NothingLost(ServerProcess server, ConcurrentBag<Sending> sent, ConcurrentDictionary<Sending, string> acknowledged)
    {
        Assert.True(acknowledged.Count < sent.Count, "every request was answered: nobody was killed in the middle of one");
        using var clerk = await server.SignIn("qiantai");
        var answers = new ConcurrentDictionary<Sending, string>();
        await Parallel.ForEachAsync(sent, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (sending, _) =>
            answers[sending] = await sending.By(clerk) ?? throw new InvalidOperationException("refused when sent again"));

        // Whether it was answered or not, sending it again is safe and gives the record it made.
        Assert.All(acknowledged, a => Assert.Equal(a.Value, answers[a.Key]));
        var all = answers.Values.SelectMany(a => JsonNumbers(a)).ToList();
        Assert.Equal(Enumerable.Range(1, sent.Count), Serials(all, "BX"));
        Assert.Equal(Enumerable.Range(1, sent.Count(s => s.IsCall)), Serials(all, "LD"));
        Assert.Equal(sent.Count, await Total(clerk, "api/repairs/list?tab=All&size=1"));
        Assert.Equal(sent.Count(s => s.IsCall), await Total(clerk, "api/frontdesk/register?size=1"));
        await server.Kill();
        Assert.Equal(0, (await server.Command("verify-audit")).ExitCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_check_at_the_prompt_names_center_and_place_of_a_change_and_fails(Database database)
    {
        await using var server = await ServerProcess.Start(database);
        using (var clerk = await server.SignIn("qiantai"))
            for (var i = 0; i < 3; i++)
                Assert.NotNull(await new Sending(Guid.CreateVersion7(), IsCall: true).By(clerk));
        await server.Kill();
        await server.Sql("UPDATE kernel_audit SET \"By\" = '别人' WHERE \"Seq\" = 2");
        var (exitCode, output) = await server.Command("verify-audit");
        Assert.Equal(1, exitCode);
        Assert.Contains("第 2 条起对不上", output, StringComparison.Ordinal);
    }

    /// <summary>Registers from many sides until something is killed in the middle of it.</summary>
    private static async Task Load(ServerProcess server, ConcurrentBag<Sending> sent, ConcurrentDictionary<Sending, string> acknowledged, Func<Task> kill)
    {
        using var clerk = await server.SignIn("qiantai");
        var begun = acknowledged.Count;
        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            while (true)
            {
                var sending = new Sending(Guid.CreateVersion7(), IsCall: client % 2 == 0);
                sent.Add(sending);
                if (await sending.By(clerk) is not { } answer)
                    return;
                acknowledged[sending] = answer;
            }
        })).ToArray();
        for (var waited = 0; acknowledged.Count < begun + AcknowledgedPerRound && waited < 2400; waited++)
            await Task.Delay(25);
        await kill();
        await Task.WhenAll(clients);
        Assert.True(acknowledged.Count >= begun + AcknowledgedPerRound, $"only {acknowledged.Count - begun} acknowledged: too little load to prove anything");
    }

    private static async Task<int> Total(HttpClient clerk, string list) => (await clerk.GetFromJsonAsync<JsonElement>(list)).GetProperty("total").GetInt32();

    private static IEnumerable<string> JsonNumbers(string answer)
    {
        var json = JsonDocument.Parse(answer).RootElement;
        yield return json.GetProperty("number").GetString()!;
        if (json.TryGetProperty("linkedNumber", out var linked))
            yield return linked.GetString()!;
    }

    private static IEnumerable<int> Serials(IEnumerable<string> numbers, string kind) =>
        numbers.Where(n => n.StartsWith(kind, StringComparison.Ordinal)).Select(n => int.Parse(n.Split('-')[^1], null)).Order();

    /// <summary>One repair registered by itself, or through a call that makes a line of the register and a repair at once.</summary>
    private sealed record Sending(Guid RequestId, bool IsCall)
    {
        /// <summary>The whole answer; null when the server is gone.</summary>
        public async Task<string?> By(HttpClient clerk)
        {
            try
            {
                using var answer = IsCall
                    ? await clerk.PostAsJsonAsync("api/frontdesk/contacts", new { RequestId, kind = "Repair", content = "大堂灯不亮", outcome = "Promised", promise = "+4h", place = "3 栋大堂", item = "灯", repairPart = "Common", caller = "周样一", callerPhone = "00012345678" })
                    : await clerk.PostAsJsonAsync("api/repairs/register", new { RequestId, place = "3 栋大堂", item = "灯", description = "大堂灯不亮", part = "Common", reporterName = "周样一", reporterPhone = "00012345678" });
                var text = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                    return null;                             // its database is gone: said, not acknowledged
                Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {text}");
                return text;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
            {
                return null;
            }
        }
    }
}
