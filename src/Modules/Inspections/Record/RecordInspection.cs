using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Inspections.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Inspections.Record;

/// <summary>A patrol, a check of staff or a special inspection, written down where it is made (S-4.1.2, S-4.2.2a, A-7, R-3.1).</summary>
[Act("登记检查记录")]
internal static class RecordInspection
{
    private const int LongestAgoDays = 31;

    [Permission(InspectionsPermissions.Inspect)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public InspectionKind Kind { get; set; }

        /// <summary>What a special inspection is about.</summary>
        [StringLength(60, ErrorMessage = "事项最多 60 字")]
        public string Topic { get; set; } = "";

        [StringLength(100, ErrorMessage = "地点最多 100 字")]
        public string Place { get; set; } = "";
        public PointId? Point { get; set; }
        public StaffId? Checked { get; set; }

        [StringLength(60, ErrorMessage = "岗位最多 60 字")]
        public string Post { get; set; } = "";

        /// <summary>The quality standard whose items are checked; its version in force is kept with the record.</summary>
        [StringLength(40, ErrorMessage = "质量标准最多 40 字")]
        public string Standard { get; set; } = "";
        public DateTime? StartedAt { get; set; }
        public DateTime? EndedAt { get; set; }

        [Required(ErrorMessage = "请写检查结果；没有结果的检查不算"), StringLength(1000, ErrorMessage = "结果最多 1000 字")]
        public string Result { get; set; } = "";

        [MinLength(1, ErrorMessage = "至少检查一项"), MaxLength(60, ErrorMessage = "一次最多 60 项")]
        public List<ItemInput> Items { get; set; } = [];

        [MaxLength(6, ErrorMessage = "一次最多 6 张照片")]
        public List<Photo> Photos { get; set; } = [];
    }

    public sealed class Handler(AppDb db, InspectionDesk desk, Calendar calendar) : IHandler<Command, Recorded>
    {
        public async Task<Result<Recorded>> Handle(Command command, CancellationToken ct)
        {
            var now = calendar.Now;
            var (from, to) = (command.StartedAt ?? now, command.EndedAt ?? now);
            if (Refuse(command, from, to, now) is { } refused)
                return refused;
            var point = command.Point is { } id ? await db.Set<InspectionPoint>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.ClosedAt == null, ct) : null;
            if (command.Point is not null && point is null)
                return Problem.Invalid(nameof(command.Point), "没有这个检查点，或已停用");
            var day = command.Kind == InspectionKind.Patrol ? await PlanOf(calendar.DayOf(from), ct) : null;
            if (command.Kind == InspectionKind.Patrol && calendar.DayOf(from) == calendar.Today && day is not { IsPlanned: true })
                return Problem.Conflict("先明确今天的巡视路线和内容，再登记巡查（S-4.1.1）");
            var place = command.Place.Length > 0 ? command.Place : point?.Place ?? day?.Route ?? "";
            if (place.Length == 0)
                return Problem.Invalid(nameof(command.Place), "请填写地点或路线");
            return await desk.Record(new(command.Kind, InspectionSource.Planned, command.Kind == InspectionKind.Patrol ? day?.Route ?? place : command.Topic.Length > 0 ? command.Topic : command.Standard,
                place, point?.Id, command.Checked, "", command.Post, "", from, to, command.Result), command.Standard, command.Items, command.Photos, ct);
        }

        private Task<PatrolDay?> PlanOf(DateOnly on, CancellationToken ct) => db.Set<PatrolDay>().AsNoTracking().SingleOrDefaultAsync(d => d.On == on, ct);

        private static Problem? Refuse(Command command, DateTime from, DateTime to, DateTime now) => command switch
        {
            _ when !Enum.IsDefined(command.Kind) => Problem.Invalid(nameof(command.Kind), "请选择检查种类"),
            _ when from > now.AddMinutes(1) || to > now.AddMinutes(1) => Problem.Invalid(nameof(command.StartedAt), "检查时间不能晚于现在"),
            _ when to < from => Problem.Invalid(nameof(command.EndedAt), "结束不能早于开始"),
            _ when from < now.AddDays(-LongestAgoDays) => Problem.Invalid(nameof(command.StartedAt), $"{LongestAgoDays} 天以前的检查不再补录"),
            { Kind: InspectionKind.FollowUp, Checked: null, Post: "" } => Problem.Invalid(nameof(command.Checked), "不定期跟踪检查要写明被检查的岗位或员工"),
            { Kind: InspectionKind.Special, Topic: "", Standard: "" } => Problem.Invalid(nameof(command.Topic), "专项检查要写明检查什么"),
            { Items.Count: 0 } => Problem.Invalid(nameof(command.Items), "至少检查一项"),
            _ => null,
        };
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Recorded>("/record", made => $"/inspections/{made.Id.Value}");
}

/// <summary>随手记: what is seen in ordinary work goes into 《检查记录》, too (S-4.2.2b).</summary>
[Act("随手记")]
internal static class QuickNote
{
    public const string Topic = "日常工作中发现";

    [Permission(InspectionsPermissions.Note)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请填写地点"), StringLength(100, ErrorMessage = "地点最多 100 字")]
        public string Place { get; set; } = "";

        [Required(ErrorMessage = "请填写哪里不合格"), StringLength(60, ErrorMessage = "事项最多 60 字")]
        public string Item { get; set; } = "";

        [Required(ErrorMessage = "请写明事实"), StringLength(500, ErrorMessage = "事实最多 500 字")]
        public string Facts { get; set; } = "";

        [StringLength(500, ErrorMessage = "当场改正最多 500 字")]
        public string OnSpot { get; set; } = "";
        public Severity Severity { get; set; } = Severity.Ordinary;
        public DateTime? SeenAt { get; set; }

        [MaxLength(6, ErrorMessage = "一次最多 6 张照片")]
        public List<Photo> Photos { get; set; } = [];
    }

    public sealed class Handler(InspectionDesk desk, Calendar calendar) : IHandler<Command, Recorded>
    {
        public async Task<Result<Recorded>> Handle(Command command, CancellationToken ct)
        {
            var (now, seen) = (calendar.Now, command.SeenAt ?? calendar.Now);
            if (seen > now.AddMinutes(1) || seen < now.AddDays(-31))
                return Problem.Invalid(nameof(command.SeenAt), "发现时间应在最近 31 天内");
            return await desk.Record(new(InspectionKind.Special, InspectionSource.OrdinaryWork, Topic, command.Place, null, null, "", "", "", seen, seen, command.Facts), "",
                [new() { Text = command.Item, Outcome = ItemOutcome.Failed, Facts = command.Facts, OnSpot = command.OnSpot, Severity = command.Severity }], command.Photos, ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Recorded>("/note", made => $"/inspections/{made.Id.Value}");
}
