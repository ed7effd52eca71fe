using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Runs;

/// <summary>A run in one line.</summary>
internal sealed record RunRow(int No, string Number, string Community, string HouseNumber, DateOnly Month, RunState State, int Houses, int HousesDone, long Bills, long TotalFen, int Parked, int Skipped, string StartedBy, DateTime StartedAt, string PostedBy, DateTime? PostedAt)
{
    public Money Total => new(TotalFen);
    public string Href => $"/billing/runs/{No}";
    public int Percent => State is RunState.Calculating or RunState.Stopped ? (Houses == 0 ? 0 : Math.Min(99, 100 * HousesDone / Houses)) : 100;
}

/// <summary>Runs, the newest first.</summary>
internal static class ListRuns
{
    public const int Size = 50;

    [Permission(BillingPermissions.View)]
    public sealed record Query
    {
        public RunState? State { get; set; }
        [Range(1, 10_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
    }

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, ListPage<RunRow>>
    {
        public async Task<Result<ListPage<RunRow>>> Handle(Query query, CancellationToken ct)
        {
            var runs = db.Set<BillRun>().Where(r => query.State == null || r.State == query.State);
            var page = query.Page ?? 1;
            return new ListPage<RunRow>(await Mine(await Rows(runs.OrderByDescending(r => r.No).Skip((page - 1) * Size).Take(Size)).ToListAsync(ct), ct), await runs.CountAsync(ct), page, Size);
        }

        /// <summary>Who has a zone sees what of each run falls into it.</summary>
        private async Task<IReadOnlyList<RunRow>> Mine(List<RunRow> rows, CancellationToken ct)
        {
            if (user.Buildings() is not { } mine)
                return rows;
            var nos = rows.Select(r => r.No).ToArray();
            var sums = await db.Set<RunTotal>().Where(t => nos.Contains(t.RunNo) && mine.Contains(t.BuildingId)).GroupBy(t => t.RunNo)
                .Select(g => new { g.Key, Bills = g.Sum(t => t.Bills), Fen = g.Sum(t => t.Fen) }).OrderBy(g => g.Key).Take(Size).ToDictionaryAsync(g => g.Key, ct);
            return rows.ConvertAll(r => sums.TryGetValue(r.No, out var sum) ? r with { Bills = sum.Bills, TotalFen = sum.Fen } : r with { Bills = 0, TotalFen = 0 });
        }
    }

    /// <summary>Buildings of the user's zone; null when the whole center is theirs.</summary>
    public static BuildingId[]? Buildings(this CurrentUser user) => user.Actor.Zone is { } zone ? [.. zone.Select(z => new BuildingId(z))] : null;

    public static IQueryable<RunRow> Rows(IQueryable<BillRun> runs) => runs.Select(r => new RunRow(r.No, r.Number, r.Community, r.HouseNumber, r.Month, r.State, r.Houses, r.HousesDone, r.Bills, r.TotalFen, r.Parked, r.Skipped, r.StartedBy, r.StartedAt, r.PostedBy, r.PostedAt));

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<RunRow>>("/runs");
}

/// <summary>One run: progress, totals against the last period, exceptions, and the bills of a filter.</summary>
internal static class ShowRun
{
    public const int Size = 50;

    [Permission(BillingPermissions.View)]
    public sealed record Query
    {
        public int No { get; set; }
        public ExceptionKind? Kind { get; set; }
        public int? Item { get; set; }
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
    }

    /// <param name="LastFen">The same item in the run posted before it; null when there was none.</param>
    public sealed record ItemTotal(int No, string Name, Purse Purse, int Bills, long Fen, long? LastFen)
    {
        public Money Amount => new(Fen);
        public decimal? Percent => LastFen is > 0 and var last ? Math.Round(100m * (Fen - last) / last, 1) : null;
    }

    public sealed record ExceptionRow(HouseId HouseId, string HouseNumber, string Item, ExceptionKind Kind, string Note, long? BillId);

    public sealed record View(RunRow Run, bool StartedByMe, string EndedBy, string Reason, string SummaryBy, DateTime? SummaryAt, IReadOnlyList<ItemTotal> Items, IReadOnlyDictionary<ExceptionKind, int> Counts, ListPage<ExceptionRow> Exceptions, ListPage<Bills.BillRow> Bills, bool OwnZone)
    {
        /// <summary>What the reader sees of the run: all of it, or what falls into the zone.</summary>
        public Money Shown => Items.Sum(i => i.Amount);
        public int ShownBills => Items.Sum(i => i.Bills);
    }

