using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Anju.Billing.Runs;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;

namespace Anju.Bench;

/// <summary>
/// A whole bill run (read houses, prices, usage; reckon; store with reasons) of four items, one of them tiered by usage,
/// beside the fastest way in which the same database takes the same rows into the same table and indexes.
/// </summary>
internal static class BillingBench
{
    /// <summary>Houses of another community, billed before: what is measured is a program that runs, not one that is still being compiled.</summary>
    private const int Warm = 20_000;

    public static async Task<int> Run(string[] options)
    {
        string? Option(string name) => Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length ? options[at + 1] : null;
        var houses = int.Parse(Option("--houses") ?? "100000", CultureInfo.InvariantCulture);
        var db = Option("--db");
        if (db is not ("sqlite" or "postgres") || houses is < 1 or > 2_000_000)
        {
            Console.Error.WriteLine("bench billing --houses N --db sqlite|postgres [--kills 50] [--real]");
            return 1;
        }

        var place = Directory.CreateTempSubdirectory("anju-billing-").FullName;
        try
        {
            await using var stage = await BillingStage.Open(db == "postgres", place, new CenterId(Guid.CreateVersion7()));
            if (options.Contains("--real"))
                return await Real(stage, db);
            await stage.Found();
            if (Option("--kills") is { } kills)
                return await Kill(stage, db, place, houses, int.Parse(kills, CultureInfo.InvariantCulture));
            var small = await stage.Lay("预热", Warm);
            for (var i = 0; i < 2; i++)
                await stage.Discard(await stage.Reckon(small));
            await stage.Reckon(small);                           // a center that bills has bills
            var community = await stage.Lay("安居花园", houses);
            await Measure(stage, db, community, houses, place);
            return 0;
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static async Task Measure(BillingStage stage, string db, CommunityId community, int houses, string place)
    {
        await stage.Analyze();
        GC.Collect(2, GCCollectionMode.Aggressive, true, true);
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
        var before = await stage.Size();
        stage.Statements.Count = 0;
        var watch = Stopwatch.StartNew();
        var run = await stage.Reckon(community);
        var seconds = watch.Elapsed.TotalSeconds;
        var peak = long.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        var statements = stage.Statements.Count + 2 * ((houses + CalculateStep.Houses - 1) / CalculateStep.Houses);      // each step copies bills and totals past EF; nothing here is an exception
        var charges = await stage.Count(run);
        var weight = (await stage.Size() - before) / (double)charges;
        var raw = await stage.Raw(run, Path.Combine(place, "rows.bin"));
        Console.WriteLine(FormattableString.Invariant($"{db}: {weight:0} bytes a bill with its indexes, {seconds * 1_000_000 / charges:0.0} µs a bill, {charges / seconds:0} bills/s"));
        Console.WriteLine(JsonSerializer.Serialize(new { houses, charges, seconds = Math.Round(seconds, 3), rawSeconds = Math.Round(raw, 3), ratio = Math.Round(seconds / raw, 2), statements, peakMB = peak }));
    }

    /// <summary>kill -9 at random instants; whoever takes the run up again must end with the very rows of an undisturbed run.</summary>
    private static async Task<int> Kill(BillingStage stage, string db, string place, int houses, int kills)
    {
        var community = await stage.Lay("安居花园", houses);
        var first = await stage.Reckon(community);
        var expected = await stage.Fingerprint(first);
        await stage.Discard(first);
        var (random, interrupted, longest) = (new Random(20261123), 0, 400);
        for (var i = 0; i < kills; i++)
        {
            var run = await stage.Start(community);
            using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(BillingBench).Assembly.Location, "billing-child", db, place, stage.Center.Value.ToString(), run.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
            await child.StandardOutput.ReadLineAsync();          // it begins now
            await Task.Delay(random.Next(0, longest));
            child.Kill();
            await child.WaitForExitAsync();
            var (done, isOpen) = await stage.Progress(run);
            interrupted += isOpen ? 1 : 0;
            longest = isOpen ? Math.Min(longest + 20, 5000) : Math.Max(60, longest - 40);      // most kills shall meet it at work
            await stage.Finish(run);
            if (await stage.Fingerprint(run) != expected)
                throw new InvalidOperationException($"Kill {i + 1} after {done} houses left other bills than an undisturbed run.");
            await stage.Discard(run);
        }

        Console.WriteLine(JsonSerializer.Serialize(new { db, houses, kills, interrupted, identical = kills }));
        return 0;
    }

    /// <summary>
    /// Three years of real household water use, billed every two months by tiers; a gap in the data is a missing reading.
    /// Every run is compared with a check that knows nothing of the engine: whole fen from whole millionths.
    /// </summary>
    private static async Task<int> Real(BillingStage stage, string db)
    {
        var data = Path.Combine(Environment.GetEnvironmentVariable("ANJU_REAL_DATA") ?? Path.GetFullPath("../shared/data"), "meters");
        if (!Directory.Exists(data))
            throw new InvalidOperationException($"There is no folder {data}; set ANJU_REAL_DATA.");
        var rows = Csv.Read(Directory.GetFiles(data, "*.csv")[0]).Select(r => (Account: r["cust_id"], Month: DateOnly.ParseExact(r["bill_month"] + "-25", "yyyy-MM-dd", CultureInfo.InvariantCulture), Milli: (long)(decimal.Parse(r["usage_m3"], CultureInfo.InvariantCulture) * 1000)))
            .GroupBy(r => (r.Account, r.Month)).Select(g => (g.Key.Account, g.Key.Month, Milli: g.Sum(r => r.Milli))).ToList();
        var accounts = rows.GroupBy(r => r.Account).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.OrderBy(r => r.Month).ToList()).ToList();
        await stage.FoundReal(10, 20, (1.98m, 2.97m, 3.96m));
        var community = await stage.Lay("真实用水", accounts.Count, (meter, i) => BillingStage.Chain(meter, new(2013, 12, 15), accounts[i].Select(r => (r.Month, r.Milli / 1000m))));
        await stage.Analyze();
        var (watch, bills, fen, parked, runs) = (Stopwatch.StartNew(), 0L, 0L, 0, 0);
        for (var month = new DateOnly(rows.Min(r => r.Month).Year, 2, 1); month <= rows.Max(r => r.Month).AddMonths(1); month = month.AddMonths(2))
        {
            var sums = await stage.Sums(await stage.Reckon(community, month.ToString("yyyy-MM", CultureInfo.InvariantCulture)));
            var used = accounts.Select(a => a.Where(r => r.Month >= month.AddMonths(-1) && r.Month < month.AddMonths(1)).ToList()).Where(a => a.Count > 0).Select(a => a.Sum(r => r.Milli)).ToList();
            var expected = (Bills: used.Count, Fen: used.Sum(Checked), Milli: used.Sum(), Parked: accounts.Count - used.Count);
            if (sums != expected)
                throw new InvalidOperationException($"{month:yyyy-MM}: {sums}, the independent check says {expected}.");
            (bills, fen, parked, runs) = (bills + sums.Bills, fen + sums.Fen, parked + sums.Parked, runs + 1);
        }

        Console.WriteLine(JsonSerializer.Serialize(new { db, accounts = accounts.Count, readings = rows.Count, runs, bills, yuan = fen / 100m, missing = parked, seconds = Math.Round(watch.Elapsed.TotalSeconds, 2) }));
        return 0;
    }

    /// <summary>Two months of 10 and 20 m³ at 1.98, then 2.97, then 3.96 yuan: in hundred-thousandths of a yuan, to fen by half up.</summary>
    private static long Checked(long milli)
    {
        var exact = 198 * Math.Min(milli, 20_000) + 297 * Math.Clamp(milli - 20_000, 0, 20_000) + 396 * Math.Max(0, milli - 40_000);
        return (exact + 500) / 1000;
    }

    /// <summary>Works on a run in small steps until it is killed.</summary>
    public static async Task Child(bool postgres, string place, Guid center, int run)
    {
        await using var stage = await BillingStage.Open(postgres, place, new CenterId(center));
        Console.WriteLine("go");
        await stage.Finish(run, 20);
    }
}
