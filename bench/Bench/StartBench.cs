namespace Anju.Bench;

/// <summary>From the command to the first page, with nothing there and with everything there; and what it holds when nobody asks.</summary>
internal static class StartBench
{
    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("anju-bench-").FullName;
        await using (var first = await Server.Anju(postgres: false, folder, days: 90))
        {
            var page = await FirstPage(first);
            Console.WriteLine(FormattableString.Invariant($"| first start: database, demo company, first page | {page.TotalSeconds:0.0} s | ≤ 3 s |"));
            using var probe = new HttpClient { BaseAddress = first.Address };
            for (var i = 0; i < 600 && !(await probe.GetAsync("health/demo")).IsSuccessStatusCode; i++)
                await Task.Delay(500);
            await Task.Delay(TimeSpan.FromSeconds(60));
            Console.WriteLine(FormattableString.Invariant($"| memory, ninety days laid, a minute idle | {first.MemoryMb:0} MB | ≤ 200 MB |"));
            first.KeepFolder = true;
        }

        await using var again = await Server.Anju(postgres: false, folder, days: 90);
        Console.WriteLine(FormattableString.Invariant($"| second start on the same data, first page | {(await FirstPage(again)).TotalSeconds:0.0} s | ≤ 3 s |"));
        await Task.Delay(TimeSpan.FromSeconds(30));
        Console.WriteLine(FormattableString.Invariant($"| memory after the second start, idle | {again.MemoryMb:0} MB | ≤ 200 MB |"));
    }

    private static async Task<TimeSpan> FirstPage(Server server)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var browser = new HttpClient { BaseAddress = server.Address };
        (await browser.GetAsync("sign-in")).EnsureSuccessStatusCode();
        return server.ReadyAfter + watch.Elapsed;
    }
}
