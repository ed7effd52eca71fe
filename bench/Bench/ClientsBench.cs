using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace Anju.Bench;

/// <summary>What a clerk and a worker feel when 1, 8 or 32 of them work at once: register a repair and dispatch it, with numbers that have no gap.</summary>
internal static class ClientsBench
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10), Time = TimeSpan.FromSeconds(8);

    public static async Task Run()
    {
        foreach (var postgres in (bool[])[false, true])
        {
            await using var anju = await Server.Anju(postgres);
            using var clerk = await anju.SignIn("qiantai");
            var numbers = new ConcurrentBag<int>();
            var worker = await Worker(clerk);
            async Task<bool> Act(int client, int i)
            {
                if (i % 2 == 0 || !Open.TryTake(out var order))
                {
                    using var made = await clerk.PostAsJsonAsync("api/repairs/register", Repairs.Body());
                    if (!made.IsSuccessStatusCode)
                        return false;
                    var moved = await made.Content.ReadFromJsonAsync<JsonElement>();
                    numbers.Add(int.Parse(moved.GetProperty("number").GetString()!.Split('-')[^1], null));
                    Open.Add(moved.GetProperty("id").GetString()!);
                    return true;
                }

                using var sent = await clerk.PostAsJsonAsync("api/repairs/dispatch", new { requestId = Guid.CreateVersion7(), id = order, worker });
                return sent.IsSuccessStatusCode;
            }

            Open.Clear();
            await Load.Run(16, WarmUp, Act);
            await anju.Analyze();
            foreach (var (clients, most) in ((int, double)[])[(1, 15), (8, 60), (32, 60)])
            {
                var felt = await Load.Run(clients, Time, Act);
                Console.WriteLine(FormattableString.Invariant($"| register and dispatch, {Server.NameOf(postgres)}, {clients} clients | p50 {felt.P50:0.0} · p95 {felt.P95:0.0} · p99 {felt.P99:0.0} ms, {felt.PerSecond:0}/s, {felt.Refused} refused | p95 ≤ {most:0} ms |"));
            }

            var inOrder = numbers.Order().SequenceEqual(Enumerable.Range(numbers.Min(), numbers.Count));
            Console.WriteLine($"| numbers after that, {Server.NameOf(postgres)} | {numbers.Count}, {(inOrder ? "no gap, none twice" : "GAPS")} | gapless |");
        }
    }

    private static ConcurrentBag<string> Open { get; } = [];

    private static async Task<string> Worker(HttpClient clerk)
    {
        using var made = await clerk.PostAsJsonAsync("api/repairs/register", Repairs.Body());
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        var proposed = await clerk.GetFromJsonAsync<JsonElement>($"api/repairs/proposals?id={id}");
        return proposed[0].GetProperty("id").GetString()!;
    }
}
