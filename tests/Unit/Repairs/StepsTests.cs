using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.Repairs;
using Anju.Repairs.Contracts;
using Anju.Repairs.Domain;
using CsCheck;
using Xunit;

namespace Anju.Unit.Repairs;

/// <summary>The table of allowed steps against the aggregate: nothing that the table forbids can happen, in no order.</summary>
public class StepsTests
{
    private static readonly RepairAct[] Acts = Enum.GetValues<RepairAct>();
    private static readonly RepairAct[] Forward = [RepairAct.Dispatch, RepairAct.Accept, RepairAct.Arrive, RepairAct.Quote, RepairAct.Consent, RepairAct.RefuseConsent, RepairAct.Start, RepairAct.Finish, RepairAct.ConfirmOwner,
        RepairAct.FailedTry, RepairAct.FollowUp, RepairAct.Close, RepairAct.Reopen, RepairAct.RefusePrice, RepairAct.Resume];
    private static readonly DateTime Start = new(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Calendar Calendar = new(TimeProvider.System);
    private static readonly ServiceClock Clock = new(Calendar);
    private static readonly Procedure Rules = Procedure.Make(1, DefaultProcedure.Rules(), "", "系统", Start);
    private static readonly StaffId Zhao = new(Guid.CreateVersion7()), Sun = new(Guid.CreateVersion7());

    [Fact]
    public void Every_act_stands_once_in_the_table_with_a_known_permission()
    {
        Assert.Equal(Acts.Order(), Steps.Table.Select(s => s.Act).Order());
        Assert.All(Steps.Table, s => Assert.Contains(RepairsPermissions.All, p => p.Name == s.Permission));
        Assert.All(Steps.Table, s => Assert.NotEmpty(s.From));
        Assert.All(Steps.Table, s => Assert.All(s.Name, c => Assert.True(c > 0x2E80)));
    }

    [Fact]
    public void Every_state_is_reached_and_only_ended_ones_lead_nowhere()
    {
        foreach (var state in Enum.GetValues<RepairState>())
        {
            Assert.True(state == RepairState.Registered || Steps.Table.Any(s => s.To == state), $"{state} is never reached");
            Assert.True(Steps.Table.Any(s => Array.IndexOf(s.From, state) >= 0) || Steps.IsEnded(state), $"{state} leads nowhere");
        }
    }

    [Fact]
    public void Act_and_state_that_do_not_meet_in_the_table_are_refused_with_a_sentence()
    {
        foreach (var act in Acts)
            foreach (var state in Enum.GetValues<RepairState>())
                Assert.Equal(Steps.Of(act).From.Contains(state), Steps.Refuse(act, state) is null);
        Assert.Equal("报修单现在是“待派工”，不能办理“完工”", Steps.Refuse(RepairAct.Finish, RepairState.Registered)!.Message);
    }

    [Fact, Clause("X-1")]
    public void No_order_of_calls_reaches_what_the_table_forbids()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<RepairState, int>();
        Gen.Select(Gen.Int[0, 999], Gen.Int[0, 7], Gen.Int[0, 9]).Array[1, 60].Sample(calls =>
        {
            var (repair, now) = (New(calls[0].Item2), Start);
            foreach (var (pick, dice, mood) in calls)
            {
                now = now.AddMinutes(7 + dice * 40);
                var (before, wasSuspended) = (repair.State, repair.ResumeTo);
                var acts = mood == 0 ? Acts : Array.FindAll(mood < 3 ? Acts : Forward, a => Steps.Allows(a, before));   // mostly as people would, sometimes anything
                var act = (acts.Length == 0 ? Acts : acts)[pick % (acts.Length == 0 ? Acts.Length : acts.Length)];
                var problem = Play(repair, act, dice, new Doer(Zhao, "赵师傅", now));
                Moved(before, wasSuspended, act, problem, repair);
                Holds(repair);
                seen.AddOrUpdate(repair.State, 1, (_, n) => n + 1);
                repair.Reckon(Rules.Rules, Clock, Calendar);
                repair.TakeFresh();
            }
        }, iter: 4000);
        Assert.Equal(Enum.GetValues<RepairState>().Order(), seen.Keys.Order());
    }

    private static void Moved(RepairState before, RepairState? resumeTo, RepairAct act, Problem? problem, Repair repair)
    {
        if (problem is not null)
        {
            Assert.Equal(before, repair.State);
            return;
        }

        var step = Steps.Of(act);
        Assert.Contains(before, step.From);
        Assert.Equal(act == RepairAct.Resume ? resumeTo : step.To ?? before, repair.State);
        Assert.Equal(Steps.LaneOf(repair.State), repair.Lane);
    }

