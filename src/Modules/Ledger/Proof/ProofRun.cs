using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;

namespace Anju.Ledger.Proof;

/// <summary>What a proof of the whole ledger found; the last ones are kept.</summary>
internal sealed class ProofRun : Centered, ILogRow, IErasable
{
    public required Guid Id { get; init; }
    public required DateTime At { get; init; }
    public required int Houses { get; init; }
    public required long Lines { get; init; }
    public required int Papers { get; init; }
    public required int Months { get; init; }
    public required int Found { get; init; }

    /// <summary>The findings as JSON.</summary>
    public required string Findings { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ProofRun>
    {
        public void Configure(EntityTypeBuilder<ProofRun> run)
        {
            run.ToTable("ledger_proofs");
            run.HasIndex(r => r.At);
        }
    }
}
