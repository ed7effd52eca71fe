using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Complete;

/// <summary>The work is done: result and photos; the verdict in time or late is frozen here.</summary>
[Act("完工")]
internal static class FinishRepair
{
    [Permission(RepairsPermissions.Work)]
    public sealed record Command : OnSiteAct
    {
        [StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Cause { get; set; } = "";

        [Required(ErrorMessage = "请写明维修结果"), StringLength(500, ErrorMessage = "结果最多 500 字")]
        public string Result { get; set; } = "";

        [MaxLength(6, ErrorMessage = "一次最多 6 张照片")]
        public List<Photo> Photos { get; set; } = [];
    }

    public sealed class Handler(RepairDesk desk, Events events) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, RepairAct.Finish, ct);
            if (taken.Value is not { } repair)
                return taken.Problem!;
            if (Steps.Refuse(RepairAct.Finish, repair.State) is { } not)
                return not;
            if (repair.WorkerId is not { } worker)
                return Problem.Conflict("这张单没有维修工，不能完工");
            var when = desk.When(command, repair);
            if ((when.Problem ?? repair.Complete(command.Cause, command.Result, worker, OwnerCodes.Next(), when.Value) ?? await desk.Keep(repair, command.Photos, "完工照片", ct)) is { } refused)
                return refused;
            await events.Publish(new RepairFinished(repair.Id, repair.Number, repair.Origin, command.Result, when.Value.At, repair.HouseId, repair.Charge == Charge.Paid ? repair.Total : Money.Zero), ct);
            var late = repair.FinishVerdict == Verdict.Late ? $"，超 {TimeWords.Span(TimeSpan.FromMinutes(repair.MinutesLate))}" : "，及时";
            return await desk.Settle(repair, RepairAct.Finish, $"完工{late}：{command.Result}", repair.FinishVerdict == Verdict.Late ? "bad" : "ok", ct, when.Value.At);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/finish");
}
