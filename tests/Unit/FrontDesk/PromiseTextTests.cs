using Anju.FrontDesk.Domain;
using CsCheck;
using Xunit;

namespace Anju.Unit.FrontDesk;

/// <summary>How a clerk may write a promised time (R-4.2.3b). Now is Wednesday 2026-11-25, 10:12 in China.</summary>
public class PromiseTextTests
{
    private static readonly DateTime Now = new(2026, 11, 25, 10, 12, 0);

    private static readonly string[] Odd = ["", "今", "明天", "周", "下周", "+", "11-", "点", "下午", "2-29", "9999", "：", "00:00"];

    [Theory]
    [InlineData("11:00", "2026-11-25 11:00")]
    [InlineData("11：00", "2026-11-25 11:00")]
    [InlineData("今日 11:00", "2026-11-25 11:00")]
    [InlineData("今天11点", "2026-11-25 11:00")]
    [InlineData("今天11点半", "2026-11-25 11:30")]
    [InlineData("11点15分", "2026-11-25 11:15")]
    [InlineData("下午3点", "2026-11-25 15:00")]
    [InlineData("下午 3:20", "2026-11-25 15:20")]
    [InlineData("上午11点", "2026-11-25 11:00")]
    [InlineData("中午12点", "2026-11-25 12:00")]
    [InlineData("中午1点", "2026-11-25 13:00")]
    [InlineData("今晚8点", "2026-11-25 20:00")]
    [InlineData("下班前", "2026-11-25 18:00")]
    [InlineData("下午", "2026-11-25 18:00")]
    [InlineData("今天", "2026-11-25 18:00")]
    [InlineData("24:00", "2026-11-25 23:59")]
    [InlineData("+30", "2026-11-25 10:42")]
    [InlineData("＋３０", "2026-11-25 10:42")]
    [InlineData("+30分", "2026-11-25 10:42")]
    [InlineData("+2h", "2026-11-25 12:12")]
    [InlineData("+1.5h", "2026-11-25 11:42")]
    [InlineData("+3天", "2026-11-28 10:12")]
    [InlineData("半小时后", "2026-11-25 10:42")]
    [InlineData("两小时内", "2026-11-25 12:12")]
    [InlineData("20分钟后", "2026-11-25 10:32")]
    [InlineData("三天内", "2026-11-28 10:12")]
    [InlineData("明天上午", "2026-11-26 12:00")]
    [InlineData("明早", "2026-11-26 09:00")]
    [InlineData("明日 9:30", "2026-11-26 09:30")]
    [InlineData("明天9:30前", "2026-11-26 09:30")]
    [InlineData("后天", "2026-11-27 18:00")]
    [InlineData("大后天下午3点", "2026-11-28 15:00")]
    [InlineData("周五 15:00", "2026-11-27 15:00")]
    [InlineData("星期五下午3点", "2026-11-27 15:00")]
    [InlineData("周三 11:00", "2026-11-25 11:00")]
    [InlineData("周三 9:00", "2026-12-02 09:00")]
    [InlineData("周一", "2026-11-30 18:00")]
    [InlineData("下周一 9:00", "2026-11-30 09:00")]
    [InlineData("下周五", "2026-12-04 18:00")]
    [InlineData("周日", "2026-11-29 18:00")]
    [InlineData("11-25 11:00", "2026-11-25 11:00")]
    [InlineData("11-26 10:00", "2026-11-26 10:00")]
    [InlineData("12月3日上午", "2026-12-03 12:00")]
    [InlineData("12/3 9:00", "2026-12-03 09:00")]
    [InlineData("1-5 10:00", "2027-01-05 10:00")]
    [InlineData("2027-02-01 8:00", "2027-02-01 08:00"), Clause("R-4.2.3b")]
    public void A_promise_is_understood_as_it_is_said(string typed, string expected)
    {
        var read = PromiseText.Read(typed, Now);
        Assert.Null(read.Refusal);
        Assert.Equal(expected, read.Local!.Value.ToString("yyyy-MM-dd HH:mm"));
    }

    [Theory]
    [InlineData("", PromiseText.Missing)]
    [InlineData("   ", PromiseText.Missing)]
    [InlineData(null, PromiseText.Missing)]
    [InlineData("9:00", "今日（周三）9:00 已经过去，请约定以后的时间")]
    [InlineData("10:12", "今日（周三）10:12 已经过去，请约定以后的时间")]
    [InlineData("+0", "今日（周三）10:12 已经过去，请约定以后的时间")]
    [InlineData("11-20 10:00", "11-20（周五）10:00 已经过去，请约定以后的时间")]
    [InlineData("2025-11-26", "2025-11-26（周三）18:00 已经过去，请约定以后的时间")]
    [InlineData("2028-01-01", "约定时间超过一年，请约定一年以内的时间")]
    [InlineData("+9999天", "约定时间超过一年，请约定一年以内的时间")]
    [InlineData("2-30", "没有这一天，请核对日期")]
    [InlineData("13-01", "没有这一天，请核对日期")]
    public void What_cannot_be_kept_is_refused_with_its_reason(string? typed, string expected) => Assert.Equal(expected, PromiseText.Read(typed, Now).Refusal);

    [Theory]
    [InlineData("尽快"), InlineData("25:00"), InlineData("10:75"), InlineData("3"), InlineData("等师傅有空"), InlineData("明天 99点"), InlineData("0")]
    [InlineData("'; DROP TABLE x --"), InlineData("🏠")]
    public void What_is_no_time_is_refused_with_examples(string typed) => Assert.StartsWith("没有看懂约定时间", PromiseText.Read(typed, Now).Refusal);

    [Fact]
    public void No_text_breaks_it_and_every_answer_lies_ahead_within_a_year() =>
        Gen.Select(Gen.String, Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]), Gen.String[0, 6])
            .Select((a, b, c) => a + b + c).Sample(typed =>
            {
                var read = PromiseText.Read(typed, Now);
                Assert.True(read.Local is null ^ read.Refusal is null);
                if (read.Local is { } local)
                    Assert.InRange(local, Now.AddTicks(1), Now.AddDays(366));
            });

    [Fact]
    public void A_leap_day_is_known() => Assert.Equal(new DateTime(2028, 2, 29, 18, 0, 0), PromiseText.Read("2-29", new DateTime(2027, 12, 1, 9, 0, 0)).Local);

    [Fact]
    public void It_is_shown_back_with_its_weekday() => Assert.Equal("明日（周四）9:30 前", PromiseText.Words(new(2026, 11, 26, 9, 30, 0), Now));
}
