using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Visit;

/// <summary>Work begins: after the owner's consent when he pays, after the safety checklist when it is risky (M-4c).</summary>
[Act("开工")]
internal static class StartWork
{
    [Permission(RepairsPermissions.Work)]
    public sealed record Command : OnSiteAct
    {
        /// <summary>Lines of the checklist that were confirmed, word for word.</summary>
        [MaxLength(30, ErrorMessage = "安全确认最多 30 项")]
        public List<string> Checks { get; set; } = [];

        /// <summary>Why the owner does not pay, when nothing was quoted.</summary>
        [StringLength(200, ErrorMessage = "原因最多 200 字")]
        public string FreeReason { get; set; } = "";
    }

    public sealed class Handler(RepairDesk desk, Procedures procedures, IStaff staff, Calendar calendar) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, RepairAct.Start, ct);
            if (taken.Value is not { } repair)
                return taken.Problem!;
            var when = desk.When(command, repair);
            if (when.Problem is { } wrong)
                return wrong;
            var today = calendar.DayOf(when.Value.At);
            var worker = repair.Risk == Risk.None ? null : (await staff.Workers(today, ct)).FirstOrDefault(w => w.Id == repair.WorkerId);
            var wanted = (await procedures.Of(repair.ProcedureNo, ct)).Rules.ChecksFor(repair.Risk);
            if (repair.StartWork(command.Checks, wanted, command.FreeReason, worker, today, when.Value) is { } refused)
                return refused;
            var text = wanted.Count > 0 ? $"开工，安全确认 {wanted.Count} 项（M-4）" : "开工";
            return await desk.Settle(repair, RepairAct.Start, command.FreeReason.Length > 0 ? $"{text}；无偿：{command.FreeReason}" : text, "info", ct, when.Value.At);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/start");
}
