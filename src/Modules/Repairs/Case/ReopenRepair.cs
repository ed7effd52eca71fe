using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Case;

/// <summary>It did not hold within the center's own warranty: the same order goes back to dispatch.</summary>
[Act("重开报修单")]
internal static class ReopenRepair
{
    [Permission(RepairsPermissions.Direct)]
    public sealed record Command : OnRepair
    {
        [Required(ErrorMessage = "请写明为什么重开"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(RepairDesk desk, Reopening reopening) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, RepairAct.Reopen, ct);
            return taken.Value is { } repair ? await reopening.Do(repair, command.Reason, null, ct) : taken.Problem!;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/reopen");
}
