using System.Runtime.InteropServices;

namespace Anju.Dev;

/// <summary>
/// Turns Ctrl+C, a polite kill and a closed terminal into a cancelled <see cref="Token"/>, so that
/// every <c>finally</c> still runs: the private PostgreSQL stops and its folder goes.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private static readonly CancellationTokenSource Source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interrupts() => _signals =
        [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, Stop))];

    public static CancellationToken Token => Source.Token;

    /// <summary>Why the chore was stopped, as a sentence.</summary>
    public static string Reason { get; private set; } = "Stopped.";

    /// <summary>Stops the chore by itself after <paramref name="time"/>, saying <paramref name="reason"/>.</summary>
    public static void After(TimeSpan time, string reason)
    {
        Reason = reason;
        Source.CancelAfter(time);
    }

    private static void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        Reason = "Stopped.";
        Source.Cancel();
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
    }
}
