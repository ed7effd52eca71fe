namespace Anju.Bench;

/// <summary>The one search box when the company has 100,000 houses: every way of asking, one clerk and sixteen.</summary>
internal static class SearchBench
{
    private const int Files = 5, RowsPerFile = 20_000;
    private static readonly string[] Asked = ["3-2-1501", "3栋2单元1501", "321501", "501", "周样", "zyy", "1234", "wyj", "88-1-204", "陈例居", "5678", "100栋2单元2504"];

    public static async Task Run()
    {
        await using var anju = await Server.Anju(postgres: false);
        var file = anju.FileIn("assets.xlsx");
        for (var i = 0; i < Files; i++)
        {
            await anju.Open($"大样花园{i + 1}期");
            Houses.Write(file, Houses.Made($"大样花园{i + 1}期", RowsPerFile), i);
            var stored = await anju.Run("import", file, "--center", "安居示范小区服务中心");
            if (stored.Code != 0)
                throw new InvalidOperationException(stored.Last);
        }

        using var clerk = await anju.SignIn("qiantai");
        async Task<bool> Search(int client, int i)
        {
            using var answer = await clerk.GetAsync($"api/estate/search?words={Uri.EscapeDataString(Asked[(i + client) % Asked.Length])}");
            return answer.IsSuccessStatusCode && (await answer.Content.ReadAsByteArrayAsync()).Length > 2;
        }

        await Load.Run(4, TimeSpan.FromSeconds(6), Search);
        foreach (var clients in (int[])[1, 16])
        {
            var felt = await Load.Run(clients, TimeSpan.FromSeconds(8), Search);
            Console.WriteLine(FormattableString.Invariant($"| search over 101,000 houses, {clients} clients | p50 {felt.P50:0.0} · p95 {felt.P95:0.0} · p99 {felt.P99:0.0} ms, {felt.PerSecond:0}/s, {felt.Refused} without a hit | p99 ≤ 50 ms |"));
        }

        foreach (var words in Asked)
        {
            var felt = await Load.Run(1, TimeSpan.FromSeconds(1), async (_, _) => (await clerk.GetByteArrayAsync($"api/estate/search?words={Uri.EscapeDataString(words)}")).Length > 0);
            Console.WriteLine(FormattableString.Invariant($"    {words,-16} p50 {felt.P50:0.0}  p99 {felt.P99:0.0} ms"));
        }
    }
}
