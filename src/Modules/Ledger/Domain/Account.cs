using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;

namespace Anju.Ledger.Domain;

/// <summary>
/// What a house owes and has with us, added up for lists. Derived from charges and lines and proved against them every
/// night; the two facts of its own are how many lines there are and that whoever writes one holds it.
/// </summary>
internal sealed class Account : Versioned, ILogRow, IErasable
{
    public required HouseId HouseId { get; init; }
    public required BuildingId BuildingId { get; init; }

    /// <summary>How many lines the house has.</summary>
    public int Lines { get; set; }

    /// <summary>Open principal of all charges, due or not.</summary>
    public long OwedFen { get; set; }

    /// <summary>Late charges assessed and still open; what runs up since the last assessment comes on top.</summary>
    public long LateFen { get; set; }

    /// <summary>预存余额.</summary>
    public long AdvanceFen { get; set; }
    public long DepositFen { get; set; }

    /// <summary>The first period with open principal; 0 when nothing is open.</summary>
    public int OldestPeriod { get; set; }

    /// <summary>When the oldest open charge was due; null when nothing is open.</summary>
    public DateOnly? OldestDueOn { get; set; }
    public DateOnly? LastPaidOn { get; set; }

    /// <summary>What of <see cref="OwedFen"/> was not due yet when it was last written, and the first and last day on which that becomes due.</summary>
    public long LaterFen { get; set; }
    public DateOnly? LaterOn { get; set; }
    public DateOnly? LaterTo { get; set; }

    public Money Owed => new(OwedFen);
    public Money Late => new(LateFen);
    public Money Advance => new(AdvanceFen);
    public Money Deposit => new(DepositFen);

    internal sealed class Table : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> account)
        {
            account.ToTable("ledger_accounts").HasKey(a => a.HouseId);
            account.HasIndex(a => new { a.OwedFen, a.HouseId }).HasFilter("\"OwedFen\" > 0");
            account.HasIndex(a => new { a.BuildingId, a.OwedFen }).HasFilter("\"OwedFen\" > 0");
            account.Ignore(a => a.Owed).Ignore(a => a.Late).Ignore(a => a.Advance).Ignore(a => a.Deposit);
        }
    }
}
