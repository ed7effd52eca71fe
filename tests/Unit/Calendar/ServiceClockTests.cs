using System.Diagnostics;
using Anju.Kernel.Calendars;
using CsCheck;
using Xunit;

namespace Anju.Unit.Calendars;

public class ServiceClockTests
{
    private static readonly ServiceHours Office = ServiceHours.Parse("work=08:00-12:00,13:30-17:30");
    private static readonly ServiceHours Mixed = ServiceHours.Parse("work=08:00-12:00,13:30-17:30;rest=09:00-12:00;fri=08:00-24:00;mon=");
    private static readonly ServiceClock Clock = new(Still.At("2026-11-25 10:00"));
    private static readonly Gen<ServiceHours> AnyHours = Gen.OneOf(Gen.Const(ServiceHours.Always), Gen.Const(Office), Gen.Const(Mixed));
    private static readonly Gen<DateTime> AnyStart = Gen.Long[0, 5L * 365 * 86_400_000].Select(ms => new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(ms));
    private static readonly Gen<TimeSpan> AnySpan = Gen.Long[1, 20L * 86_400_000].Select(ms => TimeSpan.FromMilliseconds(ms));
    private static readonly Gen<(long Offset, long Length)[]> AnyPauses = Gen.Select(Gen.Long[-86_400_000, 10L * 86_400_000], Gen.Long[0, 5L * 86_400_000]).Array[0, 4];

    [Theory]
    [InlineData("2026-11-25 10:00", "2h", "2026-11-25 12:00")]
    [InlineData("2026-11-25 10:00", "3h", "2026-11-25 14:30")]
    [InlineData("2026-11-25 17:00", "1h", "2026-11-26 08:30")]
    [InlineData("2026-11-27 17:00", "1h", "2026-11-30 08:30")]
    [InlineData("2026-11-28 09:00", "1h", "2026-11-30 09:00")]
    [InlineData("2026-10-09 17:00", "1h", "2026-10-10 08:30")]
    [InlineData("2024-02-28 17:00", "1h", "2024-02-29 08:30")]
    [InlineData("2026-12-31 17:00", "1h", "2027-01-01 08:30")]
    [InlineData("2025-12-31 17:00", "1h", "2026-01-04 08:30")]
    [InlineData("2026-11-28 22:00", "0m", "2026-11-28 22:00")]
    [InlineData("2026-11-25 22:00", "same-day", "2026-11-25 23:59:59.999")]
    [InlineData("2026-11-27 22:00", "1wd", "2026-11-30 17:30")]
    [InlineData("2026-11-27 08:00", "2wd", "2026-12-01 17:30")]
    [InlineData("2026-09-30 08:00", "3wd", "2026-10-10 17:30")]
    public void A_promise_is_due_when_its_open_time_has_run_out(string start, string limit, string due)
    {
        Assert.True(Limit.TryParse(limit, out var parsed));
        Assert.Equal(Still.Utc(due), Clock.DueAt(Still.Utc(start), parsed, Office, []).At);
    }

    [Fact]
    public void Day_and_night_hours_are_plain_addition() => Gen.Select(AnyStart, AnySpan).Sample((start, span) =>
        Clock.DueAt(start, Limit.Within(span), ServiceHours.Always, []).At == start + span);

    [Fact]
    public void The_time_elapsed_until_due_is_the_limit() => Gen.Select(AnyStart, AnySpan, AnyHours, AnyPauses).Sample((start, span, hours, raw) =>
    {
        var pauses = Pauses(start, raw);
        var due = Clock.DueAt(start, Limit.Within(span), hours, pauses).At!.Value;
        return due.Kind == DateTimeKind.Utc && Clock.Elapsed(start, due, hours, pauses) == span
            && Clock.Elapsed(start, due.AddMilliseconds(-1), hours, pauses) < span;
    }, iter: 2000);

    [Fact]
    public void A_pause_puts_the_due_moment_off_by_exactly_its_open_time() =>
        Gen.Select(AnyStart, AnySpan, AnyHours, Gen.Double[0, 0.99], Gen.Long[1, 5L * 86_400_000]).Sample((start, span, hours, part, length) =>
        {
            var before = Clock.DueAt(start, Limit.Within(span), hours, []).At!.Value;
            var from = start + (before - start) * part;
            var pause = new Pause(from, from.AddMilliseconds(length));
            var after = Clock.DueAt(start, Limit.Within(span), hours, [pause]).At!.Value;
            return Clock.Elapsed(before, after, hours, []) == Clock.Elapsed(pause.From, pause.To!.Value, hours, []);
        }, iter: 2000);

    [Fact]
    public void A_longer_limit_or_a_later_start_is_never_due_earlier() => Gen.Select(AnyStart, AnySpan, AnySpan, AnyHours).Sample((start, a, b, hours) =>
    {
        var due = Clock.DueAt(start, Limit.Within(a), hours, []).At;
        return Clock.DueAt(start, Limit.Within(a + b), hours, []).At > due && Clock.DueAt(start + b, Limit.Within(a), hours, []).At >= due;
    });

    [Fact]
    public void Elapsed_time_adds_up_over_any_cut() => Gen.Select(AnyStart, AnySpan, AnySpan, AnyHours, AnyPauses).Sample((start, a, b, hours, raw) =>
    {
        var pauses = Pauses(start, raw);
        return Clock.Elapsed(start, start + a, hours, pauses) + Clock.Elapsed(start + a, start + a + b, hours, pauses)
            == Clock.Elapsed(start, start + a + b, hours, pauses);
    });

