using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Anju.Kernel.Data;
using Anju.Kernel.Jobs;

namespace Anju.Kernel.Outbox;

/// <summary>Sends what waits, oldest promise first. Each message is settled by itself: one bad address holds up nobody.</summary>
[Scheduled(Seconds = 15)]
internal sealed partial class SendOutbox(AppDb db, CenterLedger ledger, IEnumerable<IChannel> channels, ILogger<SendOutbox> log) : IScheduledJob
{
    private const int AtOnce = 50;

    public async Task Run(CancellationToken ct)
    {
        var open = channels.Where(c => c.IsConfigured).ToDictionary(c => c.Name);
        if (open.Count == 0)
            return;
        var (now, names) = (db.Now, open.Keys.ToArray());
        var due = await db.Set<OutboxMessage>().Where(m => m.State == OutboxState.Waiting && m.NextAt <= now && names.Contains(m.Channel))
            .OrderBy(m => m.NextAt).ThenBy(m => m.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var message in due)
            await SendOne(open[message.Channel], message, ct);
    }

    private async Task SendOne(IChannel channel, OutboxMessage message, CancellationToken ct)
    {
        try
        {
            await channel.Send(message, ct);
            message.WasSent(db.Now);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            message.HasFailed(failure.GetType().Name, db.Now);     // its text could quote the address
            NotSent(log, channel.Name, message.Id.Value, message.Tries, failure.GetType().Name);
        }

        await ledger.Write(() => db.SaveChangesAsync(CancellationToken.None), CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Warning, "A message by {Channel} was not sent: {Message}, attempt {Attempt}, {Why}")]
    private static partial void NotSent(ILogger log, string channel, Guid message, int attempt, string why);
}
