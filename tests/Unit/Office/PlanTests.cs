using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Office;
using Anju.Office.Domain;
using CsCheck;
using Xunit;

namespace Anju.Unit.Office;

/// <summary>Year plan, month plan and minutes: what no order of acts may bring about.</summary>
public class PlanTests
{
    private static readonly DateTime Start = new(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc);
    private static readonly StaffId Chen = new(Guid.CreateVersion7()), Wang = new(Guid.CreateVersion7()), Gao = new(Guid.CreateVersion7());

    /// <summary>The director, somebody who wrote and was promoted, and the general manager.</summary>
    private static readonly Doer[] People = [new(Chen, "陈", Start, Directs: true), new(Wang, "王", Start), new(Gao, "高", Start)];

    private static PlanLine Line(int month = 3, int day = 5) => new(Guid.CreateVersion7(), "", "水箱清洗", Chen.Value, "陈", new(2027, month, day), "");

    [Fact]
    public void Every_act_stands_once_in_its_table_with_a_known_permission_and_no_state_is_a_dead_end()
    {
        Assert.Equal(Enum.GetValues<PlanAct>().Order(), PlanSteps.Table.Select(s => s.Act).Order());
        Assert.Equal(Enum.GetValues<TaskAct>().Order(), TaskSteps.Table.Select(s => s.Act).Order());
        Assert.Equal(Enum.GetValues<SummaryAct>().Order(), SummarySteps.Table.Select(s => s.Act).Order());
        Assert.All(PlanSteps.Table.Select(s => s.Permission).Concat(SummarySteps.Table.Select(s => s.Permission)), p => Assert.Contains(OfficePermissions.All, x => x.Name == p));
        Assert.All(Enum.GetValues<PlanState>().Where(s => s < PlanState.Running), s => Assert.Contains(PlanSteps.Table, x => Array.IndexOf(x.From, s) >= 0));
        Assert.All(Enum.GetValues<TaskState>(), s => Assert.True(s == TaskState.Cancelled || TaskSteps.Table.Any(x => Array.IndexOf(x.From, s) >= 0)));
    }

    [Fact, Clause("D-3c")]
    public void No_order_of_acts_runs_a_year_plan_without_the_approval_of_somebody_who_neither_wrote_nor_directs() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 2]).Array[1, 40].Sample(calls =>
        {
            var plan = YearPlan.Begin(2027, 1, [], People[0]);
            var (wrote, approver) = (new HashSet<StaffId> { Chen }, default(Doer?));
            foreach (var (act, who) in calls)
            {
                var (before, doer) = (plan.State, People[who]);
                if (Do(plan, (PlanAct)act, doer) is not null)
                {
                    Assert.Equal(before, plan.State);
                    continue;
                }

                Assert.Contains(before, PlanSteps.Of((PlanAct)act).From);
                if ((PlanAct)act is PlanAct.Write or PlanAct.Submit or PlanAct.Recall)
                    wrote.Add(doer.Id!.Value);
                approver = (PlanAct)act == PlanAct.Approve ? doer : plan.State is PlanState.Approved or PlanState.Running ? approver : null;
                if (plan.State is not (PlanState.Approved or PlanState.Running))
                    continue;
                Assert.True(approver is { Directs: false } by && !wrote.Contains(by.Id!.Value));
                Assert.NotNull(plan.ApprovedAt);
                Assert.NotEmpty(plan.Lines);
            }
        });

    [Fact, Clause("D-3c", "D-3d")]
    public void A_month_plan_follows_only_from_the_plan_of_its_year_that_runs() =>
        Gen.Select(Gen.Int[0, 6].Array[0, 12], Gen.Int[2026, 2028]).Sample((acts, year) =>
        {
            var plan = YearPlan.Begin(2027, 1, [Line()], People[0]);
            foreach (var act in acts)
                Do(plan, (PlanAct)act, People[act is 3 or 4 ? 2 : 0]);
            var derived = MonthPlan.Derive(new(year, 3, 1), plan, People[0]);
            Assert.Equal(plan.State == PlanState.Running && year == 2027, derived.Problem is null);
            Assert.NotNull(MonthPlan.Derive(new(year, 3, 1), null, People[0]).Problem);
        });

    [Fact, Clause("D-3c")]
    public void A_new_version_replaces_the_running_one_only_when_it_runs_itself_and_leaves_its_words_alone()
    {
        var first = YearPlan.Begin(2027, 1, [Line()], People[0]);
        foreach (var (act, who) in new[] { (PlanAct.Submit, 0), (PlanAct.Approve, 2), (PlanAct.Run, 0) })
            Assert.Null(Do(first, act, People[who]));
        var body = first.Body;
        var second = YearPlan.Begin(2027, 2, first.Lines, People[0]);
        Assert.NotNull(second.Submit(People[0]));               // a change says what it changes
        Assert.Null(second.Write([Line(4)], "水箱改到四月", People[0]));
        Assert.Null(second.Submit(People[0]));
        Assert.Null(second.Approve(People[2]));
        Assert.Equal(PlanState.Running, first.State);
        Assert.Null(second.Run(first, People[0]));
        Assert.Equal((PlanState.Replaced, PlanState.Running, body), (first.State, second.State, first.Body));
        Assert.NotNull(first.Write([], "", People[0]));
    }

    [Fact, Clause("D-4b")]
    public void No_minutes_are_kept_with_an_item_that_has_no_state_or_is_undone_without_a_reason() =>
        Gen.Select(Gen.Enum<ItemState>(), Gen.Bool, Gen.Bool).Array[1, 12].Sample(items =>
        {
            var plan = MonthPlan.Derive(new(2027, 3, 1), Running(), People[0]).Value!;
            var all = items.Select(_ => plan.Add(ItemOrigin.YearPlan, Line(), People[0]).Value!).ToList();
            var minutes = new Minutes { Items = [.. all.Zip(items).Where(x => x.Second.Item3).Select(x => new ItemReview(x.First.Id.Value, x.First.No, x.First.Origin, x.First.Task, "", x.First.DueOn, x.Second.Item1, x.Second.Item2 ? "缺料" : ""))] };
            var isWhole = items.All(i => i.Item3 && (i.Item1 == ItemState.Done || i.Item1 == ItemState.NotDone && i.Item2));
            var held = new NewMeeting(MeetingKind.MonthEnd, new(2027, 3, 1), "例会", Start, "会议室", Chen, "陈");
            var made = Meeting.Record(Kernel.Id.New<MeetingId>(), "HY-1", held, new(2027, 3, 30), Timeliness.InTime, all, minutes, People[1]);
            Assert.Equal(isWhole, made.Problem is null);
        });

    private static YearPlan Running()
    {
        var plan = YearPlan.Begin(2027, 1, [Line()], People[0]);
        foreach (var (act, who) in new[] { (PlanAct.Submit, 0), (PlanAct.Approve, 2), (PlanAct.Run, 0) })
            Assert.Null(Do(plan, act, People[who]));
        return plan;
    }

    private static Problem? Do(YearPlan plan, PlanAct act, Doer doer) => act switch
    {
        PlanAct.Write => plan.Write([Line()], "", doer),
        PlanAct.Submit => plan.Submit(doer),
        PlanAct.Recall => plan.Recall(doer),
        PlanAct.Return => plan.Return("改", doer),
        PlanAct.Approve => plan.Approve(doer),
        PlanAct.Run => plan.Run(null, doer),
        _ => plan.Discard("不要了", doer),
    };
}
