using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.FrontDesk.Desk;

/// <summary>Looks every minute for centers where something has to be told to the director. Several nodes may run it: who saves second is refused, and nothing is told twice.</summary>
internal sealed partial class EscalationClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EscalationClock> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private const int Centers = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Failed(log, failure);
            }
        }
    }

    internal async Task Look(CancellationToken ct)
    {
        foreach (var center in await CentersWithSomethingDue(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(center));
            await scope.ServiceProvider.GetRequiredService<UseCase<Escalate.Command, int>>().Run(new(), ct);
        }
    }

    private async Task<List<CenterId>> CentersWithSomethingDue(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, calendar) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<Calendar>());
        var (now, today) = (calendar.Now, calendar.StartOf(calendar.Today));
        var late = db.Set<Contact>().IgnoreQueryFilters().Where(c => c.ClosedAt == null && c.PromisedAt < now && c.EscalatedAt == null).Select(c => c.CenterId);
        var unread = db.Set<Message>().IgnoreQueryFilters().Where(m => m.ReadAt == null && m.EscalatedAt == null && m.At < today).Select(m => m.CenterId);
        return await late.Union(unread).OrderBy(c => c).Take(Centers).ToListAsync(ct);
    }

    [LoggerMessage(LogLevel.Error, "Escalation failed; it is tried again in a minute")]
    private static partial void Failed(ILogger log, Exception failure);
}
