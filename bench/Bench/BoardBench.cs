using System.Text.RegularExpressions;

namespace Anju.Bench;

/// <summary>The board that stands open all day: throughput against a page of 50 rows in memory, statements, and what travels.</summary>
internal static partial class BoardBench
{
    private const int Clients = 16, Rounds = 5, Rows = 50;
    private const string Board = "repairs";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10), Round = TimeSpan.FromSeconds(3);

    public static async Task Run()
    {
        foreach (var postgres in (bool[])[false, true])
        {
            await using var anju = await Server.Anju(postgres);
            await using var bare = await Server.Bare(postgres);
            using var clerk = await anju.SignIn("qiantai");
            for (var i = 0; i < Rows; i++)
                await Repairs.Register(clerk);
            using var plain = new HttpClient { BaseAddress = bare.Address };
            async Task<bool> Ours(int client, int i) => (await clerk.GetByteArrayAsync(Board)).Length > 0;
            async Task<bool> Anew(int client, int i) => (await clerk.GetByteArrayAsync($"{Board}?visit={client}.{i}")).Length > 0;
            async Task<bool> Theirs(int client, int i) => (await plain.GetByteArrayAsync("page")).Length > 0;
            await Load.Run(Clients, WarmUp / 2, Ours);
            await Load.Run(Clients, WarmUp / 2, Anew);
            await Load.Run(Clients, WarmUp / 3, Theirs);
            var (ratios, anew) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                var (ours, theirs) = (await Load.Run(Clients, Round, Ours), await Load.Run(Clients, Round, Theirs));
                ratios.Add(ours.PerSecond / theirs.PerSecond);
                var made = await Load.Run(Clients, Round, Anew);
                anew.Add(made.PerSecond / theirs.PerSecond);
                Console.WriteLine($"{Server.NameOf(postgres)} round {round + 1}: board {ours}\n{"",26}anew {made}\n{"",26}bare {theirs}");
            }

            ratios.Sort();
            anew.Sort();
            Console.WriteLine(FormattableString.Invariant($"| … made anew each time, {Server.NameOf(postgres)} | {anew[Rounds / 2]:0.00} of a bare page ({anew[0]:0.00}–{anew[^1]:0.00}) | |"));
            Console.WriteLine(FormattableString.Invariant($"| board of {Rows} rows, {Server.NameOf(postgres)}, {Clients} clients | {ratios[Rounds / 2]:0.00} of a bare page ({ratios[0]:0.00}–{ratios[^1]:0.00}) | ≥ 0.4 |"));
            if (!postgres)
                await Weigh(clerk);
        }
    }

    /// <summary>What a browser fetches: the page and everything it names, compressed as sent.</summary>
    private static async Task Weigh(HttpClient clerk)
    {
        clerk.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var page = await clerk.GetByteArrayAsync(Board);
        using var unpacked = new StreamReader(new System.IO.Compression.BrotliStream(new MemoryStream(page), System.IO.Compression.CompressionMode.Decompress));
        var html = await unpacked.ReadToEndAsync();
        var named = new Queue<string>(Assets().Matches(html).Select(m => m.Groups[1].Value).Distinct());
        var (seen, total) = (new HashSet<string>(), page.Length);
        while (named.TryDequeue(out var path))
        {
            if (!seen.Add(path))
                continue;
            var bytes = await clerk.GetByteArrayAsync(path);
            total += bytes.Length;
            if (!path.EndsWith(".js", StringComparison.Ordinal))
                continue;
            using var script = new StreamReader(new System.IO.Compression.BrotliStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress));
            foreach (Match import in Imports().Matches(await script.ReadToEndAsync()))
                named.Enqueue(new Uri(new Uri("http://x" + path), import.Groups[1].Value).AbsolutePath);
        }

        Console.WriteLine(FormattableString.Invariant($"| board page, compressed, first load ({seen.Count + 1} files) | {total / 1024.0:0.0} KB | ≤ 80 KB |"));
        Console.WriteLine(FormattableString.Invariant($"| board page, compressed, next load | {page.Length / 1024.0:0.0} KB | ≤ 12 KB |"));
    }

    [GeneratedRegex("(?:href|src)=\"(/[^\"#]+\\.(?:css|js|svg)(?:\\?[^\"#]*)?)[\"#]")] private static partial Regex Assets();

    [GeneratedRegex("(?:import|from)\\s*\\(?[\"'](\\.{0,2}/[^\"']+\\.js)[\"']")] private static partial Regex Imports();
}
