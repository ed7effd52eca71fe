using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Data;

namespace Anju.Casework.Checks;

internal sealed class CheckBook(AppDb db) : IChecks
{
    private const int MostOfOne = 20, Most = 500;

    public async Task<IReadOnlyList<CheckCard>> Of(Subject subject, CancellationToken ct) =>
        [.. (await db.Set<CheckMark>().AsNoTracking().Where(m => m.SubjectKind == subject.Kind && m.SubjectId == subject.Id)
            .OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(MostOfOne).ToListAsync(ct)).Select(m => m.Card())];

    public async Task<IReadOnlyDictionary<Guid, CheckCard>> Of(string kind, IReadOnlyCollection<Guid> records, CancellationToken ct)
    {
        if (records.Count == 0)
            return new Dictionary<Guid, CheckCard>();
        var marks = await db.Set<CheckMark>().AsNoTracking().Where(m => m.SubjectKind == kind && records.Contains(m.SubjectId)).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(Most).ToListAsync(ct);
        return marks.DistinctBy(m => m.SubjectId).ToDictionary(m => m.SubjectId, m => m.Card());
    }
}

internal sealed class CheckEvidence : IEvidenceKinds
{
    public const string Checked = "casework.checked";

    public IReadOnlyList<EvidenceKind> Kinds { get; } = [new(Checked, "检查签注")];
}
