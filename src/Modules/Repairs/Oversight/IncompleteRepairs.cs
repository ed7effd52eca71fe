using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Oversight;

/// <summary>Orders that are done and not signed for, or signed for and not closed (S-4.1.4a).</summary>
internal sealed class IncompleteRepairs(AppDb db, Calendar calendar) : IIncompleteRecords
{
    private const int DaysToSign = 3, DaysToClose = 7;

    public int Order => 10;
    public string Module => "报修";
    public string Permission => RepairsPermissions.View;

    public async Task<IReadOnlyList<IncompleteRecord>> Of(DateTime since, int limit, CancellationToken ct)
    {
        var (sign, close) = (calendar.Now.AddDays(-DaysToSign), calendar.Now.AddDays(-DaysToClose));
        var all = db.Set<Repair>().AsNoTracking();
        var unsigned = await all.Where(r => r.State == RepairState.Done && r.FinishedAt >= since && r.FinishedAt < sign).OrderBy(r => r.FinishedAt).ThenBy(r => r.Id).Take(limit).ToListAsync(ct);
        var unclosed = await all.Where(r => (r.State == RepairState.OwnerConfirmed || r.State == RepairState.FollowedUp) && r.FinishedAt >= since && r.ChangedAt < close).OrderBy(r => r.ChangedAt).ThenBy(r => r.Id).Take(limit).ToListAsync(ct);
        return [.. unsigned.Select(r => Row(r, Lack.Signature, "住户验收签名", r.FinishedAt!.Value)), .. unclosed.Select(r => Row(r, Lack.Close, "关闭", r.ChangedAt))];
    }

    private static IncompleteRecord Row(Repair r, Lack lack, string what, DateTime since) => new(r.Subject, lack, what, r.Number, r.Title, r.Href, since, r.WorkerName);
}
