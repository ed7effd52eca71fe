using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Case;

/// <summary>Photos of the place or of letters.</summary>
[Act("添加投诉照片")]
internal static class AddPhotos
{
    [Permission(ComplaintsPermissions.Handle)]
    public sealed record Command : OnComplaint
    {
        [MinLength(1, ErrorMessage = "请选择照片"), MaxLength(6, ErrorMessage = "一次最多 6 张照片")]
        public List<Photo> Photos { get; set; } = [];

        [StringLength(60, ErrorMessage = "说明最多 60 字")]
        public string Words { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, ComplaintAct.Remark, ct);
            if (taken.Value is not { } complaint)
                return taken.Problem!;
            if ((complaint.Note(false, desk.Doer) ?? await desk.Keep(complaint, command.Photos, "照片", ct)) is { } refused)
                return refused;
            return await desk.Settle(complaint, ComplaintAct.Remark, $"添加照片 {command.Photos.Count} 张 {command.Words}".Trim(), "info", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/photos");
}
