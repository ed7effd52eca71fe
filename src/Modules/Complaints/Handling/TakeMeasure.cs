using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Handling;

/// <summary>What is being done about it.</summary>
[Act("登记措施")]
internal static class TakeMeasure
{
    [Permission(ComplaintsPermissions.Handle)]
    public sealed record Command : OnComplaint
    {
        [Required(ErrorMessage = "请写明采取了什么措施"), StringLength(1000, ErrorMessage = "措施最多 1000 字")]
        public string Words { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, ComplaintAct.TakeMeasure, (complaint, doer) => complaint.Do(command.Words, doer), complaint => $"措施：{command.Words}", "info", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/measure");
}
