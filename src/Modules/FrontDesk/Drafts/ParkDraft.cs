using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Drafts;

/// <summary>挂起: a half-typed entry is put aside when the phone rings, exactly as it stands .</summary>
[Act("挂起登记")]
internal static class ParkDraft
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        /// <summary>The draft that was resumed, to write it over.</summary>
        public DraftId? Draft { get; set; }

        [StringLength(80, ErrorMessage = "标题最多 80 字")]
        public string Title { get; set; } = "";

        [Required(ErrorMessage = "没有可挂起的内容"), StringLength(12000, ErrorMessage = "内容太长")]
        public string Form { get; set; } = "";
    }

    public sealed class Handler(AppDb db, Calendar calendar, CurrentUser user) : IHandler<Command, DraftId>
    {
        public async Task<Result<DraftId>> Handle(Command command, CancellationToken ct)
        {
            if (user.Id is not { } owner)
                return Problem.Forbidden("只有本人能挂起登记");
            var draft = command.Draft is { } id ? await db.Set<Draft>().SingleOrDefaultAsync(d => d.Id == id && d.OwnerId == owner, ct) : null;
            if (draft is null)
            {
                if (await db.Set<Draft>().CountAsync(d => d.OwnerId == owner, ct) >= Draft.PerClerk)
                    return Problem.Conflict($"最多挂起 {Draft.PerClerk} 件，请先办完或丢弃几件");
                db.Add(draft = new Draft(owner));
            }

            draft.Park(command.Title, command.Form, calendar.Now);
            return draft.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, DraftId>("/drafts");
}
