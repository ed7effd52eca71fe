using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Anju.Dev;

/// <summary><c>demo</c>: from a fresh clone to a living center in the browser.</summary>
internal static class Demo
{
    public static int Run(string[] options)
    {
        var (port, data) = Read(options);
        // Asked before the build, so that nobody waits a minute for a refusal.
        if (Busy(port))
            throw new ChoreException($"Port {port} on 127.0.0.1 is in use by another program. Stop it, or choose another port: dotnet run dev.cs demo --port {(port < 65535 ? port + 1 : 5080)}");
        var program = "";
        Stage.Time("Building", () => program = Build.Program());
        return Shell.Serve("dotnet",
            [program, "serve", "--demo", "--port", port.ToString(CultureInfo.InvariantCulture), "--data", data]);
    }

    private static (int Port, string Data) Read(string[] options)
    {
        var port = 5080;
        var data = Path.Combine("data", "demo");
        for (var i = 0; i < options.Length; i += 2)
        {
            var value = i + 1 < options.Length ? options[i + 1] : throw new ChoreException($"{options[i]} needs a value.");
            switch (options[i])
            {
                case "--port" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535: break;
                case "--port": throw new ChoreException($"A port is a number from 1 to 65535, not “{value}”.");
                case "--data": data = value; break;
                default: throw new ChoreException($"demo knows --port N and --data DIR, not “{options[i]}”.");
            }
        }
        return (port, Path.GetFullPath(data));
    }

    private static bool Busy(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return false;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse) { return true; }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new ChoreException($"This account may not use port {port}. Choose one above 1023.");
        }
    }
}
