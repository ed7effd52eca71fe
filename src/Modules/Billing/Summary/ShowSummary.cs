using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Sheets;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Summary;

/// <summary>应收款汇总表 (F-2d): receivables of a month by building and item, ready as soon as a run is posted; the sum of the bills to the fen.</summary>
internal static class ShowSummary
{
    [Permission(BillingPermissions.View)]
    public sealed record Query
    {
        /// <summary>Year and month; this month when empty.</summary>
        [StringLength(7)] public string? Month { get; set; }

        /// <summary>Only this run.</summary>
        public int? Run { get; set; }
    }

    public sealed record Column(int Item, string Name, Purse Purse, long Fen)
    {
        public Money Amount => new(Fen);
    }

    public sealed record Row(string Community, string Building, IReadOnlyList<long> Fen, long Total, int Bills)
    {
        public Money Amount => new(Total);
    }

    public sealed record RunLine(int No, string Number, string Community, Money Total, string PostedBy, DateTime? PostedAt, string SummaryBy);

    /// <param name="OwnZone">Only the buildings of the reader's zone are shown.</param>
    public sealed record View(DateOnly Month, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows, Money Total, int Bills, IReadOnlyList<RunLine> Runs, bool OwnZone)
    {
        public Money CompanyTotal => Columns.Where(c => c.Purse == Purse.Company).Sum(c => c.Amount);
        public Money AgencyTotal => Columns.Where(c => c.Purse == Purse.Agency).Sum(c => c.Amount);
    }

    internal sealed class Handler(AppDb db, CurrentUser user, IHouseHistory history, Calendar calendar) : IQueryHandler<Query, View>
    {
        private const int MostRuns = 2000;

        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var month = calendar.MonthStart(calendar.Today);
            if (query.Month is { Length: > 0 } text && !Runs.StartRun.TryMonth(text, out month))
                return Problem.Invalid(nameof(Query.Month), "账期应为 年-月，如 2026-11");
            var asked = db.Set<BillRun>().Where(r => r.State == RunState.Posted);
            var runs = await (query.Run is { } one ? asked.Where(r => r.No == one) : asked.Where(r => r.Month == month)).OrderBy(r => r.No).Take(MostRuns).ToListAsync(ct);
            if (query.Run is not null && runs.Count == 1)
                month = runs[0].Month;
            var nos = runs.Select(r => r.No).ToArray();
            var totals = await db.Set<RunTotal>().Where(t => nos.Contains(t.RunNo)).GroupBy(t => new { t.BuildingId, t.ItemNo }).Select(g => new { g.Key.BuildingId, g.Key.ItemNo, Bills = g.Sum(t => t.Bills), Fen = g.Sum(t => t.Fen) })
                .OrderBy(g => g.BuildingId).ThenBy(g => g.ItemNo).Take(1_000_000).ToListAsync(ct);
            var names = await db.Set<FeeItem>().OrderBy(i => i.No).Take(100).ToListAsync(ct);
            var zone = user.Actor.Zone;
            var seen = totals.Where(t => t.Bills != 0 || t.Fen != 0).Where(t => zone is null || zone.Contains(t.BuildingId.Value)).ToLookup(t => t.BuildingId);
            var columns = names.Where(i => seen.Any(g => g.Any(t => t.ItemNo == i.No))).Select(i => new Column(i.No, i.Name, i.Purse, seen.Sum(g => g.Where(t => t.ItemNo == i.No).Sum(t => t.Fen)))).ToList();
            var rows = (await history.Buildings(ct)).Where(b => seen.Contains(b.Id)).Select(b => new Row(b.CommunityName, b.Name, [.. columns.Select(c => seen[b.Id].Where(t => t.ItemNo == c.Item).Sum(t => t.Fen))], seen[b.Id].Sum(t => t.Fen), seen[b.Id].Sum(t => t.Bills))).ToList();
            return new View(month, columns, rows, new(rows.Sum(r => r.Total)), rows.Sum(r => r.Bills), [.. runs.Where(r => r.HouseId is null).Select(r => new RunLine(r.No, r.Number, r.Community, r.Total, r.PostedBy, r.PostedAt, r.SummaryBy))], zone is not null);
        }
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapQuery<Query, View>("/summary");
        api.MapGet("/summary.xlsx", Export).WithName("Billing.ExportSummary").Needs(BillingPermissions.View);
    }

    private static async Task<IResult> Export(string? month, int? run, Query<Query, View> query, CancellationToken ct)
    {
        var found = await query.Ask(new() { Month = month, Run = run }, ct);
        if (found.Value is not { } view)
            return found.Problem!.ToHttp();
        return await SheetDownload.Answer(Cells(view), $"应收款汇总表-{view.Month:yyyy-MM}.xlsx", ct);
    }

    private static IEnumerable<Dictionary<string, object>> Cells(View view)
    {
        foreach (var row in view.Rows)
        {
            var cells = new Dictionary<string, object> { ["小区"] = row.Community, ["楼栋"] = row.Building, ["笔数"] = row.Bills };
            for (var i = 0; i < view.Columns.Count; i++)
                cells[view.Columns[i].Name] = new Money(row.Fen[i]).ToYuan();
            cells["合计"] = row.Amount.ToYuan();
            yield return cells;
        }

        var sum = new Dictionary<string, object> { ["小区"] = "合计", ["楼栋"] = "", ["笔数"] = view.Bills };
        foreach (var column in view.Columns)
            sum[column.Name] = column.Amount.ToYuan();
        sum["合计"] = view.Total.ToYuan();
        yield return sum;
    }
}
