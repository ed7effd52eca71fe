namespace Anju.Casework.Contracts;

/// <summary>What a record is, for everything that hangs on records: timeline, files, signatures, follow-ups.</summary>
/// <param name="Kind">Short constant of the owning module, e.g. <c>repair</c>, <c>contact</c>, <c>house</c>.</param>
public readonly record struct Subject(string Kind, Guid Id);

/// <summary>One line of a record's history.</summary>
/// <param name="State">Colour word of the design: ok, info, warn, bad, hold, mute.</param>
/// <param name="Href">The record the line speaks of, when it is another page that the reader may open.</param>
public sealed record TimelineLine(DateTime At, string By, string Text, string State, string? Number, string? Href);

/// <summary>The history of each record, and of each house across all records (A-8c, F-4b: 沟通记录).</summary>
public interface ITimeline
{
    /// <summary>Adds a line in the running transaction, signed by the current user.</summary>
    /// <param name="house">The house it touches, so that it also stands on the house's timeline.</param>
    /// <param name="at">When it happened; now when null.</param>
    void Add(Subject subject, string text, string state = "info", Guid? house = null, string? number = null, string? href = null, DateTime? at = null);

    /// <summary>Newest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<TimelineLine>> Of(Subject subject, int limit, CancellationToken ct);

    Task<IReadOnlyList<TimelineLine>> OfHouse(Guid house, int limit, CancellationToken ct);
}
