using static Anju.Office.Domain.TaskAct;
using static Anju.Office.Domain.TaskState;

namespace Anju.Office.Domain;

/// <summary>Who takes an act on a task. A leader is whoever gave it, or the director.</summary>
internal enum Side { Doer, DoerOrLeader, Leader }

/// <param name="To">Null: the state stays.</param>
/// <param name="Words">What the act must say.</param>
internal sealed record TaskStep(TaskAct Act, string Name, TaskState[] From, TaskState? To, Side Who, string Words);

/// <summary>The single table of 临时任务: the aggregate obeys it, the page draws its buttons from it, the tests enumerate it.</summary>
internal static class TaskSteps
{
    private static readonly TaskState[] Open = [Given, Started];

    public static readonly IReadOnlyList<TaskStep> Table =
    [
        new(Finish, "完成", Open, Done, Side.Doer, "结果"),
        new(Start, "接受", [Given], Started, Side.Doer, ""),
        new(Report, "记进展", Open, Started, Side.Doer, "进展"),
        new(TaskAct.Delegate, "转交", Open, Given, Side.DoerOrLeader, "原因"),
        new(Postpone, "改期", Open, null, Side.Leader, "原因"),
        new(Return, "退回重办", [Done], Given, Side.Leader, "原因"),
        new(Cancel, "取消", Open, Cancelled, Side.Leader, "原因"),
    ];

    private static readonly Dictionary<TaskAct, TaskStep> ByAct = Table.ToDictionary(s => s.Act);

    public static TaskStep Of(TaskAct act) => ByAct[act];

    public static bool IsEnded(TaskState state) => state is Done or Cancelled;
}
