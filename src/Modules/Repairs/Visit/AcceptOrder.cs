using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Visit;

/// <summary>The worker takes the order and calls the owner; that is the response the procedure counts.</summary>
[Act("接单")]
internal static class AcceptOrder
{
    [Permission(RepairsPermissions.Work)]
    public sealed record Command : OnSiteAct;

    public sealed class Handler(RepairDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, RepairAct.Accept, (repair, doer) => repair.TakeOn(doer), repair => $"{repair.WorkerName}接单", "info", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/accept");
}
