using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Handling;

/// <summary>Another time is agreed with the complainant, with its reason; the old one stays readable (R-4.2.3b).</summary>
[Act("改约投诉处理时间")]
internal static class AgreeTimeAgain
{
    [Permission(ComplaintsPermissions.Handle)]
    public sealed record Command : OnComplaint
    {
        [Required(ErrorMessage = "请填写与用户新约定的时间")]
        public DateTime? PromisedAt { get; set; }

        [Required(ErrorMessage = "请写明为什么改约"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk, Calendar calendar) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) => desk.Do(command, ComplaintAct.AgreeAgain,
            (complaint, doer) => complaint.PromiseAnew(command.PromisedAt!.Value, command.Reason, doer), complaint => $"改约 {calendar.ToLocal(command.PromisedAt!.Value):MM-dd HH:mm} 前处理：{command.Reason}", "warn", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/agree-time");
}
