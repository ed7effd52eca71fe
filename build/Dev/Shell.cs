using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Anju.Dev;

/// <summary>Starts other programs, shows or keeps what they say, and takes them down when the chore is stopped.</summary>
internal static class Shell
{
    private const int Terminate = 15;

    /// <summary>Runs a program with its output on the screen and returns its exit code.</summary>
    public static int Run(string program, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        using var process = Start(Describe(program, arguments, variables));
        return Wait(process);
    }

    /// <summary>As <see cref="Run"/>, for a server: when stopped it gets ten seconds to end by itself.</summary>
    public static int Serve(string program, IEnumerable<string> arguments)
    {
        using var process = Start(Describe(program, arguments, []));
        using var stop = Interrupts.Token.Register(() => _ = Signal(process.Id, Terminate));
        while (!process.WaitForExit(200) && !Interrupts.Token.IsCancellationRequested) { }
        if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Runs a program silently; when it fails, all it said is in the error after <paramref name="failure"/>.</summary>
    public static string Quiet(string failure, string program, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        var (code, output) = Ask(program, arguments, variables);
        return code == 0 ? output : throw new ChoreException($"{failure}\n{output.Trim()}");
    }

    /// <summary>Runs a program silently and returns its exit code and all it said; 127 when there is no such program.</summary>
    public static (int Code, string Output) Ask(string program, IEnumerable<string> arguments, params (string Name, string Value)[] variables) =>
        Ask(Describe(program, arguments, variables));

    public static (int Code, string Output) Ask(ProcessStartInfo start)
    {
        var said = new Tail(10_000);
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        Process process;
        try { process = Start(start); }
        catch (System.ComponentModel.Win32Exception) { return (127, $"There is no program called {start.FileName}."); }
        using (process)
        {
            said.Listen(process);
            process.StandardInput.Close();
            return (Wait(process), said.ToString());
        }
    }

    public static ProcessStartInfo Describe(string program, IEnumerable<string> arguments, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false };
        // A build must end with its command: no node or compiler server may stay and hold the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return start;
    }

    public static Process Start(ProcessStartInfo start)
    {
        Interrupts.Token.ThrowIfCancellationRequested();
        return Process.Start(start)!;
    }

    private static int Wait(Process process)
    {
        // Killed as a tree while the tree still hangs together: a browser must not outlive its test.
        using var stop = Interrupts.Token.Register(() => process.Kill(entireProcessTree: true));
        process.WaitForExit();
        Interrupts.Token.ThrowIfCancellationRequested();
        return process.ExitCode;
    }

    /// <summary>Sends a signal to one process by its number; the runtime itself can only kill.</summary>
    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Signal(int process, int signal);

    [DllImport("libc", EntryPoint = "geteuid"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();

    public static bool IsRoot => EffectiveUser() == 0;
}

/// <summary>The last lines a program said, from both its outputs.</summary>
internal sealed class Tail(int lines)
{
    private readonly Queue<string> _lines = new();

    public void Listen(Process process)
    {
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(object sender, DataReceivedEventArgs said)
    {
        lock (_lines)
        {
            if (said.Data is null)
                return;
            _lines.Enqueue(said.Data);
            if (_lines.Count > lines)
                _lines.Dequeue();
        }
    }

    public override string ToString()
    {
        lock (_lines)
            return string.Join('\n', _lines);
    }
}
