using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;

namespace Anju.Inspections.Domain;

internal readonly record struct LateNoticeId(Guid Value) : ITypedId<LateNoticeId>;

/// <summary>A limit of which somebody was told; once each. A row of its own, so that telling disturbs nobody who is filling a form.</summary>
internal sealed class LateNotice : Centered
{
    public required LateNoticeId Id { get; init; }

    public NonconformityId? NonconformityId { get; init; }
    public ViolationId? ViolationId { get; init; }
    public required DateTime DueAt { get; init; }
    public required DateTime ToldAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<LateNotice>
    {
        public void Configure(EntityTypeBuilder<LateNotice> row)
        {
            row.ToTable("inspections_late_notices");
            row.HasIndex(n => new { n.NonconformityId, n.DueAt }).IsUnique();
            row.HasIndex(n => new { n.ViolationId, n.DueAt }).IsUnique();
        }
    }
}
