using Anju.Kernel.Calendars;
using CsCheck;
using Xunit;

namespace Anju.Unit.Calendars;

/// <summary>Limits and service hours as an administrator writes them: what the page says back can be typed in again.</summary>
public class WrittenLimitTests
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly Gen<Limit> AnyLimit = Gen.OneOf(
        Gen.Const(Limit.SameDay), Gen.Int[1, Limit.LongestDays].Select(Limit.WorkingDays),
        Gen.Int[0, Limit.LongestDays * 1440].Select(m => Limit.Within(TimeSpan.FromMinutes(m))),
        Gen.Int[0, Limit.LongestDays * 24].Select(h => Limit.Within(TimeSpan.FromHours(h))), Gen.Int[0, Limit.LongestDays].Select(d => Limit.Within(TimeSpan.FromDays(d))));

    /// <summary>Openings in order that do not touch: sorted distinct quarters of the day, two by two.</summary>
    private static Gen<string> Openings(int firstQuarter) => Gen.Int[firstQuarter, 96].Array[0, 8].Select(quarters =>
    {
        var ends = quarters.Distinct().Order().ToArray();
        return string.Join(',', Enumerable.Range(0, ends.Length / 2).Select(i => new Opening(ends[i * 2] * 15, ends[i * 2 + 1] * 15)));
    });

    private static readonly Gen<string> AnyHours = Gen.Select(Openings(37), Openings(0), Gen.Select(Gen.Int[0, 6], Openings(0)).Array[0, 3]).Select((work, rest, days) =>
        $"work=08:00-09:00{(work.Length > 0 ? "," : "")}{work};rest={rest}" +
        string.Concat(days.DistinctBy(d => d.Item1).Select(d => $";{Days[d.Item1]}={d.Item2}")));

    [Theory]
    [InlineData("30 分钟内", "30m")]
    [InlineData("30分", "30m")]
    [InlineData("24 小时", "1440m")]
    [InlineData("2 时", "120m")]
    [InlineData("3天内", "4320m")]
    [InlineData("当日完成", "same-day")]
    [InlineData("当天", "same-day")]
    [InlineData("2 个工作日内", "2wd")]
    [InlineData("2工作日", "2wd")]
    [InlineData("立即", "0m")]
    public void A_limit_is_read_in_the_words_of_people(string written, string stored)
    {
        Assert.True(Limit.TryParse(written, out var limit), written);
        Assert.Equal(stored, limit.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("内")]
    [InlineData("快")]
    [InlineData("30")]
    [InlineData("-30 分钟")]
    [InlineData("三十分钟")]
    [InlineData("0 个工作日")]
    [InlineData("401 天")]
    [InlineData("99999999999 分钟")]
    public void What_is_no_limit_is_not_taken_for_one(string written) => Assert.False(Limit.TryParse(written, out _), written);

    [Fact]
    public void What_a_limit_says_of_itself_is_read_back_as_the_same_limit() => AnyLimit.Sample(limit =>
    {
        Assert.True(Limit.TryParse(limit.Words, out var told), limit.Words);
        Assert.True(Limit.TryParse(limit.ToString(), out var stored), limit.ToString());
        Assert.Equal((limit, limit), (told, stored));
    });

    [Theory]
    [InlineData("全天 24 小时", "always")]
    [InlineData("全天", "always")]
    [InlineData("工作日 08:00-12:00、13:30-17:30；休息日 09:00-12:00", "work=08:00-12:00,13:30-17:30;rest=09:00-12:00")]
    [InlineData("工作日：8：00–12：00，13：30–17：30", "work=08:00-12:00,13:30-17:30")]
    [InlineData("工作日 08:00-12:00；周五 08:00-24:00；周一 不服务", "work=08:00-12:00;mon=;fri=08:00-24:00")]
    public void Service_hours_are_read_in_the_words_of_people(string written, string stored) => Assert.Equal(stored, ServiceHours.Parse(written).ToString());

    [Theory]
    [InlineData("休息日 09:00-12:00", "工作日的服务时间至少为一小时")]
    [InlineData("工作日 12:00-08:00", "应为按先后排列的时段")]
    [InlineData("工作日 08:00-12:00、11:00-17:00", "应为按先后排列的时段")]
    [InlineData("每天 08:00-12:00", "无法识别")]
    public void Hours_that_cannot_be_are_refused_with_a_sentence(string written, string why)
    {
        Assert.False(ServiceHours.TryParse(written, out _, out var problem));
        Assert.Contains(why, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_hours_say_of_themselves_is_read_back_as_the_same_hours() => AnyHours.Sample(text =>
    {
        var hours = ServiceHours.Parse(text);
        Assert.Equal(hours, ServiceHours.Parse(hours.Words));
        Assert.Equal(hours, ServiceHours.Parse(hours.ToString()));
    });
}
