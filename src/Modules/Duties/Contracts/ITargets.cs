namespace Anju.Duties.Contracts;

/// <summary>What the company asks of one index in a year (目标责任书, D-2g).</summary>
/// <param name="Index">The index by its name, as <see cref="Casework.Contracts.QualityIndex.Name"/> has it.</param>
/// <param name="Value">In the unit of the index.</param>
public sealed record IndexTarget(string Index, decimal Value);

/// <summary>The targets of a year; answered by the module that keeps them. Without an answer every index has no target.</summary>
public interface ITargets
{
    Task<IReadOnlyList<IndexTarget>> Of(int year, CancellationToken ct);
}
