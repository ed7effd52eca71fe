using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Handling;

/// <summary>What was found out; it may be added to as more becomes known.</summary>
[Act("登记调查")]
internal static class RecordInvestigation
{
    [Permission(ComplaintsPermissions.Handle)]
    public sealed record Command : OnComplaint
    {
        [Required(ErrorMessage = "请写明调查结果"), StringLength(1000, ErrorMessage = "调查结果最多 1000 字")]
        public string Finding { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, ComplaintAct.Investigate, (complaint, doer) => complaint.Find(command.Finding, doer), complaint => $"调查：{command.Finding}", "info", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/investigate");
}
