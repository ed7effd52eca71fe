namespace Anju.Duties.Contracts;

/// <summary>The target of one quality index in a year (目标责任书).</summary>
/// <param name="Index">Name of the index, as in <c>QualityIndex.Name</c>.</param>
/// <param name="Target">In the unit of the index.</param>
/// <param name="HigherIsBetter">False when the target must not be passed.</param>
public sealed record IndexTarget(string Index, decimal Target, bool HigherIsBetter);

/// <summary>The management targets of a year, set by the company (D-2g).</summary>
public interface ITargets
{
    /// <summary>In the order they were set; empty when none were.</summary>
    Task<IReadOnlyList<IndexTarget>> Of(int year, CancellationToken ct);
}
