using Anju.Casework.Contracts;

namespace Anju.Ledger.Keeping;

/// <summary>What of keeping papers proves a duty (F-2f).</summary>
internal sealed class KeepingEvidence : IEvidenceKinds
{
    public const string Filed = "ledger.filed", Checked = "ledger.file-checked", Blanks = "ledger.blank-forms";

    public IReadOnlyList<EvidenceKind> Kinds => [new(Filed, "原始凭证归档"), new(Checked, "归档凭证核对"), new(Blanks, "空白票据领用、交回、遗失报告")];
}
