using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;

namespace Anju.Casework.Domain;

/// <summary>A customer's confirmation: a drawing, a refusal that a witness saw, or a one-time code.</summary>
internal sealed class Signature : Centered
{
    public SignatureId Id { get; init; } = Kernel.Id.New<SignatureId>();
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public required string Purpose { get; init; }
    public required SignatureKind Kind { get; init; }
    [Personal(PersonalKind.Name)] public required string Signer { get; init; }
    public string? Witness { get; init; }
    public string? Reason { get; init; }
    public FileId? Drawing { get; init; }
    public required DateTime At { get; init; }
    public required string TakenBy { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Signature>
    {
        public void Configure(EntityTypeBuilder<Signature> signature)
        {
            signature.ToTable("casework_signatures");
            signature.HasIndex(s => new { s.SubjectKind, s.SubjectId });
            signature.Property(s => s.SubjectKind).HasMaxLength(20);
            signature.Property(s => s.Purpose).HasMaxLength(20);
            signature.Property(s => s.Signer).HasMaxLength(60);
            signature.Property(s => s.Witness).HasMaxLength(60);
            signature.Property(s => s.Reason).HasMaxLength(200);
            signature.Property(s => s.TakenBy).HasMaxLength(60);
        }
    }
}
