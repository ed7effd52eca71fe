using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Drafts;

/// <summary>A parked entry is not needed any more.</summary>
[Act("丢弃挂起的登记")]
internal static class DropDraft
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command
    {
        public DraftId Draft { get; set; }
    }

    public sealed class Handler(AppDb db, CurrentUser user) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Draft>().SingleOrDefaultAsync(d => d.Id == command.Draft && d.OwnerId == user.Id, ct) is { } draft)
                db.Remove(draft);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/drafts/drop");
}
