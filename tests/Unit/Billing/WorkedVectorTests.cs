using System.Globalization;
using Anju.Billing.Domain.Calculation;
using Anju.Kernel;
using Xunit;
using static Anju.Unit.Billing.Tariffs;

namespace Anju.Unit.Billing;

/// <summary>The worked examples of the rules, each under its own name.</summary>
public class WorkedVectorTests
{
    private static decimal D(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Used(Tariff tariff, decimal quantity, decimal before = 0, int persons = 0, int month = 1) =>
        Engine.Price(tariff, new(quantity, Fraction.One, before, persons, Month: month)).Money.ToPlain();

    private static (string Builder, string Owner) February(Convention convention)
    {
        var parts = Cut(House(new(2024, 2, 10)), Fixed(250m), new(2024, 2, 1), new(2024, 2, 29), convention);
        string Sum(bool builder) => parts.Where(p => (p.Payer == 0) == builder).Select(p => Of(p).Money).Sum().ToPlain();
        return (Sum(true), Sum(false));
    }

    [Theory, InlineData("TV-01", "89.37", "2.35", "210.02"), InlineData("TV-02", "88.50", "1.85", "163.73"), InlineData("TV-03", "105.30", "2.15", "226.40")]
    public void TV_01_TV_02_TV_03_area_times_price_is_rounded_once_half_away_from_zero(string id, string area, string price, string amount) =>
        Assert.Equal((id, amount), (id, Engine.Price(Tariff.Flat(Basis.GrossArea, D(price)), new(D(area), Fraction.One)).Money.ToPlain()));

    [Fact]
    public void TV_05_handover_day_counted() => Assert.Equal(("77.59", "172.41"), February(Convention.DayCounted));

    [Fact]
    public void TV_06_from_the_next_day() => Assert.Equal(("86.21", "163.79"), February(Convention.NextDay));

    [Fact]
    public void TV_07_whole_month_by_the_builder_and_the_owner_from_the_next()
    {
        Assert.Equal(("250.00", "0.00"), February(Convention.NextMonth));
        var march = Assert.Single(Cut(House(new(2024, 2, 10)), Fixed(250m), new(2024, 3, 1), new(2024, 3, 31), Convention.NextMonth));
        Assert.Equal((1, "250.00"), (march.Payer, Of(march).Money.ToPlain()));
    }

    [Fact]
    public void P_D_half_a_month_in_the_first_half_and_nothing_in_the_second()
    {
        Assert.Equal(("125.00", "125.00"), February(Convention.HalfMonth));
        var second = Assert.Single(Cut(House(new(2024, 2, 16)), Fixed(250m), new(2024, 2, 1), new(2024, 2, 29), Convention.HalfMonth));
        Assert.Equal((0, "250.00"), (second.Payer, Of(second).Money.ToPlain()));
    }

    [Fact]
    public void TV_09_a_month_of_thirty_days() => Assert.Equal(("75.00", "175.00"), February(Convention.ThirtyDays));

    [Fact]
    public void TV_11_seven_vacant_months_at_sixty_percent_retroactive_after_six()
    {
        var vacancy = new VacancyTerms(new(2024, 3, 1), new(2024, 9, 30), 0.6m, 6, IsRetroactive: true);
        var house = House(new(2020, 1, 1), vacancy);
        Assert.Equal("1050.00", Cut(house, Fixed(250m), new(2024, 3, 1), new(2024, 9, 30)).Select(p => Of(p).Money).Sum().ToPlain());

        var months = Enumerable.Range(3, 7).Select(m => Cut(house, Fixed(250m), new(2024, m, 1), new DateOnly(2024, m, 1).AddMonths(1).AddDays(-1)).Select(p => Of(p).Money).Sum().ToPlain());
        Assert.Equal(["250.00", "250.00", "250.00", "250.00", "250.00", "-350.00", "150.00"], months);      // the month that completes the six gives five back: 150 − 500
    }

    [Fact]
    public void A_vacancy_that_is_not_retroactive_pays_in_full_while_it_waits()
    {
        var house = House(new(2020, 1, 1), new VacancyTerms(new(2024, 3, 1), new(2024, 9, 30), 0.6m, 6, IsRetroactive: false));
        Assert.Equal("1650.00", Cut(house, Fixed(250m), new(2024, 3, 1), new(2024, 9, 30)).Select(p => Of(p).Money).Sum().ToPlain());
    }

    [Theory, InlineData(180, "900.00"), InlineData(181, "907.00"), InlineData(240, "1320.00"), InlineData(260, "1460.00"), InlineData(261, "1469.00"), InlineData(300, "1820.00")]
    public void TV_18_Beijing_water_of_a_year(int used, string amount) => Assert.Equal(amount, Used(BeijingWater, used));

    [Fact]
    public void TV_19_Beijing_water_after_170() => Assert.Equal("155.00", Used(BeijingWater, 25, before: 170));

    [Fact]
    public void TV_21_Beijing_water_of_seven_persons() => Assert.Equal("1620.00", Used(BeijingWater, 300, persons: 7));

    [Fact]
    public void TV_22_Shenzhen_water_22()
    {
        Assert.Equal("91.52", Used(ShenzhenWater, 22));
        Assert.Equal([58.74m, 19.80m, 12.98m], Engine.Parts(ShenzhenWater, new(22, Fraction.One)).Select(p => p.Value));
    }

    [Theory, InlineData(23, "97.12"), InlineData(30, "136.32"), InlineData(31, "146.02"), InlineData(35, "184.82")]
    public void TV_23_Shenzhen_water_over_the_bounds(int used, string amount) => Assert.Equal(amount, Used(ShenzhenWater, used));

    [Theory, InlineData(2760, "1484.88"), InlineData(2761, "1485.47"), InlineData(4800, "2684.40"), InlineData(4801, "2685.24"), InlineData(5000, "2852.00")]
    public void TV_25_Zhejiang_power_of_a_year(int used, string amount) => Assert.Equal(amount, Used(ZhejiangPower, used));

    [Fact]
    public void TV_28_a_large_household_shifts_both_bounds()
    {
        Assert.Equal("281.49", Used(GuangdongPower, 450, persons: 5));
        Assert.NotEqual("293.99", Used(GuangdongPower, 450, persons: 5));
    }

    [Fact]
    public void Tiers_of_summer_hold_from_May_to_October()
    {
        Assert.Equal(Used(GuangdongPower, 260, month: 10), Money.Of(260, 0.60886875m).ToPlain());
        Assert.NotEqual(Used(GuangdongPower, 260, month: 11), Used(GuangdongPower, 260, month: 10));
    }

    [Fact]
    public void TV_32_shared_cost_of_three_households() =>
        Assert.Equal(["267.37", "267.37", "267.36"], Money.Yuan(802.10m).Split([1, 1, 1]).Select(m => m.ToPlain()));

    [Fact]
    public void TV_33_a_hundred_by_three() =>
        Assert.Equal(["33.34", "33.33", "33.33"], Money.Yuan(100m).Split([1, 1, 1]).Select(m => m.ToPlain()));

    [Fact]
    public void The_amount_is_said_as_a_resident_reads_it()
    {
        Assert.Equal("2.85 元/㎡·月 × 96.32 ㎡ × 1 月 = 274.51 元", Sentences.Of(Tariff.Flat(Basis.GrossArea, 2.85m), new(96.32m, Fraction.One)).Short);
        Assert.Equal("250 元/月 × 1 项 × 20/29 月 × 60% = 103.45 元", Sentences.Of(Tariff.Flat(Basis.Fixed, 250m), new(1, new(20, 29), Rate: 0.6m)).Short);
        var water = Sentences.Of(BeijingWater, new(25, Fraction.One, 170));
        Assert.Contains("本年此前已用 170 吨，本次 25 吨", water.Steps);
        Assert.Contains("水费：第 1 档 10 吨 × 2.07 元 + 第 2 档 15 吨 × 4.07 元 = 81.75 元", water.Steps);
        Assert.Equal("水费 81.75 + 水资源费 39.25 + 污水处理费 34 = 155.00 元", water.Short);
    }
}
