using Microsoft.EntityFrameworkCore;
using Anju.Inspections.Domain;
using Anju.Kernel.Data;

namespace Anju.Inspections.Standards;

/// <summary>Which version of a standard holds today: the center's own, else the shipped one.</summary>
internal sealed class StandardBook(AppDb db)
{
    private const int Most = 200;

    /// <summary>Standards in force by topic.</summary>
    public async Task<IReadOnlyList<QualityStandard>> InForce(CancellationToken ct)
    {
        var own = await db.Set<QualityStandard>().AsNoTracking().Where(s => s.State == StandardState.Issued).OrderBy(s => s.Topic).ThenBy(s => s.No).Take(Most).ToListAsync(ct);
        return [.. DefaultStandards.All.Where(s => own.All(o => o.Topic != s.Topic)), .. own];
    }

    public async Task<QualityStandard?> InForce(string topic, CancellationToken ct) => topic.Length == 0 ? null : (await InForce(ct)).FirstOrDefault(s => s.Topic == topic);
}
