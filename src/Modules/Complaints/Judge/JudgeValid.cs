using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Complaints.Judge;

/// <summary>Within the center's duties: class, who is blamed, who handles it. The handler is told.</summary>
[Act("判定投诉有效")]
internal static class JudgeValid
{
    [Permission(ComplaintsPermissions.Direct)]
    public sealed record Command : OnComplaint
    {
        public ComplaintClass Class { get; set; }

        [StringLength(60, ErrorMessage = "部门最多 60 字")]
        public string Department { get; set; } = "";
        public StaffId? Blamed { get; set; }

        /// <summary>承办人; who judges it when left out.</summary>
        public StaffId? Handler { get; set; }
    }

    public sealed class Handler(ComplaintDesk desk, IStaff staff, INotices notices) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, ComplaintAct.JudgeValid, ct);
            if (taken.Value is not { } complaint)
                return taken.Problem!;
            if ((command.Handler ?? desk.Doer.Id) is not { } handler || await staff.Find(handler, ct) is not { } who)
                return Problem.Invalid(nameof(command.Handler), "请选择承办人");
            var blamed = command.Blamed is { } named ? await staff.Find(named, ct) : null;
            if (command.Blamed is not null && blamed is null)
                return Problem.Invalid(nameof(command.Blamed), "没有这位同事，请重新选择");
            if (complaint.Accept(command.Class, command.Department, blamed, who, desk.Doer) is { } refused)
                return refused;
            if (who.Id != desk.Doer.Id)
                notices.Tell([who.Id], $"投诉 {complaint.Number} {complaint.Title} 由您承办（{Words.Of(complaint.Class)}）", complaint.Href, complaint.Class == ComplaintClass.Major);
            return await desk.Settle(complaint, ComplaintAct.JudgeValid, $"判定有效，{Words.Of(complaint.Class)}，被投诉 {complaint.Department} {complaint.BlamedName}".TrimEnd() + $"，由{who.Name}承办", "info", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/judge-valid");
}
