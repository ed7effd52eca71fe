using Anju.Casework.Contracts;

namespace Anju.Billing;

/// <summary>What of the collector's work proves a duty.</summary>
internal sealed class BillingEvidence : IEvidenceKinds
{
    public const string Posted = "billing.posted", Summary = "billing.summary", Priced = "billing.priced";

    public IReadOnlyList<EvidenceKind> Kinds => [new(Posted, "账单入账"), new(Summary, "上报应收款汇总"), new(Priced, "核定收费标准")];
}
