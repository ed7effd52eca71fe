using Anju.Casework.Contracts;

namespace Anju.Ledger.Dunning;

/// <summary>What of dunning proves a duty (A-6, F-3c).</summary>
internal sealed class DunningEvidence : IEvidenceKinds
{
    public const string Dunned = "ledger.dunned", Lettered = "ledger.lettered", Noted = "ledger.noted", Decided = "ledger.dispute-decided";

    public IReadOnlyList<EvidenceKind> Kinds => [new(Dunned, "费用催缴"), new(Lettered, "签发催缴通知单"), new(Noted, "备查记录"), new(Decided, "处理费用争议")];
}
