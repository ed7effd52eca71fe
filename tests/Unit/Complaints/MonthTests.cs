using Anju.Complaints.Contracts;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.People.Contracts;
using CsCheck;
using Xunit;

namespace Anju.Unit.Complaints;

/// <summary>The valid complaint that is not solved for a month is 重大 from that minute on, by the wall clock in China, whoever looks and whether the job has run or not.</summary>
public class MonthTests
{
    private static readonly Calendar Calendar = new(TimeProvider.System);
    private static readonly ServiceClock Clock = new(Calendar);
    private static readonly StaffCard Wang = new(new StaffId(Guid.CreateVersion7()), "王管家", "管理员", true);

    private static Complaint Received(DateTime at, ComplaintClass kind = ComplaintClass.Slight)
    {
        var procedure = Procedure.Make(1, DefaultProcedure.Rules(), "", "系统", at);
        var complaint = Complaint.Register("TS-20260131-0001", new NewComplaint(null, "大厅", "灯一直不亮", "", kind, "周宁", "", null, "来电", null, null), null, "", procedure, Doer(at));
        complaint.Reckon(procedure.Rules, Clock, Calendar);
        return complaint;
    }

    private static Complaint Valid(DateTime at, ComplaintClass kind = ComplaintClass.Slight)
    {
        var complaint = Received(at, kind);
        Assert.Null(complaint.Answer("已受理", Doer(at)));
        Assert.Null(complaint.Accept(kind, "保洁", null, Wang, Doer(at)));
        complaint.Reckon(DefaultProcedure.Rules(), Clock, Calendar);
        return complaint;
    }

    private static Doer Doer(DateTime at) => new(Wang.Id, Wang.Name, at);

    [Theory, Clause("X-2")]
    [InlineData("2026-01-31 10:00", "2026-02-28 10:00")]      // a shorter month ends earlier
    [InlineData("2028-01-31 23:59", "2028-02-29 23:59")]      // leap day
    [InlineData("2026-12-15 00:00", "2027-01-15 00:00")]      // midnight in Shanghai, over the year
    [InlineData("2026-11-01 07:30", "2026-12-01 07:30")]      // still October in UTC
    public void The_month_ends_at_the_same_wall_clock(string received, string ends)
    {
        var unjudged = Received(Utc(received));
        Assert.Equal((Complaint.Over, Utc(ends)), (unjudged.MajorFrom, unjudged.JudgeBy));
        Assert.Equal((ComplaintClass.Slight, false), (unjudged.ClassAt(Utc(ends)), unjudged.GrowOld(Utc(ends))));
        var complaint = Valid(Utc(received));
        Assert.Equal((Utc(ends), Complaint.Over), (complaint.MajorFrom, complaint.JudgeBy));
        Assert.Equal(ComplaintClass.Slight, complaint.ClassAt(Utc(ends).AddMilliseconds(-1)));
        Assert.Equal(ComplaintClass.Major, complaint.ClassAt(Utc(ends)));
        Assert.False(complaint.GrowOld(Utc(ends).AddMilliseconds(-1)));
        Assert.True(complaint.GrowOld(Utc(ends)));
        Assert.Equal((ComplaintClass.Major, ComplaintClass.Slight), (complaint.Class, complaint.AgedFrom));
        Assert.False(complaint.GrowOld(Utc(ends)));
    }

    [Fact, Clause("X-2")]
    public void Solved_or_invalid_it_does_not_grow_old_and_reopened_it_counts_from_the_day_it_was_received()
    {
        var start = Utc("2026-11-02 09:00");
        var rules = DefaultProcedure.Rules();
        var complaint = Received(start, ComplaintClass.Important);
        Step(c => c.Answer("已受理", Doer(start.AddHours(1))));
        Step(c => c.Reject("属主管部门", Doer(start.AddHours(2))));
        Assert.Equal((Complaint.Over, Complaint.Over), (complaint.MajorFrom, complaint.JudgeBy));
        Step(c => c.Accept(ComplaintClass.Important, "保洁", null, Wang, Doer(start.AddHours(3))));
        Assert.Equal(Utc("2026-12-02 09:00"), complaint.MajorFrom);
        Step(c => c.Find("确有其事", Doer(start.AddHours(4))));
        Step(c => c.Promise(start.AddDays(2), "加派人手", Doer(start.AddHours(4))));
        Step(c => c.Do("已加派", Doer(start.AddDays(1))));
        Step(c => c.Complete("已改正", Doer(start.AddDays(2))));
        Assert.Equal((Verdict.InTime, Complaint.Over), (complaint.SolveVerdict, complaint.MajorFrom));
        Step(c => c.OpenAgain(null, "又脏了", Doer(start.AddDays(40))));
        Assert.Equal(ComplaintClass.Major, complaint.ClassAt(start.AddDays(40)));

        void Step(Func<Complaint, Kernel.UseCases.Problem?> act)
        {
            Assert.Null(act(complaint));
            complaint.Reckon(rules, Clock, Calendar);
        }
    }

    [Fact]
    public void Growing_old_moves_no_limit_that_was_promised() => Gen.Select(Gen.Int[0, 200_000], Gen.Int[0, 1]).Sample((minutes, kind) =>
    {
        var complaint = Valid(Utc("2026-01-01 00:00").AddMinutes(minutes), (ComplaintClass)kind);
        var before = (complaint.ReplyDueAt, complaint.SolveDueAt, complaint.TellDueAt, complaint.DueAt);
        Assert.True(complaint.GrowOld(complaint.MajorFrom));
        complaint.Reckon(DefaultProcedure.Rules(), Clock, Calendar);
        Assert.Equal(before, (complaint.ReplyDueAt, complaint.SolveDueAt, complaint.TellDueAt, complaint.DueAt));
        Assert.True(complaint.SolveDueAt < complaint.TellDueAt);
    });

    [Fact, Clause("S-4.1.3b", "S-4.1.3d")]
    public void The_limits_of_the_classes_are_those_of_the_procedure()
    {
        var friday = Utc("2026-11-27 16:00");
        var monday = Utc("2026-11-30 18:00");                            // the next working day, until service closes
        Assert.Equal((monday, friday.AddDays(2), friday.AddDays(10)), Limits(Received(friday)));
        Assert.Equal((monday, friday.AddDays(3), friday.AddDays(10)), Limits(Received(friday, ComplaintClass.Important)));
        var major = Received(friday, ComplaintClass.Major);
        Assert.Equal(friday.AddDays(2), major.PlanDueAt);
        Assert.Equal(friday.AddDays(10), major.SolveDueAt);

        static (DateTime?, DateTime?, DateTime?) Limits(Complaint c) => (c.ReplyDueAt, c.SolveDueAt, c.TellDueAt);
    }

    private static DateTime Utc(string wall) => DateTime.SpecifyKind(DateTime.ParseExact(wall, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture).AddHours(-8), DateTimeKind.Utc);
}
