using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Kernel.Outbox;

namespace Anju.Kernel.Jobs;

/// <summary>Answers to repeatable requests and messages that left are kept 30 days; removed in small steps, so that nobody waits behind them.</summary>
[Scheduled(DailyAt = "03:20")]
internal sealed class ForgetAnswers(AppDb db, CenterLedger ledger) : IScheduledJob
{
    private const int Batch = 1000, MostBatches = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task Run(CancellationToken ct)
    {
        var before = db.Now - Kept;
        await InSteps(() => db.Set<Answer>().Where(a => a.At < before).OrderBy(a => a.At).ThenBy(a => a.RequestId).Take(Batch).ExecuteDeleteAsync(ct), ct);
        await InSteps(() => db.Set<OutboxMessage>().Where(m => m.State == OutboxState.Sent && m.CreatedAt < before).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Take(Batch).ExecuteDeleteAsync(ct), ct);
    }

    private async Task InSteps(Func<Task<int>> delete, CancellationToken ct)
    {
        for (var step = 0; step < MostBatches; step++)
            if (await ledger.Write(delete, ct) < Batch)
                return;
    }
}
