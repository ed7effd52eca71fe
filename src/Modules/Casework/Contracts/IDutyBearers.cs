using Anju.Kernel.Identity;

namespace Anju.Casework.Contracts;

/// <summary>Whose work counts for a duty in some days: the holders of its posts and who acts for them.</summary>
/// <param name="Posts">e.g. 主任.</param>
public sealed record DutyBearers(IReadOnlyList<string> Posts, IReadOnlySet<StaffId> Staff);

/// <summary>So that a module which counts its own records by a clause counts the same ones as the duty does.</summary>
public interface IDutyBearers
{
    /// <summary>Null when anybody's work counts, when there is no such duty, or when nobody holds the post.</summary>
    Task<DutyBearers?> Of(string clause, DateOnly from, DateOnly to, CancellationToken ct);
}
