using Anju.Casework.Contracts;

namespace Anju.Ledger.Months;

/// <summary>What of a month's end proves a duty (F-2g, F-2h).</summary>
internal sealed class MonthsEvidence : IEvidenceKinds
{
    public const string Closed = "ledger.month-closed", Reported = "ledger.month-report", Finance = "ledger.report-finance", Director = "ledger.report-director", Returned = "ledger.report-returned", Published = "ledger.published";

    public IReadOnlyList<EvidenceKind> Kinds => [new(Closed, "关账"), new(Reported, "月度财务报表报送"), new(Finance, "财务签收月度财务报表"), new(Director, "主任签收月度财务报表"), new(Returned, "退回月度财务报表"), new(Published, "账目公示")];
}
