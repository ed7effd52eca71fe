using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;

namespace Anju.Estate.Domain;

/// <summary>That a sheet was imported, by whom, and which one: its digest stands in the audit chain for all of its rows.</summary>
internal sealed class ImportedFile : Centered
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    /// <summary>SHA-256 in hexadecimal.</summary>
    public required string Digest { get; init; }
    public required int Rows { get; init; }
    public required int NewHouses { get; init; }
    public required int NewPeople { get; init; }
    public required DateTime At { get; init; }
    public required string By { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ImportedFile>
    {
        public void Configure(EntityTypeBuilder<ImportedFile> file)
        {
            file.ToTable("estate_imported_files");
            file.Property(f => f.Name).HasMaxLength(120);
            file.Property(f => f.Digest).HasMaxLength(64);
            file.Property(f => f.By).HasMaxLength(60);
        }
    }
}
