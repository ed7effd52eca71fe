using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Duties.Zones;

/// <summary>责任区分析 by building: what each had in a month, beside the month before (S-4.1.4b). A housekeeper sees the buildings of his zone.</summary>
internal static class ZoneAnalysis
{
    private const int MostNotes = 20;

    [Permission(DutiesPermissions.Zone)]
    public sealed record Query
    {
        /// <summary>Year and month, <c>2026-11</c>; this month when empty.</summary>
        [StringLength(7, ErrorMessage = "月份写作年-月，例如 2026-11")] public string? Month { get; set; }
    }

    public sealed record Column(string Key, string Title);

    public sealed record Figure(int Count, int Before);

    /// <param name="Figures">In the order of the columns.</param>
    public sealed record Row(BuildingId Building, string Name, string Community, IReadOnlyList<Figure> Figures)
    {
        public int Total => Figures.Sum(f => f.Count);
    }

    public sealed record Note(string Number, string Words, string By, DateTime At, string Href);

    public sealed record View(DateOnly Month, bool IsRunning, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows, IReadOnlyList<Note> Notes);

    public sealed class Handler(IEnumerable<IZoneFigures> modules, IPlaces places, IEvidenceReader evidence, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (MonthOf(query.Month, calendar) is not { } month)
                return Problem.Invalid(nameof(query.Month), "月份写作年-月，例如 2026-11");
            var (columns, buildings) = (Columns(modules, user), Mine(await places.Buildings(ct), user));
            var (now, before) = (new List<Dictionary<BuildingId, int>>(), new List<Dictionary<BuildingId, int>>());
            foreach (var column in columns)
            {
                now.Add(await Count(column, month, ct));
                before.Add(await Count(column, month.AddMonths(-1), ct));
            }

            var rows = buildings.Select(b => new Row(b.Id, b.Name, b.CommunityName, [.. columns.Select((_, i) => new Figure(now[i].GetValueOrDefault(b.Id), before[i].GetValueOrDefault(b.Id)))]));
            var notes = await evidence.OfAll([new([OwnKinds.DayNote], month, calendar.MonthEnd(month))], [], MostNotes, ct);
            return new View(month, month == calendar.MonthStart(calendar.Today), [.. columns.Select(c => new Column(c.Key, c.Title))], [.. rows], [.. notes.Reverse().Select(n => new Note(n.Number, n.Title, n.ByName, n.At, n.Href))]);
        }

        private async Task<Dictionary<BuildingId, int>> Count(IZoneFigures column, DateOnly month, CancellationToken ct) =>
            (await column.Count(calendar.StartOf(month), calendar.EndOf(calendar.MonthEnd(month)), ct)).ToDictionary(c => c.Building, c => c.Count);
    }

    public static List<IZoneFigures> Columns(IEnumerable<IZoneFigures> modules, CurrentUser user) => [.. modules.Where(m => user.May(m.Permission)).OrderBy(m => m.Order)];

    public static List<BuildingCard> Mine(IReadOnlyList<BuildingCard> all, CurrentUser user) => [.. all.Where(b => user.Actor.Zone is not { } zone || zone.Contains(b.Id.Value))];

    public static DateOnly? MonthOf(string? text, Calendar calendar) => string.IsNullOrEmpty(text) ? calendar.MonthStart(calendar.Today)
        : Typed.Month(text) is { } month && Periods.IsKnown(month) ? month : null;

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/zones");
}

/// <summary>One building: half a year month by month, and the records of one month.</summary>
internal static class ZoneBuilding
{
    private const int Months = 6, MostRows = 200;

    [Permission(DutiesPermissions.Zone)]
    public sealed record Query
    {
        public BuildingId Building { get; set; }
        [StringLength(7, ErrorMessage = "月份写作年-月，例如 2026-11")] public string? Month { get; set; }

        /// <summary>Key of a column; all when empty.</summary>
        [StringLength(30, ErrorMessage = "没有这一类")] public string? Kind { get; set; }
    }

    public sealed record Line(string Key, string Title, IReadOnlyList<int> Counts);

    public sealed record Group(string Title, IReadOnlyList<ZoneRow> Rows, int Total);

    public sealed record View(BuildingCard Building, DateOnly Month, IReadOnlyList<DateOnly> Months, IReadOnlyList<Line> Lines, IReadOnlyList<Group> Groups);

    public sealed class Handler(IEnumerable<IZoneFigures> modules, IPlaces places, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (ZoneAnalysis.MonthOf(query.Month, calendar) is not { } month)
                return Problem.Invalid(nameof(query.Month), "月份写作年-月，例如 2026-11");
            if (ZoneAnalysis.Mine(await places.Buildings(ct), user).Find(b => b.Id == query.Building) is not { } building)
                return Problem.NotFound("没有这栋楼，或不在您的责任区");
            var last = calendar.MonthStart(calendar.Today) is var running && month.AddMonths(Months) > running ? running : month;
            var months = Enumerable.Range(0, Months).Select(i => last.AddMonths(i - Months + 1)).ToList();
            var (lines, groups) = (new List<Line>(), new List<Group>());
            foreach (var column in ZoneAnalysis.Columns(modules, user))
            {
                var counts = new List<int>();
                foreach (var one in months)
                    counts.Add((await column.Count(calendar.StartOf(one), calendar.EndOf(calendar.MonthEnd(one)), ct)).FirstOrDefault(c => c.Building == building.Id).Count);
                lines.Add(new(column.Key, column.Title, counts));
                if (string.IsNullOrEmpty(query.Kind) || query.Kind == column.Key)
                    groups.Add(new(column.Title, await column.Rows(building.Id, calendar.StartOf(month), calendar.EndOf(calendar.MonthEnd(month)), MostRows, ct), counts[months.IndexOf(month) is var at and >= 0 ? at : months.Count - 1]));
            }

            return new View(building, month, months, lines, groups);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/zones/building");
}
