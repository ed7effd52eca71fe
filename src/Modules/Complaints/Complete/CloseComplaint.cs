using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Complete;

/// <summary>The director looks through it and closes it: both sides told, the user asked by another colleague and not dissatisfied.</summary>
[Act("审核关闭投诉")]
internal static class CloseComplaint
{
    [Permission(ComplaintsPermissions.Direct)]
    public sealed record Command : OnComplaint
    {
        [Required(ErrorMessage = "请填写审核意见"), StringLength(500, ErrorMessage = "审核意见最多 500 字")]
        public string Review { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, ComplaintAct.Close, (complaint, doer) => complaint.CloseIt(command.Review, doer), complaint => $"审核关闭：{command.Review}", "ok", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/close");
}
