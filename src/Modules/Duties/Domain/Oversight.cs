using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;

namespace Anju.Duties.Domain;

/// <summary>注明原因: a record that cannot be completed any more leaves the list of incomplete ones, with the reason and who gave it (S-4.1.4a).</summary>
internal sealed class TidyWaiver : Centered
{
    public TidyWaiverId Id { get; init; } = Kernel.Id.New<TidyWaiverId>();
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>What it lacks for good.</summary>
    public required string What { get; init; }
    public required string Number { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required DateTime At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<TidyWaiver>
    {
        public void Configure(EntityTypeBuilder<TidyWaiver> waiver)
        {
            waiver.ToTable("duties_waivers");
            waiver.HasIndex(w => new { w.SubjectKind, w.SubjectId, w.What }).IsUnique();
            waiver.HasIndex(w => new { w.At, w.Id });
            waiver.Property(w => w.SubjectKind).HasMaxLength(20);
            waiver.Property(w => w.What).HasMaxLength(120);
            waiver.Property(w => w.Number).HasMaxLength(40);
            waiver.Property(w => w.Reason).HasMaxLength(200);
            waiver.Property(w => w.By).HasMaxLength(60);
        }
    }
}

/// <summary>起算日: the first day that duties are judged of. One row a center; the system writes it at the first settlement, a person changes it with a reason.</summary>
internal sealed class BeginDay : Versioned
{
    public const int TheOnly = 1;

    public required int No { get; init; }
    public required DateOnly On { get; set; }
    public required string Reason { get; set; }
    public required string By { get; set; }
    public required DateTime At { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<BeginDay>
    {
        public void Configure(EntityTypeBuilder<BeginDay> begin)
        {
            begin.ToTable("duties_begin").HasKey(b => b.No);
            begin.Property(b => b.No).ValueGeneratedNever();
            begin.Property(b => b.Reason).HasMaxLength(200);
            begin.Property(b => b.By).HasMaxLength(60);
        }
    }
}
