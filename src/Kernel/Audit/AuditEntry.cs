using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Audit;

/// <summary>One change of one row by one act. Entries of a center form a chain: each hash covers the one before.</summary>
public sealed class AuditEntry : Centered, ILogRow
{
    public required long Seq { get; init; }
    public required DateTime At { get; init; }
    public StaffId? ById { get; init; }
    public required string By { get; init; }

    /// <summary>Code name of the act, e.g. <c>RegisterRepair</c>; <see cref="ActNames"/> knows its Chinese name.</summary>
    public required string Act { get; init; }
    public required string Table { get; init; }
    public required string Key { get; init; }
    public required string Change { get; init; }

    /// <summary>JSON: new rows as {field: value}, changed rows as {field: [old, new]}; personal data masked.</summary>
    public required string Detail { get; init; }
    public byte[] Hash { get; internal set; } = [];

    internal byte[] HashAfter(byte[] previous)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[32];
        CenterId.Value.TryWriteBytes(numbers, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(numbers[16..], Seq);
        BinaryPrimitives.WriteInt64BigEndian(numbers[24..], At.Ticks);
        sha.AppendData(previous);
        sha.AppendData(numbers);
        foreach (var text in (ReadOnlySpan<string>)[ById?.Value.ToString("N") ?? "", By, Act, Table, Key, Change, Detail])
        {
            sha.AppendData(Encoding.UTF8.GetBytes(text));
            sha.AppendData([0]);                            // a field's end, so that two fields cannot trade letters
        }

        return sha.GetHashAndReset();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> entry)
        {
            entry.ToTable("kernel_audit").HasKey(e => e.Seq);
            entry.HasIndex(e => new { e.Table, e.Key });
            entry.Property(e => e.By).HasMaxLength(60);
            entry.Property(e => e.Act).HasMaxLength(60);
            entry.Property(e => e.Table).HasMaxLength(60);
            entry.Property(e => e.Key).HasMaxLength(200);         // three-part keys of links
            entry.Property(e => e.Change).HasMaxLength(10);
            entry.Property(e => e.Hash).HasMaxLength(32);
        }
    }
}

/// <summary>Where a center's chain ends.</summary>
internal sealed class AuditHead : Centered, ILogRow
{
    public const string Only = "head";
    public string Name { get; init; } = Only;
    public long Seq { get; set; }
    public byte[] Hash { get; set; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<AuditHead>
    {
        public void Configure(EntityTypeBuilder<AuditHead> head)
        {
            head.ToTable("kernel_audit_heads").HasKey(h => h.Name);
            head.Property(h => h.Name).HasMaxLength(8);
            head.Property(h => h.Hash).HasMaxLength(32);
        }
    }
}
