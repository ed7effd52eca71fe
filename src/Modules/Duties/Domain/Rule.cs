using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Duties.Domain;

/// <summary>草稿、有效、已被替换.</summary>
internal enum RuleState { Draft, Issued, Replaced }

/// <summary>One version of a document of the rules (制度、规程、岗位职责). A version is never changed once it is issued.</summary>
internal sealed class RuleVersion : Versioned
{
    public RuleVersionId Id { get; init; } = Kernel.Id.New<RuleVersionId>();

    /// <summary>The same for all versions, e.g. <c>reception</c>.</summary>
    public required string Document { get; init; }
    public required int No { get; init; }
    public required string Title { get; set; }

    /// <summary>Posts whose holders sign for it, joined by 、.</summary>
    public required string Posts { get; set; }
    public RuleState State { get; private set; }
    public required DutySource Source { get; init; }

    /// <summary>Why it differs from the version before.</summary>
    public required string Reason { get; set; }

    /// <summary>Number of the opinion or the nonconformity that caused it (D-2c); empty when none did.</summary>
    public string Cause { get; set; } = "";
    public required string DraftedBy { get; set; }
    public required DateTime DraftedAt { get; set; }
    public string IssuedBy { get; private set; } = "";
    public DateTime? IssuedAt { get; private set; }
    public DateOnly? EffectiveOn { get; private set; }

    public string[] PostList => PostsOf(Posts);

    public static string[] PostsOf(string posts) => posts.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public Problem? Issue(string by, DateTime at, DateOnly effective)
    {
        if (State != RuleState.Draft)
            return Problem.Conflict("只有草稿可以发布");
        (State, IssuedBy, IssuedAt, EffectiveOn) = (RuleState.Issued, by, at, effective);
        return null;
    }

    public void Replace() => State = RuleState.Replaced;

    internal sealed class Table : IEntityTypeConfiguration<RuleVersion>
    {
        public void Configure(EntityTypeBuilder<RuleVersion> rule)
        {
            rule.ToTable("duties_rules");
            rule.HasIndex(r => new { r.Document, r.No }).IsUnique();
            rule.Ignore(r => r.PostList);
            rule.Property(r => r.Document).HasMaxLength(40);
            rule.Property(r => r.Title).HasMaxLength(60);
            rule.Property(r => r.Posts).HasMaxLength(200);
            rule.Property(r => r.Reason).HasMaxLength(500);
            rule.Property(r => r.Cause).HasMaxLength(40);
            rule.Property(r => r.DraftedBy).HasMaxLength(60);
            rule.Property(r => r.IssuedBy).HasMaxLength(60);
        }
    }
}

/// <summary>One numbered clause of a version, text as written.</summary>
internal sealed class RuleClause : Centered, IErasable
{
    public const int MostText = 1000;

    public RuleClauseId Id { get; init; } = Kernel.Id.New<RuleClauseId>();
    public required RuleVersionId VersionId { get; init; }
    public required int No { get; init; }

    /// <summary>Id of the clause, e.g. <c>S-4.1.2</c>.</summary>
    public required string Clause { get; init; }
    public required string Text { get; init; }

    /// <summary>The text was lost before it came to us.</summary>
    public bool IsLost { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RuleClause>
    {
        public void Configure(EntityTypeBuilder<RuleClause> clause)
        {
            clause.ToTable("duties_clauses");
            clause.HasIndex(c => new { c.VersionId, c.No }).IsUnique();
            clause.Property(c => c.Clause).HasMaxLength(20);
            clause.Property(c => c.Text).HasMaxLength(MostText);
        }
    }
}

/// <summary>签收: somebody has read a version (A-1, D-2d).</summary>
internal sealed class Receipt : Centered
{
    public ReceiptId Id { get; init; } = Kernel.Id.New<ReceiptId>();

    /// <summary>The version as it is known in the rulebook; also of the first edition, which lies in no table.</summary>
    public required Guid Rule { get; init; }
    public required StaffId StaffId { get; init; }
    public required string Name { get; init; }
    public required string Post { get; init; }
    public required DateTime At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Receipt>
    {
        public void Configure(EntityTypeBuilder<Receipt> receipt)
        {
            receipt.ToTable("duties_receipts");
            receipt.HasIndex(r => new { r.Rule, r.StaffId }).IsUnique();
            receipt.Property(r => r.Name).HasMaxLength(60);
            receipt.Property(r => r.Post).HasMaxLength(30);
        }
    }
}

/// <summary>A set of rules and duties that was loaded on purpose (the reconstructed lost pages).</summary>
internal sealed class LoadedPack : Centered
{
    public PackId Id { get; init; } = Kernel.Id.New<PackId>();
    public required string Name { get; init; }
    public required string By { get; init; }
    public required DateTime At { get; init; }
    public required DateOnly From { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<LoadedPack>
    {
        public void Configure(EntityTypeBuilder<LoadedPack> pack)
        {
            pack.ToTable("duties_packs");
            pack.HasIndex(p => p.Name).IsUnique();
            pack.Property(p => p.Name).HasMaxLength(20);
            pack.Property(p => p.By).HasMaxLength(60);
        }
    }
}
