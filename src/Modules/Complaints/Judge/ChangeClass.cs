using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Judge;

/// <summary>Another class, with its reason; the limits follow it.</summary>
[Act("改投诉等级")]
internal static class ChangeClass
{
    [Permission(ComplaintsPermissions.Direct)]
    public sealed record Command : OnComplaint
    {
        public ComplaintClass Class { get; set; }

        [Required(ErrorMessage = "请写明为什么改等级"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, ComplaintAct.ChangeClass, (complaint, doer) => complaint.ChangeTo(command.Class, doer), complaint => $"改为{Words.Of(command.Class)}：{command.Reason}", "warn", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/change-class");
}
