using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Inspections.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Inspections.Points;

/// <summary>A place on the round; its label is printed and stuck there.</summary>
[Act("添加检查点")]
internal static class AddPoint
{
    [Permission(InspectionsPermissions.Standards)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请填写名称"), StringLength(60, ErrorMessage = "名称最多 60 字")]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "请填写地点"), StringLength(100, ErrorMessage = "地点最多 100 字")]
        public string Place { get; set; } = "";

        [StringLength(40, ErrorMessage = "质量标准最多 40 字")]
        public string Topic { get; set; } = "";
    }

    public sealed class Handler(AppDb db, Numbers numbers) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            db.Add(new InspectionPoint { Id = Kernel.Id.New<PointId>(), Number = await numbers.OfToday("JCD", ct), Name = command.Name, Place = command.Place, Topic = command.Topic });
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/points");
}

/// <summary>The label is taken down; the records made there stay.</summary>
[Act("停用检查点")]
internal static class ClosePoint
{
    [Permission(InspectionsPermissions.Standards)]
    public sealed record Command
    {
        public PointId Id { get; set; }
    }

    public sealed class Handler(AppDb db, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<InspectionPoint>().SingleOrDefaultAsync(p => p.Id == command.Id, ct) is not { } point)
                return Problem.NotFound("没有这个检查点");
            point.ClosedAt ??= calendar.Now;
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/points/close");
}

/// <summary>Points in use, with the last time somebody was there.</summary>
internal static class ListPoints
{
    private const int Most = 300;

    [Permission(InspectionsPermissions.Inspect)]
    public sealed record Query;

    public sealed record Row(PointId Id, string Number, string Name, string Place, string Topic, DateTime? LastAt);

    public sealed class Handler(AppDb db) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct) => new(await db.Set<InspectionPoint>().Where(p => p.ClosedAt == null).OrderBy(p => p.Place).ThenBy(p => p.Number).Take(Most)
            .Select(p => new Row(p.Id, p.Number, p.Name, p.Place, p.Topic, db.Set<Inspection>().Where(i => i.PointId == p.Id).Max(i => (DateTime?)i.StartedAt))).ToListAsync(ct), null);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Row>>("/points");
}
