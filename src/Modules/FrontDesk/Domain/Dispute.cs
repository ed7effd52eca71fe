using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.FrontDesk.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;

namespace Anju.FrontDesk.Domain;

internal readonly record struct DisputeId(Guid Value) : ITypedId<DisputeId>;

/// <summary>争执事件: a dispute with a customer, with facts and witnesses, for the director .</summary>
internal sealed class Dispute : Centered
{
    private Dispute() { }                                    // EF Core

    public Dispute(ContactId contact, string facts, string witnesses, string by, DateTime now) =>
        (Id, ContactId, Facts, Witnesses, By, At) = (Kernel.Id.New<DisputeId>(), contact, facts, witnesses, by, now);

    public DisputeId Id { get; private init; }
    public ContactId ContactId { get; private init; }
    public string Facts { get; private init; } = "";
    public string Witnesses { get; private init; } = "";
    public string By { get; private init; } = "";
    public DateTime At { get; private init; }

    internal sealed class Table : IEntityTypeConfiguration<Dispute>
    {
        public void Configure(EntityTypeBuilder<Dispute> dispute)
        {
            dispute.ToTable("frontdesk_disputes");
            dispute.HasIndex(d => new { d.ContactId, d.At });
            dispute.Property(d => d.Facts).HasMaxLength(1000);
            dispute.Property(d => d.Witnesses).HasMaxLength(200);
            dispute.Property(d => d.By).HasMaxLength(60);
        }
    }
}
