using Anju.Kernel.Identity;

namespace Anju.Casework.Contracts;

/// <summary>主任检查签注: who looked at a record, when, and what he noted.</summary>
public sealed record CheckCard(Guid Record, string Kind, string Number, string Title, string Href, string By, DateTime At, string Note);

/// <summary>The marks of those who supervise (S-3.1): on the page of a record, in lists, and as work evidence.</summary>
public interface IChecks
{
    /// <summary>The marks of one record, the newest first, at most 20.</summary>
    Task<IReadOnlyList<CheckCard>> Of(Subject subject, CancellationToken ct);

    /// <summary>The newest mark of each of these records of one kind, in one statement; records without one are left out.</summary>
    Task<IReadOnlyDictionary<Guid, CheckCard>> Of(string kind, IReadOnlyCollection<Guid> records, CancellationToken ct);
}
