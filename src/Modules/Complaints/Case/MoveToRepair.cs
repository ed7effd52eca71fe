using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Contracts;

namespace Anju.Complaints.Case;

/// <summary>It is a repair and no complaint: the repair is made in the same transaction, the complaint stays logged.</summary>
[Act("投诉转报修")]
internal static class MoveToRepair
{
    [Permission(ComplaintsPermissions.Register)]
    public sealed record Command : OnComplaint
    {
        [Required(ErrorMessage = "请填写报修项目，如“厨房水龙头”"), StringLength(60, ErrorMessage = "报修项目最多 60 字")]
        public string Item { get; set; } = "";

        public RepairClass Class { get; set; } = RepairClass.Minor;
        public RepairPart Part { get; set; }

        /// <summary>约定上门时间; without an offset it is the wall clock in China.</summary>
        public DateTime? AgreedAt { get; set; }
    }

    /// <summary>Whoever makes a repair out of it must be allowed to register one.</summary>
    public const string RepairRegister = "repairs.register";

    public sealed class Handler(ComplaintDesk desk, IRepairs repairs, CurrentUser user, Events events) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, ComplaintAct.MoveToRepair, ct);
            if (taken.Value is not { } complaint)
                return taken.Problem!;
            if (!user.May(RepairRegister))
                return Problem.Forbidden("转报修须有登记报修的权限");
            if (Steps.Refuse(ComplaintAct.MoveToRepair, complaint.State) is { } refused)
                return refused;
            var made = await repairs.Register(new NewRepair(complaint.HouseId, complaint.Place, command.Item, complaint.Content, command.Class, command.Part,
                complaint.ComplainantName, complaint.ComplainantPhone, command.AgreedAt, "投诉转来", complaint.Subject, complaint.Number), ct);
            if (made.Value is not { } repair)
                return made.Problem!;
            complaint.BecomeRepair(repair, desk.Doer);
            await events.Publish(new ComplaintMovedToRepair(complaint.Id, complaint.Number, repair, desk.Doer.At), ct);
            return await desk.Settle(complaint, ComplaintAct.MoveToRepair, $"属报修事项，转报修 {repair.Number}", "mute", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/move-to-repair");
}
