using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;

namespace Anju.Ledger.Domain;

/// <summary>
/// When an item is due and what being late costs, from a period on, as the contract says. Without a clause of the
/// contract there is no late charge (domain §3.6); a rate is never invented.
/// </summary>
internal sealed class FeeTerms : Versioned
{
    public required int ItemNo { get; init; }

    /// <summary>First period they hold for, e.g. 202601.</summary>
    public required int FromPeriod { get; init; }

    /// <summary>Months after the first month of the period in which it is due; 0 is that month itself.</summary>
    public required int DueMonths { get; init; }

    /// <summary>Day of that month, 1–31; the last one where the month is shorter.</summary>
    public required int DueDay { get; init; }

    /// <summary>Millionths per day: 500 is 0.05 %. 0: no late charge.</summary>
    public int RateMillionths { get; init; }

    /// <summary>Paid within so many days after the due day costs nothing.</summary>
    public int GraceDays { get; init; }

    /// <summary>Percent of the charge that all its late charges together never pass; 0 is without limit.</summary>
    public int CapPercent { get; init; } = 100;

    /// <summary>The clause of the contract that allows it.</summary>
    public string Clause { get; init; } = "";
    public required string By { get; init; }

    public decimal Rate => RateMillionths / 1_000_000m;

    /// <summary>The last day to pay without being late; a day off moves to the next working day (民法典 203).</summary>
    public DateOnly DueOn(int period, Calendar calendar)
    {
        var month = new DateOnly(period / 100, period % 100, 1).AddMonths(DueMonths);
        var day = new DateOnly(month.Year, month.Month, Math.Min(DueDay, DateTime.DaysInMonth(month.Year, month.Month)));
        return calendar.IsWorkingDay(day) ? day : calendar.NextWorkingDay(day);
    }

    /// <summary>What holds where nothing was agreed: due at the end of the month of the period, no late charge.</summary>
    public static FeeTerms None(int item) => new() { ItemNo = item, FromPeriod = 0, DueMonths = 0, DueDay = 31, By = "" };

    internal sealed class Table : IEntityTypeConfiguration<FeeTerms>
    {
        public void Configure(EntityTypeBuilder<FeeTerms> terms)
        {
            terms.ToTable("ledger_terms").HasKey(t => new { t.ItemNo, t.FromPeriod });
            terms.Property(t => t.Clause).HasMaxLength(200);
            terms.Property(t => t.By).HasMaxLength(60);
            terms.Ignore(t => t.Rate);
        }
    }
}
