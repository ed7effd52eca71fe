using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Anju.Dev;

/// <summary>
/// A PostgreSQL of our own: a fresh cluster in a temporary folder, on a free port of 127.0.0.1, gone with the chore.
/// It never touches the machine's own cluster. Root cannot run PostgreSQL, so as root it runs as <c>postgres</c>.
/// </summary>
internal sealed class PrivatePostgres : IDisposable
{
    private const int FastShutdown = 2; // SIGINT: ends all sessions, writes everything, leaves.

    private readonly string _programs = Debian.PostgresPrograms ?? throw new ChoreException("There is no PostgreSQL server on this machine.");
    private readonly string[] _asUser;
    private readonly string _folder;
    private readonly Tail _said = new(40);
    private Process? _server;

    /// <param name="durable">True keeps every safety of a production server (for benches); false trades it for speed (for tests).</param>
    public PrivatePostgres(bool durable)
    {
        _asUser = Shell.IsRoot ? [.. AnotherUser()] : [];
        _folder = Directory.CreateTempSubdirectory("anju-postgres-").FullName;
        try
        {
            Create();
            for (var attempt = 1; !TryStart(durable); attempt++)
                if (attempt == 3)
                    throw new ChoreException($"PostgreSQL did not start:\n{_said}");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private int Port { get; set; }

    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=anju;Database=postgres";

    private static string[] AnotherUser()
    {
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        var user = known.Contains("postgres") ? "postgres" : "nobody";
        var group = Shell.Quiet("No group was found to run PostgreSQL in.", "id", ["-gn", user]).Trim();
        return ["--reuid", user, "--regid", group, "--clear-groups"];
    }

    private void Create()
    {
        if (_asUser.Length > 0)
            Shell.Quiet("The folder could not be given to PostgreSQL.", "chown", [$"{_asUser[1]}:{_asUser[3]}", _folder]);
        var (code, output) = Command("initdb", "-D", Path.Combine(_folder, "data"), "-A", "trust", "-U", "anju", "-E", "UTF8", "--no-locale", "--no-sync");
        if (code != 0)
            throw new ChoreException($"PostgreSQL could not make its cluster in {_folder}:\n{output}");
    }

    /// <summary>False when the server left again at once, as when another program took the port in between.</summary>
    private bool TryStart(bool durable)
    {
        Port = FreePort();
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"port={Port}", $"unix_socket_directories={_folder}", "max_connections=600",
            .. durable ? [] : (string[])["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
        ];
        var start = Described("postgres", ["-D", Path.Combine(_folder, "data"), .. settings.SelectMany(s => new[] { "-c", s })]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        _server = Shell.Start(start);
        _said.Listen(_server);
        var clock = Stopwatch.StartNew();
        while (!_server.HasExited)
        {
            if (Command("pg_isready", "-q", "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "anju").Code == 0)
                return true;
            if (clock.Elapsed > TimeSpan.FromSeconds(60))
                throw new ChoreException($"PostgreSQL was not ready within a minute:\n{_said}");
            Thread.Sleep(50);
        }
        _server.Dispose();
        _server = null;
        return false;
    }

    private (int Code, string Output) Command(string program, params string[] arguments) => Shell.Ask(Described(program, arguments));

    private ProcessStartInfo Described(string program, string[] arguments)
    {
        // pdeathsig: the kernel stops the server when this program is killed without a chance to do so itself.
        var start = Shell.Describe("setpriv", [.. _asUser, "--pdeathsig", "INT", "--", Path.Combine(_programs, program), .. arguments], []);
        start.WorkingDirectory = _folder; // the caller's folder may be closed to the other user
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (_server is { HasExited: false })
        {
            _ = Shell.Signal(_server.Id, FastShutdown);
            if (!_server.WaitForExit(TimeSpan.FromSeconds(20)))
                _server.Kill(entireProcessTree: true);
        }
        _server?.Dispose();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
