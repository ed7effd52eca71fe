using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Inspections.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Inspections.Emergencies;

/// <summary>《重大事件报告》: time, place, persons, facts, loss, to whom it was reported, what follows. Measures stand in the log. After the end the director alone completes it.</summary>
[Act("填写重大事件报告")]
internal static class WriteReport
{
    [Permission(InspectionsPermissions.Alarm)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public EmergencyId Id { get; set; }

        /// <summary>When it happened, if earlier than it was opened here.</summary>
        public DateTime? HappenedAt { get; set; }
        [StringLength(100, ErrorMessage = "地点最多 100 字")] public string Spot { get; set; } = "";
        [StringLength(500, ErrorMessage = "涉及人员最多 500 字")] public string Persons { get; set; } = "";
        [Required(ErrorMessage = "请写事件经过"), StringLength(1000, ErrorMessage = "经过最多 1000 字")] public string Facts { get; set; } = "";
        [StringLength(500, ErrorMessage = "损失最多 500 字")] public string Loss { get; set; } = "";
        [StringLength(200, ErrorMessage = "报告对象最多 200 字")] public string ReportedTo { get; set; } = "";
        public DateTime? ReportedAt { get; set; }
        [StringLength(500, ErrorMessage = "后续处理最多 500 字")] public string FollowUp { get; set; } = "";
    }

    public sealed class Handler(EmergencyDesk desk, CurrentUser user, Calendar calendar) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var report = new EmergencyReport(command.HappenedAt, command.Spot.Trim(), command.Persons.Trim(), command.Facts.Trim(), command.Loss.Trim(), command.ReportedTo.Trim(), command.ReportedAt, command.FollowUp.Trim());
            return desk.Do(command.Id, e => e.ClosedAt is not null && !user.May(InspectionsPermissions.Direct) ? Problem.Forbidden("事件已经结束，报告由主任补充") : e.Write(report, new(user.Id, user.Name, calendar.Now)),
                report.ReportedTo.Length > 0 ? $"填写重大事件报告，已报 {report.ReportedTo}" : "填写重大事件报告", "info", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/emergencies/report");
}
