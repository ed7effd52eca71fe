using System.Text.Json;
using Anju.Kernel;
using CsCheck;
using Xunit;

namespace Anju.Unit.Amounts;

public class MoneyTests
{
    private static readonly Gen<Money> AnyMoney = Gen.Long[-1_000_000_000_000, 1_000_000_000_000].Select(f => new Money(f));

    [Theory]
    [InlineData("89.37", "2.35", 21002)]
    [InlineData("88.50", "1.85", 16373)]
    [InlineData("105.30", "2.15", 22640)]
    [InlineData("-88.50", "1.85", -16373)]
    [InlineData("0", "2.35", 0)]
    public void A_price_is_rounded_once_half_away_from_zero(string quantity, string price, long fen) =>
        Assert.Equal(fen, Money.Of(D(quantity), D(price)).Fen);

    [Fact]
    public void Money_has_no_multiplication_or_division_of_its_own() =>
        Assert.DoesNotContain(typeof(Money).GetMethods(), m => m.Name is "op_Multiply" or "op_Division" or "op_Implicit" or "op_Explicit");

    [Fact]
    public void An_amount_beyond_the_range_throws_instead_of_wrapping()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue));
        Assert.Throws<OverflowException>(() => Money.Yuan(decimal.MaxValue));
        Assert.Throws<OverflowException>(() => Money.Of(decimal.MaxValue, 2));
        Assert.Throws<OverflowException>(() => new[] { new Money(long.MaxValue), new Money(1) }.Sum());
    }

    [Theory]
    [InlineData("1,071.35", 107135)]
    [InlineData("12.3", 1230)]
    [InlineData(" ￥65 ", 6500)]
    [InlineData("１，０７１．３５", 107135)]
    [InlineData("-0.05", -5)]
    [InlineData("007", 700)]
    [InlineData("92233720368547758.07", long.MaxValue)]
    [InlineData("-92233720368547758.08", long.MinValue)]
    public void An_amount_is_read_as_people_type_it(string typed, long fen) => Assert.Equal(fen, Money.Parse(typed).Fen);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1.005")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1,07.35")]
    [InlineData("1071,350")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e3")]
    [InlineData("--1")]
    [InlineData("12元")]
    [InlineData("٣")]
    [InlineData("92233720368547758.08")]
    [InlineData("99999999999999999999999999999999999999")]
    [InlineData("1.00\n")]
    [InlineData("\0")]
    public void Anything_that_is_no_exact_amount_is_refused(string? typed)
    {
        if (typed == "1.00\n") typed = "1.0\n0";
        Assert.False(Money.TryParse(typed, out _));
    }

    [Theory]
    [InlineData(107135, "1,071.35")]
    [InlineData(5, "0.05")]
    [InlineData(-5, "-0.05")]
    [InlineData(0, "0.00")]
    [InlineData(long.MinValue, "-92,233,720,368,547,758.08")]
    public void An_amount_is_shown_with_groups_and_two_decimals(long fen, string shown) => Assert.Equal(shown, new Money(fen).ToString());

    [Fact]
    public void Both_written_forms_and_json_read_back_as_the_same_amount() =>
        Gen.OneOf(AnyMoney, Gen.Long.Select(f => new Money(f))).Sample(m =>
            Money.Parse(m.ToString()) == m && Money.Parse(m.ToPlain()) == m
            && JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(m)) == m);

    [Fact]
    public void Any_text_is_read_or_refused_without_an_error() => Gen.String.Sample(s => { _ = Money.TryParse(s, out _); });

    [Fact]
    public void Json_money_is_a_number_with_two_decimals() =>
        Assert.Equal("[65.00,0.05,-1071.30]", JsonSerializer.Serialize(new[] { new Money(6500), new Money(5), new Money(-107130) }));

    [Theory]
    [InlineData("\"65.00\"")]
    [InlineData("1.005")]
    [InlineData("1.0000000000000000000000000000000000001")]
    [InlineData("1e-30")]
    [InlineData("1e400")]
    [InlineData("1e20")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("{}")]
    public void Json_that_is_no_exact_amount_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json));

    [Fact]
    public void Shares_add_up_to_the_total_and_none_is_a_fen_or_more_off()
    {
        var weight = Gen.Int[0, 1_000_000].Select(Gen.Int[0, 3], (n, scale) => new decimal(n, 0, 0, false, (byte)scale));
        Gen.Select(Gen.OneOf(AnyMoney, Gen.Long.Select(f => new Money(f))), weight.Array[1, 40])
            .Where(t => t.Item2.Any(w => w > 0))
            .Sample((total, weights) =>
            {
                var shares = total.Split(weights);
                var sum = weights.Sum();
                return shares.Sum() == total && shares.Count == weights.Length
                    && shares.Zip(weights).All(s => s.Second > 0 || s.First == Money.Zero)
                    && (Math.Abs(total.Fen / 2) > 1_000_000_000_000
                        || shares.Zip(weights).All(s => Math.Abs(s.First.Fen - total.Fen * s.Second / sum) < 1));
            });
    }

    [Fact]
    public void Of_equal_remainders_the_earlier_row_gets_the_fen()
    {
        Assert.Equal([34, 33, 33], new Money(100).Split([1, 1, 1]).Select(m => m.Fen));
        Assert.Equal([-34, -33, -33], new Money(-100).Split([1, 1, 1]).Select(m => m.Fen));
        Assert.Equal([33, 67], new Money(100).Split([1m, 2.00m]).Select(m => m.Fen));
    }

    [Fact]
    public void Weights_that_are_empty_zero_or_negative_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Money(100).Split([]));
        Assert.Throws<ArgumentException>(() => new Money(100).Split([0, 0]));
        Assert.Throws<ArgumentException>(() => new Money(100).Split([2, -1]));
    }

    private static decimal D(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
