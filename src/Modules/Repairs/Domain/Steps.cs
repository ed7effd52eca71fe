using Anju.Kernel.UseCases;
using static Anju.Repairs.Domain.RepairAct;
using static Anju.Repairs.Domain.RepairState;

namespace Anju.Repairs.Domain;

/// <summary>A condition of a step besides the state it starts from.</summary>
internal enum Need { Worker, Certificate, FreeOrConsented, SafetyChecked, QuoteOpen, Result, LinesConsented, ConfirmedOrThreeTries, WithinWarranty, Reason, Unassessed }

/// <summary>One row of the table: who may take which act from which states to which state, and what it needs.</summary>
/// <param name="To">Null: the state stays, or for <see cref="Resume"/> goes back to where the pause began.</param>
/// <param name="OnlyWorker">Only the worker it was sent to, or somebody who may dispatch, in his name.</param>
internal sealed record Step(RepairAct Act, string Name, RepairState[] From, RepairState? To, string Permission, Need[] Needs, bool OnlyWorker = false);

/// <summary>
/// The single table of allowed steps (规程 2.1.4). The aggregate obeys it, the API lists from it what a user may do,
/// the page draws its buttons from it, and the tests enumerate it.
/// </summary>
internal static class Steps
{
    private static readonly RepairState[] BeforeWork = [Registered, Dispatched, Accepted, OnSite, Quoted, ConsentGiven, ConsentRefused, Reopened];
    private static readonly RepairState[] Running = [.. BeforeWork, Working, Suspended];
    private static readonly RepairState[] Unfinished = [.. Running, RepairState.Done];

    public static readonly IReadOnlyList<Step> Table =
    [
        new(Dispatch, "派工", [Registered, Reopened], Dispatched, RepairsPermissions.Dispatch, [Need.Worker, Need.Certificate]),
        new(Reassign, "转单", [Dispatched, Accepted, OnSite], Dispatched, RepairsPermissions.Dispatch, [Need.Worker, Need.Certificate, Need.Reason]),
        new(Accept, "接单", [Dispatched], Accepted, RepairsPermissions.Work, [], OnlyWorker: true),
        new(Arrive, "到场", [Accepted], OnSite, RepairsPermissions.Work, [], OnlyWorker: true),
        new(Quote, "报价", [OnSite, ConsentRefused, Working], Quoted, RepairsPermissions.Work, [], OnlyWorker: true),
        new(Consent, "住户同意报价", [Quoted], ConsentGiven, RepairsPermissions.Confirm, [Need.QuoteOpen]),
        new(RefuseConsent, "住户不同意报价", [Quoted], ConsentRefused, RepairsPermissions.Confirm, [Need.QuoteOpen, Need.Reason]),
        new(RefusePrice, "因价格不修", [ConsentRefused], RepairState.RefusedPrice, RepairsPermissions.Confirm, [Need.Reason]),
        new(Start, "开工", [OnSite, ConsentGiven, ConsentRefused], Working, RepairsPermissions.Work, [Need.FreeOrConsented, Need.SafetyChecked, Need.Certificate], OnlyWorker: true),
        new(Suspend, "暂停计时", [Registered, Dispatched, Accepted, OnSite, Quoted, ConsentGiven, Working, Reopened], Suspended, RepairsPermissions.Pause, [Need.Reason], OnlyWorker: true),
        new(Resume, "恢复计时", [Suspended], null, RepairsPermissions.Pause, [], OnlyWorker: true),
        new(AddMaterial, "记用料", [Working], null, RepairsPermissions.Work, [], OnlyWorker: true),
        new(Finish, "完工", [Working], RepairState.Done, RepairsPermissions.Work, [Need.Worker, Need.Result, Need.LinesConsented], OnlyWorker: true),
        new(ConfirmOwner, "住户验收", [RepairState.Done], OwnerConfirmed, RepairsPermissions.Confirm, []),
        new(FailedTry, "未联系上住户", [RepairState.Done], null, RepairsPermissions.Confirm, [Need.Reason]),
        new(FollowUp, "已回访", [OwnerConfirmed, Closed], FollowedUp, RepairsPermissions.Confirm, [Need.Unassessed]),
        new(Close, "关闭", [RepairState.Done, OwnerConfirmed, FollowedUp], Closed, RepairsPermissions.Dispatch, [Need.ConfirmedOrThreeTries]),
        new(ReagreeTime, "改约", Running, null, RepairsPermissions.Dispatch, [Need.Reason]),
        new(ChangeClass, "改类别", Running, null, RepairsPermissions.Direct, [Need.Reason]),
        new(Remark, "记一笔", Unfinished, null, RepairsPermissions.View, []),
        new(Transfer, "转保修单位", [.. BeforeWork, Working, Suspended], Transferred, RepairsPermissions.Direct, [Need.Reason]),
        new(Cancel, "住户取消", [.. BeforeWork, Suspended], Cancelled, RepairsPermissions.Register, [Need.Reason]),
        new(Reopen, "重开", [RepairState.Done, OwnerConfirmed, FollowedUp, Closed], Reopened, RepairsPermissions.Direct, [Need.Reason, Need.WithinWarranty]),
        new(CloseAfterwards, "补录办结", [Registered], Closed, RepairsPermissions.Register, [Need.Result]),   // taken only with the entry itself
    ];

    private static readonly Dictionary<RepairAct, Step> ByAct = Table.ToDictionary(s => s.Act);

    public static Step Of(RepairAct act) => ByAct[act];

    public static bool Allows(RepairAct act, RepairState from) => Array.IndexOf(ByAct[act].From, from) >= 0;

    /// <summary>The table's own refusal, as a sentence.</summary>
    public static Problem? Refuse(RepairAct act, RepairState from) => Allows(act, from) ? null
        : Problem.Conflict($"报修单现在是“{Words.Of(from)}”，不能办理“{ByAct[act].Name}”");

    /// <summary>States from which nothing but a reopening leads on.</summary>
    public static bool IsEnded(RepairState state) => state is Closed or Cancelled or RepairState.RefusedPrice or Transferred;

    public static Lane LaneOf(RepairState state) => state switch
    {
        Registered or Reopened => Lane.Waiting,
        Dispatched or Accepted => Lane.Sent,
        OnSite or Quoted or ConsentGiven or ConsentRefused or Working => Lane.Working,
        Suspended => Lane.Suspended,
        RepairState.Done or OwnerConfirmed or FollowedUp => Lane.ToConfirm,
        _ => Lane.Ended,
    };
}
