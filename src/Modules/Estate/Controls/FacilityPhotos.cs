using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.Controls;

/// <summary>Shows where a main valve is and what it looks like: at night, in water, a photo is quicker than a description (M-1b).</summary>
[Act("添加主控照片")]
internal static class AddFacilityPhotos
{
    public const int MostAtOnce = 6;

    public sealed record Photo
    {
        [Required(ErrorMessage = "缺少文件名"), StringLength(200, ErrorMessage = "文件名最多 200 字")] public string Name { get; set; } = "";
        public byte[] Bytes { get; set; } = [];
    }

    [Permission(EstatePermissions.Facilities)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public FacilityId Id { get; set; }
        [MinLength(1, ErrorMessage = "请选择照片"), MaxLength(MostAtOnce, ErrorMessage = "一次最多 6 张照片")] public List<Photo> Photos { get; set; } = [];
    }

    internal sealed class Handler(AppDb db, IFiles files) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (!await db.Set<Facility>().AnyAsync(f => f.Id == command.Id, ct))
                return Problem.NotFound("没有这个主控");
            foreach (var photo in command.Photos)
                if ((await files.Keep(FacilityPhotos.Of(command.Id), new NewFile(photo.Name, photo.Bytes), "主控照片", EstatePermissions.View, ct)).Problem is { } problem)
                    return Problem.Invalid(nameof(Command.Photos), problem.For("Files") ?? problem.Message);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/facility-photos");

    /// <summary>The pictures of a posted form, as the act takes them.</summary>
    public static Task<List<Photo>> Read(IFormFileCollection? files, CancellationToken ct) => FormFiles.Read(files, MostAtOnce + 1, (name, bytes) => new Photo { Name = name, Bytes = bytes }, ct);
}

internal static class FacilityPhotos
{
    private const string Kind = "facility";

    public static Subject Of(FacilityId id) => new(Kind, id.Value);

    /// <summary>Addresses of the photos of several controls, in one question.</summary>
    public static async Task<ILookup<Guid, string>> Of(IFiles files, IEnumerable<FacilityId> ids, CancellationToken ct) =>
        (await files.Of(Kind, [.. ids.Select(i => i.Value)], ct)).SelectMany(f => f.Value.Select(card => (f.Key, card.Href))).ToLookup(f => f.Key, f => f.Href);
}
