using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;

namespace Anju.Billing.Oversight;

/// <summary>Runs that are reckoned and that nobody reviewed and posted (S-4.1.4a).</summary>
internal sealed class IncompleteBilling(AppDb db, Calendar calendar) : IIncompleteRecords
{
    private const int DaysToPost = 3;

    public int Order => 60;
    public string Module => "收费";
    public string Permission => BillingPermissions.View;

    public async Task<IReadOnlyList<IncompleteRecord>> Of(DateTime since, int limit, CancellationToken ct)
    {
        var late = calendar.Now.AddDays(-DaysToPost);
        var runs = await db.Set<BillRun>().AsNoTracking().Where(r => r.State == RunState.Ready && r.ReadyAt >= since && r.ReadyAt < late).OrderBy(r => r.ReadyAt).ThenBy(r => r.No).Take(limit).ToListAsync(ct);
        return [.. runs.Select(r => new IncompleteRecord(new("bill-run", r.Key), Lack.Close, "复核入账", r.Number, FormattableString.Invariant($"{r.Community} {r.Month:yyyy-MM} 核算"), r.Href, r.ReadyAt!.Value, r.StartedBy))];
    }
}
