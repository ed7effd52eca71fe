namespace Anju.Dev;

/// <summary><c>bench</c>: builds the benches and runs one, beside a PostgreSQL as durable as a production one.</summary>
internal static class Benches
{
    public static int Run(string name, string[] arguments)
    {
        if (!File.Exists("bench/Bench/Bench.csproj"))
            throw new ChoreException($"There is no bench called “{name}”: the folder bench/Bench holds no benches yet.");
        Debian.Provide("postgresql");
        var program = "";
        Stage.Time("Building", () => { Build.Release("bench/Bench"); program = Build.Program(); });
        using var postgres = new PrivatePostgres(durable: true);
        return Shell.Run("dotnet", [Build.Output("Bench", "Anju.Bench.dll"), name, .. arguments], ("ANJU_BENCH_POSTGRES", postgres.ConnectionString), ("ANJU_BENCH_PROGRAM", program));
    }
}
