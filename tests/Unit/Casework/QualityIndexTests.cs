using Anju.Casework.Contracts;
using Anju.Kernel.Ui;
using Xunit;

namespace Anju.Unit.Casework;

/// <summary>A figure of service quality never says more than its cases bear out, and a chart never cuts a value off.</summary>
public class QualityIndexTests
{
    private static QualityIndex Of(int numerator, int denominator, decimal target, bool isCeiling = false) => new("及时率", "按时 ÷ 应办", numerator, denominator, target, "/of", "/all", isCeiling);

    [Theory]
    [InlineData(0, 0, "—")]
    [InlineData(3, 4, "3/4 件")]
    [InlineData(0, 5, "0.0 %")]
    [InlineData(5, 5, "100.0 %")]
    [InlineData(981, 1000, "98.1 %")]
    [InlineData(1, 16, "6.3 %")]                              // 6.25 goes away from zero
    public void Fewer_than_five_cases_are_told_as_a_count(int numerator, int denominator, string result) => Assert.Equal(result, Of(numerator, denominator, 98).Result);

    [Theory]
    [InlineData(98, 100, 98, false, false)]
    [InlineData(9799, 10_000, 98, false, true)]               // 97.99 shows as 98.0 and is missed all the same
    [InlineData(5, 100, 5, true, false)]
    [InlineData(501, 10_000, 5, true, true)]
    [InlineData(0, 4, 98, false, false)]
    public void A_target_is_judged_by_the_exact_quotient_and_never_on_a_handful(int numerator, int denominator, int target, bool isCeiling, bool isMissed) =>
        Assert.Equal(isMissed, Of(numerator, denominator, target, isCeiling).IsMissed);

    [Fact]
    public void A_rate_over_households_counts_its_cases_not_its_households()
    {
        QualityIndex Valid(int cases) => new("有效投诉率", "", cases, 1200, 2, "/of", "", true) { Scale = 1000m * 365 / 30, Unit = "‰", Digits = 2, Cases = cases };
        Assert.Equal(("4 件", false), (Valid(4).Result, Valid(4).IsMissed));
        Assert.Equal(("50.69 ‰", true), (Valid(5).Result, Valid(5).IsMissed));
    }

    [Fact]
    public void Every_value_stands_on_the_axis_of_its_chart_and_the_axis_has_few_round_steps()
    {
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++)
        {
            var (around, spread) = (random.Next(100), (decimal)Math.Pow(10, random.Next(-2, 4)));
            var values = Enumerable.Range(0, random.Next(1, 14)).Select(_ => decimal.Round(around + (decimal)random.NextDouble() * spread, 2)).ToArray();
            var scale = new TrendScale(values);
            Assert.All(values, v => Assert.InRange(scale.Share(v), 0, 1));
            Assert.InRange(scale.Ticks.Count(), 2, 4);
            Assert.All(scale.Ticks, t => Assert.Equal(0, t % scale.Step));
        }
    }
}
