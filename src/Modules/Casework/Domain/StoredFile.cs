using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;

namespace Anju.Casework.Domain;

/// <summary>The bytes of one photo, scan or drawing as they are served: already without hidden data.</summary>
internal sealed class StoredFile : Centered
{
    public const int LongestName = 120;

    public FileId Id { get; init; } = Kernel.Id.New<FileId>();
    public required string Name { get; init; }
    public required string Type { get; init; }
    public required int Length { get; init; }
    public required byte[] Sha256 { get; init; }
    public required byte[] Bytes { get; init; }
    public required DateTime At { get; init; }

    /// <summary>When the photo was taken, as the form or the camera says.</summary>
    public DateTime? TakenAt { get; init; }
    public required string By { get; init; }
    public required string ViewPermission { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> file)
        {
            file.ToTable("casework_files");
            file.Property(f => f.Name).HasMaxLength(LongestName);
            file.Property(f => f.Type).HasMaxLength(30);
            file.Property(f => f.Sha256).HasMaxLength(32);
            file.Property(f => f.By).HasMaxLength(60);
            file.Property(f => f.ViewPermission).HasMaxLength(60);
        }
    }
}

/// <summary>On which record a file stands; one file may stand on several when a contact becomes a repair.</summary>
internal sealed class FileLink : Centered
{
    public required FileId File { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public required string Purpose { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<FileLink>
    {
        public void Configure(EntityTypeBuilder<FileLink> link)
        {
            link.ToTable("casework_file_links").HasKey(l => new { l.SubjectKind, l.SubjectId, l.File });
            link.Property(l => l.SubjectKind).HasMaxLength(20);
            link.Property(l => l.Purpose).HasMaxLength(20);
        }
    }
}
