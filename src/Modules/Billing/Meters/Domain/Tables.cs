using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anju.Billing.Meters.Domain;

internal sealed class MeterTable : IEntityTypeConfiguration<Meter>
{
    public void Configure(EntityTypeBuilder<Meter> meter)
    {
        meter.ToTable("billing_meters");
        meter.Property(m => m.Number).HasMaxLength(40);
        meter.Property(m => m.CommunityName).HasMaxLength(40);
        meter.Property(m => m.BuildingName).HasMaxLength(20);
        meter.Property(m => m.Place).HasMaxLength(60);
        meter.Property(m => m.Walk).HasMaxLength(120);
        meter.Property(m => m.Location).HasMaxLength(100);
        meter.Ignore(m => m.Subject).Ignore(m => m.Href).Ignore(m => m.Facts).Ignore(m => m.Multiplier);
        meter.HasIndex(m => new { m.Kind, m.Number }).IsUnique().HasFilter("\"RemovedOn\" IS NULL");
        meter.HasIndex(m => new { m.CommunityId, m.Kind, m.BuildingId });
        meter.HasIndex(m => new { m.HouseId, m.Kind });
        meter.HasIndex(m => m.ParentId);
    }
}

internal sealed class ReadingTable : IEntityTypeConfiguration<Reading>
{
    public void Configure(EntityTypeBuilder<Reading> reading)
    {
        reading.ToTable("billing_readings").HasKey(r => new { r.MeterId, r.No });
        reading.Property(r => r.Abnormal).HasMaxLength(80);
        reading.Property(r => r.CheckedBy).HasMaxLength(60);
        reading.Property(r => r.Note).HasMaxLength(100);
        reading.Property(r => r.By).HasMaxLength(60);
        reading.Ignore(r => r.IsDoubtful);
        reading.HasIndex(r => new { r.Kind, r.CountsOn });
        reading.HasIndex(r => new { r.MeterId, r.CountsOn, r.ReplacedByNo, r.Micro }).HasFilter("\"ReplacedByNo\" IS NULL");       // what a meter counted between two days, from the index alone
        reading.HasIndex(r => new { r.RoundId, r.MeterId }).IsUnique().HasFilter("\"RoundId\" IS NOT NULL AND \"ReplacedByNo\" IS NULL");
    }
}

internal sealed class RoundTable : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.ToTable("billing_rounds");
        round.Property(r => r.Number).HasMaxLength(40);
        round.Property(r => r.CommunityName).HasMaxLength(40);
        round.Property(r => r.BuildingName).HasMaxLength(20);
        round.Property(r => r.OpenedBy).HasMaxLength(60);
        round.Property(r => r.ClosedBy).HasMaxLength(60);
        round.Property(r => r.PublishedBy).HasMaxLength(60);
        round.Ignore(r => r.Href).Ignore(r => r.Subject).Ignore(r => r.Period).Ignore(r => r.Title);
        round.HasIndex(r => r.Number).IsUnique();
        round.HasIndex(r => new { r.Kind, r.Scope, r.From }).IsUnique();
        round.HasIndex(r => new { r.State, r.From });
    }
}

internal sealed class ReplacementTable : IEntityTypeConfiguration<Replacement>
{
    public void Configure(EntityTypeBuilder<Replacement> row)
    {
        row.ToTable("billing_meter_replacements");
        row.Property(r => r.Number).HasMaxLength(40);
        row.Property(r => r.Reason).HasMaxLength(200);
        row.Property(r => r.ApprovedBy).HasMaxLength(60);
        row.Property(r => r.By).HasMaxLength(60);
        row.HasIndex(r => r.Number).IsUnique();
        row.HasIndex(r => r.OldId).IsUnique();
        row.HasIndex(r => r.NewId).IsUnique();
    }
}

internal sealed class ReadingFileTable : IEntityTypeConfiguration<ReadingFile>
{
    public void Configure(EntityTypeBuilder<ReadingFile> file)
    {
        file.ToTable("billing_reading_files");
        file.Property(f => f.Name).HasMaxLength(120);
        file.Property(f => f.Digest).HasMaxLength(64);
        file.Property(f => f.By).HasMaxLength(60);
        file.HasIndex(f => new { f.RoundId, f.At });
    }
}

internal sealed class ReadingFileBytesTable : IEntityTypeConfiguration<ReadingFileBytes>
{
    public void Configure(EntityTypeBuilder<ReadingFileBytes> file) => file.ToTable("billing_reading_file_bytes");
}
