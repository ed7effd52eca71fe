using Anju.Duties.Domain;
using Anju.Kernel.Identity;
using Xunit;
using static Anju.Unit.Duties.World;

namespace Anju.Unit.Duties;

/// <summary>How duties stand at the edges of days, weeks, months and years.</summary>
public class JudgeTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23), LeapDay = new(2028, 2, 29);

    [Fact, Clause("S-4.2.2a")]
    public void A_patrol_at_the_last_minute_of_the_day_in_china_counts_and_the_next_minute_does_not()
    {
        var duty = Duty(new(CadenceKind.EachDay));
        var last = Line(Monday, at: At(Monday, 23, 59));
        var next = Line(Monday.AddDays(1), at: At(Monday, 23, 59).AddMinutes(1));
        Assert.Equal(Monday.AddDays(1), Calendar.DayOf(next.At));
        Assert.Equal(DutyState.Met, Assert.Single(Judge(Monday, Monday, At(Monday.AddDays(1)), [duty], [Seat(Director)], [last])).State);
        Assert.Equal(DutyState.Missed, Assert.Single(Judge(Monday, Monday, At(Monday.AddDays(1)), [duty], [Seat(Director)], [next])).State);
    }

    [Fact]
    public void The_day_is_due_until_midnight_in_china_and_missed_after_it()
    {
        var duty = Duty(new(CadenceKind.EachDay));
        DutyState At(DateTime now) => Assert.Single(Judge(Monday, Monday, now, [duty], [Seat(Director)], [])).State;
        var midnight = Calendar.StartOf(Monday.AddDays(1));
        Assert.Equal(DutyState.NotYetDue, At(Calendar.StartOf(Monday).AddMilliseconds(-1)));
        Assert.Equal(DutyState.Due, At(Calendar.StartOf(Monday)));
        Assert.Equal(DutyState.Due, At(midnight.AddMilliseconds(-1)));
        Assert.Equal(DutyState.Missed, At(midnight));
    }

    [Fact, Clause("S-4.1.2e")]
    public void A_week_runs_over_new_year_from_monday_to_sunday()
    {
        var duty = Duty(new(CadenceKind.Week, 3));
        var (monday, sunday) = (new DateOnly(2026, 12, 28), new DateOnly(2027, 1, 3));
        var lines = new[] { Line(monday), Line(new(2026, 12, 31)), Line(sunday) };
        var week = Assert.Single(Judge(sunday, sunday, At(new(2027, 1, 4)), [duty], [Seat(Director)], lines));
        Assert.Equal((monday, sunday, DutyState.Met, 3), (week.Period.From, week.Period.To, week.State, week.Done));
        Assert.Equal(DutyState.Missed, Assert.Single(Judge(sunday, sunday, At(new(2027, 1, 4)), [duty], [Seat(Director)], lines[..2])).State);
    }

    [Fact]
    public void The_leap_day_is_a_day_and_the_end_of_its_month()
    {
        var meeting = Duty(new(CadenceKind.MonthEnd, A: 7, LateDays: 3));
        var outcome = Assert.Single(Judge(LeapDay, LeapDay, At(LeapDay, 23), [meeting], [Seat(Director)], [Line(LeapDay)]));
        Assert.Equal((new DateOnly(2028, 2, 23), LeapDay, new DateOnly(2028, 3, 3), DutyState.Met), (outcome.Period.From, outcome.Period.To, outcome.Period.LateTo, outcome.State));
        Assert.Equal(DutyState.Met, Assert.Single(Judge(LeapDay, LeapDay, At(LeapDay), [Duty(new(CadenceKind.EachDay))], [Seat(Director)], [Line(LeapDay)])).State);
        Assert.Equal(366, Periods.Between(new(CadenceKind.EachDay), default, new(2028, 1, 1), new(2028, 12, 31), Calendar).Count());
    }

    [Theory, Clause("D-4a")]
    [InlineData("2026-11-23", nameof(DutyState.Missed))]     // a meeting before the last seven days is another meeting
    [InlineData("2026-11-24", nameof(DutyState.Met))]
    [InlineData("2026-11-30", nameof(DutyState.Met))]
    [InlineData("2026-12-01", nameof(DutyState.MetLate))]
    [InlineData("2026-12-03", nameof(DutyState.MetLate))]
    [InlineData("2026-12-04", nameof(DutyState.Missed))]
    public void The_meeting_of_the_month_end_is_in_time_late_or_missed(string held, string expected)
    {
        var meeting = Duty(new(CadenceKind.MonthEnd, A: 7, LateDays: 3));
        var november = Judge(new(2026, 11, 30), new(2026, 11, 30), At(new(2026, 12, 10)), [meeting], [Seat(Director)], [Line(DateOnly.Parse(held, null))]).Single(o => o.Period.To == new DateOnly(2026, 11, 30));
        Assert.Equal(expected, november.State.ToString());
    }

    [Fact, Clause("S-4.1.3b")]
    public void What_follows_an_event_is_measured_on_its_own_record()
    {
        var duty = Duty(new(CadenceKind.AfterEvent, A: 1, Unit: LimitUnit.WorkingDays, Trigger: "complaint"), new(["answer"], Whose.Anyone));
        var friday = new DateOnly(2026, 11, 27);
        var (first, second) = (Line(friday, "complaint"), Line(friday, "complaint"));
        var answer = Line(new(2026, 11, 30), "answer", by: Third, subject: first.SubjectId);
        var late = Line(new(2026, 12, 1), "answer", by: Third, subject: second.SubjectId);
        var outcomes = Judge(friday, new(2026, 12, 2), At(new(2026, 12, 2)), [duty], [Seat(Director)], [late, second, answer, first]);
        Assert.Equal(DutyState.Met, outcomes.Single(o => o.Trigger == first).State);           // Monday is the next working day
        Assert.Equal(DutyState.MetLate, outcomes.Single(o => o.Trigger == second).State);
        Assert.Equal(DutyState.Missed, Judge(friday, new(2026, 12, 2), At(new(2026, 12, 2)), [duty], [Seat(Director)], [second])[0].State);
        Assert.Equal(DutyState.Due, Judge(friday, friday, At(friday, 20), [duty], [Seat(Director)], [second])[0].State);
    }

    [Fact, Clause("S-2.0")]
    public void During_leave_the_duty_is_the_deputys_and_without_one_it_is_excused_and_seen()
    {
        var duty = Duty(new(CadenceKind.EachDay));
        Absence away = new(Director, new(Monday, Monday.AddDays(2)), "病假", "总经理");
        var alone = Assert.Single(Judge(Monday, Monday, At(Monday.AddDays(3)), [duty], [Seat(Director, away: [away])], []));
        Assert.Equal((DutyState.Excused, "请假：病假", "总经理"), (alone.State, alone.Reason, alone.ReasonBy));

        var acted = Seat(Director, away: [away], deputies: [new(Deputy, away.Days)]);
        var missed = Assert.Single(Judge(Monday, Monday, At(Monday.AddDays(3)), [duty], [acted], []));
        Assert.Equal((DutyState.Missed, (StaffId?)Deputy), (missed.State, missed.Deputy));
        Assert.Equal(DutyState.Met, Assert.Single(Judge(Monday, Monday, At(Monday.AddDays(3)), [duty], [acted], [Line(Monday, by: Deputy)])).State);
        Assert.Equal(DutyState.Missed, Judge(Monday.AddDays(3), Monday.AddDays(3), At(Monday.AddDays(4)), [duty], [acted], [Line(Monday.AddDays(3), by: Deputy)])[0].State);   // he acts no more
        Assert.Equal(DutyState.Missed, Assert.Single(Judge(Monday, Monday, At(Monday.AddDays(3)), [duty with { Rule = duty.Rule with { IsDeputyAllowed = false } }], [acted], [Line(Monday, by: Deputy)])).State);
    }

    [Fact]
    public void Who_comes_or_goes_inside_a_period_owes_his_share_of_it()
    {
        var week = Duty(new(CadenceKind.Week, 3));
        Outcome[] Of(Span held) => Judge(Monday, Monday.AddDays(6), At(Monday.AddDays(8)), [week], [Seat(Director, held: held)], [Line(Monday.AddDays(4))]);
        Assert.Equal(3, Assert.Single(Of(Span.Ever)).Need);
        Assert.Equal(1, Assert.Single(Of(new(Monday.AddDays(4), DateOnly.MaxValue))).Need);    // three of seven days
        Assert.Empty(Of(new(Monday.AddDays(5), DateOnly.MaxValue)));                           // two of seven
        Assert.Empty(Judge(Monday, Monday, At(Monday.AddDays(1)), [Duty(new(CadenceKind.EachDay))], [Seat(Director, held: new(Monday.AddDays(1), DateOnly.MaxValue))], []));
    }

    [Fact]
    public void A_year_is_asked_in_full_of_whoever_holds_the_post_for_its_last_month()
    {
        var year = Duty(new(CadenceKind.Year, 1));
        Outcome[] Of(DateOnly from) => Judge(Monday, Monday, At(Monday), [year], [Seat(Director, held: new(from, DateOnly.MaxValue))], []);
        Assert.Equal((1, DutyState.Due), (Assert.Single(Of(new(2026, 11, 20))).Need, Of(new(2026, 11, 20))[0].State));
        Assert.Empty(Of(new(2026, 12, 10)));
    }

    [Fact]
    public void What_was_done_before_the_post_was_held_is_not_done_in_the_post()
    {
        var duty = Duty(new(CadenceKind.Month, 1));
        var month = Assert.Single(Judge(new(2026, 11, 30), new(2026, 11, 30), At(new(2026, 12, 1)), [duty], [Seat(Director), Seat(Third, held: new(new(2026, 11, 1), new(2026, 11, 10)))], [Line(new(2026, 11, 20), by: Third)]));
        Assert.Equal(DutyState.Missed, month.State);
    }

    [Theory, Clause("S-4.1.2d")]
    [InlineData(0, 1, nameof(DutyState.Missed))]
    [InlineData(1, 1, nameof(DutyState.MetLate))]
    [InlineData(1, 2, nameof(DutyState.Missed))]
    [InlineData(3, 0, nameof(DutyState.Met))]
    public void What_is_written_down_later_counts_as_the_rule_says_and_then_as_late(int allowed, int later, string expected)
    {
        var duty = Duty(new(CadenceKind.EachDay), new(["patrol"], BackdatedDays: allowed));
        Assert.Equal(expected, Assert.Single(Judge(Monday, Monday, At(Monday.AddDays(5)), [duty], [Seat(Director)], [Line(Monday, enteredDaysLater: later)])).State.ToString());
    }

    [Fact, Clause("S-4.1.2c")]
    public void A_line_counts_only_with_the_kind_the_amount_and_the_name_that_are_asked()
    {
        var duty = Duty(new(CadenceKind.EachDay), new(["check", "special.*"], NeedsAbout: true, MinAmount: 2));
        DutyState Of(string kind, bool named, int amount) => Assert.Single(Judge(Monday, Monday, At(Monday.AddDays(1)), [duty], [Seat(Director)], [Line(Monday, kind, about: named ? Third.Value : null, amount: amount)])).State;
        Assert.Equal(DutyState.Met, Of("check", true, 2));
        Assert.Equal(DutyState.Met, Of("special.接待规范", true, 3));
        Assert.Equal(DutyState.Missed, Of("special.接待规范", false, 3));
        Assert.Equal(DutyState.Missed, Of("check", true, 1));
        Assert.Equal(DutyState.Missed, Of("specialist", true, 2));
    }

    [Fact, Clause("S-4.2.1")]
    public void An_excuse_is_seen_as_one_and_a_record_is_worth_more()
    {
        var duty = Duty(new(CadenceKind.EachDay));
        Excuse storm = new(duty.Key, null, new(Monday, Monday), "台风", "总经理");
        var excused = Assert.Single(Judge(Monday, Monday, At(Monday.AddDays(1)), [duty], [Seat(Director)], [], [storm]));
        Assert.Equal((DutyState.Excused, "台风", "总经理"), (excused.State, excused.Reason, excused.ReasonBy));
        Assert.Equal(DutyState.Met, Assert.Single(Judge(Monday, Monday, At(Monday.AddDays(1)), [duty], [Seat(Director)], [Line(Monday)], [storm])).State);
    }

    [Fact]
    public void A_day_is_judged_by_the_version_that_held_then()
    {
        var key = Guid.CreateVersion7();
        var old = Duty(new(CadenceKind.EachDay, 1), force: new(DateOnly.MinValue, Monday), key: key);
        var strict = Duty(new(CadenceKind.EachDay, 2), force: new(Monday.AddDays(1), DateOnly.MaxValue), key: key, no: 2);
        var days = Judge(Monday, Monday.AddDays(1), At(Monday.AddDays(2)), [strict, old], [Seat(Director)], [Line(Monday), Line(Monday.AddDays(1))]).OrderBy(o => o.Period.From).ToArray();
        Assert.Equal([(1, DutyState.Met), (2, DutyState.Missed)], days.Select(o => (o.Duty.No, o.State)));
        var week = Duty(new(CadenceKind.Week, 1), force: old.InForce, key: key);
        Assert.Equal(1, Assert.Single(Judge(Monday, Monday.AddDays(6), At(Monday.AddDays(9)), [week, strict with { Cadence = new(CadenceKind.Week, 5) }], [Seat(Director)], [])).Need);
    }

    [Fact, Clause("A-1")]
    public void A_rule_is_signed_by_each_whom_it_names_and_by_nobody_else()
    {
        var duty = Duty(new(CadenceKind.AfterEvent, A: 7, Trigger: "issued"), new(["signed"]), post: "管理员");
        Seat[] seats = [Seat(Third, "管理员"), Seat(Deputy, "管理员"), Seat(Director)];
        var rule = Guid.CreateVersion7();
        var issued = new[] { Line(Monday, "issued", about: Third.Value, subject: rule), Line(Monday, "issued", about: Director.Value, subject: rule) };
        var outcome = Assert.Single(Judge(Monday, Monday, At(Monday.AddDays(20)), [duty], seats, issued));
        Assert.Equal((Third, DutyState.Missed), (outcome.Person!.Value, outcome.State));
        Assert.Equal(DutyState.Met, Assert.Single(Judge(Monday, Monday, At(Monday.AddDays(20)), [duty], seats, [.. issued, Line(Monday.AddDays(2), "signed", by: Third, subject: rule)])).State);
    }

    [Fact]
    public void Work_written_down_for_a_duty_counts_for_that_duty_only()
    {
        var (one, other) = (Duty(new(CadenceKind.EachDay), new([OwnKinds.Work])), Duty(new(CadenceKind.EachDay), new([OwnKinds.Work])));
        var outcomes = Judge(Monday, Monday, At(Monday.AddDays(1)), [one, other], [Seat(Director)], [Line(Monday, OwnKinds.Work, subject: one.Key)]);
        Assert.Equal([DutyState.Met, DutyState.Missed], new[] { one, other }.Select(d => outcomes.Single(o => o.Duty == d).State));
    }
}
