namespace Anju.Kernel.Ui;

/// <summary>Something that goes before everything else, shown on top of every page until it is over (S-4.2.1).</summary>
public sealed record Alarm(string Words, string Href);

/// <summary>What is alarming in the current center now. Must be one cheap statement.</summary>
public interface IAlarms
{
    Task<IReadOnlyList<Alarm>> Open(CancellationToken ct);
}
