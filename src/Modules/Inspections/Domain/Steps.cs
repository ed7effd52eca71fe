using Anju.Kernel.UseCases;
using static Anju.Inspections.Domain.NonconformityAct;
using static Anju.Inspections.Domain.NonconformityState;

namespace Anju.Inspections.Domain;

/// <summary>A condition of a step besides the state it starts from.</summary>
internal enum Need { Responsible, CauseAndAction, AnotherPerson, Reason }

/// <summary>One row of the table: who may take which act from which states to which state, and what it needs.</summary>
/// <param name="To">Null: the state stays.</param>
/// <param name="OnlyResponsible">Only the responsible person, or somebody who may direct, in his name.</param>
internal sealed record Step(NonconformityAct Act, string Name, NonconformityState[] From, NonconformityState? To, string Permission, Need[] Needs, bool OnlyResponsible = false);

/// <summary>The single table of 不合格服务纠正跟踪 (D-7c): the aggregate obeys it, the page draws its buttons from it, the tests enumerate it.</summary>
internal static class Steps
{
    private static readonly NonconformityState[] Open = [Raised, Notified, Reopened];

    public static readonly IReadOnlyList<Step> Table =
    [
        new(Assign, "定责任人和期限", Open, null, InspectionsPermissions.Direct, [Need.Responsible]),
        new(Notify, "下整改通知", Open, Notified, InspectionsPermissions.Inspect, [Need.Responsible]),
        new(Correct, "登记整改", Open, Corrected, InspectionsPermissions.Correct, [Need.CauseAndAction], OnlyResponsible: true),
        new(Verify, "验证合格", [Corrected], Closed, InspectionsPermissions.Verify, [Need.AnotherPerson]),
        new(Reject, "验证不合格", [Corrected], Reopened, InspectionsPermissions.Verify, [Need.AnotherPerson, Need.Reason]),
        new(Reopen, "重新整改", [Closed], Reopened, InspectionsPermissions.Direct, [Need.Reason]),
        new(Remark, "记一笔", [.. Open, Corrected], null, InspectionsPermissions.Correct, [Need.Reason]),
        new(Withdraw, "作废", Open, NonconformityState.Void, InspectionsPermissions.Direct, [Need.AnotherPerson, Need.Reason]),
    ];

    private static readonly Dictionary<NonconformityAct, Step> ByAct = Table.ToDictionary(s => s.Act);

    public static Step Of(NonconformityAct act) => ByAct[act];

    public static Problem? Refuse(NonconformityAct act, NonconformityState from) => Array.IndexOf(ByAct[act].From, from) >= 0 ? null
        : Problem.Conflict($"不合格项现在是“{Words.Of(from)}”，不能办理“{ByAct[act].Name}”");

    public static bool IsEnded(NonconformityState state) => state is Closed or NonconformityState.Void;
}
