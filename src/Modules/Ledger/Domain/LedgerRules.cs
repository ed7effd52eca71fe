using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;

namespace Anju.Ledger.Domain;

/// <summary>What a center has laid down about money. One row, present from its first change on; until then the values here hold.</summary>
internal sealed class LedgerRules : Versioned
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>An advance may be at most so many months of what the house was billed last (domain §3.1); 0 without limit.</summary>
    public int AdvanceMonths { get; set; } = 12;

    /// <summary>Late charge before principal (民法典 561), or after it where agreed.</summary>
    public bool IsLateFirst { get; set; } = true;

    /// <summary>Up to this the director approves waivers, refunds and reversals; above it the general manager.</summary>
    public long DirectorLimitFen { get; set; } = 50_000;

    /// <summary>The report of a month is due on this day of the next (F-2g).</summary>
    public int ReportDay { get; set; } = 5;

    /// <summary>One-year LPR in hundredths of a percent, for the warning above four times of it; 0: no warning.</summary>
    public int LprBasisPoints { get; set; }

    /// <summary>Days after closed acceptance before a deposit is returned.</summary>
    public int DepositDays { get; set; }

    /// <summary>Years that original vouchers are kept after the year they are of (F-2f); a default to be laid down by the center.</summary>
    public int VoucherYears { get; set; } = 30;

    public Money DirectorLimit => new(DirectorLimitFen);

    internal sealed class Table : IEntityTypeConfiguration<LedgerRules>
    {
        public void Configure(EntityTypeBuilder<LedgerRules> rules)
        {
            rules.ToTable("ledger_rules");
            rules.Ignore(r => r.DirectorLimit);
        }
    }
}
