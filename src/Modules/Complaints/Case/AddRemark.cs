using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Case;

/// <summary>A line on the way; that the complainant asked again (催问) is counted.</summary>
[Act("投诉记一笔")]
internal static class AddRemark
{
    [Permission(ComplaintsPermissions.Handle)]
    public sealed record Command : OnComplaint
    {
        /// <summary>The complainant asked again; it is counted.</summary>
        public bool Urge { get; set; }

        [Required(ErrorMessage = "请填写内容"), StringLength(500, ErrorMessage = "内容最多 500 字")]
        public string Text { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, ComplaintAct.Remark, (complaint, doer) => complaint.Note(command.Urge, doer), complaint => $"{(command.Urge ? $"第 {complaint.Urges} 次催问：" : "")}{command.Text}", "info", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/remark");
}
