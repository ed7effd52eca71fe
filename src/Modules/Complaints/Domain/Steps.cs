using Anju.Kernel.UseCases;
using static Anju.Complaints.Domain.ComplaintAct;
using static Anju.Complaints.Domain.ComplaintState;

namespace Anju.Complaints.Domain;

/// <summary>A condition of a step besides the state it starts from.</summary>
internal enum Need { Words, Reason, Handler, Finding, PromisedTime, Result, WhoWhenHow, BothTold, AnsweredByAnother, NoOpenFollowUp, OneExplanation, MainComplaint, NotBlamed, OlderThanMonth }

/// <summary>One row of the table: who may take which act from which states to which state, and what it needs.</summary>
/// <param name="To">Null: the state stays.</param>
/// <param name="OnlyHandler">Only the 承办人, or somebody who may direct, in his name.</param>
/// <param name="ByItself">Follows from another act or from the calendar; nobody is offered it.</param>
internal sealed record Step(ComplaintAct Act, string Name, ComplaintState[] From, ComplaintState? To, string Permission, Need[] Needs, bool OnlyHandler = false, bool ByItself = false);

/// <summary>
/// The single table of allowed steps (投诉规程 2.2.3). The aggregate obeys it, the API lists from it what a user may do,
/// the page draws its buttons from it, and the tests enumerate it.
/// </summary>
internal static class Steps
{
    private static readonly ComplaintState[] Unsolved = [Registered, Acknowledged, Judged, Investigating, Planned, Acting, Reopened];
    private static readonly ComplaintState[] Open = [.. Unsolved, Handled, ToFollowUp, FollowedUp, Invalid];
    private static readonly ComplaintState[] Directed = [Judged, Investigating, Planned, Acting, Handled, Reopened];

    public static readonly IReadOnlyList<Step> Table =
    [
        new(Acknowledge, "首次答复", [Registered], Acknowledged, ComplaintsPermissions.Register, [Need.Words]),
        new(JudgeValid, "判定有效", [Acknowledged, Invalid], Judged, ComplaintsPermissions.Direct, [Need.Handler, Need.NotBlamed]),
        new(JudgeInvalid, "判定无效", [Acknowledged, Judged, Investigating], Invalid, ComplaintsPermissions.Direct, [Need.Reason, Need.NotBlamed]),
        new(Assign, "改承办人", Directed, null, ComplaintsPermissions.Direct, [Need.Handler, Need.Reason, Need.NotBlamed]),
        new(ChangeClass, "改等级", Unsolved, null, ComplaintsPermissions.Direct, [Need.Reason, Need.NotBlamed]),
        new(Investigate, "登记调查", [Judged, Investigating, Reopened], Investigating, ComplaintsPermissions.Handle, [Need.Finding, Need.NotBlamed], OnlyHandler: true),
        new(AgreePlan, "约定处理", [Investigating], Planned, ComplaintsPermissions.Handle, [Need.PromisedTime, Need.NotBlamed], OnlyHandler: true),
        new(AgreeAgain, "改约", [Planned, Acting], null, ComplaintsPermissions.Handle, [Need.PromisedTime, Need.Reason], OnlyHandler: true),
        new(TakeMeasure, "登记措施", [Planned, Acting], Acting, ComplaintsPermissions.Handle, [Need.Words], OnlyHandler: true),
        new(Finish, "处理完毕", [Acting], Handled, ComplaintsPermissions.Handle, [Need.Result, Need.NotBlamed], OnlyHandler: true),
        new(TellDepartment, "告知部门", [Handled], null, ComplaintsPermissions.Handle, [Need.WhoWhenHow]),
        new(TellUser, "告知用户", [Handled], null, ComplaintsPermissions.Handle, [Need.WhoWhenHow, Need.NotBlamed]),
        new(PlanFollowUp, "安排回访", [Handled], ToFollowUp, ComplaintsPermissions.Handle, [Need.BothTold], ByItself: true),
        new(AskAgain, "再次安排回访", [ToFollowUp], null, ComplaintsPermissions.Direct, [Need.NoOpenFollowUp]),
        new(FollowUp, "已回访", [ToFollowUp], FollowedUp, ComplaintsPermissions.View, [Need.AnsweredByAnother], ByItself: true),
        new(Close, "审核关闭", [FollowedUp], Closed, ComplaintsPermissions.Direct, [Need.BothTold, Need.AnsweredByAnother, Need.NotBlamed]),
        new(Reopen, "重开", [Handled, ToFollowUp, FollowedUp, Closed, Explained, Withdrawn], Reopened, ComplaintsPermissions.Direct, [Need.Reason]),
        new(Explain, "登记解释", Open, null, ComplaintsPermissions.Handle, [Need.WhoWhenHow, Need.Words]),
        new(EndExplained, "解释后结案", [Invalid], Explained, ComplaintsPermissions.Direct, [Need.OneExplanation, Need.NotBlamed]),
        new(Merge, "并案", [Registered, Acknowledged, Judged, Investigating, Reopened], Merged, ComplaintsPermissions.Register, [Need.MainComplaint]),
        new(MoveToRepair, "转报修", [Registered, Acknowledged, Judged, Investigating], ComplaintState.MovedToRepair, ComplaintsPermissions.Register, [Need.Words]),
        new(Withdraw, "用户撤诉", [.. Unsolved, Invalid], Withdrawn, ComplaintsPermissions.Direct, [Need.Reason, Need.NotBlamed]),
        new(Remark, "记一笔", Open, null, ComplaintsPermissions.Handle, [Need.Words]),
        new(Age, "满一个月升为重大", Unsolved, null, ComplaintsPermissions.Direct, [Need.OlderThanMonth], ByItself: true),
    ];

    private static readonly Dictionary<ComplaintAct, Step> ByAct = Table.ToDictionary(s => s.Act);

    public static Step Of(ComplaintAct act) => ByAct[act];

    public static bool Allows(ComplaintAct act, ComplaintState from) => Array.IndexOf(ByAct[act].From, from) >= 0;

    /// <summary>The table's own refusal, as a sentence.</summary>
    public static Problem? Refuse(ComplaintAct act, ComplaintState from) => Allows(act, from) ? null
        : Problem.Conflict($"投诉现在是“{Words.Of(from)}”，不能办理“{ByAct[act].Name}”");

    /// <summary>States from which nothing but a reopening leads on.</summary>
    public static bool IsEnded(ComplaintState state) => state is Closed or Explained or Withdrawn or ComplaintState.MovedToRepair or Merged;

    /// <summary>Not solved yet: the month runs on, and the limits of its class.</summary>
    public static bool IsUnsolved(ComplaintState state) => Array.IndexOf(Unsolved, state) >= 0;

    public static Lane LaneOf(ComplaintState state) => state switch
    {
        Registered or Acknowledged or Reopened or Invalid => Lane.Waiting,
        Judged or Investigating or Planned or Acting => Lane.Working,
        Handled => Lane.ToTell,
        ToFollowUp or FollowedUp => Lane.ToFollowUp,
        _ => Lane.Ended,
    };
}
