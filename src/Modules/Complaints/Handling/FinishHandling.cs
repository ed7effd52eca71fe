using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Handling;

/// <summary>The handling is done; both sides are told next. The verdict is frozen here.</summary>
[Act("投诉处理完毕")]
internal static class FinishHandling
{
    [Permission(ComplaintsPermissions.Handle)]
    public sealed record Command : OnComplaint
    {
        [Required(ErrorMessage = "请写明处理结果"), StringLength(1000, ErrorMessage = "处理结果最多 1000 字")]
        public string Result { get; set; } = "";

        [MaxLength(6, ErrorMessage = "一次最多 6 张照片")]
        public List<Photo> Photos { get; set; } = [];
    }

    public sealed class Handler(ComplaintDesk desk) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, ComplaintAct.Finish, ct);
            if (taken.Value is not { } complaint)
                return taken.Problem!;
            if ((complaint.Complete(command.Result, desk.Doer) ?? await desk.Keep(complaint, command.Photos, "处理照片", ct)) is { } refused)
                return refused;
            var isLate = complaint.SolveVerdict == Verdict.Late;
            return await desk.Settle(complaint, ComplaintAct.Finish, $"处理完毕{(isLate ? $"，超 {TimeWords.Span(TimeSpan.FromMinutes(complaint.MinutesLate))}" : "，及时")}：{command.Result}", isLate ? "bad" : "ok", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/finish");
}
