using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Complete;

/// <summary>The end: confirmed by the owner, or not reached after the tries of the procedure; then the follow-up rule still holds.</summary>
[Act("关闭报修单")]
internal static class CloseRepair
{
    [Permission(RepairsPermissions.Dispatch)]
    public sealed record Command : OnRepair
    {
        [StringLength(500, ErrorMessage = "说明最多 500 字")]
        public string Words { get; set; } = "";
    }

    public sealed class Handler(RepairDesk desk, Procedures procedures, AfterConfirmation after) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, RepairAct.Close, ct);
            if (taken.Value is not { } repair)
                return taken.Problem!;
            var rules = (await procedures.Of(repair.ProcedureNo, ct)).Rules;
            var unreached = repair.State == RepairState.Done;
            if (repair.CloseIt(rules.TriesToClose, desk.Doer) is { } refused)
                return refused;
            var asked = unreached && after.Plan(repair, rules) is { } dueOn ? $"；{dueOn:MM-dd} 前回访" : "";
            var why = unreached ? $"联系住户 {repair.FailedTries} 次未果，关闭" : "关闭";
            return await desk.Settle(repair, RepairAct.Close, $"{why}{asked}{(command.Words.Length > 0 ? "：" + command.Words : "")}", "mute", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/close");
}
