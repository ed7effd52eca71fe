using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Duties.Contracts;
using Anju.Duties.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Ui;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Duties.Quality;

/// <summary>质量指标月报: every index there is, against the year's targets, with trend; no figure is typed by hand (D-2f, D-2g).</summary>
internal static class QualityReport
{
    private const int Months = 6, Earliest = 2000;

    [Permission(DutiesPermissions.Audit)]
    public sealed record Query
    {
        /// <summary>Year and month, <c>2026-11</c>; last month when empty.</summary>
        public string? Month { get; set; }
    }

    /// <param name="Target">Of the year's 目标责任书; null when none was set.</param>
    /// <param name="IsMissed">Against the target of the year, else against the usual one; null when there are too few cases to say.</param>
    public sealed record Row(QualityIndex Index, decimal? Target, bool? IsMissed, QualityIndex? Before, IReadOnlyList<TrendPoint> Trend);

    public sealed record Group(string Title, IReadOnlyList<Row> Rows, IReadOnlyList<Apart> Apart);

    public sealed record View(DateOnly Month, DateOnly To, bool IsRunning, bool HasTargets, IReadOnlyList<Group> Groups);

    public sealed class Handler(IEnumerable<IIndexSource> sources, IEnumerable<ITargets> targets, MonthKeeper keeper, Calendar calendar) : IQueryHandler<Query, View>
    {
        private readonly IIndexSource[] sources = [.. sources.OrderBy(s => s.Order)];

        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var running = calendar.MonthStart(calendar.Today);
            var month = running.AddMonths(-1);
            if (query.Month is { Length: > 0 } text && !DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out month))
                return Problem.Invalid(nameof(Query.Month), "月份写作年-月，例如 2026-11");
            if (month > running || month.Year < Earliest)
                return Problem.Invalid(nameof(Query.Month), month > running ? "还没有到这个月" : $"只能统计 {Earliest} 年以后的月份");
            var set = new Dictionary<string, decimal>();
            foreach (var source in targets)
                foreach (var target in await source.Of(month.Year, ct))
                    set[target.Index] = target.Value;
            var sheets = new List<IReadOnlyList<IndexSheet>>();
            for (var back = Months - 1; back >= 0; back--)
                sheets.Add(await keeper.Of(sources, month.AddMonths(-back), ct));
            return new View(month, To(month), month == running, set.Count > 0, [.. sources.Select((source, i) => new Group(source.Title,
                [.. sheets[^1][i].Indices.Select(index => RowOf(index, [.. sheets.Select(s => s[i].Indices.FirstOrDefault(x => x.Name == index.Name))], month, set))], sheets[^1][i].Apart))]);
        }

        private static Row RowOf(QualityIndex index, IReadOnlyList<QualityIndex?> months, DateOnly month, Dictionary<string, decimal> set)
        {
            decimal? target = set.TryGetValue(index.Name, out var value) ? value : null;
            var judged = target is { } goal ? index with { Target = goal } : index;
            return new(judged, target, index.Value is null ? null : judged.IsMissed, months[^2],
                [.. months.Select((m, i) => new TrendPoint($"{month.AddMonths(i - months.Count + 1).Month}月", m?.Value, m?.Result ?? "—"))]);
        }

        private DateOnly To(DateOnly month) => calendar.MonthEnd(month) is var end && end < calendar.Today ? end : calendar.Today;
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/quality");
}

/// <summary>Computes the sheets of a month; those of months that are over are kept for a while.</summary>
internal sealed class MonthKeeper(Kernel.Live.Fresh fresh, CurrentUser user, Calendar calendar)
{
    public async Task<IReadOnlyList<IndexSheet>> Of(IReadOnlyList<IIndexSource> sources, DateOnly month, CancellationToken ct) =>
        await fresh.Get<IReadOnlyList<IndexSheet>>(user.Center, ("quality-month", month, calendar.Today), async () => (await Compute(sources, month, ct), Kernel.Live.Fresh.Longest));

    private async Task<IReadOnlyList<IndexSheet>> Compute(IReadOnlyList<IIndexSource> sources, DateOnly month, CancellationToken ct)
    {
        var (end, sheets) = (calendar.MonthEnd(month), new List<IndexSheet>());
        foreach (var source in sources)
            sheets.Add(await source.Of(month, end < calendar.Today ? end : calendar.Today, ct));
        return sheets;
    }
}

/// <summary>Opening the report of the month before is logged once: that is the duty (D-2f).</summary>
[Act("审阅质量指标月报")]
internal static class ReadIndices
{
    [Permission(DutiesPermissions.Direct)]
    public sealed record Command
    {
        public DateOnly Month { get; set; }
    }

    public sealed class Handler(IEvidenceReader reader, IEvidence evidence, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (user.Id is not { } me)
                return Problem.Forbidden();
            if (command.Month >= calendar.MonthStart(calendar.Today))
                return Problem.Conflict("本月还没有过完");
            if ((await reader.OfPerson(me, [new([OwnKinds.IndicesRead], calendar.MonthStart(calendar.Today), calendar.Today)], 1, ct)).Count == 0)
                evidence.Note(new(OwnKinds.IndicesRead, new("indices", me.Value), $"{command.Month:yyyy-MM}", $"审阅 {command.Month:yyyy-MM} 质量指标月报", $"/duties/quality?month={command.Month:yyyy-MM}", calendar.Now));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/quality/read");
}
