namespace Anju.Kernel.Ui;

/// <summary>Something that a patrol should look at on its way.</summary>
/// <param name="IsLate">A promise about it is broken already.</param>
public sealed record PatrolRisk(string Words, string Href, bool IsLate);

/// <summary>What a module proposes to today's patrol (S-4.1.1c). One cheap statement.</summary>
public interface IPatrolRisks
{
    int Order { get; }
    string Permission { get; }

    /// <summary>The gravest first.</summary>
    Task<IReadOnlyList<PatrolRisk>> Risks(int limit, CancellationToken ct);
}
