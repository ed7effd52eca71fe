using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Anju.Integration.Faults;

/// <summary>A bill run met by kill -9 at random instants ends, taken up again, with the very bills of an undisturbed one.</summary>
public class KillRunTests
{
    private const int Kills = 3, MostWaits = 400;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a")]
    public async Task A_run_that_is_killed_again_and_again_loses_and_doubles_nothing(Database database)
    {
        await using var server = await ServerProcess.Start(database, ("Jobs__Enabled", "true"), ("Billing__HousesPerStep", "5"));
        var random = new Random(20261128);
        var undisturbed = await Start(server);
        var expected = await Bills(server, undisturbed);
        Assert.NotEmpty(expected);
        await Discard(server, undisturbed);

        var run = await Start(server);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(100, 3000));
            await server.Kill();
            await server.Restart();
        }

        Assert.Equal(expected, await Bills(server, run));
    }

    private static async Task<int> Start(ServerProcess server)
    {
        using var collector = await server.SignIn("shoufei");
        var page = await collector.GetStringAsync("billing/unbilled");
        var community = System.Text.RegularExpressions.Regex.Match(page, "<option value=\"([0-9a-f-]{36})\"").Groups[1].Value;
        using var answer = await collector.PostAsJsonAsync("api/billing/runs/start", new { requestId = Guid.CreateVersion7(), community, month = TimeProvider.System.GetUtcNow().AddHours(8).ToString("yyyy-MM", null) });
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return int.Parse(text, null);
    }

    private static async Task Discard(ServerProcess server, int no)
    {
        using var collector = await server.SignIn("shoufei");
        using var answer = await collector.PostAsJsonAsync("api/billing/runs/discard", new { no, reason = "重算" });
        Assert.True(answer.IsSuccessStatusCode);
    }

    /// <summary>All bills of the run when it is ready, and the totals they must add up to.</summary>
    private static async Task<List<string>> Bills(ServerProcess server, int no)
    {
        using var collector = await server.SignIn("shoufei");
        var run = await Get(collector, no, 1);
        for (var waited = 0; run["run"]!["state"]!.GetValue<string>() != "Ready"; waited++)
        {
            Assert.True(waited < MostWaits, "the run was not taken up again");
            await Task.Delay(100);
            run = await Get(collector, no, 1);
        }

        var rows = new List<string> { $"{run["run"]!["bills"]} {run["run"]!["total"]} {run["run"]!["parked"]} {run["run"]!["housesDone"]}" };
        for (var page = 1; (page - 1) * 50 < run["run"]!["bills"]!.GetValue<int>(); page++)
            rows.AddRange((await Get(collector, no, page))["bills"]!["items"]!.AsArray().Select(b => $"{b!["houseNumber"]} {b["item"]} {b["from"]} {b["to"]} {b["quantity"]} {b["amount"]} {b["payer"]}"));
        Assert.Equal(rows.Count - 1, rows.Skip(1).Distinct().Count());
        return rows;
    }

    private static async Task<JsonNode> Get(HttpClient collector, int no, int page) => JsonNode.Parse(await collector.GetStringAsync($"api/billing/run?no={no}&page={page}"))!;
}
