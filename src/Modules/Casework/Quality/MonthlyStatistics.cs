using System.Globalization;
using Anju.Casework.Contracts;
using Calendar = Anju.Kernel.Calendars.Calendar;
using Anju.Kernel.Identity;
using Anju.Kernel.Ui;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Microsoft.AspNetCore.Routing;

namespace Anju.Casework.Quality;

/// <summary>All indices of a month with the month before and the line of a year; no figure is typed by hand (D-2f).</summary>
internal static class MonthlyStatistics
{
    private const int Months = 12, Fewest = 6, Earliest = 2000;

    [Permission(CaseworkPermissions.Statistics)]
    public sealed record Query
    {
        /// <summary>Year and month, <c>2026-11</c>; this month when empty.</summary>
        public string? Month { get; set; }
    }

    /// <param name="Before">The index a month earlier; null when it was not computed then.</param>
    /// <param name="Trend">Up to twelve months, from the first that had a case, six at least.</param>
    public sealed record Row(QualityIndex Index, QualityIndex? Before, IReadOnlyList<TrendPoint> Trend)
    {
        /// <summary>One month alone is no line.</summary>
        public bool HasLine => Trend.Count(t => t.Value is not null) > 1;
    }

    public sealed record Group(string Title, IReadOnlyList<Row> Rows, IReadOnlyList<Apart> Apart);

    /// <param name="Month">Its first day.</param>
    /// <param name="To">The last day that counts: the end of the month, or today.</param>
    public sealed record View(DateOnly Month, DateOnly To, bool IsRunning, IReadOnlyList<Group> Groups);

    public sealed class Handler(IEnumerable<IIndexSource> sources, MonthBook book, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        private readonly IIndexSource[] sources = [.. sources.OrderBy(s => s.Order)];

        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var running = calendar.MonthStart(calendar.Today);
            var month = running;
            if (query.Month is { Length: > 0 } text && !DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out month))
                return Problem.Invalid(nameof(Query.Month), "月份写作年-月，例如 2026-11");
            if (month > running || month.Year < Earliest)
                return Problem.Invalid(nameof(Query.Month), month > running ? "还没有到这个月" : $"只能统计 {Earliest} 年以后的月份");

            var now = await Compute(month, ct);
            var past = new List<(DateOnly Month, IReadOnlyList<IndexSheet> Sheets)>();
            for (var back = Months - 1; back > 0; back--)
            {
                var earlier = month.AddMonths(-back);
                past.Add((earlier, await book.Get(user.Center, earlier, () => Compute(earlier, ct))));
            }

            return new View(month, To(month), month == running, [.. sources.Select((source, i) => new Group(source.Title,
                [.. now[i].Indices.Select(index => RowOf(index, [.. past.Select(p => (p.Month, p.Sheets[i].Indices.FirstOrDefault(x => x.Name == index.Name)))], month))], now[i].Apart))]);
        }

        private static Row RowOf(QualityIndex index, IReadOnlyList<(DateOnly Month, QualityIndex? Index)> past, DateOnly month) =>
            new(index, past[^1].Index, [.. past.Append((Month: month, Index: index)).SkipWhile((p, i) => i < Months - Fewest && (p.Index?.Denominator ?? 0) == 0).Select(p => new TrendPoint($"{p.Month.Month}月", p.Index?.Value, p.Index?.Result ?? "—"))]);

        private async Task<IReadOnlyList<IndexSheet>> Compute(DateOnly month, CancellationToken ct)
        {
            var sheets = new List<IndexSheet>();
            foreach (var source in sources)
                sheets.Add(await source.Of(month, To(month), ct));
            return sheets;
        }

        private DateOnly To(DateOnly month) => calendar.MonthEnd(month) is var end && end < calendar.Today ? end : calendar.Today;
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/statistics");
}
