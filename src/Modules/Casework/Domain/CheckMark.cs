using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Casework.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Casework.Domain;

internal readonly record struct CheckMarkId(Guid Value) : ITypedId<CheckMarkId>;

/// <summary>检查签注: somebody who supervises looked at a record (S-3.1). Never changed; looked at again on another day, another mark.</summary>
internal sealed class CheckMark : Centered
{
    public CheckMarkId Id { get; init; } = Kernel.Id.New<CheckMarkId>();
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required string Href { get; init; }
    public required StaffId ById { get; init; }
    public required string By { get; init; }
    public required DateOnly On { get; init; }
    public required DateTime At { get; init; }
    public required string Note { get; init; }

    public CheckCard Card() => new(SubjectId, SubjectKind, Number, Title, Href, By, At, Note);

    internal sealed class Table : IEntityTypeConfiguration<CheckMark>
    {
        public void Configure(EntityTypeBuilder<CheckMark> mark)
        {
            mark.ToTable("casework_checks");
            mark.HasIndex(m => new { m.SubjectKind, m.SubjectId, m.ById, m.On }).IsUnique();
            mark.HasIndex(m => new { m.On, m.Id });
            mark.Property(m => m.SubjectKind).HasMaxLength(20);
            mark.Property(m => m.Number).HasMaxLength(40);
            mark.Property(m => m.Title).HasMaxLength(200);
            mark.Property(m => m.Href).HasMaxLength(300);
            mark.Property(m => m.By).HasMaxLength(60);
            mark.Property(m => m.Note).HasMaxLength(200);
        }
    }
}
