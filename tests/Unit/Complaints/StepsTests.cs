using Anju.Casework.Contracts;
using Anju.Complaints;
using Anju.Complaints.Contracts;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;
using CsCheck;
using Xunit;

namespace Anju.Unit.Complaints;

/// <summary>The table of allowed steps against the aggregate: nothing that the table forbids can happen, in no order.</summary>
public class StepsTests
{
    private static readonly ComplaintAct[] Acts = Enum.GetValues<ComplaintAct>();
    private static readonly DateTime Start = new(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Calendar Calendar = new(TimeProvider.System);
    private static readonly ServiceClock Clock = new(Calendar);
    private static readonly Procedure Rules = Procedure.Make(1, DefaultProcedure.Rules(), "", "系统", Start);
    private static readonly StaffCard Li = Colleague("李秩序"), Wang = Colleague("王管家"), Chen = Colleague("陈主任");

    private static StaffCard Colleague(string name) => new(new StaffId(Guid.CreateVersion7()), name, "管理员", true);

    [Fact]
    public void Every_act_stands_once_in_the_table_with_a_known_permission()
    {
        Assert.Equal(Acts.Order(), Steps.Table.Select(s => s.Act).Order());
        Assert.All(Steps.Table, s => Assert.Contains(ComplaintsPermissions.All, p => p.Name == s.Permission));
        Assert.All(Steps.Table, s => Assert.NotEmpty(s.From));
        Assert.All(Steps.Table, s => Assert.All(s.Name, c => Assert.True(c > 0x2E80)));
    }

    [Fact]
    public void Every_state_is_reached_and_only_ended_ones_lead_nowhere()
    {
        foreach (var state in Enum.GetValues<ComplaintState>())
        {
            Assert.True(state == ComplaintState.Registered || Steps.Table.Any(s => s.To == state), $"{state} is never reached");
            Assert.True(Steps.Table.Any(s => Array.IndexOf(s.From, state) >= 0) || Steps.IsEnded(state), $"{state} leads nowhere");
        }
    }

    [Fact, Clause("S-4.1.3c", "S-4.1.3d")]
    public void Closing_leads_only_through_both_tellings_and_the_follow_up()
    {
        Assert.Equal([ComplaintAct.Close], Steps.Table.Where(s => s.To == ComplaintState.Closed).Select(s => s.Act));
        Assert.Equal([ComplaintState.FollowedUp], Steps.Of(ComplaintAct.Close).From);
        Assert.Equal([ComplaintAct.FollowUp], Steps.Table.Where(s => s.To == ComplaintState.FollowedUp).Select(s => s.Act));
        Assert.Equal([ComplaintAct.PlanFollowUp], Steps.Table.Where(s => s.To == ComplaintState.ToFollowUp).Select(s => s.Act));
        Assert.Equal("投诉现在是“待首次答复”，不能办理“审核关闭”", Steps.Refuse(ComplaintAct.Close, ComplaintState.Registered)!.Message);
    }

    [Fact, Clause("X-2", "S-4.1.3c", "S-4.1.3d", "S-4.1.3e")]
    public void No_order_of_calls_closes_a_complaint_without_both_told_and_an_answer_to_somebody_who_is_not_blamed()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<ComplaintState, int>();
        Gen.Select(Gen.Int[0, 999], Gen.Int[0, 9], Gen.Int[0, 9]).Array[1, 60].Sample(calls =>
        {
            var (complaint, now, witness) = (New(calls[0].Item2), Start, new Witness());
            foreach (var (pick, dice, mood) in calls)
            {
                now = now.AddHours(1 + dice * 3);
                var before = complaint.State;
                var acts = mood == 0 ? Acts : Array.FindAll(Acts, a => Steps.Allows(a, before) && (mood < 3 || !IsAside(a)));       // mostly as people would, sometimes anything
                var act = (acts.Length == 0 ? Acts : acts)[pick % (acts.Length == 0 ? Acts.Length : acts.Length)];
                var doer = new Doer((dice % 3 == 0 ? Li : Chen).Id, "某人", now);
                var problem = Play(complaint, act, dice, doer);
                Moved(before, act, problem, complaint);
                if (problem is null)
                    witness.Saw(act, dice, doer, complaint);
                Holds(complaint, witness);
                seen.AddOrUpdate(complaint.State, 1, (_, n) => n + 1);
                complaint.Reckon(Rules.Rules, Clock, Calendar);
                Reckoned(complaint);
                complaint.TakeFresh();
            }
        }, iter: 6000);
        Assert.Equal(Enum.GetValues<ComplaintState>().Order(), seen.Keys.Order());
    }

