using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Anju.Bench;

/// <summary>From the clerk's key to an open board: a repair is registered, each of many open pages hears of it and one fetches itself again. A browser gathers news for 150 ms more.</summary>
internal static class LiveBench
{
    private const int Boards = 50, Calls = 200, WarmUp = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task Run()
    {
        foreach (var postgres in (bool[])[false, true])
        {
            await using var anju = await Server.Anju(postgres);
            using var clerk = await anju.SignIn("qiantai");
            using var director = await anju.SignIn("zhuren", Boards + 4);
            var boards = await Task.WhenAll(Enumerable.Range(0, Boards).Select(_ => Board.Open(director)));
            var (heard, shown) = (new List<double>(), new List<double>());
            for (var call = 0; call < WarmUp + Calls; call++)
            {
                var begin = Stopwatch.GetTimestamp();
                var told = Array.ConvertAll(boards, b => b.Next());
                using var answer = await clerk.PostAsJsonAsync("api/repairs/register", Repairs.Body());
                var number = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString()!;
                await Task.WhenAll(told).WaitAsync(Patience);
                var last = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
                if (!(await director.GetStringAsync("repairs?text=" + number)).Contains($">{number}<", StringComparison.Ordinal))
                    throw new InvalidOperationException($"{number} was told and is not on the board.");
                if (call < WarmUp)
                    continue;
                heard.Add(last);
                shown.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }

            foreach (var board in boards)
                board.Dispose();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Boards} open boards, {Server.NameOf(postgres)}: the last one has heard / one shows it | {Of(heard)} / {Of(shown)} ms | ≤ 2 s |"));
        }
    }

    private static string Of(List<double> times)
    {
        var sorted = times.Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {Load.At(sorted, 0.5):0.0} · p99 {Load.At(sorted, 0.99):0.0}");
    }

    /// <summary>The line of one open page.</summary>
    private sealed class Board(Stream stream) : IDisposable
    {
        private readonly StreamReader lines = new(stream);

        public static async Task<Board> Open(HttpClient who)
        {
            var board = new Board(await who.GetStreamAsync("api/live?topics=repairs"));
            await board.Until("event: open");
            return board;
        }

        public Task Next() => Until("event: repairs");

        private async Task Until(string line)
        {
            while (await lines.ReadLineAsync() is { } read)
                if (read == line)
                    return;
            throw new InvalidOperationException("The line ended.");
        }

        public void Dispose() => lines.Dispose();
    }
}
