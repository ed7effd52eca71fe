using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.FrontDesk.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;

namespace Anju.FrontDesk.Domain;

internal readonly record struct PromiseId(Guid Value) : ITypedId<PromiseId>;

/// <summary>One agreement on a time with the person who called. Never changed: a new time is a new row (R-4.2.3b).</summary>
internal sealed class Promise : Centered
{
    private Promise() { }                                    // EF Core

    public Promise(Contact contact, int no, DateTime promisedAt, bool earlierBroken, string reason, string agreedWith, string by, DateTime now) =>
        (Id, ContactId, No, PromisedAt, EarlierBroken, Reason, AgreedWith, AgreedBy, AgreedAt) =
        (Kernel.Id.New<PromiseId>(), contact.Id, no, promisedAt, earlierBroken, reason, agreedWith, by, now);

    public PromiseId Id { get; private init; }
    public ContactId ContactId { get; private init; }
    public int No { get; private init; }
    public DateTime PromisedAt { get; private init; }

    /// <summary>The promise before this one had already passed when the new time was agreed.</summary>
    public bool EarlierBroken { get; private init; }
    public string Reason { get; private init; } = "";

    [Personal(PersonalKind.Name)]
    public string AgreedWith { get; private init; } = "";
    public string AgreedBy { get; private init; } = "";
    public DateTime AgreedAt { get; private init; }

    internal sealed class Table : IEntityTypeConfiguration<Promise>
    {
        public void Configure(EntityTypeBuilder<Promise> promise)
        {
            promise.ToTable("frontdesk_promises");
            promise.HasIndex(p => new { p.ContactId, p.No }).IsUnique();
            promise.Property(p => p.Reason).HasMaxLength(200);
            promise.Property(p => p.AgreedWith).HasMaxLength(60);
            promise.Property(p => p.AgreedBy).HasMaxLength(60);
        }
    }
}
