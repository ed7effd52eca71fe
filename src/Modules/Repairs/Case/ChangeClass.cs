using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Repairs.Contracts;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Case;

/// <summary>The director puts the order into another class; its clocks are computed anew from the registration.</summary>
[Act("改类别")]
internal static class ChangeClass
{
    [Permission(RepairsPermissions.Direct)]
    public sealed record Command : OnRepair
    {
        public RepairClass Class { get; set; }

        [Required(ErrorMessage = "请写明为什么改类别"), StringLength(200, ErrorMessage = "原因最多 200 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(RepairDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, RepairAct.ChangeClass, (repair, doer) => repair.ChangeTo(command.Class, doer), repair => $"类别改为{Words.Of(repair.Class)}：{command.Reason}", "warn", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/change-class");
}
