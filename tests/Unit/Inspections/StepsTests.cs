using Anju.Inspections;
using Anju.Inspections.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using CsCheck;
using Xunit;

namespace Anju.Unit.Inspections;

/// <summary>The table of 不合格服务纠正跟踪 against the aggregate.</summary>
public class StepsTests
{
    private static readonly DateTime Start = new(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc);
    private static readonly StaffId Zhao = new(Guid.CreateVersion7()), Wu = new(Guid.CreateVersion7()), Chen = new(Guid.CreateVersion7());

    [Fact]
    public void Every_act_stands_once_in_the_table_with_a_known_permission()
    {
        Assert.Equal(Enum.GetValues<NonconformityAct>().Order(), Steps.Table.Select(s => s.Act).Order());
        Assert.All(Steps.Table, s => Assert.Contains(InspectionsPermissions.All, p => p.Name == s.Permission));
        foreach (var state in Enum.GetValues<NonconformityState>())
            Assert.True(Steps.IsEnded(state) || Steps.Table.Any(s => Array.IndexOf(s.From, state) >= 0), $"{state} leads nowhere");
    }

    [Fact, Clause("D-7c")]
    public void No_order_of_acts_closes_without_another_persons_verification() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 2]).Array[1, 40].Sample(calls =>
        {
            var found = Nonconformity.Raise("ZG-1", new(default, "JC-1", 1, "3 栋", "照明", "不亮", "", Severity.Ordinary, null, "", Start.AddDays(3)), null, new(Wu, "吴", Start));
            var (now, verifiers) = (Start, new List<StaffId>());
            foreach (var (act, who) in calls)
            {
                now = now.AddMinutes(7);
                var (before, doer) = (found.State, new Doer(new[] { Zhao, Wu, Chen }[who], "某", now));
                var refused = Do(found, (NonconformityAct)act, doer);
                if (refused is null)
                    Assert.Contains(before, Steps.Of((NonconformityAct)act).From);
                else
                    Assert.Equal(before, found.State);
                if (found.State != NonconformityState.Closed)
                    continue;
                Assert.NotNull(found.CorrectedAt);
                Assert.NotNull(found.VerifiedAt);
                Assert.True(before == NonconformityState.Closed || doer.Id != found.CorrectedById && doer.Id != found.ResponsibleId);
                Assert.Equal(Nonconformity.Over, found.OpenUntil);
            }
        });

    private static Problem? Do(Nonconformity found, NonconformityAct act, Doer doer) => act switch
    {
        NonconformityAct.Assign => found.Assign(Zhao, "赵", doer.At.AddDays(1), Severity.Serious, doer),
        NonconformityAct.Notify => found.Notify(NoticeWay.Paper, "改", doer),
        NonconformityAct.Correct => found.Correct("因", "改", "防", doer),
        NonconformityAct.Verify => found.Verify("好", doer),
        NonconformityAct.Reject => found.Reject(doer.At.AddDays(3), doer),
        NonconformityAct.Reopen => found.Reopen(doer.At.AddDays(3)),
        NonconformityAct.Withdraw => found.Withdraw("不是", doer),
        _ => found.Note(),
    };
}
