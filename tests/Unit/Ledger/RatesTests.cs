using Anju.Ledger.Months;
using Xunit;

namespace Anju.Unit.Ledger;

/// <summary>The rates of a month with their traps: waivers, prepayments, nothing to divide by.</summary>
public class RatesTests
{
    [Fact, Clause("F-2g")]
    public void TV_35_collection_clearing_and_overall_rate_with_waivers_shown_both_ways_and_prepayments_not_counted()
    {
        var rates = new Rates(100_000_00, 500_00, 92_000_00, 50_000_00, 0, 12_500_00, 0, 0);
        Assert.Equal(("92.00%", "92.46%"), (Rates.Text(rates.Collection), Rates.Text(rates.CollectionNet)));
        Assert.Equal("25.00%", Rates.Text(rates.Clearing));
        Assert.Equal(("69.67%", "69.90%"), (Rates.Text(rates.Overall), Rates.Text(rates.OverallNet)));
    }

    [Fact, Clause("F-2g")]
    public void Where_there_is_nothing_to_collect_there_is_no_rate() =>
        Assert.Equal(("—", "—", "—"), (Rates.Text(new Rates(0, 0, 0, 0, 0, 0, 0, 0).Collection), Rates.Text(new Rates(0, 0, 0, 0, 0, 0, 0, 0).Households), Rates.Text(new Rates(0, 0, 0, 0, 0, 0, 0, 0).Overall)));

    [Fact, Clause("F-2g")]
    public void Months_are_counted_across_years() => Assert.Equal((0, 1, 14, 202701), (Ym.Between(202611, 202611), Ym.Between(202612, 202701), Ym.Between(202511, 202701), Ym.Next(202612)));
}
