using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Anju.Integration.Faults;

public class KillTests
{
    private const int Rounds = 2, Clients = 12;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_server_killed_under_load_has_lost_nothing_it_acknowledged_and_doubled_nothing(Database database)
    {
        await using var server = await ServerProcess.Start(database);
        var sent = new ConcurrentBag<object>();
        var acknowledged = new ConcurrentDictionary<Guid, string>();
        for (var round = 0; round < Rounds; round++)
        {
            await Load(server, sent, acknowledged);
            await server.Restart();
        }

        Assert.True(acknowledged.Count > 20, $"only {acknowledged.Count} acknowledged: too little load to prove anything");
        using var clerk = await server.SignIn("qiantai");
        var numbers = new ConcurrentDictionary<Guid, string>();
        await Parallel.ForEachAsync(sent, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (body, ct) =>
        {
            // Whether it was answered or not, sending it again is safe and gives the record it made.
            using var answer = await clerk.PostAsJsonAsync("api/repairs/register", body, ct);
            answer.EnsureSuccessStatusCode();
            var request = ((Repair)body).RequestId;
            numbers[request] = (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("number").GetString()!;
        });

        Assert.All(acknowledged, a => Assert.Equal(a.Value, numbers[a.Key]));
        Assert.Equal(Enumerable.Range(1, sent.Count), numbers.Values.Select(n => int.Parse(n.Split('-')[^1], null)).Order());
        var list = await clerk.GetFromJsonAsync<JsonElement>("api/repairs/list?tab=All&size=1");
        Assert.Equal(sent.Count, list.GetProperty("total").GetInt32());
        await server.Kill();
        Assert.Equal(0, await server.Command("verify-audit"));
    }

    /// <summary>Registers repairs from many sides until the server is killed in the middle of it.</summary>
    private static async Task Load(ServerProcess server, ConcurrentBag<object> sent, ConcurrentDictionary<Guid, string> acknowledged)
    {
        using var clerk = await server.SignIn("qiantai");
        var begun = acknowledged.Count;
        var clients = Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var body = new Repair(Guid.CreateVersion7());
                sent.Add(body);
                try
                {
                    using var answer = await clerk.PostAsJsonAsync("api/repairs/register", body);
                    answer.EnsureSuccessStatusCode();
                    acknowledged[body.RequestId] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString()!;
                }
                catch (Exception e) when (e is HttpRequestException or IOException)
                {
                    return;
                }
            }
        })).ToArray();
        for (var waited = 0; acknowledged.Count < begun + 60 && waited < 300; waited++)
            await Task.Delay(50);
        await server.Kill();
        await Task.WhenAll(clients);
    }

    private sealed record Repair(Guid RequestId)
    {
        public string Place { get; } = "3 栋大堂";
        public string Item { get; } = "灯";
        public string Description { get; } = "大堂灯不亮";
        public string Part { get; } = "Common";
        public string ReporterName { get; } = "周样一";
        public string ReporterPhone { get; } = "00012345678";
    }
}
