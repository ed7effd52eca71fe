using Anju.Casework.Contracts;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Office.Domain;
using CsCheck;
using Xunit;

namespace Anju.Unit.Office;

/// <summary>Tasks, month ends and lights.</summary>
public class TaskTests
{
    private static readonly DateTime Start = new(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc);
    private static readonly StaffId Gao = new(Guid.CreateVersion7()), Chen = new(Guid.CreateVersion7()), Wu = new(Guid.CreateVersion7());

    [Fact, Clause("D-11", "A-9", "F-5", "S-4.1.4d")]
    public void No_order_of_acts_ends_a_task_by_anybody_but_its_doer_or_a_leader_who_is_not_the_doer() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 2]).Array[1, 40].Sample(calls =>
        {
            var people = new[] { Gao, Chen, Wu };
            var task = WorkTask.Give("RW-1", new("清理楼道", Wu, "吴", Start.AddDays(1)), "总经理", new(2026, 11, 25), new(Gao, "高", Start)).Value!;
            var now = Start;
            foreach (var (act, who) in calls)
            {
                now = now.AddMinutes(9);
                var (before, wasDoer) = (task.State, task.DoerId);
                var refused = Do(task, (TaskAct)act, people, new(people[who], "某", now, Directs: who == 1));
                if (refused is null)
                    Assert.Contains(before, TaskSteps.Of((TaskAct)act).From);
                else
                    Assert.Equal((before, wasDoer), (task.State, task.DoerId));
                Assert.Equal(TaskSteps.IsEnded(task.State) ? WorkTask.Over : task.DueAt, task.OpenUntil);
                if (refused is not null || before == task.State)
                    continue;
                if (task.State == TaskState.Done)
                    Assert.True(people[who] == wasDoer && task.Result.Length > 0);
                if (task.State == TaskState.Cancelled)
                    Assert.True((who is 0 or 1) && (people[who] != wasDoer || who == 0) && task.EndReason.Length > 0);
            }
        });

    private static Problem? Do(WorkTask task, TaskAct act, StaffId[] people, Doer doer) => act switch
    {
        TaskAct.Start => task.Start(doer),
        TaskAct.Report => task.Report("一半", doer),
        TaskAct.Finish => task.Finish("清完", doer),
        TaskAct.Delegate => task.Delegate(people[(Array.IndexOf(people, task.DoerId) + 1) % 3], "某", doer),
        TaskAct.Postpone => task.Postpone(doer.At.AddDays(2), doer),
        TaskAct.Return => task.Return(doer.At.AddDays(2), doer),
        _ => task.Cancel("不用了", doer),
    };

    [Theory, Clause("D-4a")]
    [InlineData("2026-11-01", "2026-11-23", "Outside")]
    [InlineData("2026-11-01", "2026-11-24", "InTime")]
    [InlineData("2026-11-01", "2026-11-30", "InTime")]
    [InlineData("2026-11-01", "2026-12-01", "Late")]
    [InlineData("2026-11-01", "2026-12-03", "Late")]
    [InlineData("2026-11-01", "2026-12-04", "Outside")]
    [InlineData("2028-02-01", "2028-02-22", "Outside")]
    [InlineData("2028-02-01", "2028-02-23", "InTime")]
    [InlineData("2028-02-01", "2028-02-29", "InTime")]
    [InlineData("2028-02-01", "2028-03-01", "Late")]
    [InlineData("2027-02-01", "2027-02-22", "InTime")]
    [InlineData("2026-12-01", "2026-12-31", "InTime")]
    [InlineData("2026-12-01", "2027-01-03", "Late")]
    [InlineData("2026-12-01", "2027-01-04", "Outside")]
    public void A_month_end_meeting_is_in_time_in_the_last_seven_days_and_late_in_the_first_three(string month, string heldOn, string expected) =>
        Assert.Equal(Enum.Parse<Timeliness>(expected), MonthEnd.Of(Day(month), Day(heldOn), 7, 3));

    [Fact, Clause("D-4a")]
    public void Every_day_belongs_to_the_meeting_of_one_month_and_is_reminded_of_between_the_25th_and_the_third() =>
        Gen.Int[0, 6000].Sample(offset =>
        {
            var day = new DateOnly(2020, 1, 1).AddDays(offset);
            var month = MonthEnd.MonthOf(day, 3);
            Assert.Equal(1, month.Day);
            var reminded = MonthEnd.RemindedMonth(day, 25, 3);
            Assert.Equal(day.Day is >= 25 or <= 3, reminded is not null);
            if (reminded is { } about)
                Assert.NotEqual(Timeliness.Late == MonthEnd.Of(about, day, 7, 3), day.Day > 3);
            if (MonthEnd.Of(month, day, 7, 3) == Timeliness.Outside)
                Assert.True(day.Day > 3 && day.AddDays(7).Month == day.Month);
        });

    [Fact, Clause("D-4a")]
    public void A_reminder_on_the_31st_comes_on_the_last_day_of_a_shorter_month()
    {
        Assert.Equal(new DateOnly(2027, 2, 1), MonthEnd.RemindedMonth(new(2027, 2, 28), 31, 3));
        Assert.Null(MonthEnd.RemindedMonth(new(2027, 2, 27), 31, 3));
        Assert.Equal(new DateOnly(2026, 12, 1), MonthEnd.RemindedMonth(new(2027, 1, 2), 25, 3));
    }

    [Theory, Clause("D-2g")]
    [InlineData(90, 100, "90", true, "Green")]
    [InlineData(86, 100, "90", true, "Amber")]
    [InlineData(85, 100, "90", true, "Red")]
    [InlineData(899, 1000, "90", true, "Amber")]
    [InlineData(4, 4, "90", true, "TooFew")]
    [InlineData(5, 100, "5", false, "Green")]
    [InlineData(525, 10000, "5", false, "Amber")]
    [InlineData(526, 10000, "5", false, "Red")]
    [InlineData(1, 3, "33.3333", true, "TooFew")]
    [InlineData(2, 6, "33.3333", true, "Green")]
    [InlineData(2, 6, "33.3334", true, "Amber")]
    public void The_light_is_judged_by_the_exact_quotient(int of, int all, string target, bool higher, string expected) =>
        Assert.Equal(Enum.Parse<Light>(expected), Lights.Of(new("指标", "", of, all, 95, "", "", !higher), new("指标", decimal.Parse(target, System.Globalization.CultureInfo.InvariantCulture), higher, "%")));

    [Fact, Clause("D-2g")]
    public void What_has_no_target_says_so() => Assert.Equal(Light.NoTarget, Lights.Of(new QualityIndex("指标", "", 9, 10, 95, "", ""), null));

    [Fact, Clause("D-3a")]
    public void A_summary_waits_for_december_needs_words_and_is_received_by_somebody_else()
    {
        Assert.NotNull(YearSummary.Refuse(2026, new(2026, 11, 30)));
        Assert.Null(YearSummary.Refuse(2026, new(2026, 12, 1)));
        var (chen, gao) = (new Doer(Chen, "陈", Start, true), new Doer(Gao, "高", Start));
        var summary = YearSummary.Begin(2026);
        Assert.NotNull(summary.Submit([], new(2026, 12, 31), chen));
        Assert.Null(summary.Write("全年平稳", chen));
        Assert.Null(summary.Submit([], new(2026, 12, 31), chen));
        Assert.False(summary.IsLate);
        Assert.NotNull(summary.Receive(chen));
        Assert.Null(summary.Return("写不足", gao));
        Assert.Null(summary.Submit([], new(2027, 1, 1), chen));
        Assert.True(summary.IsLate);
        Assert.Null(summary.Receive(gao));
        Assert.NotNull(summary.Write("再改", chen));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
