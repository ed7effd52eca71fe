using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Npgsql;

namespace Anju.Integration.Faults;

/// <summary>The real program in a process of its own, on a database that outlives it, so that it can be killed as a power cut kills it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly string folder = Directory.CreateTempSubdirectory("anju-kill-").FullName;
    private readonly string? postgres;
    private readonly int port = FreePort();
    private Process? process;

    private ServerProcess(string? postgres) => this.postgres = postgres;

    public Uri Address => new($"http://127.0.0.1:{port}/");

    public static async Task<ServerProcess> Start(Database database)
    {
        string? name = null;
        if (database == Database.Postgres)
        {
            name = $"anju_kill_{Guid.CreateVersion7():N}";
            await using var admin = new NpgsqlConnection(Databases.Postgres("postgres"));
            await admin.OpenAsync();
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", admin);
            await create.ExecuteNonQueryAsync();
        }

        var server = new ServerProcess(name is null ? null : Databases.Postgres(name));
        await server.Restart();
        return server;
    }

    /// <summary>As kill -9: nothing is flushed, nothing is said goodbye to.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async Task Restart()
    {
        process = Run("serve", "--demo", "--port", port.ToString(CultureInfo.InvariantCulture), "--data", folder);
        using var probe = new HttpClient { BaseAddress = Address };
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            if (process.HasExited || watch.Elapsed > Patience)
                throw new InvalidOperationException("The server did not start.");
            try
            {
                using var answer = await probe.GetAsync("health/ready");
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) { }
        }
    }

    /// <summary>Runs another command of the program on the same data; its exit code.</summary>
    public async Task<int> Command(string name)
    {
        using var command = Run(name, "--data", folder);
        await command.WaitForExitAsync().WaitAsync(Patience);
        return command.ExitCode;
    }

    public async Task<HttpClient> SignIn(string account)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 64 }) { BaseAddress = Address };
        using var answer = await client.PostAsJsonAsync("api/sign-in", new { account, password = "anju-demo" });
        answer.EnsureSuccessStatusCode();
        return client;
    }

    private Process Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Anju.Web.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["Demo__Days"] = "0";
        start.Environment["Jobs__Enabled"] = "false";
        start.Environment["Logging__LogLevel__Default"] = "None";
        if (postgres is not null)
            start.Environment["ConnectionStrings__Postgres"] = postgres;
        var begun = Process.Start(start)!;
        begun.BeginOutputReadLine();
        begun.BeginErrorReadLine();
        return begun;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await Kill();
        Directory.Delete(folder, recursive: true);
    }
}
