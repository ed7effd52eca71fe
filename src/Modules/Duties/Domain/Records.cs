using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Duties.Domain;

/// <summary>请假: who, from when to when, why, and who approved it.</summary>
internal sealed class Leave : Versioned
{
    public LeaveId Id { get; init; } = Kernel.Id.New<LeaveId>();
    public required StaffId StaffId { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required string Reason { get; init; }
    public required string ApprovedBy { get; init; }
    public required DateTime ApprovedAt { get; init; }
    public DateTime? CancelledAt { get; set; }
    public string CancelledBy { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<Leave>
    {
        public void Configure(EntityTypeBuilder<Leave> leave)
        {
            leave.ToTable("duties_leaves");
            leave.HasIndex(l => new { l.To, l.StaffId });
            leave.Property(l => l.Reason).HasMaxLength(200);
            leave.Property(l => l.ApprovedBy).HasMaxLength(60);
            leave.Property(l => l.CancelledBy).HasMaxLength(60);
        }
    }
}

/// <summary>说明原因: why a duty was not or need not be done. It stays visible and makes nothing done.</summary>
internal sealed class ExcuseRow : Centered
{
    public ExcuseId Id { get; init; } = Kernel.Id.New<ExcuseId>();
    public required Guid DutyKey { get; init; }

    /// <summary>Null for whoever is bound.</summary>
    public StaffId? StaffId { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required DateTime At { get; init; }

    public Excuse Term() => new(DutyKey, StaffId, new(From, To), Reason, By);

    internal sealed class Table : IEntityTypeConfiguration<ExcuseRow>
    {
        public void Configure(EntityTypeBuilder<ExcuseRow> excuse)
        {
            excuse.ToTable("duties_excuses");
            excuse.HasIndex(e => new { e.To, e.DutyKey });
            excuse.Property(e => e.Reason).HasMaxLength(200);
            excuse.Property(e => e.By).HasMaxLength(60);
        }
    }
}

/// <summary>突发事件、临时工作、住户急事、其他 (S-4.2.1).</summary>
internal enum SlotReason { Emergency, ExtraWork, ResidentUrgent, Other }

/// <summary>A slot of somebody's day that was moved or left out, with the reason. It is no fault (S-4.2.1).</summary>
internal sealed class SlotNote : Centered
{
    public SlotNoteId Id { get; init; } = Kernel.Id.New<SlotNoteId>();
    public required DateOnly On { get; init; }
    public required StaffId StaffId { get; init; }

    /// <summary>The slot as the duty names it, <c>09:00-11:00</c>.</summary>
    public required string Slot { get; init; }

    /// <summary>When instead; empty when it was left out.</summary>
    public required string MovedTo { get; init; }
    public required SlotReason Why { get; init; }
    public required string Words { get; init; }
    public required string By { get; init; }
    public required DateTime At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<SlotNote>
    {
        public void Configure(EntityTypeBuilder<SlotNote> note)
        {
            note.ToTable("duties_slots");
            note.HasIndex(n => new { n.StaffId, n.On });
            note.Property(n => n.Slot).HasMaxLength(11);
            note.Property(n => n.MovedTo).HasMaxLength(11);
            note.Property(n => n.Words).HasMaxLength(200);
            note.Property(n => n.By).HasMaxLength(60);
        }
    }
}

/// <summary>A secret address under which a calendar program reads what is due. Only its hash is kept.</summary>
internal sealed class CalendarFeed : Versioned
{
    public FeedId Id { get; init; } = Kernel.Id.New<FeedId>();
    public required StaffId StaffId { get; init; }

    /// <summary>SHA-256 of the token, as hex.</summary>
    public required string Hash { get; init; }
    public required DateTime MadeAt { get; init; }
    public DateTime? EndedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<CalendarFeed>
    {
        public void Configure(EntityTypeBuilder<CalendarFeed> feed)
        {
            feed.ToTable("duties_feeds");
            feed.HasIndex(f => f.StaffId);
            feed.Property(f => f.Hash).HasMaxLength(64);
        }
    }
}
