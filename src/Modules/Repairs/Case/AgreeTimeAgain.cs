using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Case;

/// <summary>A promised time changes only by a new agreement with the owner; the old one stays readable (R-4.2.3b).</summary>
[Act("改约")]
internal static class AgreeTimeAgain
{
    [Permission(RepairsPermissions.Dispatch)]
    public sealed record Command : OnRepair
    {
        /// <summary>New time of the visit; left out, the old one stays.</summary>
        public DateTime? AgreedAt { get; set; }

        /// <summary>Agreed completion, when the owner was told one.</summary>
        public DateTime? FinishBy { get; set; }

        [Required(ErrorMessage = "请写明改约的原因和与谁约定"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(RepairDesk desk, Calendar calendar) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, RepairAct.ReagreeTime, (repair, doer) => repair.AgreeAgain(command.AgreedAt, command.FinishBy, command.Reason, doer),
                repair => $"与住户改约：{Promised(repair)}；{command.Reason}", "warn", ct);

        private string Promised(Repair repair) => string.Join('，', new[]
        {
            repair.AgreedAt is { } visit ? $"{calendar.ToLocal(visit):MM-dd HH:mm} 上门" : "", repair.FinishBy is { } by ? $"{calendar.ToLocal(by):MM-dd HH:mm} 前完成" : "",
        }.Where(w => w.Length > 0));
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/agree-time");
}
