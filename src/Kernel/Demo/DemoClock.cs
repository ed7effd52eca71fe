namespace Anju.Kernel.Demo;

/// <summary>The system's clock, except for whoever lays the demo's past: that flow of work lives at another moment. Registered only with <c>--demo</c>.</summary>
public sealed class DemoClock : TimeProvider
{
    private static readonly AsyncLocal<DateTimeOffset?> Travelled = new();

    public override DateTimeOffset GetUtcNow() => Travelled.Value ?? System.GetUtcNow();

    /// <summary>Until disposed, it is this moment for the current flow of work.</summary>
    internal static IDisposable At(DateTime utc)
    {
        Travelled.Value = new DateTimeOffset(utc, TimeSpan.Zero);
        return new Return();
    }

    private sealed class Return : IDisposable
    {
        public void Dispose() => Travelled.Value = null;
    }
}
