using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Casework.Domain;

internal readonly record struct EvidenceLineId(Guid Value) : ITypedId<EvidenceLineId>;

/// <summary>What somebody did on a day, and the record that shows it; never changed afterwards.</summary>
internal sealed class EvidenceLine : Centered, ILogRow
{
    public EvidenceLineId Id { get; init; } = Kernel.Id.New<EvidenceLineId>();
    public required string Kind { get; init; }

    /// <summary>The day it counts for.</summary>
    public required DateOnly On { get; init; }
    public required DateTime At { get; init; }
    public required DateTime EnteredAt { get; init; }

    /// <summary>补录: entered on a later day than it was done.</summary>
    public required bool IsLate { get; init; }

    /// <summary>Null for the system.</summary>
    public StaffId? ById { get; init; }
    public required string By { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public Guid? About { get; init; }
    public Guid? House { get; init; }
    public required int Amount { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required string Href { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<EvidenceLine>
    {
        public void Configure(EntityTypeBuilder<EvidenceLine> line)
        {
            line.ToTable("casework_evidence");
            line.HasIndex(e => new { e.On, e.Id });
            line.HasIndex(e => new { e.Kind, e.On, e.Id, e.ById });       // in the order that is asked for, so that neither database sorts; the person at the end spares looking up the lines of others
            line.HasIndex(e => new { e.ById, e.On, e.Id });
            line.HasIndex(e => new { e.SubjectId, e.Kind });
            line.Property(e => e.Kind).HasMaxLength(40);
            line.Property(e => e.By).HasMaxLength(60);
            line.Property(e => e.SubjectKind).HasMaxLength(20);
            line.Property(e => e.Number).HasMaxLength(40);
            line.Property(e => e.Title).HasMaxLength(200);
            line.Property(e => e.Href).HasMaxLength(300);
        }
    }
}
