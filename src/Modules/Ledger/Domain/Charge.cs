using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;

namespace Anju.Ledger.Domain;

/// <summary>A charge that no run has made (临时收费): a repair, a card, waste removal, what a house owed before Anju came.</summary>
internal sealed class Charge : Versioned
{
    /// <summary>Below every bill's id.</summary>
    public required long Id { get; init; }
    public required HouseId HouseId { get; init; }
    public required BuildingId BuildingId { get; init; }
    public required int ItemNo { get; init; }

    /// <summary>Month it is for, e.g. 202611.</summary>
    public required int Period { get; init; }
    public required long AmountFen { get; init; }
    public required DateOnly On { get; init; }
    public required string Why { get; init; }

    /// <summary>Number of the record it comes from, e.g. a repair order; empty when entered by hand.</summary>
    public string Source { get; init; } = "";
    public required string By { get; init; }
    public DateOnly? WithdrawnOn { get; set; }
    public string WithdrawnWhy { get; set; } = "";

    public Money Amount => new(AmountFen);

    public static string HrefOf(long id) => $"/ledger/charges/{id}";

    internal sealed class Table : IEntityTypeConfiguration<Charge>
    {
        public void Configure(EntityTypeBuilder<Charge> charge)
        {
            charge.ToTable("ledger_charges");
            charge.Property(c => c.Why).HasMaxLength(200);
            charge.Property(c => c.Source).HasMaxLength(40);
            charge.Property(c => c.By).HasMaxLength(60);
            charge.Property(c => c.WithdrawnWhy).HasMaxLength(200);
            charge.HasIndex(c => new { c.HouseId, c.Id });
            charge.HasIndex(c => c.On);
            charge.HasIndex(c => c.WithdrawnOn).HasFilter("\"WithdrawnOn\" IS NOT NULL");
            charge.HasIndex(c => new { c.Source, c.ItemNo }).IsUnique().HasFilter("\"Source\" <> '' AND \"WithdrawnOn\" IS NULL");
            charge.Ignore(c => c.Amount);
        }
    }
}

/// <summary>What a posted run put on the houses of a building, or a withdrawal took off: new receivables without reading bills again.</summary>
internal sealed class Posting : Centered, ILogRow
{
    public required int RunNo { get; init; }

    /// <summary>From 1 in the run: posted, then each withdrawal.</summary>
    public required int Turn { get; init; }
    public required BuildingId BuildingId { get; init; }
    public required int ItemNo { get; init; }
    public required int Period { get; init; }
    public required DateOnly On { get; init; }
    public required int Bills { get; init; }
    public required long Fen { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Posting>
    {
        public void Configure(EntityTypeBuilder<Posting> posting)
        {
            posting.ToTable("ledger_postings").HasKey(p => new { p.RunNo, p.Turn, p.BuildingId, p.ItemNo, p.Period });
            posting.HasIndex(p => p.On);
        }
    }
}
