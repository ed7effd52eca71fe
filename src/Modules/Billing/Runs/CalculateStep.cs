using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
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
    internal sealed class Handler(AppDb db, RunBook book, StepReader reader, Calendar calendar, Events events) : IHandler<Command, bool>
    {
        public async Task<Result<bool>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<BillRun>().AsNoTracking().SingleOrDefaultAsync(r => r.No == command.RunNo && r.State == RunState.Calculating, ct) is not { } run)
                return false;
            if (await Take(run, ct) == 0)
                return true;                                     // another node has just done this step

            var facts = await book.Of(run, ct);
            var step = await reader.Next(run, facts, command.Size, ct);
            var (rows, maker) = (step.Rows, new LineMaker(run, facts, step));
            if (rows.Count > 0)
                await db.CopyAll(maker.Make(), ct);
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
    }
}
