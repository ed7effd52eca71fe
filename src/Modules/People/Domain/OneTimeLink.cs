using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.People.Domain;

/// <summary>A link good for one use within 24 hours: the first set-up (no person yet), or a password to be chosen. Only a fingerprint is kept.</summary>
internal sealed class OneTimeLink : ICompanyWide
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private OneTimeLink() { }                                // EF Core

    public LinkId Id { get; private init; }
    public byte[] Fingerprint { get; private init; } = [];

    /// <summary>Null for the first set-up.</summary>
    public StaffId? StaffId { get; private init; }

    /// <summary>The center whose audit keeps its use; null for the first set-up.</summary>
    public Guid? Center { get; private init; }
    public DateTime Until { get; private init; }
    public DateTime? UsedAt { get; private set; }

    public bool IsGood(DateTime now) => UsedAt is null && now < Until;

    public static (OneTimeLink Link, string Token) For(StaffId? staff, CenterId? center, DateTime now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new() { Id = Kernel.Id.New<LinkId>(), Fingerprint = FingerprintOf(token), StaffId = staff, Center = center?.Value, Until = now + Lifetime }, token);
    }

    public Problem? Use(DateTime now)
    {
        if (UsedAt is not null)
            return Problem.Conflict("这个链接已经用过，请重新索取");
        if (now >= Until)
            return Problem.Conflict("这个链接已过期，请重新索取");
        UsedAt = now;
        return null;
    }

    public void Withdraw(DateTime now) => UsedAt ??= now;

    public static byte[] FingerprintOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    internal sealed class Table : IEntityTypeConfiguration<OneTimeLink>
    {
        public void Configure(EntityTypeBuilder<OneTimeLink> link)
        {
            link.ToTable("people_links");
            link.Property(l => l.Id).ValueGeneratedNever();
            link.HasIndex(l => l.Fingerprint).IsUnique();
            link.HasIndex(l => l.StaffId);
            link.Property(l => l.Fingerprint).HasMaxLength(32);
            link.Property(l => l.UsedAt).IsConcurrencyToken();   // two uses at once: one wins
        }
    }
}
