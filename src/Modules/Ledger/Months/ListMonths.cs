using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Months;

/// <summary>The months since the first fact: open, closed, reported, confirmed; with the rates of those that are reported.</summary>
internal static class ListMonths
{
    private const int Most = 240, Charted = 12;

    [Permission(MonthsPermissions.View)]
    public sealed record Query;

    /// <param name="Report">The newest version; null before there is one.</param>
    /// <param name="DueOn">When its report is due.</param>
    public sealed record Row(int Month, bool IsClosed, string ClosedBy, DateTime? ClosedAt, Money? Owed, int? No, string Report, string Colour, DateOnly DueOn, bool IsLate, decimal? Collection, decimal? Clearing, string Href);

    /// <param name="Next">The month that is to be closed next.</param>
    public sealed record View(IReadOnlyList<Row> Months, int? Next)
    {
        /// <summary>Collection rate of the last twelve reported months, the oldest first.</summary>
        internal IReadOnlyList<Bar> Rates { get; init; } = [];
        internal IReadOnlyList<Bar> Buildings { get; init; } = [];
        internal IReadOnlyList<Bar> Ages { get; init; } = [];
        internal IReadOnlyList<Bar> Ways { get; init; } = [];

        /// <summary>The reported month that the charts by building, age and way are of.</summary>
        internal int? Charted { get; init; }
    }

    internal sealed class Handler(AppDb db, MonthBook book, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (today, next) = (calendar.Today, await book.Next(ct));
            var closed = (await book.Closed(ct)).ToDictionary(m => m.Month);
            var first = closed.Count > 0 ? closed.Keys.Min() : next ?? Ym.Of(today);
            var reports = (await db.Set<MonthReport>().OrderByDescending(r => r.Month).ThenByDescending(r => r.No).Take(Most).ToListAsync(ct)).GroupBy(r => r.Month).ToDictionary(g => g.Key, g => g.First());
            var bodies = await Bodies([.. reports.Values.Where(r => r.State != ReportState.Returned).OrderByDescending(r => r.Month).Take(Charted)], ct);
            var rules = await db.Set<LedgerRules>().SingleOrDefaultAsync(r => r.Id == LedgerRules.Only, ct) ?? new();
            var rows = new List<Row>();
            for (var month = Ym.Of(today); month >= first && rows.Count < Most; month = Ym.Of(Ym.First(month).AddMonths(-1)))
                rows.Add(Of(month, closed.GetValueOrDefault(month), reports.GetValueOrDefault(month), bodies.GetValueOrDefault(month), MakeReport.DueOn(month, rules), today));
            return Charts(new View(rows, next), bodies);
        }

        private async Task<Dictionary<int, ReportBody>> Bodies(IReadOnlyList<MonthReport> reports, CancellationToken ct)
        {
            var ids = reports.Select(r => r.Id.Value).ToArray();
            return (await db.Set<ReportText>().Where(t => ids.Contains(t.Id)).OrderBy(t => t.Id).Take(Charted).ToListAsync(ct)).Select(t => ReportBody.Of(t.Body)).ToDictionary(b => b.Month);
        }

        private static Row Of(int month, ClosedMonth? closed, MonthReport? report, ReportBody? body, DateOnly due, DateOnly today)
        {
            var isOver = Ym.Last(month) < today;
            var isLate = today > due && report is not { State: ReportState.Delivered or ReportState.Confirmed };
            return new(month, closed is not null, closed?.ClosedBy ?? "", closed?.ClosedAt, closed?.Owed, report?.No, report is not null ? MonthWords.Of(report.State) : closed is not null ? "待编制" : isOver ? "待关账" : "进行中",
                report is not null ? MonthWords.Colour(report.State) : isLate ? "bad" : isOver ? "warn" : "mute", due, isLate, body?.Company.Collection, body?.Company.Clearing, MonthReport.HrefOf(month));
        }

        private static View Charts(View view, Dictionary<int, ReportBody> bodies)
        {
            var last = bodies.Count == 0 ? null : bodies[bodies.Keys.Max()];
            return view with
            {
                Rates = [.. bodies.Values.OrderBy(b => b.Month).Select(b => new Bar(Ym.Text(b.Month)[2..], b.Company.Collection ?? 0, Months.Rates.Text(b.Company.Collection), MonthReport.HrefOf(b.Month)))],
                Buildings = last is null ? [] : [.. last.Sheet(4).Rows.Where(r => r[1].Fen > 0).Select(r => new Bar(r[0].Shown, decimal.TryParse(r[3].Shown.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture, out var p) ? p : 0, r[3].Shown, r[2].Href ?? r[1].Href ?? ""))],
                Ages = last is null ? [] : [.. Enumerable.Range(1, last.Sheet(3).Columns.Count - 2).Select(i => new Bar(last.Sheet(3).Columns[i].Split('（')[0], (last.Sheet(3).Foot[i].Fen ?? 0) / 100m, last.Sheet(3).Foot[i].Shown, last.Sheet(3).Foot[i].Href ?? ""))],
                Ways = last is null ? [] : [.. last.Sheet(9).Rows.Select(r => new Bar(r[0].Shown, (r[2].Fen ?? 0) / 100m, r[2].Shown, r[2].Href ?? ""))],
                Charted = last?.Month,
            };
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/months");
}
