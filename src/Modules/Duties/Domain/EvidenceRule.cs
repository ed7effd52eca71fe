using Anju.Casework.Contracts;

namespace Anju.Duties.Domain;

/// <summary>本人、本岗位任何一人、中心任何一人.</summary>
internal enum Whose { Own, Post, Anyone }

/// <summary>Which records meet a duty, whose, and with what minimum.</summary>
/// <param name="Kinds">Any of these; a trailing <c>*</c> stands for every kind that begins so.</param>
/// <param name="IsDeputyAllowed">What a deputy does while he acts in the post counts.</param>
/// <param name="MinAmount">A line with less does not count.</param>
/// <param name="NeedsAbout">Only lines that name whom or what they are about.</param>
/// <param name="BackdatedDays">补录 counts, as late, when it was written down within so many days; 0 for never.</param>
internal sealed record EvidenceRule(IReadOnlyList<string> Kinds, Whose Whose = Whose.Own, bool IsDeputyAllowed = true, int MinAmount = 0, bool NeedsAbout = false, int BackdatedDays = 0)
{
    /// <summary>The kinds that are written, as far as they fit.</summary>
    public IEnumerable<string> Of(IEnumerable<string> written) => written.Where(kind => Kinds.Any(k => Matches(k, kind)));

    public static bool Matches(string pattern, string kind) => pattern.EndsWith('*') ? kind.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) : pattern == kind;

    /// <summary>Whether the line counts for the duty at all; when it was done is another question.</summary>
    public bool Counts(EvidenceRow line, Guid duty, Calendar calendar) => line.Amount >= MinAmount && (!NeedsAbout || line.About is not null)
        && (line.Kind != OwnKinds.Work || line.SubjectId == duty)
        && (!line.IsLate || calendar.DayOf(line.EnteredAt).DayNumber - line.On.DayNumber <= BackdatedDays);
}

/// <summary>The kinds of evidence that this module writes itself.</summary>
internal static class OwnKinds
{
    public const string IndicesRead = "duties.indices-read", Digest = "duties.digest-read", Acknowledged = "duties.acknowledged", DayNote = "duties.day-note", Issued = "duties.issued", Tidied = "duties.tidied";

    /// <summary>工作记录: what somebody did for a duty that no other form covers; counts for the duty it names only.</summary>
    public const string Work = "duties.work";
}
