using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Judge;

/// <summary>Outside the service, duty and powers of the center: still logged, and explained.</summary>
[Act("判定投诉无效")]
internal static class JudgeInvalid
{
    [Permission(ComplaintsPermissions.Direct)]
    public sealed record Command : OnComplaint
    {
        [Required(ErrorMessage = "请写明为什么无效"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, ComplaintAct.JudgeInvalid, (complaint, doer) => complaint.Reject(command.Reason, doer), complaint => $"判定无效：{command.Reason}", "hold", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/judge-invalid");
}