    private static void Holds(Repair r)
    {
        if (r.State == RepairState.Closed)
            Assert.True(r.ConfirmedAt is not null || r.FailedTries >= 3 || EndedThen(r), "closed without confirmation or three tries");
        if (r.State is RepairState.Done or RepairState.OwnerConfirmed or RepairState.FollowedUp)
            Assert.True((r.WorkerId is not null || EndedThen(r)) && r.FinishedAt is not null && r.Result.Length > 0 && r.FinishVerdict is not null, "done without worker, time, result or verdict");
        if (r.State is RepairState.Working && r.Class != RepairClass.Emergency)
            Assert.True(r.Charge == Charge.Free || r.ConsentAt is not null, "work without consent to the price");
        if (r.State is RepairState.Working && r.Risk != Risk.None)
            Assert.True(r.SafetyAt is not null, "risky work without the safety checklist");
        if (r.State == RepairState.Suspended)
            Assert.True(r.OpenPause is not null && r.ResumeTo is not null, "suspended without an open pause");
        else
            Assert.True(r.OpenPause is null, "a pause is open in a running state");
        Assert.True(r.QuoteNo >= r.AnsweredQuoteNo);
        Assert.True(r.OwnerCode.Length == 0 || (r.ResumeTo ?? r.State) is RepairState.Quoted or RepairState.Done, $"a code for the owner lives on in {r.State}");
    }

    /// <summary>Entered afterwards with its end and never opened since.</summary>
    private static bool EndedThen(Repair r) => r is { IsBackfilled: true, Round: 1, FinishVerdict: not null, Result.Length: > 0 } && r.FinishedAt == r.EndedAt;

    private static Repair New(int dice) => Repair.Register("BX-20261125-0001", new NewRepair(null, "3 栋大厅", dice % 2 == 0 ? "插座" : "水龙头", "不能用", (RepairClass)(dice % 4),
        dice % 3 == 0 ? RepairPart.Common : RepairPart.Private, "周宁", "00012345678", null, "来电", null, null)
    { Past = dice < 3 ? new PastRepair(Start.AddDays(-2), null, "") : null }, null, Rules, null, new Doer(Zhao, "林晓", Start));

    private static Problem? Play(Repair r, RepairAct act, int dice, Doer doer)
    {
        var certified = new WorkerCard(dice % 2 == 0 ? Zhao : Sun, "赵师傅", "维修工", [Trade.Water], new HashSet<Guid>(), dice < 6 ? [CertificateKind.LowVoltage] : []);
        var day = Calendar.DayOf(doer.At);
        QuotedLine[] lines = dice == 0 ? [] : [new(null, LineKind.Labour, "上门维修", "", "次", 1, Money.Yuan(30), false)];
        return act switch
        {
            RepairAct.Dispatch when r.State is RepairState.Dispatched or RepairState.Accepted or RepairState.OnSite => Problem.Conflict("that is 转单"),
            RepairAct.Reassign when r.State is RepairState.Registered or RepairState.Reopened => Problem.Conflict("that is 派工"),
            RepairAct.Dispatch or RepairAct.Reassign => r.SendTo(certified, r.Trade, r.Risk, day, dice == 1 ? "" : "忙", doer),
            RepairAct.Accept => r.TakeOn(doer),
            RepairAct.Arrive => r.ArriveThere(doer),
            RepairAct.Quote => r.Offer(lines, "123456", doer),
            RepairAct.Consent => r.AgreeToPrice("周宁", (ConsentWay)(dice % 3), dice == 5 ? "000000" : "123456", [], doer),
            RepairAct.RefuseConsent => r.DeclinePrice([], doer),
            RepairAct.RefusePrice => r.LeaveForPrice("太贵", doer),
            RepairAct.Start => r.StartWork(dice == 2 ? [] : Rules.Rules.ChecksFor(r.Risk).ToArray(), Rules.Rules.ChecksFor(r.Risk), dice == 3 ? "质保期内" : "", certified, day, doer),
            RepairAct.Suspend => r.Pause((PauseReason)(dice % 4), dice == 4 ? null : doer.At.AddDays(1), "等", doer),
            RepairAct.Resume => r.GoOn(doer),
            RepairAct.AddMaterial => r.Use(lines, 1, doer),
            RepairAct.Finish => r.Complete("老化", dice == 6 ? "" : "更换", Zhao, "654321", doer),
            RepairAct.ConfirmOwner => r.ConfirmBy("周宁", (ConsentWay)(dice % 3), dice == 5 ? "000000" : "654321", doer),
            RepairAct.FailedTry => r.TryFailed(doer),
            RepairAct.FollowUp => r.Answered(Grade.Satisfied, doer),
            RepairAct.Close => r.CloseIt(3, doer),
            RepairAct.CloseAfterwards => r.CloseAsThen(dice == 6 ? "" : "更换", Start.AddDays(dice - 4), doer),
            RepairAct.ReagreeTime => r.AgreeAgain(dice == 0 ? null : doer.At.AddHours(dice), null, "住户要求", doer),
            RepairAct.ChangeClass => r.ChangeTo((RepairClass)(dice % 4), doer),
            RepairAct.Remark => r.Note(dice % 2 == 0, dice % 3 == 0, doer),
            RepairAct.Transfer => r.HandOver("建设单位", "在保", doer),
            RepairAct.Cancel => r.CallOff("不修了", doer),
            RepairAct.Reopen => r.OpenAgain(90, day, day.AddDays(dice == 7 ? -91 : 0), null, doer),
            _ => throw new InvalidOperationException(),
        };
    }
}
