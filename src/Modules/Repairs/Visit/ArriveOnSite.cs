using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Visit;

/// <summary>The worker stands at the door.</summary>
[Act("到场")]
internal static class ArriveOnSite
{
    [Permission(RepairsPermissions.Work)]
    public sealed record Command : OnSiteAct
    {
        /// <summary>Badge shown, uniform worn (M-4b).</summary>
        public bool Badge { get; set; }
    }

    public sealed class Handler(RepairDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, RepairAct.Arrive, (repair, doer) => repair.ArriveThere(doer), repair => command.Badge ? "到场，已出示工作牌、穿工装（M-4）" : "到场", "ok", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/arrive");
}
