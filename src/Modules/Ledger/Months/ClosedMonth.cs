using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Ledger.Months;

/// <summary>关账: a month whose sums are kept. Nothing is posted into it any more; what is corrected later stands in the month in which it is corrected.</summary>
internal sealed class ClosedMonth : Versioned
{
    /// <summary>E.g. 202611.</summary>
    public required int Month { get; init; }
    public required DateTime ClosedAt { get; init; }
    public StaffId? ClosedById { get; init; }
    public required string ClosedBy { get; init; }

    /// <summary>Why payments without cash were not compared with a statement; empty when all were.</summary>
    public string Remark { get; init; } = "";
    public required int Rows { get; init; }

    /// <summary>Open principal at the end of it.</summary>
    public required long OwedFen { get; init; }

    public Money Owed => new(OwedFen);

    internal sealed class Table : IEntityTypeConfiguration<ClosedMonth>
    {
        public void Configure(EntityTypeBuilder<ClosedMonth> month)
        {
            month.ToTable("ledger_months").HasKey(m => m.Month);
            month.Property(m => m.ClosedBy).HasMaxLength(60);
            month.Property(m => m.Remark).HasMaxLength(200);
            month.Ignore(m => m.Owed);
        }
    }
}

/// <summary>代收款解缴: agency money passed on to the supplier it was collected for.</summary>
internal sealed class PassedOn : Versioned
{
    public required Guid Id { get; init; }
    public required int ItemNo { get; init; }
    public required long Fen { get; init; }
    public required DateOnly On { get; init; }
    public required string Payee { get; init; }

    /// <summary>Number of the transfer or voucher.</summary>
    public required string Voucher { get; init; }
    public required string By { get; init; }

    public Money Amount => new(Fen);

    internal sealed class Table : IEntityTypeConfiguration<PassedOn>
    {
        public void Configure(EntityTypeBuilder<PassedOn> passed)
        {
            passed.ToTable("ledger_passed_on").HasKey(p => p.Id);
            passed.Property(p => p.Payee).HasMaxLength(60);
            passed.Property(p => p.Voucher).HasMaxLength(60);
            passed.Property(p => p.By).HasMaxLength(60);
            passed.HasIndex(p => p.On);
            passed.HasIndex(p => new { p.ItemNo, p.Voucher }).IsUnique();
            passed.Ignore(p => p.Amount);
        }
    }
}
