using System.Globalization;

namespace Anju.Ledger.Months;

/// <summary>The rates of a month (domain §3.11). Money for later months counts in none of them.</summary>
/// <param name="Receivable">What is to be paid for the month: bills less what was taken back, with adjustments.</param>
/// <param name="Waived">Of it, forgiven.</param>
/// <param name="Received">Of it, received until the last day of the month.</param>
/// <param name="Old">Open from earlier months on its first day, with later corrections.</param>
/// <param name="OldWaived">Of that, forgiven in the month.</param>
/// <param name="Cleared">Of that, received in the month.</param>
/// <param name="Due">Households that had something to pay for the month.</param>
/// <param name="Paid">Of them, those who owe nothing for it.</param>
internal sealed record Rates(long Receivable, long Waived, long Received, long Old, long OldWaived, long Cleared, int Due, int Paid)
{
    /// <summary>收缴率（金额）.</summary>
    public decimal? Collection => Of(Received, Receivable);

    /// <summary>收缴率（金额）, what was forgiven taken from the denominator.</summary>
    public decimal? CollectionNet => Of(Received, Receivable - Waived);

    /// <summary>收缴率（户数）.</summary>
    public decimal? Households => Of(Paid, Due);

    /// <summary>清欠率.</summary>
    public decimal? Clearing => Of(Cleared, Old);
    public decimal? ClearingNet => Of(Cleared, Old - OldWaived);

    /// <summary>综合收缴率.</summary>
    public decimal? Overall => Of(Received + Cleared, Receivable + Old);
    public decimal? OverallNet => Of(Received + Cleared, Receivable - Waived + Old - OldWaived);

    public static Rates Sum(IEnumerable<Rates> rates) => rates.Aggregate(new Rates(0, 0, 0, 0, 0, 0, 0, 0), (a, b) =>
        new(a.Receivable + b.Receivable, a.Waived + b.Waived, a.Received + b.Received, a.Old + b.Old, a.OldWaived + b.OldWaived, a.Cleared + b.Cleared, a.Due + b.Due, a.Paid + b.Paid));

    /// <summary>Percent with two places; null where there is nothing to divide by.</summary>
    private static decimal? Of(long part, long whole) => whole <= 0 ? null : decimal.Round(part * 100m / whole, 2, MidpointRounding.AwayFromZero);

    public static string Text(decimal? percent) => percent is { } p ? p.ToString("0.00", CultureInfo.InvariantCulture) + "%" : "—";
}
