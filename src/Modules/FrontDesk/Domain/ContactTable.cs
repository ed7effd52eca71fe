using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anju.FrontDesk.Domain;

internal sealed class ContactTable : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.ToTable("frontdesk_contacts");
        contact.HasIndex(c => c.Number).IsUnique();
        contact.HasIndex(c => new { c.At, c.Id }).IsDescending();                   // the register
        contact.HasIndex(c => new { c.HouseId, c.At });                             // 往来 of one house
        contact.HasIndex(c => new { c.PromisedAt, c.Id }).HasFilter("\"ClosedAt\" IS NULL");   // what is open, oldest promise first
        contact.HasIndex(c => c.PreviousId);                                        // 其他事项 that followed
        contact.HasIndex(c => c.RepairId);                                          // the repair tells its contacts how it ended
        contact.HasIndex(c => c.ComplaintId);
        contact.HasIndex(c => new { c.PhoneTail, c.At });
        contact.Property(c => c.Number).HasMaxLength(40);
        contact.Property(c => c.HouseNumber).HasMaxLength(60);
        contact.Property(c => c.Caller).HasMaxLength(60);
        contact.Property(c => c.CallerPhone).HasMaxLength(40);
        contact.Property(c => c.PhoneTail).HasMaxLength(4);
        contact.Property(c => c.Content).HasMaxLength(1000);
        contact.Property(c => c.TakenBy).HasMaxLength(60);
        contact.Property(c => c.PassedTo).HasMaxLength(60);
        contact.Property(c => c.Reason).HasMaxLength(500);
        contact.Property(c => c.Explained).HasMaxLength(500);
        contact.Property(c => c.Result).HasMaxLength(500);
        contact.Property(c => c.ClosedBy).HasMaxLength(60);
        contact.Property(c => c.Instruction).HasMaxLength(500);
        contact.Property(c => c.InstructedBy).HasMaxLength(60);
        contact.Property(c => c.LinkedNumber).HasMaxLength(40);
        contact.Property(c => c.LinkedHref).HasMaxLength(200);
    }
}
