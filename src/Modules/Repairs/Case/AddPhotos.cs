using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Case;

/// <summary>Photos of the place: on arrival, of what was found, of the work done.</summary>
[Act("添加照片")]
internal static class AddPhotos
{
    [Permission(RepairsPermissions.View)]
    public sealed record Command : OnSiteAct
    {
        [MinLength(1, ErrorMessage = "请选择照片"), MaxLength(6, ErrorMessage = "一次最多 6 张照片")]
        public List<Photo> Photos { get; set; } = [];

        [StringLength(60, ErrorMessage = "说明最多 60 字")]
        public string Words { get; set; } = "";
    }

    public sealed class Handler(RepairDesk desk) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, RepairAct.Remark, ct);
            if (taken.Value is not { } repair)
                return taken.Problem!;
            var when = desk.When(command, repair);
            if ((when.Problem ?? repair.Note(false, false, when.Value) ?? await desk.Keep(repair, command.Photos, "照片", ct)) is { } refused)
                return refused;
            return await desk.Settle(repair, RepairAct.Remark, $"添加照片 {command.Photos.Count} 张 {command.Words}".Trim(), "info", ct, when.Value.At);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/photos");
}
