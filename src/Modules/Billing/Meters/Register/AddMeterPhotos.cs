using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Meters.Domain;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Meters.Register;

/// <summary>A picture of the meter or of what it shows: where it hangs, and proof when somebody doubts a reading.</summary>
[Act("添加水电表照片")]
internal static class AddMeterPhotos
{
    public const int MostAtOnce = 6;

    public sealed record Photo
    {
        [Required(ErrorMessage = "照片要有文件名"), StringLength(120, ErrorMessage = "文件名最多 120 字")] public string Name { get; set; } = "";
        public byte[] Bytes { get; set; } = [];
    }

    [Permission(MetersPermissions.Read)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public MeterId Id { get; set; }
        [MinLength(1, ErrorMessage = "请选择照片"), MaxLength(MostAtOnce, ErrorMessage = "一次最多 6 张照片")] public List<Photo> Photos { get; set; } = [];
    }

    public sealed class Handler(AppDb db, IFiles files) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Meter>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == command.Id, ct) is not { } meter)
                return Problem.NotFound("没有这块表");
            foreach (var photo in command.Photos)
                if ((await files.Keep(meter.Subject, new NewFile(photo.Name, photo.Bytes), "水电表照片", MetersPermissions.View, ct)).Problem is { } problem)
                    return Problem.Invalid(nameof(Command.Photos), problem.For("Files") ?? problem.Message);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/meter-photos");

    /// <summary>The pictures of a posted form, as the act takes them.</summary>
    public static Task<List<Photo>> From(IFormFileCollection? files, CancellationToken ct) => FormFiles.Read(files, MostAtOnce + 1, (name, bytes) => new Photo { Name = name, Bytes = bytes }, ct);
}
