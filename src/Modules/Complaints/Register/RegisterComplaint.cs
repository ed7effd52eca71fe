using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Register;

/// <summary>A complaint that did not come over the desk: from a visit, a survey, a letter, a bad follow-up (S-5.2).</summary>
[Act("登记投诉")]
internal static class RegisterComplaint
{
    [Permission(ComplaintsPermissions.Register)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public HouseId? House { get; set; }

        [StringLength(100, ErrorMessage = "地点最多 100 字")]
        public string Place { get; set; } = "";

        /// <summary>When it happened; without an offset it is the wall clock in China.</summary>
        public DateTime? HappenedAt { get; set; }

        [Required(ErrorMessage = "请填写投诉内容"), StringLength(1000, ErrorMessage = "内容最多 1000 字")]
        public string Content { get; set; } = "";

        [StringLength(500, ErrorMessage = "要求最多 500 字")]
        public string Demand { get; set; } = "";
        public ComplaintClass Class { get; set; }

        [StringLength(60, ErrorMessage = "部门最多 60 字")]
        public string Department { get; set; } = "";
        public StaffId? Blamed { get; set; }

        [Required(ErrorMessage = "请填写投诉人；不愿留名的写“匿名”"), StringLength(60, ErrorMessage = "姓名最多 60 字")]
        public string ComplainantName { get; set; } = "";

        [StringLength(40, ErrorMessage = "电话最多 40 字")]
        public string ComplainantPhone { get; set; } = "";

        [Required(ErrorMessage = "请选择来源"), StringLength(20, ErrorMessage = "来源最多 20 字")]
        public string Channel { get; set; } = "走访";

        /// <summary>The words of the survey (意见征询), letter or page it was found in; a survey's are needed.</summary>
        [StringLength(1000, ErrorMessage = "原文最多 1000 字")]
        public string Original { get; set; } = "";

        /// <summary>The dissatisfied follow-up it comes from.</summary>
        public FollowUpId? FollowUp { get; set; }

        /// <summary>When it was received, if it is entered afterwards (补录).</summary>
        public DateTime? ReceivedAt { get; set; }
    }

    public sealed class Handler(Registration registration, IFollowUps followUps) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var origin = command.FollowUp is { } id ? await followUps.Find(id, ct) : null;
            if (command.FollowUp is not null && origin is null)
                return Problem.Invalid(nameof(command.FollowUp), "没有找到这项回访");
            var made = await registration.Register(new NewComplaint(command.House, command.Place, command.Content, command.Demand, command.Class, command.ComplainantName, command.ComplainantPhone,
                null, command.Channel, origin is null ? null : new Subject("follow-up", origin.Card.Id.Value), origin is null ? null : origin.Card.Number ?? origin.SubjectNumber)
            {
                HappenedAt = command.HappenedAt,
                Department = command.Department,
                Blamed = command.Blamed,
                Original = command.Original,
                ReceivedAt = command.ReceivedAt,
            }, ct);
            return made.Value is { } complaint ? new Moved(complaint.Id, complaint.Number, complaint.State, complaint.Version, complaint.NextDue) : made.Problem!;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/register", moved => $"/complaints/{moved.Id.Value}");
}
