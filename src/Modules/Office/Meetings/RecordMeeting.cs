using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Office.Domain;

namespace Anju.Office.Meetings;

internal sealed record AttendeeInput
{
    public StaffId Staff { get; set; }
    public Presence Presence { get; set; }
    [StringLength(200, ErrorMessage = "原因最多 200 字")] public string Reason { get; set; } = "";
}

internal sealed record ReportInput
{
    [Required(ErrorMessage = "请写岗位"), StringLength(60, ErrorMessage = "岗位最多 60 字")] public string Post { get; set; } = "";
    [Required(ErrorMessage = "请写汇报内容"), StringLength(1000, ErrorMessage = "汇报最多 1000 字")] public string Words { get; set; } = "";
}

/// <summary>What the meeting said of one item of the month plan.</summary>
internal sealed record ReviewInput
{
    public MonthItemId Item { get; set; }
    public ItemState State { get; set; }
    [StringLength(500, ErrorMessage = "原因最多 500 字")] public string Reason { get; set; } = "";
}

internal sealed record DecisionInput
{
    [Required(ErrorMessage = "请写决定什么"), StringLength(500, ErrorMessage = "决定最多 500 字")] public string What { get; set; } = "";
    [Required(ErrorMessage = "请选择由谁办")] public StaffId? Who { get; set; }
    [Required(ErrorMessage = "请填写何时办完")] public DateOnly? DueOn { get; set; }
}

/// <param name="Tasks">Numbers of the tasks that the decisions became.</param>
internal sealed record MeetingMade(MeetingId Id, string Number, Timeliness Timeliness, IReadOnlyList<string> Tasks);

/// <summary>《会议纪要》 (D-4a, D-4b): who was there, what was reported, every item of the month plan with its state, what was decided.</summary>
[Act("登记会议纪要")]
internal static class RecordMeeting
{
    [Permission(OfficePermissions.Minutes)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public MeetingKind Kind { get; set; }

        /// <summary>Any day of the month that is summed up.</summary>
        public DateOnly Month { get; set; }

        /// <summary>What another meeting is about.</summary>
        [StringLength(100, ErrorMessage = "议题最多 100 字")] public string Title { get; set; } = "";
        public DateTime HeldAt { get; set; }
        [Required(ErrorMessage = "请写地点"), StringLength(100, ErrorMessage = "地点最多 100 字")] public string Place { get; set; } = "";
        [Required(ErrorMessage = "请选择主持人")] public StaffId? Chair { get; set; }
        [MinLength(1, ErrorMessage = "请登记到会的人"), MaxLength(200, ErrorMessage = "最多 200 人")] public List<AttendeeInput> Attendees { get; set; } = [];
        [MaxLength(40, ErrorMessage = "最多 40 个岗位")] public List<ReportInput> Reports { get; set; } = [];
        [MaxLength(MonthPlan.MostItems, ErrorMessage = "最多 80 项")] public List<ReviewInput> Items { get; set; } = [];
        [MaxLength(40, ErrorMessage = "最多 40 项决定")] public List<DecisionInput> Decisions { get; set; } = [];
        [StringLength(2000, ErrorMessage = "下月计划最多 2000 字")] public string NextPlan { get; set; } = "";
        [StringLength(2000, ErrorMessage = "其他事项最多 2000 字")] public string Notes { get; set; } = "";
    }

    public sealed class Handler(MeetingDesk desk) : IHandler<Command, MeetingMade>
    {
        public Task<Result<MeetingMade>> Handle(Command command, CancellationToken ct) => desk.Record(command, ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, MeetingMade>("/meetings/record", made => Meeting.HrefOf(made.Id));
}
