using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Anju.Kernel.Data;

namespace Anju.Kernel.Outbox;

/// <summary>Says how many messages wait for a channel that nobody configured, and how many failed for good. Never makes the node unready.</summary>
internal sealed class OutboxHealth(AppDb db, IEnumerable<IChannel> channels) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var closed = channels.Where(c => !c.IsConfigured).Select(c => c.Name).ToArray();
        var all = db.Set<OutboxMessage>().IgnoreQueryFilters();
        var waiting = await all.CountAsync(m => m.State == OutboxState.Waiting && closed.Contains(m.Channel), cancellationToken);
        var failed = await all.CountAsync(m => m.State == OutboxState.Failed, cancellationToken);
        return HealthCheckResult.Healthy(waiting + failed == 0 ? "outbox: nothing stuck" : $"outbox: {waiting} wait for an unconfigured channel, {failed} failed");
    }
}
