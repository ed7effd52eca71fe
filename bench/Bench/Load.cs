using System.Diagnostics;

namespace Anju.Bench;

/// <summary>What a run of requests gave: throughput and the latencies a user would have felt.</summary>
internal sealed record Figures(int Clients, int Requests, int Refused, double PerSecond, double P50, double P95, double P99, double Worst)
{
    public override string ToString() => $"{PerSecond,8:0.0}/s  p50 {P50,7:0.00}  p95 {P95,7:0.00}  p99 {P99,7:0.00}  max {Worst,8:0.0} ms   ({Requests} requests, {Refused} refused, {Clients} clients)";
}

/// <summary>A closed loop: each client sends its next request when the last one is answered. Bounded in time and count.</summary>
internal static class Load
{
    private const int MostRequests = 2_000_000;

    public static async Task<Figures> Run(int clients, TimeSpan time, Func<int, int, Task<bool>> request, TimeSpan? warmUp = null, int most = MostRequests)
    {
        if (warmUp is { } first)
            await Run(clients, first, request);
        var latencies = new List<double>[clients];
        var refused = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var mine = latencies[client] = new List<double>(4096);
            for (var i = 0; watch.Elapsed < time && i < most / clients; i++)
            {
                var begin = Stopwatch.GetTimestamp();
                if (!await request(client, i))
                    Interlocked.Increment(ref refused);
                mine.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }
        })));
        var elapsed = watch.Elapsed.TotalSeconds;
        var all = latencies.SelectMany(l => l).Order().ToArray();
        return new Figures(clients, all.Length, refused, all.Length / elapsed, At(all, 0.50), At(all, 0.95), At(all, 0.99), all[^1]);
    }

    public static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
