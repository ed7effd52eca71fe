using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
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
    /// <summary>At most: a center of three thousand houses is one step, a large one is read beside what is being stored.</summary>
    public const int Houses = 3200;

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
            if (step.Count > 0)
            {
                await db.CopyAll(step.After(run.Lines), ct);
                await db.CopyAll(step.Totals(run.StepsDone), ct);
            }

            if (step.Exceptions.Count > 0)
                await db.CopyAll(step.Exceptions, ct);
            var isLast = step.Rows.Count < command.Size || run.HouseId is not null;
            await Count(run, step, isLast, ct);
            events.Tell("billing", run.No.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return !isLast;
        }

        /// <summary>Locks the run until this step is committed.</summary>
        private Task<int> Take(BillRun run, CancellationToken ct) => db.Set<BillRun>()
            .Where(r => r.No == run.No && r.State == RunState.Calculating && r.StepsDone == run.StepsDone).ExecuteUpdateAsync(r => r.SetProperty(x => x.StepsDone, run.StepsDone + 1), ct);

        private Task<int> Count(BillRun run, LineMaker step, bool isLast, CancellationToken ct)
        {
            var ((bills, fen), parked) = (step.Sum, step.Exceptions.Count(e => Words.Parks(e.Kind)));
            var (last, now) = (step.Rows.Count > 0 ? step.Rows[^1].Number : run.LastHouse, calendar.Now);
            var (state, readyAt) = isLast ? (RunState.Ready, now) : (RunState.Calculating, (DateTime?)null);
            return db.Set<BillRun>().Where(r => r.No == run.No).ExecuteUpdateAsync(r => r
                .SetProperty(x => x.HousesDone, run.HousesDone + step.Rows.Count).SetProperty(x => x.LastHouse, last).SetProperty(x => x.Lines, run.Lines + step.Count)
                .SetProperty(x => x.Bills, run.Bills + bills).SetProperty(x => x.TotalFen, run.TotalFen + fen).SetProperty(x => x.Parked, run.Parked + parked).SetProperty(x => x.Skipped, run.Skipped + step.Skipped)
                .SetProperty(x => x.State, state).SetProperty(x => x.ReadyAt, readyAt), ct);
        }
    }
}
