using System.ComponentModel.DataAnnotations;
using Anju.Kernel.Calendars;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Duties.Day;
using Anju.Duties.Domain;
using Anju.Duties.Judging;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Duties.Compliance;

/// <summary>履职情况: for each post, person and clause the months of a year, counted from the frozen days; each cell opens its periods.</summary>
internal static class ComplianceMap
{
    private const int MostGroups = 20_000;

    [Permission(DutiesPermissions.Audit)]
    public sealed record Query
    {
        [Range(2000, 2100, ErrorMessage = "年份为 2000 到 2100")] public int? Year { get; set; }

        [StringLength(30, ErrorMessage = "岗位最多 30 字")]
        public string? Post { get; set; }
    }

    public sealed record Cell(int Month, int Met, int Late, int Missed, int Excused)
    {
        public int All => Met + Late + Missed + Excused;
        public string Colour => Missed > 0 ? "bad" : Late > 0 ? "warn" : Met > 0 ? "ok" : Excused > 0 ? "hold" : "mute";
    }

    /// <param name="Staff">Null when the post as a whole is bound.</param>
    public sealed record Row(Guid Key, string Clause, string Title, string Post, Guid? Staff, string Name, IReadOnlyList<Cell?> Months)
    {
        public int Missed => Months.Sum(m => m?.Missed ?? 0);
        public int All => Months.Sum(m => m?.All ?? 0);
        public int Done => Months.Sum(m => (m?.Met ?? 0) + (m?.Late ?? 0));
    }

    /// <param name="Through">The last day that is frozen.</param>
    /// <param name="Began">起算日: what was frozen of days before does not count.</param>
    public sealed record View(int Year, IReadOnlyList<Row> Rows, IReadOnlyList<string> Posts, DateOnly? Through, DateOnly Began, int Missed, int Late, int Met, int Excused);

    private sealed record Group(Guid Key, string Clause, string Title, string Post, StaffId? Staff, string Name, int Month, DutyState State, int Count);

    public sealed class Handler(AppDb db, DutyBook duties, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var year = query.Year ?? calendar.Today.Year;
            var (began, to) = (await duties.Began(ct), new DateOnly(year, 12, 31));
            var from = began.Year == year ? began : new DateOnly(began.Year > year ? year + 1 : year, 1, 1);
            var groups = await db.Set<FrozenOutcome>().Where(o => o.On >= from && o.On <= to)
                .GroupBy(o => new { o.DutyKey, o.Clause, o.Title, o.Post, o.StaffId, o.Name, o.On.Month, o.State })
                .OrderBy(g => g.Key.Post).ThenBy(g => g.Key.Name).ThenBy(g => g.Key.Clause).ThenBy(g => g.Key.DutyKey).ThenBy(g => g.Key.Month).ThenBy(g => g.Key.State)
                .Select(g => new Group(g.Key.DutyKey, g.Key.Clause, g.Key.Title, g.Key.Post, g.Key.StaffId, g.Key.Name, g.Key.Month, g.Key.State, g.Count())).Take(MostGroups).ToListAsync(ct);
            var through = await db.Set<FrozenDay>().OrderByDescending(d => d.On).Select(d => (DateOnly?)d.On).FirstOrDefaultAsync(ct);
            var rows = groups.Where(g => string.IsNullOrEmpty(query.Post) || g.Post == query.Post).GroupBy(g => (g.Key, g.Staff, g.Name)).Select(g => RowOf([.. g])).ToList();
            int Sum(Func<Cell, int> of) => rows.Sum(r => r.Months.Sum(m => m is null ? 0 : of(m)));
            return new View(year, rows, [.. groups.Select(g => g.Post).Distinct()], through, began, Sum(c => c.Missed), Sum(c => c.Late), Sum(c => c.Met), Sum(c => c.Excused));
        }

        private static Row RowOf(List<Group> groups)
        {
            var last = groups[^1];
            int Of(int month, DutyState state) => groups.Where(g => g.Month == month && g.State == state).Sum(g => g.Count);
            return new(last.Key, last.Clause, last.Title, last.Post, last.Staff?.Value, last.Name, [.. Enumerable.Range(1, 12).Select(m => groups.Exists(g => g.Month == m)
                ? new Cell(m, Of(m, DutyState.Met), Of(m, DutyState.MetLate), Of(m, DutyState.Missed), Of(m, DutyState.Excused)) : null)]);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/compliance");
}

/// <summary>The periods behind a cell or a day, each with the records it was met by, and what a new judging would say (with the reason of any difference).</summary>
internal static class ComplianceCell
{
    private const int Most = 400, MostDays = 31;

    [Permission(DutiesPermissions.Audit)]
    public sealed record Query
    {
        /// <summary>Year and month, <c>2026-11</c>; a single day with <see cref="Day"/>.</summary>
        public string? Month { get; set; }
        public DateOnly? Day { get; set; }
        public Guid? Key { get; set; }
        public Guid? Staff { get; set; }

