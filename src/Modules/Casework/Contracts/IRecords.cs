using Anju.Kernel.Identity;

namespace Anju.Casework.Contracts;

/// <summary>A record as other modules speak of it.</summary>
/// <param name="MadeBy">Who did the work it tells of; null when nobody of the staff alone did.</param>
public sealed record RecordCard(Subject Subject, string Number, string Title, string Href, StaffId? MadeBy);

/// <summary>One kind of record that a module keeps: found by its id, to be marked as checked (S-3.1), and by its number, to be named as a cause (D-2c).</summary>
public interface IRecords
{
    /// <summary>The <see cref="Subject.Kind"/> of its records.</summary>
    string Kind { get; }

    /// <summary>What staff call it, e.g. 不合格项.</summary>
    string Title { get; }

    /// <summary>What the numbers begin with, e.g. <c>ZG</c>.</summary>
    string Prefix { get; }

    /// <summary>Null when there is none, or none that the current user may see.</summary>
    Task<RecordCard?> Find(Guid id, CancellationToken ct);

    /// <summary>By its whole number; null when there is none, or none that the current user may see.</summary>
    Task<RecordCard?> Find(string number, CancellationToken ct);

    /// <summary>Those that may cause a change of a rule, the newest first; none for records that never do.</summary>
    Task<IReadOnlyList<RecordCard>> Causes(int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<RecordCard>>([]);
}
