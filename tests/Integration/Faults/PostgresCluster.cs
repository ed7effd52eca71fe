using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Anju.Integration.Faults;

/// <summary>A PostgreSQL of the test's own, as durable as a production one, that can be felled in the middle of its work.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("anju-cluster-").FullName;
    private readonly string programs;
    private readonly int port;
    private Process? server;

    private PostgresCluster(string programs)
    {
        this.programs = programs;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public string Of(string database) => $"Host=127.0.0.1;Port={port};Username=anju;Database={database};Maximum Pool Size=40";

    public static async Task<PostgresCluster> Make()
    {
        await using var tests = new NpgsqlConnection(Databases.Postgres("postgres"));
        await tests.OpenAsync();
        await using var where = new NpgsqlCommand("SELECT setting FROM pg_config WHERE name = 'BINDIR'", tests);
        var made = new PostgresCluster((string)(await where.ExecuteScalarAsync())!);
        if (Environment.IsPrivilegedProcess)
            await Run("chown", ["postgres", made.folder]);
        await Run(made.Program("initdb", "-D", made.Data, "-A", "trust", "-U", "anju", "-E", "UTF8", "--no-locale", "--no-sync"));
        await made.Start();
        return made;
    }

    private string Data => Path.Combine(folder, "data");

    public async Task Start()
    {
        // The log is written when somebody asks for it, and not by the way before: what nobody waited for is lost in a fall.
        server = Process.Start(Program("postgres", "-D", Data, "-c", "listen_addresses=127.0.0.1", "-c", string.Create(CultureInfo.InvariantCulture, $"port={port}"), "-c", $"unix_socket_directories={folder}",
            "-c", "wal_writer_delay=10s", "-c", "wal_writer_flush_after=0", "-c", "wal_buffers=16MB", "-c", "autovacuum=off"))!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            try
            {
                await using var probe = new NpgsqlConnection(Of("postgres") + ";Pooling=false");
                await probe.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (watch.Elapsed < Patience) { }
        }
    }

    /// <summary>Immediate: every process leaves at once, nothing in memory is written.</summary>
    public async Task Fall()
    {
        var id = (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0];
        await Run("kill", ["-QUIT", id]);
        await server!.WaitForExitAsync().WaitAsync(Patience);
        server.Dispose();
        server = null;
    }

    private ProcessStartInfo Program(string name, params string[] arguments)
    {
        var program = Path.Combine(programs, name);
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid", "postgres", "--regid", "postgres", "--clear-groups", "--pdeathsig", "INT", "--", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, folder);
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private static Task Run(string program, string[] arguments) => Run(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });

    private static async Task Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{start.FileName}: {await said}{await wrong}");
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await Fall();
        Directory.Delete(folder, recursive: true);
    }
}
