namespace Anju.Kernel.Jobs;

/// <summary>
/// Work that comes back by itself, as the system, once for every center, each in a scope of its own. It must be safe to
/// repeat: a node may die in the middle, and another begins it again. Registered by scanning; carries <see cref="ScheduledAttribute"/>.
/// </summary>
public interface IScheduledJob
{
    /// <summary>One center's share. A failure is tried again a few times, then at the next turn; it never stops the other centers.</summary>
    Task Run(CancellationToken ct);
}

/// <summary>When a job runs: every so many seconds, or once a day.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ScheduledAttribute : Attribute
{
    /// <summary>Pause between two runs; 0 when <see cref="DailyAt"/> is set.</summary>
    public int Seconds { get; init; }

    /// <summary>Wall time in China, HH:mm.</summary>
    public string? DailyAt { get; init; }
}
