using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Complete;

/// <summary>Nobody there to confirm; after the number of tries of the procedure the order may be closed.</summary>
[Act("未联系上住户")]
internal static class RecordFailedTry
{
    [Permission(RepairsPermissions.Confirm)]
    public sealed record Command : OnRepair
    {
        [Required(ErrorMessage = "请写明怎样联系、结果如何"), StringLength(200, ErrorMessage = "说明最多 200 字")]
        public string Words { get; set; } = "";
    }

    public sealed class Handler(RepairDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, RepairAct.FailedTry, (repair, doer) => repair.TryFailed(doer), repair => $"第 {repair.FailedTries} 次联系住户验收未果：{command.Words}", "warn", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/failed-try");
}
