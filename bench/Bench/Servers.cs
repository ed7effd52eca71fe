using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Npgsql;

namespace Anju.Bench;

/// <summary>A server process of its own on a free port, with its database; ended and removed when disposed.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process process;
    private readonly string folder;
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> said = new();

    private readonly string? database;

    private Server(Process process, string folder, Uri address, string? database) => (this.process, this.folder, Address, this.database) = (process, folder, address, database);

    public Uri Address { get; }

    /// <summary>From the start of the process to the first 200 of /health/ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Resident memory in MB, as the operating system counts it.</summary>
    public double MemoryMb => Kilobytes(process.Id, "VmRSS") / 1024.0;

    /// <summary>What the process said on its first lines.</summary>
    public IReadOnlyCollection<string> Said => said;

    public static string NameOf(bool postgres) => postgres ? "PostgreSQL" : "SQLite";

    /// <summary>The demo company without its past, unless days are asked for.</summary>
    public static Task<Server> Anju(bool postgres, string? folder = null, int days = 0) => Start("Web", "Anju.Web.dll", postgres, folder, days, f => ["serve", "--demo", "--data", f]);

    /// <summary>As in production: empty, with a one-time link on its first lines.</summary>
    public static Task<Server> Production(bool postgres = false) => Start("Web", "Anju.Web.dll", postgres, null, 0, f => ["serve", "--data", f]);

    public static Task<Server> Bare(bool postgres) => Start("Bench", "Anju.Bench.dll", postgres, null, 0, f => ["bare", "--data", f]);

    private static async Task<Server> Start(string project, string dll, bool postgres, string? folder, int days, Func<string, string[]> arguments)
    {
        folder ??= Directory.CreateTempSubdirectory("anju-bench-").FullName;
        var port = FreePort();
        var start = Command(project, dll, [.. arguments(folder), "--port", port.ToString(CultureInfo.InvariantCulture)], folder);
        start.Environment["Demo__Days"] = days.ToString(CultureInfo.InvariantCulture);
        var database = postgres ? await Database(NameOf(folder)) : null;
        if (database is not null)
            start.Environment["ConnectionStrings__Postgres"] = database;
        var watch = Stopwatch.StartNew();
        var server = new Server(Process.Start(start)!, folder, new Uri($"http://127.0.0.1:{port}/"), database);
        server.process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server.process.BeginOutputReadLine();
        using var probe = new HttpClient { BaseAddress = server.Address };
        while (true)
        {
            if (server.process.HasExited || watch.Elapsed > Patience)
                throw new InvalidOperationException($"{project} did not start.");
            try
            {
                using var answer = await probe.GetAsync("health/ready");
                if (answer.IsSuccessStatusCode)
                    break;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }

        server.ReadyAfter = watch.Elapsed;
        return server;
    }

    /// <summary>Runs a command of the program on the same data and watches its memory.</summary>
    /// <returns>Exit code, seconds, highest resident memory in MB, and what it said last.</returns>
    public async Task<(int Code, double Seconds, double PeakMb, string Last)> Run(params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        var start = Command("Web", "Anju.Web.dll", [.. arguments, "--data", folder], folder);
        if (database is not null)
            start.Environment["ConnectionStrings__Postgres"] = database;
        using var command = Process.Start(start)!;
        var said = command.StandardOutput.ReadToEndAsync();
        var peak = 0.0;
        while (!command.HasExited)
        {
            try
            {
                peak = Math.Max(peak, Kilobytes(command.Id, "VmHWM") / 1024.0);
            }
            catch (Exception e) when (e is IOException or InvalidOperationException) { }   // it ended between two looks
            await Task.Delay(20);
        }

        return (command.ExitCode, watch.Elapsed.TotalSeconds, peak, (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "");
    }

    public string FileIn(string name) => Path.Combine(folder, name);

    private static ProcessStartInfo Command(string project, string dll, string[] arguments, string folder)
    {
        var path = project == "Web" && Environment.GetEnvironmentVariable("ANJU_BENCH_PROGRAM") is { } program ? program : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, "release", dll));
        var start = new ProcessStartInfo("dotnet", [path, .. arguments]) { RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        return start;
    }

    private static long Kilobytes(int process, string name) =>
        long.Parse(File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    private void Hear(string? line)
    {
        if (line is not null && said.Count < 100)
            said.Enqueue(line);
    }

    /// <summary>A browser of a signed-in member of staff; the demo's accounts share one password.</summary>
    public async Task<HttpClient> SignIn(string account, int connections = 64)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = connections, AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false }) { BaseAddress = Address };
        using var answer = await client.PostAsJsonAsync("api/sign-in", new { account, password = "anju-demo" });
        answer.EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>Registers a community of the demo's main center, for houses that are imported next.</summary>
    public async Task Open(string community)
    {
        using var archivist = await SignIn("dangan");
        using var answer = await archivist.PostAsJsonAsync("api/estate/open-community", new { name = community });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<string> Database(string name)
    {
        var server = Environment.GetEnvironmentVariable("ANJU_BENCH_POSTGRES") ?? throw new InvalidOperationException("ANJU_BENCH_POSTGRES is not set; run: dotnet run dev.cs bench <name>");
        await using var admin = new NpgsqlConnection(server);
        await admin.OpenAsync();
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = @name", admin) { Parameters = { new("name", name) } };
        if (await exists.ExecuteScalarAsync() is null)
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", admin);
            await create.ExecuteNonQueryAsync();
        }

        return DatabaseOf(server, name);
    }

    private static string DatabaseOf(string server, string name) => new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 64 }.ConnectionString;

    /// <summary>The PostgreSQL database that belongs to a folder.</summary>
    public static string DatabaseOf(string folder) => DatabaseOf(Environment.GetEnvironmentVariable("ANJU_BENCH_POSTGRES")!, NameOf(folder));

    private static string NameOf(string folder) => Path.GetFileName(folder).Replace('-', '_').ToLowerInvariant();

    /// <summary>Waits until the ninety days of the demo are lived.</summary>
    public async Task WhenPastIsLaid()
    {
        using var probe = new HttpClient { BaseAddress = Address };
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(200))
        {
            using var answer = await probe.GetAsync("health/demo");
            if (answer.IsSuccessStatusCode)
                return;
        }

        throw new InvalidOperationException("The past of the demo was not laid.");
    }

    /// <summary>The statistics that PostgreSQL gathers by itself within a minute of growth, gathered now: before them it knows no index from another.</summary>
    public async Task Analyze()
    {
        if (database is null)
            return;
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var analyze = new NpgsqlCommand("ANALYZE", connection);
        await analyze.ExecuteNonQueryAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>For a second start on the same data.</summary>
    public bool KeepFolder { get; set; }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        if (!KeepFolder)
            Directory.Delete(folder, recursive: true);
    }
}
