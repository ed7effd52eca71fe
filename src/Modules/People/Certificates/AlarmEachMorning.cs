using Anju.Kernel.Jobs;

namespace Anju.People.Certificates;

/// <summary>Certificates that come to their day are told each morning before work (M-4a).</summary>
[Scheduled(DailyAt = "07:30")]
internal sealed class AlarmEachMorning(CertificateAlarm alarm) : IScheduledJob
{
    public Task Run(CancellationToken ct) => alarm.Run(ct);
}
