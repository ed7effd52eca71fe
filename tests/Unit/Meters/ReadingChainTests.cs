using Anju.Billing.Meters.Domain;
using CsCheck;
using Xunit;

namespace Anju.Unit.Meters;

public class ReadingChainTests
{
    private static readonly Reader Someone = new(null, "李电工", new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc));
    private static readonly DateOnly Begin = new(2026, 1, 1);

    [Theory]
    [InlineData(1, 55)]
    [InlineData(40, 2200)]
    public void TV_29_meter_5_digits_99980_to_00035(int multiplier, int usage)
    {
        var meter = Of(5, multiplier);
        var start = ReadingChain.Begin(meter, Begin, 99_980_000, Someone);
        Assert.Equal(usage * 1_000_000L, Follow(meter, start, 35, isRollover: true).Micro);
    }

    [Fact]
    public void A_lower_reading_is_refused_until_the_reader_says_that_the_register_began_again()
    {
        var meter = Of(5, 1);
        var start = ReadingChain.Begin(meter, Begin, 99_980_000, Someone);
        Assert.StartsWith("读数 35 小于上次 99980", Try(meter, start, 35).Problem!.For("Value"), StringComparison.Ordinal);
        Assert.StartsWith("读数 99990 不小于上次 99980，不是翻表", Try(meter, start, 99_990, isRollover: true).Problem!.For("IsRollover"), StringComparison.Ordinal);
        Assert.Contains("超过量程一半", Try(meter, ReadingChain.Begin(meter, Begin, 1_000_000, Someone), 900, isRollover: true).Problem!.For("Value"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sum_is_the_same_however_the_way_of_the_register_is_split() =>
        Gen.Select(Gen.Int[3, 8], Gen.Int[1, 40_000], Gen.Long[0, 400_000].Array[1, 24], Gen.Long[0, 999]).Sample((digits, multiplier, ways, at) =>
        {
            var meter = new MeterFacts(Kernel.Id.New<MeterId>(), "T", MeterKind.Water, digits, multiplier);
            ways = [.. ways.Select(w => Math.Min(w, meter.Turn / 2 - 1))];
            var (last, sum) = (ReadingChain.Begin(meter, Begin, at * meter.Turn / 1000, Someone), 0L);
            foreach (var way in ways)
            {
                var to = (last.Milli + way) % meter.Turn;
                last = Try(meter, last, to / 1000m, isRollover: to < last.Milli, milli: to).Value!;
                if (last.Micro < 0)
                    return false;
                sum += last.Micro;
            }

            return sum == ways.Sum() * multiplier;
        });

    [Fact]
    public void Estimates_settle_to_the_true_total_whether_they_were_too_high_or_too_low() =>
        Gen.Select(Gen.Int[1, 40_000], Gen.Long[0, 20_000_000].Array[1, 5], Gen.Long[0, 40_000_000], Gen.Long[0, 99_999_000]).Sample((multiplier, guesses, truth, at) =>
        {
            var meter = new MeterFacts(Kernel.Id.New<MeterId>(), "T", MeterKind.Water, 5, multiplier);
            var (last, sum) = (ReadingChain.Begin(meter, Begin, at, Someone), 0L);
            foreach (var guess in guesses)
            {
                last = ReadingChain.Follow(meter, last, Report(ReadingWay.Estimate, guess, false, last.On.AddDays(30)), last.No + 1, Someone).Value!;
                sum += last.Micro;
            }

            var to = (at + truth) % meter.Turn;
            var real = ReadingChain.Follow(meter, last, Report(ReadingWay.Read, to, to < at, last.On.AddDays(30)), last.No + 1, Someone).Value!;
            return sum + real.Micro == truth * multiplier && real.FromMilli == at && real.RealMilli == to && real.EstimatedMicro == sum;
        });

    [Fact]
    public void A_replacement_adds_both_ways_each_with_its_own_multiplier_and_never_falls_below_zero() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Long[0, 40_000], Gen.Long[0, 40_000], Gen.Bool).Sample((before, after, first, second, turns) =>
        {
            var (old, made) = (Of(5, before), Of(6, after));
            var start = ReadingChain.Begin(old, Begin, (turns ? 100_000 - first / 2 - 1 : 0) * 1000, Someone);
            var to = (start.Milli / 1000 + first) % 100_000;
            var end = Try(old, start, to, isRollover: to * 1000 < start.Milli).Value!;
            var next = Follow(made, ReadingChain.Begin(made, end.On, 7_000, Someone), 7 + second);
            return end.Micro >= 0 && next.Micro >= 0 && end.Micro + next.Micro == (first * before + second * after) * 1_000_000L;
        });

    [Fact]
    public void A_day_before_the_last_reading_is_refused()
    {
        var meter = Of(5, 1);
        var start = ReadingChain.Begin(meter, Begin, 0, Someone);
        Assert.Contains("早于上次抄表 2026-01-01", ReadingChain.Follow(meter, start, Report(ReadingWay.Read, 1000, false, Begin.AddDays(-1)), 2, Someone).Problem!.For("On"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_far_from_the_usual_is_marked_until_somebody_looks_again()
    {
        var meter = Of(5, 1);
        var first = Follow(meter, ReadingChain.Begin(meter, Begin, 0, Someone), 30);
        var high = Follow(meter, first, 130);
        Assert.Equal("用量 100，平时 30，偏高", high.Abnormal);
        Assert.True(high.IsDoubtful);
        Assert.Equal("", Follow(meter, first, 65).Abnormal);
        Assert.Equal("用量 0，平时 30，偏低", Follow(meter, first, 30).Abnormal);
        Assert.False(ReadingChain.Follow(meter, first, Report(ReadingWay.Read, 130_000, false, first.On.AddDays(30)) with { IsChecked = true }, 3, Someone).Value!.IsDoubtful);
    }

    private static MeterFacts Of(int digits, int multiplier) => new(Kernel.Id.New<MeterId>(), "T", MeterKind.Water, digits, multiplier * 1000L);

    private static Report Report(ReadingWay way, long milli, bool isRollover, DateOnly on) => new(way, null, on, on, milli, isRollover, false, "", ReadingSource.Hand);

    private static Kernel.UseCases.Result<Reading> Try(MeterFacts meter, Reading last, decimal value, bool isRollover = false, long? milli = null) =>
        ReadingChain.Follow(meter, last, Report(ReadingWay.Read, milli ?? (long)(value * 1000), isRollover, last.On.AddDays(30)), last.No + 1, Someone);

    private static Reading Follow(MeterFacts meter, Reading last, decimal value, bool isRollover = false) => Try(meter, last, value, isRollover).Value!;
}