    [Fact]
    public void An_open_pause_holds_the_promise_unless_it_was_late_before()
    {
        var (start, since) = (Still.Utc("2026-11-25 08:00"), Still.Utc("2026-11-25 10:00"));
        var held = Clock.DueAt(start, Limit.Within(TimeSpan.FromHours(3)), Office, [new(since, null)]);
        Assert.True(held.IsHeld);
        Assert.Equal(since, held.HeldSince);
        Assert.Equal(Still.Utc("2026-11-25 09:00"), Clock.DueAt(start, Limit.Within(TimeSpan.FromHours(1)), Office, [new(since, null)]).At);
        Assert.True(Clock.DueAt(start, Limit.SameDay, Office, [new(since, null)]).IsHeld);
        Assert.Equal(TimeSpan.FromHours(2), Clock.Elapsed(start, start.AddHours(9), Office, [new(since, null)]));
    }

    [Fact]
    public void A_day_whose_end_falls_into_a_pause_does_not_count()
    {
        var start = Still.Utc("2026-11-25 08:00");
        Pause night = new(Still.Utc("2026-11-25 16:00"), Still.Utc("2026-11-26 09:00")), noon = new(Still.Utc("2026-11-25 11:00"), Still.Utc("2026-11-25 12:00"));
        Assert.Equal(Still.Utc("2026-11-26 23:59:59.999"), Clock.DueAt(start, Limit.SameDay, Office, [night]).At);
        Assert.Equal(Still.Utc("2026-11-25 23:59:59.999"), Clock.DueAt(start, Limit.SameDay, Office, [noon]).At);
    }

    [Fact]
    public void Limits_beyond_400_days_and_negative_ones_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Limit.Within(TimeSpan.FromDays(401)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Limit.Within(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Limit.WorkingDays(401));
        Assert.Throws<ArgumentOutOfRangeException>(() => Limit.WorkingDays(0));
        Assert.False(Limit.TryParse("401d", out _));
        Assert.False(Limit.TryParse("0wd", out _));
        Assert.False(Limit.TryParse("99999999999m", out _));
    }

    [Fact]
    public void The_longest_limit_in_the_fewest_hours_is_still_found_at_once()
    {
        var watch = Stopwatch.StartNew();
        var due = Clock.DueAt(Still.Utc("2026-11-25 08:00"), Limit.Within(TimeSpan.FromDays(400)), ServiceHours.Parse("work=09:00-10:00"), []);
        Assert.False(due.IsHeld);
        Assert.True(watch.ElapsedMilliseconds < 500, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Hours_without_room_for_the_limit_end_in_a_clear_error_and_not_in_a_loop()
    {
        var closed = ServiceHours.Parse("work=09:00-10:00;sun=;mon=;tue=;wed=;thu=;fri=;sat=");
        Assert.Throws<InvalidOperationException>(() => Clock.DueAt(Still.Utc("2026-11-25 08:00"), Limit.Within(TimeSpan.FromHours(1)), closed, []));
        Pause forever = new(DateTime.MinValue, DateTime.MaxValue);
        Assert.Throws<InvalidOperationException>(() => Clock.DueAt(Still.Utc("2026-11-25 08:00"), Limit.SameDay, Office, [forever]));
        Assert.Throws<InvalidOperationException>(() => Clock.DueAt(DateTime.MaxValue, Limit.WorkingDays(2), Office, [forever]));
    }

    [Theory]
    [InlineData("30m", "30 分钟内")]
    [InlineData("24h", "24 小时内")]
    [InlineData("3d", "3 天内")]
    [InlineData("90m", "90 分钟内")]
    [InlineData("0m", "立即")]
    [InlineData("same-day", "当日完成")]
    [InlineData("2wd", "2 个工作日内")]
    public void A_limit_is_stored_and_told_in_words(string stored, string words)
    {
        Assert.True(Limit.TryParse(stored, out var limit));
        Assert.Equal(words, limit.Words);
        Assert.True(Limit.TryParse(limit.ToString(), out var again));
        Assert.Equal(limit, again);
    }

    [Fact]
    public void Hours_are_stored_and_told_in_words()
    {
        Assert.Equal(Mixed, ServiceHours.Parse(Mixed.ToString()));
        Assert.NotEqual(Mixed, Office);
        Assert.Equal("工作日 08:00-12:00、13:30-17:30；周一 不服务；周五 08:00-24:00；休息日 09:00-12:00", Mixed.Words);
        Assert.Equal("全天 24 小时", ServiceHours.Parse("always").Words);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("work=")]
    [InlineData("work=08:00-08:30")]
    [InlineData("work=12:00-08:00")]
    [InlineData("work=08:00-12:00,11:00-13:00")]
    [InlineData("work=08:00-25:00")]
    [InlineData("work=08:00-12:00;work=08:00-12:00")]
    [InlineData("work=08:00-12:00;holiday=08:00-12:00")]
    [InlineData("八点到五点")]
    public void Hours_that_make_no_sense_are_refused_with_a_sentence(string? text)
    {
        Assert.False(ServiceHours.TryParse(text, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    private static Pause[] Pauses(DateTime start, (long Offset, long Length)[] raw) =>
        [.. raw.Select(r => new Pause(start.AddMilliseconds(r.Offset), start.AddMilliseconds(r.Offset + r.Length)))];
}
