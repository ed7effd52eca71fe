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

/// <summary>Adds items and photos within 24 hours, by the inspector himself (S-4.1.2d).</summary>
[Act("补充检查记录")]
internal static class AddToInspection
{
    [Permission(InspectionsPermissions.Inspect)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public InspectionId Id { get; set; }

        [MaxLength(60, ErrorMessage = "一次最多 60 项")]
        public List<ItemInput> Items { get; set; } = [];

        [MaxLength(6, ErrorMessage = "一次最多 6 张照片")]
        public List<Photo> Photos { get; set; } = [];
    }

    public sealed class Handler(AppDb db, InspectionDesk desk, Calendar calendar) : IHandler<Command, Recorded>
    {
        public async Task<Result<Recorded>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Inspection>().SingleOrDefaultAsync(i => i.Id == command.Id, ct) is not { } inspection)
                return Problem.NotFound("没有这条检查记录");
            if (inspection.IsLocked(calendar.Now))
                return Problem.Conflict("记录满 24 小时已锁定，只能另加更正");
            if (inspection.InspectorId != desk.Doer.Id)
                return Problem.Forbidden($"这条记录由{inspection.InspectorName}所记，请由本人补充");
            if (command.Items.Count + command.Photos.Count == 0)
                return Problem.Invalid(nameof(command.Items), "请填写检查项或选择照片");
            var raised = await desk.Add(inspection, command.Items, ct);
            if (raised.Problem is { } wrong)
                return wrong;
            if (await desk.Keep(inspection, command.Photos, ct) is { } refused)
                return refused;
            desk.History(inspection, $"补充检查项 {command.Items.Count} 项、照片 {command.Photos.Count} 张", "info");
            return new Recorded(inspection.Id, inspection.Number, inspection.Version + 1, raised.Value!);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Recorded>("/add");
}

/// <summary>更正: a line beside the record, with its reason; the record stays as it was written.</summary>
[Act("更正检查记录")]
internal static class CorrectInspection
{
    [Permission(InspectionsPermissions.Inspect)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public InspectionId Id { get; set; }

        [Required(ErrorMessage = "请写明更正原因"), StringLength(200, ErrorMessage = "原因最多 200 字")]
        public string Reason { get; set; } = "";

        [Required(ErrorMessage = "请写更正后的内容"), StringLength(500, ErrorMessage = "内容最多 500 字")]
        public string Text { get; set; } = "";
    }

    public sealed class Handler(AppDb db, InspectionDesk desk) : IHandler<Command, Recorded>
    {
        public async Task<Result<Recorded>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Inspection>().SingleOrDefaultAsync(i => i.Id == command.Id, ct) is not { } inspection)
                return Problem.NotFound("没有这条检查记录");
            db.Add(inspection.Correct(command.Reason, command.Text, desk.Doer));
            desk.History(inspection, $"更正：{command.Text}（{command.Reason}）", "hold");
            return new Recorded(inspection.Id, inspection.Number, inspection.Version + 1, []);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Recorded>("/correct");
}
