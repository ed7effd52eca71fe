using Anju.Casework.Contracts;

namespace Anju.Office;

/// <summary>What the office leaves as work evidence.</summary>
internal sealed class OfficeEvidence : IEvidenceKinds
{
    public const string TaskGiven = "office.task-given", TaskDone = "office.task-done", Meeting = "office.meeting", PlanSubmitted = "office.plan-submitted", PlanApproved = "office.plan-approved",
        MonthPlan = "office.month-plan", YearSummary = "office.year-summary", OpinionAnswered = "office.opinion-answered";

    public IReadOnlyList<EvidenceKind> Kinds { get; } =
    [
        new(TaskGiven, "下达临时任务"), new(TaskDone, "完成临时任务"), new(Meeting, "月末部门例会"), new(PlanSubmitted, "提交年度计划"), new(PlanApproved, "批准年度计划"),
        new(MonthPlan, "编制月度计划"), new(YearSummary, "提交年度总结"), new(OpinionAnswered, "答复意见"),
    ];
}
