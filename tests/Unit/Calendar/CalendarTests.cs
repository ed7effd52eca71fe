using System.Globalization;
using Anju.Kernel.Calendars;
using CsCheck;
using Xunit;
using Cal = Anju.Kernel.Calendars.Calendar;

namespace Anju.Unit.Calendars;

/// <summary>A clock that stands still.</summary>
internal sealed class Still(DateTime utc) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(utc, TimeSpan.Zero);

    /// <summary>A calendar at this wall-clock time in China.</summary>
    public static Cal At(string local) => new(new Still(Utc(local)));

    public static DateTime Utc(string local) =>
        DateTime.SpecifyKind(DateTime.Parse(local, CultureInfo.InvariantCulture).AddHours(-8), DateTimeKind.Utc);
}

public class CalendarTests
{
    private static readonly Cal Calendar = Still.At("2026-11-25 10:00");
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    [Theory]
    [InlineData("2026-11-25 00:00:00", "2026-11-25")]
    [InlineData("2026-11-24 23:59:59", "2026-11-24")]
    [InlineData("2024-02-29 12:00:00", "2024-02-29")]
    public void The_day_changes_at_midnight_in_China(string local, string day)
    {
        Assert.Equal(DateOnly.Parse(day, null), Still.At(local).Today);
    }

    [Fact]
    public void Now_is_cut_to_the_millisecond_and_is_utc()
    {
        var now = new Cal(new Still(new DateTime(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc).AddTicks(1_239_999))).Now;
        Assert.Equal(new DateTime(2026, 11, 25, 2, 0, 0, 123, DateTimeKind.Utc), now);
        Assert.Equal(DateTimeKind.Utc, now.Kind);
    }

    [Fact]
    public void Every_day_begins_and_ends_inside_itself_and_lasts_24_hours() => AnyDay.Where(d => d.DayNumber > 0 && d < DateOnly.MaxValue).Sample(day =>
        Calendar.DayOf(Calendar.StartOf(day)) == day && Calendar.DayOf(Calendar.EndOf(day)) == day
        && Calendar.StartOf(day.AddDays(1)) - Calendar.StartOf(day) == TimeSpan.FromDays(1)
        && Calendar.EndOf(day).AddMilliseconds(1) == Calendar.StartOf(day.AddDays(1)));

    [Fact]
    public void Wall_clock_and_moment_turn_into_each_other() =>
        Gen.Select(AnyDay.Where(d => d.DayNumber > 0), Gen.Int[0, 86_399_999]).Sample((day, ms) =>
        {
            var time = TimeOnly.FromTimeSpan(TimeSpan.FromMilliseconds(ms));
            return Calendar.ToLocal(Calendar.ToUtc(day, time)) == day.ToDateTime(time);
        });

    [Fact]
    public void No_moment_or_day_makes_the_calendar_fail() => Gen.OneOf(Gen.DateTime, Gen.Const(DateTime.MinValue), Gen.Const(DateTime.MaxValue)).Sample(moment =>
    {
        var day = Calendar.DayOf(moment);
        _ = (Calendar.StartOf(day), Calendar.EndOf(day), Calendar.NextWorkingDay(day), Calendar.WeekStart(day), Calendar.MonthEnd(day), Calendar.ShortTime(moment), Calendar.TimeLeft(moment));
    });

    [Theory]
    [InlineData("2026-11-25", true)]
    [InlineData("2026-11-28", false)]
    [InlineData("2026-10-01", false)]
    [InlineData("2026-10-10", true)]
    [InlineData("2022-12-31", false)]
    [InlineData("2025-01-26", true)]
    [InlineData("2024-02-18", true)]
    public void Weekends_holidays_and_make_up_days_are_known(string day, bool working) => Assert.Equal(working, Calendar.IsWorkingDay(DateOnly.Parse(day, null)));

    [Fact]
    public void A_day_off_has_its_name_and_a_make_up_day_has_none()
    {
        Assert.Equal("国庆节", Calendar.HolidayName(new(2026, 10, 1)));
        Assert.Null(Calendar.HolidayName(new(2026, 10, 10)));
        Assert.Null(Calendar.HolidayName(new(2026, 11, 28)));
    }

    [Fact]
    public void A_year_without_a_notice_has_weekends_only()
    {
        Assert.True(Calendar.IsAnnounced(2026));
        Assert.False(Calendar.IsAnnounced(2022));
        Assert.False(Calendar.IsAnnounced(2027));
        Assert.True(Calendar.IsWorkingDay(new(2027, 10, 1)));
        Assert.False(Calendar.IsWorkingDay(new(2027, 10, 2)));
    }

    [Fact]
    public void A_newer_notice_can_be_given_as_data_and_a_broken_line_is_named()
    {
        var told = Holidays.Parse("# 2027\nnotice,2027,x\n2027-10-01,国庆节,off\n");
        Assert.False(new Cal(TimeProvider.System, told).IsWorkingDay(new(2027, 10, 1)));
        Assert.Contains("第 2 行", Assert.Throws<FormatException>(() => Holidays.Parse("notice,2027,x\n2027-13-01,国庆节,off")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Working_days_skip_a_long_holiday()
    {
        Assert.Equal(new DateOnly(2026, 10, 8), Calendar.NextWorkingDay(new(2026, 9, 30)));
        Assert.Equal(new DateOnly(2026, 10, 10), Calendar.AddWorkingDays(new(2026, 9, 30), 3));
        Assert.Equal(new DateOnly(2026, 9, 30), Calendar.AddWorkingDays(new(2026, 9, 30), 0));
    }

    [Fact]
    public void A_week_begins_on_Monday_and_a_month_has_its_bounds() => AnyDay.Where(d => d.DayNumber > 6).Sample(day =>
        Calendar.WeekStart(day).DayOfWeek == DayOfWeek.Monday && day.DayNumber - Calendar.WeekStart(day).DayNumber is >= 0 and < 7
        && Calendar.MonthStart(day).Day == 1 && (day == DateOnly.MaxValue || Calendar.MonthEnd(day).Month == day.Month));

    [Theory]
    [InlineData("2026-11-25 10:00", "今日 10:00")]
    [InlineData("2026-11-24 16:20", "昨日 16:20")]
    [InlineData("2026-11-26 09:30", "明日 9:30")]
    [InlineData("2026-01-05 10:08", "01-05 10:08")]
    [InlineData("2025-11-25 10:08", "2025-11-25")]
    public void A_moment_is_told_in_the_short_words_of_a_board(string local, string words) => Assert.Equal(words, Calendar.ShortTime(Still.Utc(local)));

    [Fact]
    public void Around_new_year_yesterday_is_still_yesterday() => Assert.Equal("昨日 23:50", Still.At("2027-01-01 00:10").ShortTime(Still.Utc("2026-12-31 23:50")));

    [Theory]
    [InlineData("2026-11-25 09:48", "超 12 分")]
    [InlineData("2026-11-25 11:48", "还有 1 时 48 分")]
    [InlineData("2026-11-23 07:00", "超 2 天 3 时")]
    [InlineData("2026-11-25 10:00:59", "还有不到 1 分")]
    [InlineData("2026-11-25 09:59:01", "超不到 1 分")]
    [InlineData("2026-11-25 12:00", "还有 2 时")]
    [InlineData("2026-11-27 10:59", "还有 2 天")]
    public void Time_left_is_told_in_two_units(string due, string words) => Assert.Equal(words, Calendar.TimeLeft(Still.Utc(due)));
}
