using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Complaints.Judge;

/// <summary>Somebody else handles it; never the one who is blamed.</summary>
[Act("改投诉承办人")]
internal static class AssignHandler
{
    [Permission(ComplaintsPermissions.Direct)]
    public sealed record Command : OnComplaint
    {
        [Required(ErrorMessage = "请选择承办人")]
        public StaffId? Handler { get; set; }

        [Required(ErrorMessage = "请写明为什么改承办人"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk, IStaff staff, INotices notices) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, ComplaintAct.Assign, ct);
            if (taken.Value is not { } complaint)
                return taken.Problem!;
            if (await staff.Find(command.Handler!.Value, ct) is not { } who)
                return Problem.Invalid(nameof(command.Handler), "没有这位同事，请重新选择");
            if (complaint.AssignTo(who, desk.Doer) is { } refused)
                return refused;
            notices.Tell([who.Id], $"投诉 {complaint.Number} {complaint.Title} 改由您承办：{command.Reason}", complaint.Href);
            return await desk.Settle(complaint, ComplaintAct.Assign, $"改由{who.Name}承办：{command.Reason}", "info", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/assign");
}