        /// <summary>Only what was missed.</summary>
        public bool? Missed { get; set; }
    }

    /// <param name="Now">What it would be judged today; null when the same.</param>
    public sealed record Row(Guid Id, Guid Key, string Clause, string Title, string Post, Guid? Staff, string Name, DateOnly From, DateOnly To, DateOnly On, DutyState State, int Done, int Need, int Version, string Trigger, string Reason, string ReasonBy, string Deputy, IReadOnlyList<Proof> Proofs, DutyState? Now, string Difference);

    public sealed record View(DateOnly From, DateOnly To, IReadOnlyList<Row> Rows, int Total);

    public sealed class Handler(AppDb db, IEvidenceReader evidence, BookKeeper keeper, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (Days(query) is not var (from, to))
                return Problem.Invalid(nameof(Query.Month), "月份写作年-月，例如 2026-11");
            var rows = db.Set<FrozenOutcome>().Where(o => o.On >= from && o.On <= to);
            if (query.Key is { } key)
                rows = rows.Where(o => o.DutyKey == key);
            StaffId? staff = query.Staff is { } id ? new(id) : null;
            if (staff is not null)
                rows = rows.Where(o => o.StaffId == staff);
            if (query.Missed == true)
                rows = rows.Where(o => o.State == DutyState.Missed);
            var found = await rows.OrderBy(o => o.On).ThenBy(o => o.Post).ThenBy(o => o.Clause).ThenBy(o => o.Id).Take(Most).ToListAsync(ct);
            var proofs = (await evidence.Find([.. found.SelectMany(f => f.Lines).Distinct()], ct)).ToDictionary(l => l.Id);
            var again = query.Key is not null ? await Again(found, ct) : [];
            return new View(from, to, [.. found.Select(f => RowOf(f, proofs, again))], await rows.CountAsync(ct));
        }

        /// <summary>Judges the same days once more by what is known today.</summary>
        private async Task<Dictionary<(DateOnly, Guid, Guid?, DateOnly, Guid), Outcome>> Again(List<FrozenOutcome> found, CancellationToken ct)
        {
            var again = new Dictionary<(DateOnly, Guid, Guid?, DateOnly, Guid), Outcome>();
            var keys = found.Select(f => f.DutyKey).ToHashSet();
            foreach (var day in found.Select(f => f.On).Distinct().Take(MostDays))
                foreach (var outcome in new Judge(await keeper.Of(day, keys.Contains, ct), calendar).Of(day, day, calendar.Now).Where(o => o.JudgedOn == day))
                    again[(day, outcome.Duty.Key, outcome.Person?.Value, outcome.Period.From, outcome.Trigger?.Id ?? default)] = outcome;
            return again;
        }

        private Row RowOf(FrozenOutcome f, Dictionary<Guid, EvidenceRow> proofs, Dictionary<(DateOnly, Guid, Guid?, DateOnly, Guid), Outcome> again)
        {
            Outcome? now = again.TryGetValue((f.On, f.DutyKey, f.StaffId?.Value, f.From, f.Trigger), out var o) && o.State != f.State ? o : null;
            return new(f.Id.Value, f.DutyKey, f.Clause, f.Title, f.Post, f.StaffId?.Value, f.Name, f.From, f.To, f.On, f.State, f.Done, f.Need, f.DutyNo, f.TriggerNumber, f.Reason, f.ReasonBy, f.Deputy,
                [.. f.Lines.Where(proofs.ContainsKey).Select(l => DayBoard.ProofOf(proofs[l]))], now?.State, now is { } other ? Why(f, other) : "");
        }

        private string Why(FrozenOutcome before, in Outcome now)
        {
            var known = before.Lines.ToHashSet();
            if (now.Lines.FirstOrDefault(l => !known.Contains(l.Id) && calendar.DayOf(l.EnteredAt) > before.On) is { } later)
                return $"{calendar.ShortTime(later.EnteredAt)} 补录了 {later.Number} {later.Title}";
            if (now.State == DutyState.Excused)
                return $"{now.ReasonBy}后来说明原因：{now.Reason}";
            return now.Duty.No != before.DutyNo ? $"当时按第 {before.DutyNo} 版，现为第 {now.Duty.No} 版" : "任职、代理或请假后来有变动";
        }

        private (DateOnly From, DateOnly To)? Days(Query query)
        {
            if (query.Day is { } day)
                return (day, day);
            if (string.IsNullOrEmpty(query.Month))
                return (calendar.MonthStart(calendar.Today), calendar.MonthEnd(calendar.Today));
            return DateOnly.TryParseExact(query.Month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && Periods.IsKnown(month) ? (month, calendar.MonthEnd(month)) : null;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/compliance/cell");
}
