using Anju.Casework.Contracts;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Desk;

/// <summary>Which acts on an order are work of a duty (A-4, M-2, M-4).</summary>
internal sealed class RepairEvidence : IEvidenceKinds
{
    public const string Registered = "repairs.registered";

    public IReadOnlyList<EvidenceKind> Kinds { get; } =
    [
        new(Registered, "登记报修"), new("repairs.dispatched", "派工"), new("repairs.accepted", "维修接单"), new("repairs.arrived", "维修到场"), new("repairs.quoted", "维修报价"),
        new("repairs.started", "维修开工"), new("repairs.finished", "维修完工"), new("repairs.confirmed", "住户验收"), new("repairs.closed", "关闭报修单"), new("repairs.transferred", "转保修单位"),
    ];

    /// <summary>Null for acts that are no work of a duty.</summary>
    public static string? Of(RepairAct? act) => act switch
    {
        RepairAct.Dispatch or RepairAct.Reassign => "repairs.dispatched",
        RepairAct.Accept => "repairs.accepted",
        RepairAct.Arrive => "repairs.arrived",
        RepairAct.Quote => "repairs.quoted",
        RepairAct.Start => "repairs.started",
        RepairAct.Finish => "repairs.finished",
        RepairAct.ConfirmOwner => "repairs.confirmed",
        RepairAct.Close => "repairs.closed",
        RepairAct.Transfer => "repairs.transferred",
        _ => null,
    };
}
