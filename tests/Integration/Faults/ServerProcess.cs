using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace Anju.Integration.Faults;

/// <summary>The real program in a process of its own, on a database that outlives it, so that it can be killed as a power cut kills it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly string folder = Directory.CreateTempSubdirectory("anju-kill-").FullName;
    private readonly string? postgres;
    private readonly bool isOwn;
    private readonly int port = FreePort();
    private Process? process;

    private readonly (string, string)[] settings;

    private ServerProcess(string? postgres, bool isOwn, (string, string)[] settings) => (this.postgres, this.isOwn, this.settings) = (postgres, isOwn, settings);

    /// <summary>Where a command of the program may leave a file.</summary>
    public string Folder => folder;

    public Uri Address => new($"http://127.0.0.1:{port}/");

    /// <param name="settings">Environment of the program, e.g. Jobs__Enabled, which is off otherwise.</param>
    public static async Task<ServerProcess> Start(Database database, params (string, string)[] settings)
    {
        string? name = null;
        if (database == Database.Postgres)
        {
            name = $"anju_kill_{Guid.CreateVersion7():N}";
            await Admin($"CREATE DATABASE {name}");
        }

        var server = new ServerProcess(name is null ? null : Databases.Postgres(name), isOwn: name is not null, settings);
        await server.Restart();
        return server;
    }

    /// <summary>On a database that the caller looks after.</summary>
    public static async Task<ServerProcess> Start(string postgres)
    {
        var server = new ServerProcess(postgres, isOwn: false, []);
        await server.Restart();
        return server;
    }

    private static async Task Admin(string sql)
    {
        await using var admin = new NpgsqlConnection(Databases.Postgres("postgres"));
        await admin.OpenAsync();
        await using var command = new NpgsqlCommand(sql, admin);
        await command.ExecuteNonQueryAsync();
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
        process = Run(["serve", "--demo", "--port", port.ToString(CultureInfo.InvariantCulture), "--data", folder], new());
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

    /// <summary>Runs another command of the program on the same data.</summary>
    public async Task<(int ExitCode, string Output)> Command(params string[] words)
    {
        var output = new StringBuilder();
        using var command = Run([.. words, "--data", folder], output);
        await command.WaitForExitAsync().WaitAsync(Patience);
        return (command.ExitCode, output.ToString());
    }

    /// <summary>Changes the database behind the program's back.</summary>
    public async Task Sql(string sql)
    {
        await using DbConnection connection = postgres is null ? new SqliteConnection($"Data Source={Path.Combine(folder, "center.db")};Pooling=False") : new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    public async Task<HttpClient> SignIn(string account)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 64 }) { BaseAddress = Address };
        using var answer = await client.PostAsJsonAsync("api/sign-in", new { account, password = "anju-demo" });
        answer.EnsureSuccessStatusCode();
        return client;
    }

    private Process Run(string[] arguments, StringBuilder output)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Anju.Web.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, WorkingDirectory = folder };
        start.Environment["Demo__Days"] = "0";
        start.Environment["Jobs__Enabled"] = "false";
        start.Environment["Logging__LogLevel__Default"] = "None";
        if (postgres is not null)
            start.Environment["ConnectionStrings__Postgres"] = postgres;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var begun = Process.Start(start)!;
        begun.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        begun.ErrorDataReceived += (_, line) => output.AppendLine(line.Data);
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
        if (isOwn)
            await Admin($"DROP DATABASE {new NpgsqlConnectionStringBuilder(postgres).Database} WITH (FORCE)");
        Directory.Delete(folder, recursive: true);
    }
}
