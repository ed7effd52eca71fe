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

    private Server(Process process, string folder, Uri address) => (this.process, this.folder, Address) = (process, folder, address);

    public Uri Address { get; }

    /// <summary>From the start of the process to the first 200 of /health/ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Resident memory in MB, as the operating system counts it.</summary>
    public double MemoryMb => long.Parse(File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;

    public static Task<Server> Anju(bool postgres, string? folder = null) => Start("Web", "Anju.Web.dll", postgres, folder, f => ["serve", "--demo", "--data", f]);

    public static Task<Server> Bare(bool postgres) => Start("Bench", "Anju.Bench.dll", postgres, null, f => ["bare", "--data", f]);

    private static async Task<Server> Start(string project, string dll, bool postgres, string? folder, Func<string, string[]> arguments)
    {
        folder ??= Directory.CreateTempSubdirectory("anju-bench-").FullName;
        var port = FreePort();
        var path = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, "release", dll));
        var start = new ProcessStartInfo("dotnet", [path, .. arguments(folder), "--port", port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        if (postgres)
            start.Environment["ConnectionStrings__Postgres"] = await Database(Path.GetFileName(folder).Replace('-', '_').ToLowerInvariant());
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var server = new Server(process, folder, new Uri($"http://127.0.0.1:{port}/"));
        using var probe = new HttpClient { BaseAddress = server.Address };
        while (true)
        {
            if (process.HasExited || watch.Elapsed > Patience)
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

    /// <summary>A browser of a signed-in member of staff; the demo's accounts share one password.</summary>
    public async Task<HttpClient> SignIn(string account, int connections = 64)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = connections, AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false }) { BaseAddress = Address };
        using var answer = await client.PostAsJsonAsync("api/sign-in", new { account, password = "anju-demo" });
        answer.EnsureSuccessStatusCode();
        return client;
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

        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 64 }.ConnectionString;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
