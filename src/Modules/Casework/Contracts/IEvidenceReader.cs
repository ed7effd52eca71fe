using Anju.Kernel.Identity;

namespace Anju.Casework.Contracts;

/// <summary>One line of work evidence as it was written.</summary>
/// <param name="On">The day in China it counts for.</param>
/// <param name="EnteredAt">When it was written down, UTC.</param>
/// <param name="IsLate">补录: written down on a later day.</param>
/// <param name="By">Null for the system.</param>
public sealed record EvidenceRow(Guid Id, string Kind, DateOnly On, DateTime At, DateTime EnteredAt, bool IsLate, StaffId? By, string ByName, Guid SubjectId, Guid? About, int Amount, string Number, string Title, string Href);

/// <summary>Where the next batch begins: on this day, behind so many of its lines.</summary>
public readonly record struct EvidenceMark(DateOnly On, int Read)
{
    /// <summary>The mark behind a batch that began at this one.</summary>
    public EvidenceMark Behind(IReadOnlyList<EvidenceRow> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 0)
            return this;
        var last = batch[^1].On;
        return new(last, batch.Count(r => r.On == last) + (last == On ? Read : 0));
    }
}

/// <summary>Some kinds within some days: one part of a question. A kind that ends with <c>*</c> stands for all that begin so.</summary>
public sealed record EvidenceSpan(IReadOnlyCollection<string> Kinds, DateOnly From, DateOnly To);

/// <summary>Reads the work evidence of the current center. Every answer is limited and in a total order: by day, then id.</summary>
public interface IEvidenceReader
{
    /// <summary>The most lines one answer holds.</summary>
    public const int Most = 5000;

    /// <summary>The lines of these kinds on these days behind a mark, at most <see cref="Most"/>; fewer means there are no more. All kinds when none is named.</summary>
    Task<IReadOnlyList<EvidenceRow>> Of(EvidenceSpan span, EvidenceMark after, CancellationToken ct);

    /// <summary>The lines that one person wrote, in one statement for all spans; of each kind the newest when there are more than <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<EvidenceRow>> OfPerson(StaffId person, IReadOnlyList<EvidenceSpan> spans, int limit, CancellationToken ct);

    /// <summary>The lines of all these people, of anybody when none is named, in one statement for all spans; the newest when there are more than <paramref name="limit"/>: of each kind, so that one that is written all day crowds out no other, and of each person where a family of kinds is asked for.</summary>
    Task<IReadOnlyList<EvidenceRow>> OfAll(IReadOnlyList<EvidenceSpan> spans, IReadOnlyCollection<StaffId> people, int limit, CancellationToken ct);

    /// <summary>Lines of one kind on whose record nothing of the other kinds was done since; the oldest first, at most <paramref name="limit"/>.</summary>
    /// <param name="person">Only lines about this person that he himself did not answer; any when null.</param>
    Task<IReadOnlyList<EvidenceRow>> Unanswered(string kind, IReadOnlyCollection<string> answers, StaffId? person, DateOnly from, DateOnly to, int limit, CancellationToken ct);

    /// <summary>The first day of which any work is on record; null while there is none.</summary>
    Task<DateOnly?> FirstDay(CancellationToken ct);

    /// <summary>The lines of one kind on these records on these days, at most <see cref="Most"/>.</summary>
    Task<IReadOnlyList<EvidenceRow>> OfSubjects(IReadOnlyCollection<Guid> subjects, string kind, DateOnly from, DateOnly to, CancellationToken ct);

    /// <summary>These lines, as far as they exist, at most 500.</summary>
    Task<IReadOnlyList<EvidenceRow>> Find(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}
