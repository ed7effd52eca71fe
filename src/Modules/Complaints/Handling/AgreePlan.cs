using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Handling;

/// <summary>What will be done and by when, agreed with the complainant (R-4.2.3b).</summary>
[Act("约定处理")]
internal static class AgreePlan
{
    [Permission(ComplaintsPermissions.Handle)]
    public sealed record Command : OnComplaint
    {
        [Required(ErrorMessage = "请填写与用户约定的完成时间")]
        public DateTime? PromisedAt { get; set; }

        [Required(ErrorMessage = "请写明打算怎样处理"), StringLength(500, ErrorMessage = "处理办法最多 500 字")]
        public string Plan { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk, Calendar calendar) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) => desk.Do(command, ComplaintAct.AgreePlan,
            (complaint, doer) => complaint.Promise(command.PromisedAt!.Value, command.Plan, doer), complaint => $"约定 {calendar.ToLocal(command.PromisedAt!.Value):MM-dd HH:mm} 前处理：{command.Plan}", "info", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/agree-plan");
}
