using Anju.Billing.Domain;
using Anju.Billing.Domain.Calculation;
using Anju.Estate.Contracts;
using Anju.Kernel;
using CsCheck;
using Xunit;
using static Anju.Unit.Billing.Tariffs;

namespace Anju.Unit.Billing;

/// <summary>What must hold for every price, period and usage.</summary>
public class CalculationTests
{
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 3000].Select(n => new DateOnly(2020, 1, 1).AddDays(n));
    private static readonly Gen<Convention> AnyConvention = Gen.Enum<Convention>();
    private static readonly Gen<decimal> Quantity = Gen.Int[0, 500_000].Select(n => n / 1000m);

    [Fact]
    public void The_shares_of_a_period_add_up_to_its_months_wherever_it_is_cut() =>
        Gen.Select(Day, Day, Day, AnyConvention, Gen.Int[1, 12]).Sample((handed, sold, priced, convention, months) =>
        {
            var from = Proration.FirstOf(priced).AddMonths(-1);
            var to = from.AddMonths(months).AddDays(-1);
            var house = new HouseInput { Id = Guid.CreateVersion7(), Facts = [new(DateOnly.MinValue, 100, 80, HouseUse.Dwelling, false), new(sold, 101, 80, HouseUse.Dwelling, false)], HandedOverOn = handed, Transfers = sold > handed ? [sold] : [] };
            var prices = new PriceBook([new(1, Tariff.Flat(Basis.Fixed, 100), new(), new(2000, 1, 1), priced.AddDays(-1)), new(2, Tariff.Flat(Basis.Fixed, 120), new(), priced, null)]);
            var parts = Cut(house, prices, from, to, convention);
            return parts.Aggregate(Fraction.Zero, (sum, p) => sum + p.Share) == Fraction.Whole(months) && parts.TrueForAll(p => p.Share > Fraction.Zero && p.From <= p.To);
        });

    [Fact]
    public void Splitting_a_period_moves_the_sum_by_at_most_one_fen_a_line() =>
        Gen.Select(Day, Gen.Int[1, 400_000].Select(n => n / 100m), Gen.Int[1, 90_000_000].Select(n => n / 1_000_000m)).Sample((sold, area, price) =>
        {
            var (from, to) = (Proration.FirstOf(sold), Proration.FirstOf(sold).AddMonths(1).AddDays(-1));
            var prices = new PriceBook([new PriceTerms(1, Tariff.Flat(Basis.GrossArea, price), new(), new(2000, 1, 1), null)]);
            var house = new HouseInput { Id = Guid.CreateVersion7(), Facts = [new(DateOnly.MinValue, area, 0, HouseUse.Dwelling, false)], HandedOverOn = new(2010, 1, 1), Transfers = [sold] };
            var parts = Cut(house, prices, from, to);
            var whole = Money.Of(area, price);
            return Math.Abs(parts.Select(p => Of(p, area).Money).Sum().Fen - whole.Fen) <= parts.Count;
        });

    [Fact]
    public void Cumulative_tiers_do_not_care_how_usage_is_spread_over_readings() =>
        Gen.Select(Quantity.Array[1, 12], Gen.Int[0, 9]).Sample((readings, persons) =>
        {
            var (before, exact) = (0m, 0m);
            foreach (var used in readings)
            {
                exact += Engine.Price(BeijingWater, new(used, Fraction.One, before, persons)).Unrounded;
                before += used;
            }

            return exact == Engine.Price(BeijingWater, new(before, Fraction.One, 0, persons)).Unrounded;
        });

    [Fact]
    public void An_estimate_that_was_too_high_comes_back_over_the_same_tiers() =>
        Gen.Select(Quantity, Quantity).Sample((estimated, real) =>
            Engine.Price(BeijingWater, new(estimated, Fraction.One)).Unrounded + Engine.Price(BeijingWater, new(real - estimated, Fraction.One, estimated)).Unrounded
            == Engine.Price(BeijingWater, new(real, Fraction.One)).Unrounded);

    [Fact]
    public void The_parts_that_explain_an_amount_add_up_to_it() =>
        Gen.Select(Quantity, Quantity, Gen.Int[0, 9], Gen.Int[1, 12]).Sample((used, before, persons, month) =>
            ((Tariff[])[BeijingWater, ShenzhenWater, ZhejiangPower, GuangdongPower]).All(t =>
                Engine.Parts(t, new(used, Fraction.One, before, persons, Month: month)).Sum(p => p.Value) == Engine.Price(t, new(used, Fraction.One, before, persons, Month: month)).Unrounded));

    [Fact]
    public void Stored_reasons_give_back_what_the_amount_was_computed_from() =>
        Gen.Select(Quantity, Quantity, Gen.Int[0, 9], Gen.Int[1, 60], Gen.Int[0, 10_000]).Sample((before, end, persons, days, rate) =>
        {
            var line = new LineInput(end, new Fraction(days, 31), before, persons, rate / 10_000m, 3, 2, 1.5m, 2.25m);
            UsagePart[] usage = [new("SB-3-2-501", before, end, 40, end, "翻表")];
            var packed = Reasons.Pack(line, 0.0012345m, usage);
            var reasons = Reasons.Unpack(packed);
            return packed.Length <= Reasons.MostBytes && reasons.Input(end, 3) == line && reasons.Rest == 0.0012345m && reasons.Usage.SequenceEqual(usage);
        });

    [Fact]
    public void A_whole_month_by_area_keeps_its_reasons_in_a_few_bytes() =>
        Assert.InRange(Reasons.Pack(new(96.32m, Fraction.One), 0.002m).Length, 4, 10);

    [Fact]
    public void A_change_of_price_inside_the_month_splits_the_line_at_its_day()
    {
        var prices = new PriceBook([new(1, Tariff.Flat(Basis.Fixed, 310), new(), new(2020, 1, 1), new(2026, 3, 10)), new(2, Tariff.Flat(Basis.Fixed, 620), new(), new(2026, 3, 11), null)]);
        var parts = Cut(House(new(2020, 1, 1)), prices, new(2026, 3, 1), new(2026, 3, 31));
        Assert.Equal([(new(2026, 3, 1), new(2026, 3, 10), "100.00", 1), (new DateOnly(2026, 3, 11), new DateOnly(2026, 3, 31), "420.00", 2)], parts.Select(p => (p.From, p.To, Of(p).Money.ToPlain(), p.Price!.No)));
    }

    [Fact]
    public void The_narrowest_scope_wins()
    {
        var house = House(new(2020, 1, 1));
        PriceTerms Price(int no, Scope scope) => new(no, Tariff.Flat(Basis.Fixed, no), scope, new(2020, 1, 1), null);
        var prices = new PriceBook([Price(1, new()), Price(2, new(Use: HouseUse.Dwelling)), Price(3, new(Use: HouseUse.Shop)), Price(4, new(FloorFrom: 3, FloorTo: 9)), Price(5, new(House: Guid.CreateVersion7()))]);
        Assert.Equal(2, prices.On(house, HouseUse.Dwelling, new(2026, 1, 1))!.No);
        Assert.Equal(3, prices.On(house, HouseUse.Shop, new(2026, 1, 1))!.No);
        Assert.Null(prices.On(house, HouseUse.Shop, new(2019, 1, 1)));
    }

    [Theory]
    [InlineData("建筑面积 × 1.5 + 2", "137")]
    [InlineData("max(10, min(人数 * 4, 100)) - -1", "13")]
    [InlineData("round(建筑面积 ÷ 7, 2)", "12.86")]
    [InlineData("（楼层－1）* 0.5", "2.5")]
    public void A_formula_is_arithmetic_on_what_is_known_of_a_house(string formula, string value)
    {
        var parsed = Expression.Parse(formula, out var fault);
        Assert.Null(fault);
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), parsed!.Value([90, 75, 3, 12, 1, 6, 30], out _));
    }

    [Theory]
    [InlineData("", "请填写公式")]
    [InlineData("建筑面积 / 0", "公式中除数为零")]
    [InlineData("建筑面积 / (人数 - 3)", "公式中除数为零")]
    [InlineData("while(1)", "公式里没有“while”")]
    [InlineData("System.Environment", "公式里没有“System”")]
    [InlineData("1 + ", "公式不完整")]
    [InlineData("(1 + 2", "公式缺少右括号")]
    [InlineData("1 2", "公式第 3 个字符起无法识别")]
    [InlineData("1.2.3", "数字无法识别")]
    [InlineData("999999999 * 999999999 * 999999999 * 999999999", "公式结果超出范围")]
    public void What_is_no_arithmetic_is_refused_with_a_sentence(string formula, string sentence) =>
        Assert.StartsWith(sentence, Assert.Single(new Tariff { Basis = Basis.Formula, Formula = formula }.Faults()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_formula_is_bounded_in_length_depth_and_size()
    {
        Assert.Null(Expression.Parse(new string('(', 60) + "1" + new string(')', 60), out var deep));
        Assert.Equal("公式括号太多", deep);
        Assert.Null(Expression.Parse(string.Join('+', Enumerable.Repeat("1", 100)), out var large));
        Assert.Equal("公式太长", large);
        Assert.Null(Expression.Parse(new string('1', 300), out var text));
        Assert.Equal("公式最多 200 字", text);
        Gen.String.Sample(any => Expression.Parse(any, out var fault) is not null == fault is null);
    }

    [Fact]
    public void A_tariff_that_cannot_be_right_is_refused_field_by_field()
    {
        static string Fault(Tariff tariff) => tariff.Faults().First().Message;
        Tariff Tiered(params Tier[] tiers) => new() { Basis = Basis.Usage, Unit = "吨", Parts = [new("水费", tiers)] };
        Assert.Equal("单价：单价最多 8 位小数", Fault(Tariff.Flat(Basis.GrossArea, 2.123456789m)));
        Assert.Empty(Tariff.Flat(Basis.GrossArea, 2.12345678m).Faults());
        Assert.Equal("水费：各档上限须由小到大", Fault(Tiered(new(30, 1), new(22, 2), new(null, 3))));
        Assert.Equal("水费：最后一档不设上限，其余各档须有上限", Fault(Tiered(new(30, 1), new(40, 2))));
        Assert.Equal("请填写用量单位，如 吨、度", Fault(Tariff.Flat(Basis.Usage, 1)));
        Assert.Equal("单价：只有按用量计费才能分档", Fault(new Tariff { Basis = Basis.Fixed, Parts = [new("单价", [new(1, 1), new(null, 2)])] }));
    }

    [Fact]
    public void A_tariff_reads_back_as_it_was_stored() =>
        Assert.All((Tariff[])[BeijingWater, ShenzhenWater, GuangdongPower, Tariff.Flat(Basis.GrossArea, 2.12345678m), new Tariff { Basis = Basis.Formula, Formula = "建筑面积 × 2" }],
            t => Assert.Equal(t.ToJson(), Tariff.FromJson(t.ToJson()).ToJson()));
}
