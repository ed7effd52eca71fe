using Anju.Billing.Meters.Domain;
using Xunit;

namespace Anju.Unit.Meters;

public class ReadingTextTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    [Theory]
    [InlineData("160", 160_000)]
    [InlineData("00035", 35_000)]
    [InlineData("１２３", 123_000)]
    [InlineData(" 12.345 ", 12_345)]
    [InlineData("99999.999", 99_999_999)]
    [InlineData(".5", 500)]
    public void Digits_are_read_in_any_width(string text, long milli) => Assert.Equal((milli, (string?)null), ReadingText.Register(text, 5));

    [Theory]
    [InlineData("", "请填写读数")]
    [InlineData("160d", "“160d”不是读数，只填数字")]
    [InlineData("1e5", "“1e5”不是读数，只填数字")]
    [InlineData("1,000", "“1,000”不是读数，只填数字")]
    [InlineData("-3", "读数不能是负数")]
    [InlineData("1.2345", "读数最多 3 位小数")]
    [InlineData("100000", "这块表只有 5 位，读数不能超过 99999")]
    [InlineData("99999999999999999999999999999999", "“99999999999999999999…”不是读数，只填数字")]
    public void What_is_no_reading_is_said_in_a_sentence(string text, string why) => Assert.Equal(why, ReadingText.Register(text, 5).Why);

    [Theory]
    [InlineData("2026-11-28")]
    [InlineData("2026/11/28")]
    [InlineData("20261128")]
    public void A_day_is_read_in_any_usual_writing(string text) => Assert.Equal((Today, (string?)null), ReadingText.Day(text, Today));

    [Theory]
    [InlineData("2026-02-30", "没有 2026-02-30 这一天")]
    [InlineData("2026-13-01", "没有 2026-13-01 这一天")]
    [InlineData("昨天", "“昨天”不是日期，请写成 2026-11-28 的样子")]
    [InlineData("2026-11-29", "日期不能晚于今天 2026-11-28")]
    [InlineData("1899-01-01", "日期超出范围")]
    public void What_is_no_day_is_said_in_a_sentence(string text, string why) => Assert.Equal(why, ReadingText.Day(text, Today).Why);

    [Fact]
    public void Meters_stand_in_the_order_of_the_walk() =>
        Assert.Equal(["1-1-201", "1-1-1001", "2-1-101", "商铺-1"], new[] { "商铺-1", "2-1-101", "1-1-1001", "1-1-201" }.OrderBy(Meter.WalkOf, StringComparer.Ordinal));
}
