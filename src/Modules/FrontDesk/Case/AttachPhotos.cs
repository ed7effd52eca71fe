using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.FrontDesk.Log;

namespace Anju.FrontDesk.Case;

/// <summary>Photos that came after the call; those of a contact that made a repair are seen there too.</summary>
[Act("添加照片")]
internal static class AttachPhotos
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public ContactId Id { get; set; }
        public int Version { get; set; }

        [MinLength(1, ErrorMessage = "请选择照片"), MaxLength(6, ErrorMessage = "一次最多 6 张照片")]
        public List<LogContact.Photo> Photos { get; set; } = [];
    }

    public sealed class Handler(AppDb db, Stale stale, ITimeline timeline, Calendar calendar, CurrentUser user, IFiles files) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await ContactActs.Take(db, stale, command.Id, command.Version, ct);
            if (found.Value is not { } contact)
                return found.Problem!;
            foreach (var photo in command.Photos)
                if ((await files.Keep(contact.Subject, new NewFile(photo.Name, photo.Bytes), "照片", FrontDeskPermissions.Log, ct)).Problem is { } problem)
                    return Problem.Invalid(nameof(command.Photos), problem.For("Files") ?? problem.Message);
            if (contact.RepairId is { } repair)
                await files.Share(contact.Subject, new Subject("repair", repair.Value), ct);
            timeline.Add(contact, $"{user.Name}于 {calendar.ShortTime(calendar.Now)} 添加照片 {command.Photos.Count} 张", "info");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/contacts/photos");
}
