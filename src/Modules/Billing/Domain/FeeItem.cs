using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Billing.Domain.Calculation;
using Anju.Kernel.Data;

namespace Anju.Billing.Domain;

/// <summary>Whose money it is (资金性质): the company's income, collected for a supplier, a deposit, owners' money in trust.</summary>
internal enum Purse { Company, Agency, Deposit, Trust }

/// <summary>What the payer gets: an invoice, a receipt only, a receipt that can become an invoice.</summary>
internal enum PaperKind { Invoice, Receipt, ReceiptThenInvoice }

/// <summary>A fee item (收费项目): whose money, how often, and the agreements that hold for every price of it.</summary>
internal sealed class FeeItem : Versioned
{
    public required int No { get; init; }

    /// <summary>What meters and files call it, e.g. water.</summary>
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required Purse Purse { get; init; }
    public string TaxCategory { get; set; } = "";
    public PaperKind Paper { get; set; }

    /// <summary>Months of one bill: 1, 2, 3, 6 or 12, counted from January. Never changed: it is part of what makes a bill unique.</summary>
    public required int CycleMonths { get; init; }

    /// <summary>Billed in the first month of its cycle; else in the last.</summary>
    public bool IsInAdvance { get; set; }

    /// <summary>The builder pays for what is unsold or not handed over (条例 41).</summary>
    public bool BuilderPays { get; set; } = true;
    public bool VacancyReduces { get; set; }

    /// <summary>Every house owes it: one without a price is an exception, not an exemption.</summary>
    public bool IsForAll { get; set; }
    public Convention Convention { get; set; }

    /// <summary>A bill that differs by more from the last period is shown before posting; 0 never.</summary>
    public int AlertPercent { get; set; } = 30;
    public bool IsActive { get; set; } = true;

    public ItemTerms Terms => new(No, Convention, BuilderPays, VacancyReduces);

    /// <summary>The cycle that a month belongs to, by its first day.</summary>
    public DateOnly CycleOf(DateOnly month) => new(month.Year, (month.Month - 1) / CycleMonths * CycleMonths + 1, 1);

    /// <summary>Whether a run of this month bills it.</summary>
    public bool IsDue(DateOnly month) => CycleOf(month) is var first && (IsInAdvance ? first : first.AddMonths(CycleMonths - 1)) == new DateOnly(month.Year, month.Month, 1);

    internal sealed class Table : IEntityTypeConfiguration<FeeItem>
    {
        public void Configure(EntityTypeBuilder<FeeItem> item)
        {
            item.ToTable("billing_items").HasKey(i => i.No);
            item.Property(i => i.Code).HasMaxLength(20);
            item.Property(i => i.Name).HasMaxLength(20);
            item.Property(i => i.TaxCategory).HasMaxLength(40);
            item.HasIndex(i => i.Code).IsUnique();
            item.HasIndex(i => i.Name).IsUnique();
            item.Ignore(i => i.Terms);
        }
    }
}
