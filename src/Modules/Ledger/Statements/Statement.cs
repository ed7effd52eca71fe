using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Statements;

/// <summary>One imported file. The same file is never imported twice.</summary>
internal sealed class Statement : Versioned
{
    public required StatementId Id { get; init; }
    public required int SourceNo { get; init; }
    public required string Source { get; init; }
    public required string Name { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Hash { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required int Lines { get; init; }

    /// <summary>Lines that an earlier file had brought.</summary>
    public required int Known { get; init; }
    public required DateTime ImportedAt { get; init; }
    public required string By { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Statement>
    {
        public void Configure(EntityTypeBuilder<Statement> statement)
        {
            statement.ToTable("ledger_statements");
            statement.Property(s => s.Source).HasMaxLength(60);
            statement.Property(s => s.Name).HasMaxLength(120);
            statement.Property(s => s.Hash).HasMaxLength(64);
            statement.Property(s => s.By).HasMaxLength(60);
            statement.HasIndex(s => s.Hash).IsUnique();
            statement.HasIndex(s => s.ImportedAt);
        }
    }
}

/// <summary>待核对 / 已核对 / 已说明.</summary>
internal enum LineState : short { Open = 1, Matched = 2, Explained = 3 }

/// <summary>One movement on an account of ours as the bank or channel tells it.</summary>
internal sealed class StatementLine : Versioned
{
    public required StatementLineId Id { get; init; }
    public required StatementId StatementId { get; init; }
    public required int SourceNo { get; init; }
    public required string Source { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>Positive came in.</summary>
    public required long Fen { get; init; }
    public required string Reference { get; init; }

    /// <summary>What makes it unique in its source: the reference, or day, amount and place among its like.</summary>
    public required string Key { get; init; }
    [Personal(PersonalKind.Name)] public required string Payer { get; init; }
    public required string Note { get; init; }
    public LineState State { get; private set; } = LineState.Open;
    public Guid? PaymentId { get; private set; }
    public int TenderNo { get; private set; }

    /// <summary>How it was matched, or why it needs no payment.</summary>
    public string Why { get; private set; } = "";
    public string By { get; private set; } = "";

    public Money Amount => new(Fen);

    public void Match(Tender tender, string how) => (State, PaymentId, TenderNo, Why) = (LineState.Matched, tender.PaymentId, tender.No, how);

    public void Explain(string why, string by) => (State, Why, By) = (LineState.Explained, why, by);

    public void Reopen() => (State, PaymentId, TenderNo, Why, By) = (LineState.Open, null, 0, "", "");

    internal sealed class Table : IEntityTypeConfiguration<StatementLine>
    {
        public void Configure(EntityTypeBuilder<StatementLine> line)
        {
            line.ToTable("ledger_statement_lines");
            line.Property(l => l.State).HasConversion<short>();
            line.Property(l => l.Source).HasMaxLength(60);
            line.Property(l => l.Reference).HasMaxLength(64);
            line.Property(l => l.Key).HasMaxLength(80);
            line.Property(l => l.Payer).HasMaxLength(60);
            line.Property(l => l.Note).HasMaxLength(200);
            line.Property(l => l.Why).HasMaxLength(200);
            line.Property(l => l.By).HasMaxLength(60);
            line.HasIndex(l => new { l.SourceNo, l.Key }).IsUnique();
            line.HasIndex(l => new { l.PaymentId, l.TenderNo }).IsUnique().HasFilter("\"PaymentId\" IS NOT NULL");
            line.HasIndex(l => new { l.On, l.State });
            line.HasIndex(l => l.Reference);
            line.HasIndex(l => new { l.Fen, l.On });
            line.Ignore(l => l.Amount);
        }
    }
}

/// <summary>Why money that was entered at the desk stands in no statement.</summary>
internal sealed class TenderNote : Versioned
{
    public required Guid PaymentId { get; init; }
    public required int TenderNo { get; init; }
    public required string Why { get; init; }
    public required string By { get; init; }
    public required DateTime At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<TenderNote>
    {
        public void Configure(EntityTypeBuilder<TenderNote> note)
        {
            note.ToTable("ledger_tender_notes").HasKey(n => new { n.PaymentId, n.TenderNo });
            note.Property(n => n.Why).HasMaxLength(200);
            note.Property(n => n.By).HasMaxLength(60);
        }
    }
}
