using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Clock;

/// <summary>What was waited for is there; the order goes back to where it stood.</summary>
[Act("恢复计时")]
internal static class ResumeClock
{
    [Permission(RepairsPermissions.Pause)]
    public sealed record Command : OnSiteAct;

    public sealed class Handler(RepairDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, RepairAct.Resume, (repair, doer) => repair.GoOn(doer), repair => $"恢复计时，回到“{Words.Of(repair.State)}”", "info", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/resume");
}
