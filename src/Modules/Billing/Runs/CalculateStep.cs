using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Billing.Domain.Calculation;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Runs;

/// <summary>
/// Some thousand houses of a run: read, reckoned, stored and counted in one transaction, which also moves the run's own
/// progress. Killed at any instant, all of it is there or nothing; of two nodes that begin the same step one finds it done.
/// </summary>
[Act("核算一批房屋")]
internal static class CalculateStep
{
    public const int Houses = 5000;

    [Permission(BillingPermissions.Run)]
    public sealed record Command(int RunNo, int Size = Houses);

    /// <summary>Whether more is to be done.</summary>
    internal sealed class Handler(AppDb db, IHouseHistory history, IUsages usages, RunBook book, Calendar calendar, Events events) : IHandler<Command, bool>
    {
        private static readonly IReadOnlyDictionary<HouseId, int> NoSpaces = new Dictionary<HouseId, int>();

        public async Task<Result<bool>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<BillRun>().AsNoTracking().SingleOrDefaultAsync(r => r.No == command.RunNo && r.State == RunState.Calculating, ct) is not { } run)
                return false;
            if (await Take(run, ct) == 0)
                return true;                                     // another node has just done this step

            var facts = await book.Of(run, ct);
            var rows = await Rows(run, command.Size, ct);
            var maker = new LineMaker(run, facts, await Read(run, facts, rows, ct));
            if (rows.Count > 0)
                await db.CopyAll(maker.Make(rows), ct);
            if (maker.Sum.Bills > 0)
                await db.CopyAll(maker.Totals(run.StepsDone), ct);
            if (maker.Exceptions.Count > 0)
                await db.CopyAll(maker.Exceptions, ct);
            var isLast = rows.Count < command.Size || run.HouseId is not null;
            await Count(run, maker, rows, isLast, ct);
            events.Tell("billing", run.No.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return !isLast;
        }

        /// <summary>Locks the run until this step is committed.</summary>
        private Task<int> Take(BillRun run, CancellationToken ct) => db.Set<BillRun>()
            .Where(r => r.No == run.No && r.State == RunState.Calculating && r.StepsDone == run.StepsDone).ExecuteUpdateAsync(r => r.SetProperty(x => x.StepsDone, run.StepsDone + 1), ct);

        private async Task<IReadOnlyList<HouseRow>> Rows(BillRun run, int size, CancellationToken ct) => run.HouseId is { } only
            ? await history.Find(only, ct) is { } house ? [house] : []
            : await history.Next(run.CommunityId, run.LastHouse, size, ct);

        private Task<int> Count(BillRun run, LineMaker maker, IReadOnlyList<HouseRow> rows, bool isLast, CancellationToken ct)
        {
            var ((bills, fen), parked) = (maker.Sum, maker.Exceptions.Count(e => Words.Parks(e.Kind)));
            var (last, now) = (rows.Count > 0 ? rows[^1].Number : run.LastHouse, calendar.Now);
            var (state, readyAt) = isLast ? (RunState.Ready, now) : (RunState.Calculating, (DateTime?)null);
            return db.Set<BillRun>().Where(r => r.No == run.No).ExecuteUpdateAsync(r => r
                .SetProperty(x => x.HousesDone, run.HousesDone + rows.Count).SetProperty(x => x.LastHouse, last).SetProperty(x => x.Lines, maker.Lines)
                .SetProperty(x => x.Bills, run.Bills + bills).SetProperty(x => x.TotalFen, run.TotalFen + fen).SetProperty(x => x.Parked, run.Parked + parked).SetProperty(x => x.Skipped, run.Skipped + maker.Skipped)
                .SetProperty(x => x.State, state).SetProperty(x => x.ReadyAt, readyAt), ct);
        }

        private async Task<StepFacts> Read(BillRun run, RunFacts facts, IReadOnlyList<HouseRow> rows, CancellationToken ct)
        {
            var spaces = rows.Count > 0 && facts.Items.Any(i => i.NeedsSpaces) ? await history.Spaces(run.CommunityId, rows[0].Number, rows[^1].Number, ct) : NoSpaces;
            var used = new Dictionary<(Guid, int), List<Usage>>();
            var before = new Dictionary<(Guid, int), decimal>();
            foreach (var item in rows.Count > 0 ? facts.Items.Where(i => i.IsUsage) : [])
                await Used(item, [.. rows.Select(r => r.Id.Value)], used, before, ct);
            return new(spaces, used, before, await Billed(facts, rows, ct), await Last(facts, rows, ct));
        }

        private async Task Used(RunItem item, IReadOnlyCollection<Guid> houses, Dictionary<(Guid, int), List<Usage>> used, Dictionary<(Guid, int), decimal> before, CancellationToken ct)
        {
            await foreach (var usage in usages.Of(item.Item.Code, item.From, item.To, houses, ct))
            {
                if (!used.TryGetValue((usage.House, item.Item.No), out var list))
                    used[(usage.House, item.Item.No)] = list = [];
                list.Add(usage);
            }

            if (item.Prices.All.FirstOrDefault(p => p.Tariff.IsCumulative) is not { } price || price.Tariff.SpanStart(item.From) is var start && start >= item.From)
                return;
            foreach (var (house, quantity) in await usages.UsedSince(item.Item.Code, start, item.From.AddDays(-1), houses, ct))
                before[(house, item.Item.No)] = quantity;
        }

        /// <summary>What of these houses is billed already by another run; asked only when there is one.</summary>
        private async Task<IReadOnlySet<(HouseId, int)>> Billed(RunFacts facts, IReadOnlyList<HouseRow> rows, CancellationToken ct)
        {
            if (!facts.MayMeetBills || rows.Count == 0)
                return new HashSet<(HouseId, int)>();
            var (ids, due) = (rows.Select(r => r.Id).ToArray(), facts.Items.ToDictionary(i => i.Item.No, i => i.Period));
            var periods = due.Values.Distinct().ToArray();
            var found = await db.Set<Bill>().AsNoTracking().Where(b => periods.Contains(b.Period) && ids.Contains(b.HouseId) && b.WithdrawnAt == null).OrderBy(b => b.Id)
                .Select(b => new { b.HouseId, b.ItemNo, b.Period }).Take(1_000_000).ToListAsync(ct);
            return found.Where(b => due.TryGetValue(b.ItemNo, out var period) && period == b.Period).Select(b => (b.HouseId, b.ItemNo)).ToHashSet();
        }

        private async Task<IReadOnlyDictionary<(HouseId, int), long>> Last(RunFacts facts, IReadOnlyList<HouseRow> rows, CancellationToken ct)
        {
            if (!facts.HasLastPeriod || rows.Count == 0)
                return new Dictionary<(HouseId, int), long>();
            var (ids, due) = (rows.Select(r => r.Id).ToArray(), facts.Items.ToDictionary(i => i.Item.No, i => i.LastPeriod));
            var periods = due.Values.Distinct().ToArray();
            var found = await db.Set<Bill>().AsNoTracking().Where(b => periods.Contains(b.Period) && ids.Contains(b.HouseId) && b.WithdrawnAt == null)
                .GroupBy(b => new { b.HouseId, b.ItemNo, b.Period }).Select(g => new { g.Key.HouseId, g.Key.ItemNo, g.Key.Period, Fen = g.Sum(b => b.AmountFen) }).OrderBy(g => g.HouseId).ThenBy(g => g.ItemNo).Take(1_000_000).ToListAsync(ct);
            return found.Where(b => due.TryGetValue(b.ItemNo, out var period) && period == b.Period).ToDictionary(b => (b.HouseId, b.ItemNo), b => b.Fen);
        }
    }
}
