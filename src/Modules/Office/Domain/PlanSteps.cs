using Anju.Kernel.UseCases;
using static Anju.Office.Domain.PlanAct;
using static Anju.Office.Domain.PlanState;

namespace Anju.Office.Domain;

/// <param name="Permission">Who may: the director or the general manager.</param>
/// <param name="Words">What the act must say; empty when nothing.</param>
internal sealed record PlanStep(PlanAct Act, string Name, PlanState[] From, PlanState? To, string Permission, string Words);

/// <summary>The single table of 年度工作计划 (D-3c): draft, submitted, approved by somebody else, running.</summary>
internal static class PlanSteps
{
    public static readonly IReadOnlyList<PlanStep> Table =
    [
        new(Write, "编写", [Draft], null, OfficePermissions.Direct, ""),
        new(Submit, "提交总经理", [Draft], Submitted, OfficePermissions.Direct, ""),
        new(Approve, "批准", [Submitted], Approved, OfficePermissions.Approve, ""),
        new(Return, "退回修改", [Submitted], Draft, OfficePermissions.Approve, "意见"),
        new(Recall, "撤回", [Submitted], Draft, OfficePermissions.Direct, ""),
        new(Run, "开始执行", [Approved], Running, OfficePermissions.Direct, ""),
        new(Discard, "作废", [Draft], PlanState.Void, OfficePermissions.Direct, "原因"),
    ];

    private static readonly Dictionary<PlanAct, PlanStep> ByAct = Table.ToDictionary(s => s.Act);

    public static PlanStep Of(PlanAct act) => ByAct[act];

    public static Problem? Refuse(PlanAct act, PlanState from) => Array.IndexOf(ByAct[act].From, from) >= 0 ? null
        : Problem.Conflict($"计划现在是“{Domain.Words.Of(from)}”，不能“{ByAct[act].Name}”");
}
