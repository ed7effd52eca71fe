using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Case;

/// <summary>A line on the way: what was found, that the owner asked again, that he was told.</summary>
[Act("记一笔")]
internal static class AddRemark
{
    [Permission(RepairsPermissions.View)]
    public sealed record Command : OnRepair
    {
        /// <summary>The owner asked again (催问); it is counted.</summary>
        public bool Urge { get; set; }

        /// <summary>The owner was told how far it is; answers the progress promise.</summary>
        public bool ToldOwner { get; set; }

        [Required(ErrorMessage = "请填写内容"), StringLength(500, ErrorMessage = "内容最多 500 字")]
        public string Text { get; set; } = "";
    }

    public sealed class Handler(RepairDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, RepairAct.Remark, (repair, doer) => repair.Note(command.Urge, command.ToldOwner, doer), repair => $"{(command.Urge ? "住户催问：" : command.ToldOwner ? "告知住户进展：" : "")}{command.Text}", "info", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/remark");
}
