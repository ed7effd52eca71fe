using Anju.Kernel.Jobs;
using Anju.Kernel.UseCases;

namespace Anju.FrontDesk.Desk;

/// <summary>Broken promises and unread messages reach the director within a minute.</summary>
[Scheduled(Seconds = 60)]
internal sealed class EscalateBrokenPromises(UseCase<Escalate.Command, int> escalate) : IScheduledJob
{
    public Task Run(CancellationToken ct) => escalate.Run(new(), ct);
}
