using Anju.Billing.Meters.Domain;
using CsCheck;
using Xunit;

namespace Anju.Unit.Meters;

public class SharesTests
{
    [Fact]
    public void TV_32_shared_802_10_by_3_households() => Assert.Equal([26737L, 26737, 26736], Shares.Split(80210, [1, 1, 1]));

    [Fact]
    public void TV_33_100_00_by_3() => Assert.Equal([3334L, 3333, 3333], Shares.Split(10000, [1, 1, 1]));

    [Fact]
    public void The_shares_of_any_weights_add_up_exactly_also_when_all_are_zero() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Int[0, 30_000].Select(a => a / 100m).Array[1, 300]).Sample((total, areas) =>
        {
            var shares = Shares.Split(total, areas);
            return shares.Length == areas.Length && shares.Sum() == total && Shares.Split(total, new decimal[areas.Length]).Sum() == total;
        });

    [Fact]
    public void Whoever_has_no_area_pays_nothing_and_nobody_is_a_unit_off() =>
        Gen.Select(Gen.Long[0, 1_000_000_000], Gen.Int[0, 300].Select(a => (decimal)a).Array[1, 100]).Where(t => t.Item2.Sum() > 0).Sample((total, areas) =>
            Shares.Split(total, areas).Zip(areas).All(s => (s.Second > 0 || s.First == 0) && Math.Abs(s.First - total * s.Second / areas.Sum()) < 1));

    [Fact]
    public void Nobody_to_share_with_is_refused() => Assert.Throws<ArgumentException>(() => Shares.Split(100, []));
}