    /// <summary>What an onlooker wrote down himself, to hold the aggregate against.</summary>
    private sealed class Witness
    {
        public bool DepartmentTold { get; private set; }
        public bool UserTold { get; private set; }
        public bool AnsweredByAnother { get; private set; }
        public bool Explained { get; private set; }

        public void Saw(ComplaintAct act, int dice, Doer doer, Complaint complaint)
        {
            DepartmentTold |= act == ComplaintAct.TellDepartment;
            UserTold |= act == ComplaintAct.TellUser;
            Explained |= act == ComplaintAct.Explain;
            AnsweredByAnother |= act == ComplaintAct.FollowUp && Asker(dice).Id != complaint.BlamedId;
            if (act == ComplaintAct.Reopen)
                (DepartmentTold, UserTold, AnsweredByAnother) = (false, false, false);
        }
    }

    private static StaffCard Asker(int dice) => dice % 2 == 0 ? Li : Wang;

    private static bool IsAside(ComplaintAct act) => act is ComplaintAct.Merge or ComplaintAct.MoveToRepair or ComplaintAct.Withdraw or ComplaintAct.JudgeInvalid or ComplaintAct.Remark or ComplaintAct.Explain or ComplaintAct.AgreeAgain
        or ComplaintAct.Assign or ComplaintAct.ChangeClass or ComplaintAct.Age;

    private static void Moved(ComplaintState before, ComplaintAct act, Problem? problem, Complaint complaint)
    {
        if (problem is not null)
        {
            Assert.Equal(before, complaint.State);
            return;
        }

        Assert.Contains(before, Steps.Of(act).From);
        Assert.Equal(Steps.Of(act).To ?? before, complaint.State);
        Assert.Equal(Steps.LaneOf(complaint.State), complaint.Lane);
    }

    private static void Holds(Complaint c, Witness witness)
    {
        if (c.State == ComplaintState.Closed)
            Assert.True(witness is { DepartmentTold: true, UserTold: true, AnsweredByAnother: true } && c.EndedAt is not null && c.Review.Length > 0, "closed without both told and an answer");
        if (c.State is ComplaintState.ToFollowUp or ComplaintState.FollowedUp)
            Assert.True(witness is { DepartmentTold: true, UserTold: true } && c.FollowUpDueOn is not null && c.SolveVerdict is not null, "to follow up without both told");
        if (c.State == ComplaintState.Explained)
            Assert.True(witness.Explained && c.Validity == Validity.Invalid, "explained without an explanation");
        if (c.State is ComplaintState.Judged or ComplaintState.Planned or ComplaintState.Acting)
            Assert.True(c.Validity == Validity.Valid, "worked on and not valid");
        if (c.HandlerId is not null)
            Assert.NotEqual(c.BlamedId, c.HandlerId);
        if (c.State == ComplaintState.Merged)
            Assert.NotNull(c.MainId);
        if (c.AgedFrom is not null)
            Assert.Equal(ComplaintClass.Major, c.Class);
    }

