using Anju.Kernel.Identity;

namespace Anju.People.Contracts;

/// <summary>A colleague who acts in a post between two days, both included.</summary>
public sealed record DeputyTerm(StaffId Staff, string Name, DateOnly From, DateOnly To);

/// <summary>Somebody who holds a post of the current center between two days, both included.</summary>
/// <param name="To">Null while it runs on.</param>
public sealed record PostTerm(StaffId Staff, string Name, string Post, DateOnly From, DateOnly? To, IReadOnlyList<DeputyTerm> Deputies);

/// <summary>Who holds which post when, with deputies: what duties are judged by.</summary>
public interface IRoster
{
    /// <summary>The appointments of the current center that touch these days, by post, name and beginning; at most 2,000.</summary>
    Task<IReadOnlyList<PostTerm>> Terms(DateOnly from, DateOnly to, CancellationToken ct);

    /// <summary>The posts of the company that are not closed, in their order; at most 200.</summary>
    Task<IReadOnlyList<string>> Posts(CancellationToken ct);
}