    internal sealed class Handler(AppDb db, CurrentUser user, IHouses houses, IHouseHistory history) : IQueryHandler<Query, View>
    {
        /// <summary>Buildings of the reader's zone; null sees all.</summary>
        private readonly BuildingId[]? mine = user.Buildings();

        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<BillRun>().SingleOrDefaultAsync(r => r.No == query.No, ct) is not { } run)
                return Problem.NotFound("没有这个批次");
            var row = new RunRow(run.No, run.Number, run.Community, run.HouseNumber, run.Month, run.State, run.Houses, run.HousesDone, run.Bills, run.TotalFen, run.Parked, run.Skipped, run.StartedBy, run.StartedAt, run.PostedBy, run.PostedAt);
            var names = await db.Set<FeeItem>().OrderBy(i => i.No).Take(100).ToDictionaryAsync(i => i.No, ct);
            var counts = await Excepted(run).GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).Take(20).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            return new View(row, run.StartedById is not null && run.StartedById == user.Id, run.EndedBy, run.Reason, run.SummaryBy, run.SummaryAt, await Totals(run, names, ct), counts, await Exceptions(run, query, counts, names, ct), await Lines(run, query, names, ct), mine is not null);
        }

        private IQueryable<RunException> Excepted(BillRun run)
        {
            var all = db.Set<RunException>().Where(e => e.RunNo == run.No);
            return mine is null ? all : all.Where(e => history.In(mine).Contains(e.HouseId));
        }

        private async Task<IReadOnlyList<ItemTotal>> Totals(BillRun run, Dictionary<int, FeeItem> names, CancellationToken ct)
        {
            var last = await db.Set<BillRun>().Where(r => r.CommunityId == run.CommunityId && r.HouseId == run.HouseId && r.Month < run.Month && r.State == RunState.Posted).OrderByDescending(r => r.Month).ThenByDescending(r => r.No).Select(r => (int?)r.No).FirstOrDefaultAsync(ct) ?? 0;
            var totals = db.Set<RunTotal>().Where(t => t.RunNo == run.No || t.RunNo == last);
            if (mine is not null)
                totals = totals.Where(t => mine.Contains(t.BuildingId));
            var sums = await totals.GroupBy(t => new { t.RunNo, t.ItemNo }).Select(g => new { g.Key.RunNo, g.Key.ItemNo, Bills = g.Sum(t => t.Bills), Fen = g.Sum(t => t.Fen) }).OrderBy(g => g.ItemNo).ThenBy(g => g.RunNo).Take(400).ToListAsync(ct);
            var before = sums.Where(s => s.RunNo == last && last != run.No).ToDictionary(s => s.ItemNo, s => s.Fen);
            return [.. sums.Where(s => s.RunNo == run.No).Select(s => new ItemTotal(s.ItemNo, names[s.ItemNo].Name, names[s.ItemNo].Purse, s.Bills, s.Fen, before.TryGetValue(s.ItemNo, out var fen) ? fen : null))];
        }

        private async Task<ListPage<ExceptionRow>> Exceptions(BillRun run, Query query, Dictionary<ExceptionKind, int> counts, Dictionary<int, FeeItem> names, CancellationToken ct)
        {
            var (total, page) = (query.Kind is { } kind ? counts.GetValueOrDefault(kind) : counts.Values.Sum(), query.Page ?? 1);
            if (total == 0)
                return new([], 0, page, Size);
            var rows = await Excepted(run).Where(e => query.Kind == null || e.Kind == query.Kind).OrderBy(e => e.HouseNumber).ThenBy(e => e.HouseId).ThenBy(e => e.ItemNo).ThenBy(e => e.Kind)
                .Skip((page - 1) * Size).Take(Size).ToListAsync(ct);
            return new([.. rows.Select(e => new ExceptionRow(e.HouseId, e.HouseNumber, names[e.ItemNo].Name, e.Kind, e.Note, e.BillId))], total, page, Size);
        }

        private async Task<ListPage<Bills.BillRow>> Lines(BillRun run, Query query, Dictionary<int, FeeItem> names, CancellationToken ct)
        {
            var (first, last, page) = (Bill.FirstOf(run.No), Bill.LastOf(run.No), query.Page ?? 1);
            var bills = db.Set<Bill>().Where(b => b.Id >= first && b.Id <= last && b.WithdrawnAt == null && (query.Item == null || b.ItemNo == query.Item));
            if (mine is not null)
                bills = bills.Where(b => history.In(mine).Contains(b.HouseId));
            var rows = await bills.OrderBy(b => b.Id).Skip((page - 1) * Size).Take(Size).ToListAsync(ct);
            var known = await houses.Find([.. rows.Select(b => b.HouseId).Distinct()], ct);
            var total = query.Item is null && mine is null ? (int)run.Bills : await bills.CountAsync(ct);
            return new([.. rows.Select(b => new Bills.BillRow(b.Id, b.HouseId, known.TryGetValue(b.HouseId, out var h) ? h.Number : "", names[b.ItemNo].Name, b.From, b.To, b.Quantity, b.Amount, Words.Payer(b), (b.Marks & BillMark.Estimated) != 0))], total, page, Size);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/run");
}
