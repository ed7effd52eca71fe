using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Complete;

/// <summary>The matter was not settled after all: another round.</summary>
[Act("重开投诉")]
internal static class ReopenComplaint
{
    [Permission(ComplaintsPermissions.Direct)]
    public sealed record Command : OnComplaint
    {
        [Required(ErrorMessage = "请写明为什么重开"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk, Reopening reopening) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, ComplaintAct.Reopen, ct);
            if (taken.Value is not { } complaint)
                return taken.Problem!;
            return await reopening.Do(complaint, command.Reason, null, ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/reopen");
}
