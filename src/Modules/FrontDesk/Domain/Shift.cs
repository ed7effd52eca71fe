using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.FrontDesk.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.FrontDesk.Domain;

internal readonly record struct ShiftId(Guid Value) : ITypedId<ShiftId>;

/// <summary>交接班: one person's duty at the desk, from taking it over until the next person confirms what was handed over .</summary>
internal sealed class Shift : Versioned
{
    private Shift() { }                                      // EF Core

    public Shift(string slot, DateOnly on, StaffId? holder, string holderName, DateTime now) =>
        (Id, Slot, On, HolderId, Holder, StartedAt) = (Kernel.Id.New<ShiftId>(), slot, on, holder, holderName, now);

    public ShiftId Id { get; private init; }

    /// <summary>早班 8:30–13:30, as the plan stood that day.</summary>
    public string Slot { get; private init; } = "";
    public DateOnly On { get; private init; }
    public StaffId? HolderId { get; private init; }
    public string Holder { get; private init; } = "";
    public DateTime StartedAt { get; private init; }
    public DateTime? HandedOverAt { get; private set; }
    public string Note { get; private set; } = "";
    public int Open { get; private set; }
    public string Receiver { get; private set; } = "";
    public DateTime? ReceivedAt { get; private set; }

    /// <summary>True while it runs, else null, so that a unique index allows one running shift at a time.</summary>
    public bool? Running { get; private set; } = true;

    public bool IsRunning => Running == true;
    public bool IsWaiting => HandedOverAt is not null && ReceivedAt is null;

    public Problem? HandOver(string note, int open, DateTime now)
    {
        if (!IsRunning)
            return Problem.Conflict("本班已经交出");
        (Note, Open, HandedOverAt, Running) = (note, open, now, null);
        return null;
    }

    public Problem? Receive(string receiver, DateTime now)
    {
        if (!IsWaiting)
            return Problem.Conflict(IsRunning ? $"{Holder}还没有交班" : $"{Receiver}已经接班");
        (Receiver, ReceivedAt) = (receiver, now);
        return null;
    }

    internal sealed class Table : IEntityTypeConfiguration<Shift>
    {
        public void Configure(EntityTypeBuilder<Shift> shift)
        {
            shift.ToTable("frontdesk_shifts");
            shift.HasIndex(s => new { s.StartedAt, s.Id });
            shift.HasIndex(s => s.Running).IsUnique();
            shift.Property(s => s.Slot).HasMaxLength(40);
            shift.Property(s => s.Holder).HasMaxLength(60);
            shift.Property(s => s.Note).HasMaxLength(1000);
            shift.Property(s => s.Receiver).HasMaxLength(60);
        }
    }
}

internal readonly record struct HandedOverId(Guid Value) : ITypedId<HandedOverId>;

/// <summary>One open promise handed over, with what the next person must know.</summary>
internal sealed class HandedOver : Centered
{
    private HandedOver() { }                                 // EF Core

    public HandedOver(ShiftId shift, Contact contact, string note) =>
        (Id, ShiftId, ContactId, PromisedAt, Note) = (Kernel.Id.New<HandedOverId>(), shift, contact.Id, contact.PromisedAt, note);

    public HandedOverId Id { get; private init; }
    public ShiftId ShiftId { get; private init; }
    public ContactId ContactId { get; private init; }
    public DateTime? PromisedAt { get; private init; }
    public string Note { get; private init; } = "";

    internal sealed class Table : IEntityTypeConfiguration<HandedOver>
    {
        public void Configure(EntityTypeBuilder<HandedOver> item)
        {
            item.ToTable("frontdesk_handed_over");
            item.HasIndex(i => new { i.ShiftId, i.ContactId }).IsUnique();
            item.Property(i => i.Note).HasMaxLength(300);
        }
    }
}
