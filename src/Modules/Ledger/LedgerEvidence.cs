using Anju.Casework.Contracts;

namespace Anju.Ledger;

/// <summary>What of the money work proves a duty.</summary>
internal sealed class LedgerEvidence : IEvidenceKinds
{
    public const string Received = "ledger.received", Undone = "ledger.undone", DayOpened = "ledger.day-opened", DayClosed = "ledger.day-closed", Requested = "ledger.requested";

    public IReadOnlyList<EvidenceKind> Kinds => [new(Received, "收款开据"), new(Undone, "作废、红冲、退款"), new(DayOpened, "收款开班"), new(DayClosed, "收款日结"), new(Requested, "减免、退款审批")];
}
