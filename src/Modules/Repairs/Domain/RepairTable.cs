using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anju.Repairs.Domain;

internal sealed class RepairTable : IEntityTypeConfiguration<Repair>
{
    public void Configure(EntityTypeBuilder<Repair> repair)
    {
        repair.ToTable("repairs_orders");
        repair.HasIndex(r => r.Number).IsUnique();
        repair.HasIndex(r => new { r.Lane, r.DueAt, r.Id });                        // a column of the board, late first
        repair.HasIndex(r => new { r.DueAt, r.Id });                                // everything open, late first; the badge in the menu
        repair.HasIndex(r => new { r.WorkerId, r.Lane, r.DueAt });                  // a worker's day, and his load
        repair.HasIndex(r => new { r.HouseId, r.ItemKey });                         // same room, same item: rework; open orders of a house
        repair.HasIndex(r => new { r.RegisteredAt, r.Id });                         // the register by day
        repair.HasIndex(r => r.FinishedAt);                                         // indices of a period
        foreach (var (name, length) in Lengths)
            repair.Property(name).HasMaxLength(length);
        foreach (var name in Computed)
            repair.Ignore(name);
    }

    private static readonly (string Name, int Length)[] Lengths =
    [
        (nameof(Repair.Number), 40), (nameof(Repair.HouseNumber), 60), (nameof(Repair.BuildingName), 60), (nameof(Repair.Place), 100), (nameof(Repair.Item), 60), (nameof(Repair.ItemKey), 60),
        (nameof(Repair.Description), 1000), (nameof(Repair.FreeReason), 200), (nameof(Repair.ReporterName), 60), (nameof(Repair.ReporterPhone), 40),
        (nameof(Repair.Channel), 20), (nameof(Repair.OriginKind), 20), (nameof(Repair.OriginNumber), 40), (nameof(Repair.RegisteredBy), 60),
        (nameof(Repair.WorkerName), 60), (nameof(Repair.DispatchedBy), 60), (nameof(Repair.Cause), 500), (nameof(Repair.Result), 500),
        (nameof(Repair.ConfirmedBy), 60), (nameof(Repair.EndReason), 500), (nameof(Repair.TransferredTo), 100), (nameof(Repair.OwnerCode), 8),
        (nameof(Repair.ConsentBy), 60), (nameof(Repair.SafetyBy), 60), (nameof(Repair.ChangedBy), 60),
    ];

    private static readonly string[] Computed =
    [
        nameof(Repair.Subject), nameof(Repair.Href), nameof(Repair.Origin), nameof(Repair.Where), nameof(Repair.Title), nameof(Repair.IsUrgent), nameof(Repair.HasEnded),
        nameof(Repair.NextDue), nameof(Repair.Total), nameof(Repair.Pauses), nameof(Repair.OpenPause),
    ];
}

internal sealed class PauseTable : IEntityTypeConfiguration<RepairPause>
{
    public void Configure(EntityTypeBuilder<RepairPause> pause)
    {
        pause.ToTable("repairs_pauses");
        pause.HasIndex(p => new { p.RepairId, p.No }).IsUnique();
        pause.Property(p => p.Words).HasMaxLength(500);
        pause.Property(p => p.BeganBy).HasMaxLength(60);
        pause.Property(p => p.EndedBy).HasMaxLength(60);
    }
}

internal sealed class AgreementTable : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.ToTable("repairs_agreements");
        agreement.HasIndex(a => new { a.RepairId, a.No }).IsUnique();
        agreement.Property(a => a.Reason).HasMaxLength(500);
        agreement.Property(a => a.By).HasMaxLength(60);
    }
}

internal sealed class AssignmentTable : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.ToTable("repairs_assignments");
        assignment.HasIndex(a => new { a.RepairId, a.At });
        assignment.Property(a => a.WorkerName).HasMaxLength(60);
        assignment.Property(a => a.Certificates).HasMaxLength(200);
        assignment.Property(a => a.Reason).HasMaxLength(500);
        assignment.Property(a => a.By).HasMaxLength(60);
    }
}

internal sealed class LateNoticeTable : IEntityTypeConfiguration<LateNotice>
{
    public void Configure(EntityTypeBuilder<LateNotice> notice)
    {
        notice.ToTable("repairs_late_notices");
        notice.HasIndex(n => new { n.RepairId, n.DueAt }).IsUnique();
    }
}

internal sealed class RoundTable : IEntityTypeConfiguration<RepairRound>
{
    public void Configure(EntityTypeBuilder<RepairRound> round)
    {
        round.ToTable("repairs_rounds");
        round.HasIndex(r => new { r.RepairId, r.No }).IsUnique();
        round.HasIndex(r => r.FinishedAt);
        round.Property(r => r.WorkerName).HasMaxLength(60);
        round.Property(r => r.Result).HasMaxLength(500);
    }
}