    private static void Reckoned(Complaint c)
    {
        Assert.Equal(c.HasEnded, c.DueAt == Complaint.Over);
        if (c.SolveVerdict is not null || c.HasEnded || c.Validity == Validity.Invalid)
            Assert.Equal(Complaint.Over, c.MajorFrom);
        if (c.Validity != Validity.Valid)
            Assert.Equal(Complaint.Over, c.MajorFrom);
        if (c.Validity != Validity.Open || c.HasEnded)
            Assert.Equal(Complaint.Over, c.JudgeBy);
    }

    private static Complaint New(int dice) => Complaint.Register("TS-20261125-0001", new NewComplaint(null, "3 栋大厅", "保洁没来", "", (ComplaintClass)(dice % 3), "周宁", "00012345678", dice == 5 ? Start.AddHours(2) : null, "来电", null, null)
    { Blamed = dice % 4 == 0 ? Li.Id : null, ReceivedAt = dice == 7 ? Start.AddDays(-40) : null }, null, dice % 4 == 0 ? Li.Name : "", Rules, new Doer(Wang.Id, "林晓", Start));

    private static Problem? Play(Complaint c, ComplaintAct act, int dice, Doer doer)
    {
        var words = dice == 9 ? "" : "写明";
        return act switch
        {
            ComplaintAct.Acknowledge => c.Answer(words, doer),
            ComplaintAct.JudgeValid => c.Accept((ComplaintClass)(dice % 3), dice == 1 ? "" : "保洁", dice % 4 == 1 ? null : Li, dice == 8 ? Li : Wang, doer),
            ComplaintAct.JudgeInvalid => c.Reject(words, doer),
            ComplaintAct.Assign => c.AssignTo(dice % 2 == 0 ? Chen : Li, doer),
            ComplaintAct.ChangeClass => c.ChangeTo((ComplaintClass)(dice % 3), doer),
            ComplaintAct.Investigate => c.Find(words, doer),
            ComplaintAct.AgreePlan => c.Promise(doer.At.AddHours(dice - 1), words, doer),
            ComplaintAct.AgreeAgain => c.PromiseAnew(doer.At.AddHours(dice - 1), words, doer),
            ComplaintAct.TakeMeasure => c.Do(words, doer),
            ComplaintAct.Finish => c.Complete(words, doer),
            ComplaintAct.TellDepartment => c.Tell(TellKind.Department, words, TellWay.Phone, doer.At.AddHours(dice == 2 ? 1 : 0), "结果", "", doer),
            ComplaintAct.TellUser => c.Tell(TellKind.User, words, TellWay.InPerson, doer.At.AddHours(dice == 2 ? -500 : 0), "结果", "好", doer),
            ComplaintAct.Explain => c.Tell(TellKind.Explained, "周宁", TellWay.Phone, doer.At, words, "", doer),
            ComplaintAct.PlanFollowUp => c.AskBy(Calendar.DayOf(doer.At).AddDays(3), doer),
            ComplaintAct.AskAgain => c.AskOnceMore(Calendar.DayOf(doer.At).AddDays(3), dice == 3, doer),
            ComplaintAct.FollowUp => c.Answered((Grade)(dice % 3), Asker(dice).Id, "问的人", doer.At, doer),
            ComplaintAct.Close => c.CloseIt("同意关闭", doer),
            ComplaintAct.Reopen => c.OpenAgain(dice % 2 == 0 ? Grade.Dissatisfied : null, "没有解决", doer),
            ComplaintAct.EndExplained => c.CloseExplained(doer),
            ComplaintAct.Merge => c.JoinTo(dice == 4 ? c : New(dice), doer),
            ComplaintAct.MoveToRepair => c.BecomeRepair(new RepairCard(new(Guid.CreateVersion7()), "BX-1", "", "", "", null, "", ""), doer),
            ComplaintAct.Withdraw => c.TakeBack(words, doer),
            ComplaintAct.Remark => c.Note(dice % 2 == 0, doer),
            ComplaintAct.Age => c.GrowOld(doer.At) ? null : Problem.Conflict("not yet a month"),
            _ => throw new InvalidOperationException(),
        };
    }
}
