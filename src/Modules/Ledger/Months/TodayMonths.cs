using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Ui;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Months;

/// <summary>On the start page: the report of last month while it is missing or waits for a confirmation, late after its day (F-2g, F-2h).</summary>
internal sealed class TodayMonths(AppDb db, CurrentUser user, Calendar calendar) : ITodayTiles
{
    public int Order => 41;
    public string Permission => MonthsPermissions.View;

    public async Task<IReadOnlyList<TodayTile>> Tiles(CancellationToken ct)
    {
        var month = Ym.Of(calendar.MonthStart(calendar.Today).AddMonths(-1));
        var report = await db.Set<MonthReport>().AsNoTracking().Where(r => r.Month == month).OrderByDescending(r => r.No).FirstOrDefaultAsync(ct);
        var rules = await db.Set<LedgerRules>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == LedgerRules.Only, ct) ?? new();
        var isLate = calendar.Today > MakeReport.DueOn(month, rules);
        return report switch
        {
            { State: ReportState.Confirmed } => [],
            { State: ReportState.Delivered } => [new("上月报表待签收", 1, isLate ? 1 : 0, report.Href)],
            _ => user.May(LedgerPermissions.Report) || isLate ? [new("上月财务报表待报", 1, isLate ? 1 : 0, MonthReport.HrefOf(month))] : [],
        };
    }
}
