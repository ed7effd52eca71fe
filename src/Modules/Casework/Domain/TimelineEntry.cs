using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;

namespace Anju.Casework.Domain;

internal readonly record struct TimelineEntryId(Guid Value) : ITypedId<TimelineEntryId>;

/// <summary>One line of a record's history; never changed afterwards.</summary>
internal sealed class TimelineEntry : Centered, ILogRow
{
    public const int LongestText = 2000;

    public TimelineEntryId Id { get; init; } = Kernel.Id.New<TimelineEntryId>();
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public Guid? House { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Position within the act that wrote it: several lines of one act bear the same moment.</summary>
    public required int Step { get; init; }
    public required string By { get; init; }
    public required string Text { get; init; }
    public required string State { get; init; }
    public string? Number { get; init; }
    public string? Href { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<TimelineEntry>
    {
        public void Configure(EntityTypeBuilder<TimelineEntry> entry)
        {
            entry.ToTable("casework_timeline");
            entry.HasIndex(e => new { e.SubjectKind, e.SubjectId, e.At });
            entry.HasIndex(e => new { e.House, e.At });
            entry.Property(e => e.SubjectKind).HasMaxLength(20);
            entry.Property(e => e.By).HasMaxLength(60);
            entry.Property(e => e.Text).HasMaxLength(LongestText);
            entry.Property(e => e.State).HasMaxLength(8);
            entry.Property(e => e.Number).HasMaxLength(40);
            entry.Property(e => e.Href).HasMaxLength(300);
        }
    }
}
