using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anju.Inspections.Domain;

/// <summary>Lengths of several strings at once.</summary>
internal static class Lengths
{
    public static void Most<T>(this EntityTypeBuilder<T> row, int length, params string[] names) where T : class
    {
        foreach (var name in names)
            row.Property(name).HasMaxLength(length);
    }
}

internal sealed class InspectionTable : IEntityTypeConfiguration<Inspection>
{
    public void Configure(EntityTypeBuilder<Inspection> row)
    {
        row.ToTable("inspections_records");
        row.HasIndex(i => i.Number).IsUnique();
        row.HasIndex(i => new { i.StartedAt, i.Id });
        row.HasIndex(i => new { i.Kind, i.StartedAt });
        row.Most(40, nameof(Inspection.Number));
        row.Most(60, nameof(Inspection.CheckedName), nameof(Inspection.CheckedPost), nameof(Inspection.Standard), nameof(Inspection.InspectorName));
        row.Most(100, nameof(Inspection.Topic), nameof(Inspection.Place));
        row.Most(1000, nameof(Inspection.Result));
        row.Ignore(i => i.Subject).Ignore(i => i.Href).Ignore(i => i.Checked).Ignore(i => i.Title);
    }
}

internal sealed class InspectionItemTable : IEntityTypeConfiguration<InspectionItem>
{
    public void Configure(EntityTypeBuilder<InspectionItem> row)
    {
        row.ToTable("inspections_items");
        row.HasIndex(i => new { i.InspectionId, i.No }).IsUnique();
        row.Most(60, nameof(InspectionItem.By));
        row.Most(100, nameof(InspectionItem.Place));
        row.Most(200, nameof(InspectionItem.Text));
        row.Most(500, nameof(InspectionItem.Facts), nameof(InspectionItem.OnSpot));
    }
}

internal sealed class CorrectionTable : IEntityTypeConfiguration<InspectionCorrection>
{
    public void Configure(EntityTypeBuilder<InspectionCorrection> row)
    {
        row.ToTable("inspections_corrections");
        row.HasIndex(i => new { i.InspectionId, i.No }).IsUnique();
        row.Most(60, nameof(InspectionCorrection.By));
        row.Most(200, nameof(InspectionCorrection.Reason));
        row.Most(500, nameof(InspectionCorrection.Text));
    }
}

internal sealed class PointTable : IEntityTypeConfiguration<InspectionPoint>
{
    public void Configure(EntityTypeBuilder<InspectionPoint> row)
    {
        row.ToTable("inspections_points");
        row.HasIndex(p => p.Number).IsUnique();
        row.Most(60, nameof(InspectionPoint.Number), nameof(InspectionPoint.Name), nameof(InspectionPoint.Topic));
        row.Most(100, nameof(InspectionPoint.Place));
    }
}

internal sealed class PatrolDayTable : IEntityTypeConfiguration<PatrolDay>
{
    public void Configure(EntityTypeBuilder<PatrolDay> row)
    {
        row.ToTable("inspections_patrol_days");
        row.HasIndex(d => d.On).IsUnique();
        row.Most(60, nameof(PatrolDay.PlannedBy), nameof(PatrolDay.ExcusedBy));
        row.Most(100, nameof(PatrolDay.Route));
        row.Most(200, nameof(PatrolDay.ChangeReason), nameof(PatrolDay.Excuse));
        row.Most(1000, nameof(PatrolDay.Content));
        row.Ignore(d => d.IsPlanned);
    }
}

internal sealed class CheckWeekTable : IEntityTypeConfiguration<CheckWeek>
{
    public void Configure(EntityTypeBuilder<CheckWeek> row)
    {
        row.ToTable("inspections_missed_weeks");
        row.HasIndex(w => w.Monday).IsUnique();
    }
}

internal sealed class StandardTable : IEntityTypeConfiguration<QualityStandard>
{
    public void Configure(EntityTypeBuilder<QualityStandard> row)
    {
        row.ToTable("inspections_standards");
        row.HasIndex(s => new { s.Topic, s.No }).IsUnique();
        row.Most(40, nameof(QualityStandard.Topic));
        row.Most(60, nameof(QualityStandard.MadeBy), nameof(QualityStandard.IssuedBy));
        row.Most(500, nameof(QualityStandard.Note));
        row.Most(20000, nameof(QualityStandard.Body));
        row.Ignore(s => s.Items).Ignore(s => s.Title);
    }
}

internal sealed class ObservationTable : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> row)
    {
        row.ToTable("inspections_observations");
        row.HasIndex(o => o.Number).IsUnique();
        row.HasIndex(o => new { o.DecidedAt, o.At });
        row.Most(60, nameof(Observation.Number), nameof(Observation.AboutName), nameof(Observation.By), nameof(Observation.DecidedBy));
        row.Most(100, nameof(Observation.Place));
        row.Most(500, nameof(Observation.Facts), nameof(Observation.Decision));
    }
}

internal sealed class NonconformityTable : IEntityTypeConfiguration<Nonconformity>
{
    public void Configure(EntityTypeBuilder<Nonconformity> row)
    {
        row.ToTable("inspections_nonconformities");
        row.HasIndex(n => n.Number).IsUnique();
        row.HasIndex(n => new { n.OpenUntil, n.Id });                   // what is open, late first
        row.HasIndex(n => new { n.SameKey, n.RaisedAt });               // repeat findings
        row.HasIndex(n => new { n.InspectionId, n.ItemNo });
        row.HasIndex(n => n.DueAt);                                     // indices: what was due in a period
        row.HasIndex(n => new { n.RaisedAt, n.Id });
        row.Most(40, nameof(Nonconformity.Number), nameof(Nonconformity.InspectionNumber), nameof(Nonconformity.RepeatNumber));
        row.Most(60, nameof(Nonconformity.Standard), nameof(Nonconformity.RaisedBy), nameof(Nonconformity.ResponsibleName), nameof(Nonconformity.NotifiedBy), nameof(Nonconformity.CorrectedBy), nameof(Nonconformity.VerifiedBy));
        row.Most(100, nameof(Nonconformity.Place));
        row.Most(200, nameof(Nonconformity.Item));
        row.Most(310, nameof(Nonconformity.SameKey));
        row.Most(500, nameof(Nonconformity.Facts), nameof(Nonconformity.Demand), nameof(Nonconformity.Cause), nameof(Nonconformity.Correction), nameof(Nonconformity.CorrectiveAction), nameof(Nonconformity.Effect));
        row.Ignore(n => n.Subject).Ignore(n => n.Href);
    }
}
