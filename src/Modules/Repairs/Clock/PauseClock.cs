using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Clock;

/// <summary>The clock may stand still for four reasons only; each pause has its reason, begin, end and actor.</summary>
[Act("暂停计时")]
internal static class PauseClock
{
    [Permission(RepairsPermissions.Pause)]
    public sealed record Command : OnSiteAct
    {
        public PauseReason Reason { get; set; }

        /// <summary>When it goes on: the day the material comes, the owner's time. Needed for material.</summary>
        public DateTime? Until { get; set; }

        [Required(ErrorMessage = "请写明等什么"), StringLength(500, ErrorMessage = "说明最多 500 字")]
        public string Words { get; set; } = "";
    }

    public sealed class Handler(RepairDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, RepairAct.Suspend, (repair, doer) => repair.Pause(command.Reason, command.Until, command.Words, doer), repair => $"暂停计时（{Domain.Words.Of(command.Reason)}）：{command.Words}", "hold", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/pause");
}
