using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Ledger.Domain;
using Xunit;
using static Anju.Unit.Ledger.Ledgers;

namespace Anju.Unit.Ledger;

/// <summary>Late charges (违约金) as worked out in domain §3.6, each vector under its own name.</summary>
public class LateChargeTests
{
    private static readonly DateOnly Due = new(2024, 1, 31);

    [Fact]
    public void TV_13_from_the_day_after_the_due_day_to_the_day_of_payment() => Assert.Equal(39_60, Charge(1, 1_800_00, Due, Terms(500)).RunUp(new(2024, 3, 15)));

    [Fact]
    public void TV_14_the_same_at_three_thousandths() => Assert.Equal(237_60, Charge(1, 1_800_00, Due, Terms(3000)).RunUp(new(2024, 3, 15)));

    [Fact]
    public void TV_15_a_part_pays_the_late_charge_first_and_the_rest_runs_on_with_what_is_left()
    {
        var charge = Charge(1, 1_800_00, Due, Terms(500));
        var account = Account(charge);
        var first = Open(account, new(2024, 2, 20), charge);
        var (shares, rest) = Allocation.Auto(first.Charges, 1_000_00, first.Today);
        var share = Assert.Single(shares);
        Assert.Equal((982_00L, 18_00L, 0L), (share.PrincipalFen, share.LateFen, rest));
        first.Pay(charge, share.PrincipalFen, share.LateFen, Guid.Empty);
        Assert.Equal((818_00L, 9_82L), (charge.PrincipalFen, charge.RunUp(new(2024, 3, 15))));
        Open(account, new(2024, 3, 15), charge).Pay(charge, 818_00, 9_82, Guid.Empty);
        Assert.Equal((27_82L, 0L, 0L, 0L), (charge.LateFen, charge.LateOpenFen, account.OwedFen, account.LateFen));
    }

    [Fact]
    public void TV_17_assessed_on_day_5_and_again_on_day_35_no_day_is_charged_twice()
    {
        var charge = Charge(1, 1_000_00, Due, Terms(500));
        var account = Account(charge);
        Open(account, Due.AddDays(5), charge).Pay(charge, 0, 2_50, Guid.Empty);
        Assert.Equal(15_00, charge.RunUp(Due.AddDays(35)));
        Open(account, Due.AddDays(35), charge).Pay(charge, 0, 15_00, Guid.Empty);
        Assert.Equal(17_50, charge.LateFen);
        Assert.Equal(0, charge.RunUp(Due.AddDays(35)));
    }

    [Fact]
    public void TV_39_a_due_day_in_the_holidays_moves_to_the_first_working_day_after_them()
    {
        var terms = new FeeTerms { ItemNo = 1, FromPeriod = 202401, DueMonths = 0, DueDay = 1, RateMillionths = 500, By = "" };
        var due = terms.DueOn(202410, new Calendar(TimeProvider.System));
        Assert.Equal(new DateOnly(2024, 10, 8), due);
        var charge = Charge(1, 1_000_00, due, terms);
        Assert.Equal((0L, 50L), (charge.RunUp(due), charge.RunUp(new(2024, 10, 9))));
    }

    [Fact]
    public void Within_the_days_of_grace_nothing_runs_up_and_after_them_all_days_count()
    {
        var charge = Charge(1, 1_000_00, Due, Terms(500, grace: 10));
        Assert.Equal((0L, 5_50L), (charge.RunUp(Due.AddDays(10)), charge.RunUp(Due.AddDays(11))));
    }

    [Fact]
    public void The_cap_holds_over_all_assessments_together()
    {
        var charge = Charge(1, 100_00, Due, Terms(10_000, cap: 20));
        Open(Account(charge), Due.AddDays(15), charge).Pay(charge, 0, 15_00, Guid.Empty);
        Assert.Equal(5_00, charge.RunUp(Due.AddDays(400)));
    }

    [Fact]
    public void Without_a_clause_of_the_contract_there_is_no_late_charge() => Assert.Equal(0, Charge(1, 1_000_00, Due).RunUp(Due.AddYears(3)));

    [Fact]
    public void Undone_the_days_of_an_undone_payment_run_again_from_the_watermark_before()
    {
        var charge = Charge(1, 1_000_00, Due, Terms(500));
        var account = Account(charge);
        var paid = Open(account, Due.AddDays(10), charge);
        paid.Pay(charge, 500_00, 5_00, Guid.Empty);
        Assert.Null(Open(account, Due.AddDays(20), charge).Undo(paid.Added, paid.Added, Guid.Empty));
        Assert.Equal((1_000_00L, 0L, 10_00L, 1_000_00L, 0L), (charge.PrincipalFen, charge.LateOpenFen, charge.RunUp(Due.AddDays(20)), account.OwedFen, account.LateFen));
    }
}
