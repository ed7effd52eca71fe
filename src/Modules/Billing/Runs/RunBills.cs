using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Anju.Billing.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Jobs;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Runs;

/// <summary>Takes runs that are calculating on, step by step, until they are done or stopped; a run whose node died is taken up again at its next step.</summary>
[Scheduled(Seconds = 2)]
internal sealed class RunBills(AppDb db, UseCase<CalculateStep.Command, bool> step, UseCase<StopRun.Command, Done> stop, RunBook book, StepReader reader, IConfiguration configuration) : IScheduledJob
{
    private const int Tries = 3;

    public async Task Run(CancellationToken ct)
    {
        var open = await db.Set<BillRun>().AsNoTracking().Where(r => r.State == RunState.Calculating).OrderBy(r => r.No).Select(r => r.No).Take(20).ToListAsync(ct);
        foreach (var no in open)
        {
            await Finish(no, ct, Math.Clamp(configuration.GetValue("Billing:HousesPerStep", CalculateStep.Houses), 1, CalculateStep.Houses));
            if (db.Database.IsNpgsql())                          // a first month of bills is not asked for as if the table were empty still, until statistics come by themselves
                await db.Database.ExecuteSqlRawAsync("ANALYZE billing_bills", ct);
        }
    }

    public async Task Finish(int no, CancellationToken ct, int size = CalculateStep.Houses)
    {
        reader.MayReadAhead = true;
        for (var attempt = 1; ;)
        {
            try
            {
                if (!(await step.Run(new(no, size), ct)).Value)
                    return;
                attempt = 1;
            }
            catch (System.Data.Common.DbException) when (attempt++ < Tries)
            {
                book.Forget();                                   // another run billed some of these houses a moment ago: look again
                await reader.Forget();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                await stop.Run(new() { No = no }, CancellationToken.None);     // what fails again and again waits for a person, who sees it stopped
                throw;
            }
        }
    }
}
