namespace Anju.Bench;

/// <summary>The largest file an office may give: 20,000 rows, checked and stored whole.</summary>
internal static class ImportBench
{
    public static async Task Run()
    {
        foreach (var postgres in (bool[])[false])
        {
            await using var anju = await Server.Anju(postgres);
            var file = anju.FileIn("assets.xlsx");
            await anju.Open("大样花园");
            Houses.Write(file, Houses.Made("大样花园", 1_000));
            var small = await anju.Run("import", file, "--center", "安居示范小区服务中心", "--check");
            Houses.Write(file, Houses.Made("大样花园", 20_000));
            var large = await anju.Run("import", file, "--center", "安居示范小区服务中心");
            Console.WriteLine(FormattableString.Invariant($"| import of 20,000 rows, {Server.NameOf(postgres)} (exit {large.Code}: {large.Last}) | {large.Seconds:0.0} s, highest memory {large.PeakMb:0} MB (checking 1,000 rows: {small.PeakMb:0} MB) | ≤ 30 s, flat |"));
        }
    }
}
