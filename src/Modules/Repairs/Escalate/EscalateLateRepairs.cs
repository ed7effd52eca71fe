using Anju.Kernel.Jobs;
using Anju.Kernel.UseCases;

namespace Anju.Repairs.Escalate;

/// <summary>Missed limits reach the director within a minute.</summary>
[Scheduled(Seconds = 60)]
internal sealed class EscalateLateRepairs(UseCase<EscalateLate.Command, int> escalate) : IScheduledJob
{
    public Task Run(CancellationToken ct) => escalate.Run(new(), ct);
}
