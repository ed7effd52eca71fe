using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Send;

/// <summary>Sends a worker; electric, welding and height work only to somebody with a certificate valid on that day (M-4a).</summary>
[Act("派工")]
internal static class DispatchWorker
{
    [Permission(RepairsPermissions.Dispatch)]
    public sealed record Command : WorkerChoice;

    public sealed class Handler(Sending sending) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) => sending.Do(command, RepairAct.Dispatch, "", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/dispatch");
}
