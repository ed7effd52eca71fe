using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

using Anju.People.Roster;

namespace Anju.People.Posts;

/// <summary>A post that nobody holds any more is no longer offered.</summary>
[Act("停用岗位")]
internal static class ClosePost
{
    [Permission(PeoplePermissions.Posts)]
    public sealed record Command
    {
        public PostId Id { get; set; }
        public int Version { get; set; }
    }

    public sealed class Handler(AppDb db, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Post>().SingleOrDefaultAsync(p => p.Id == command.Id, ct) is not { } post)
                return Problem.NotFound("没有这个岗位");
            if (post.Older(command.Version) is { } older)
                return older;
            var today = calendar.Today;
            var isHeld = await db.Set<Appointment>().IgnoreQueryFilters().AnyAsync(a => a.PostId == post.Id && (a.To == null || a.To >= today), ct);
            return post.Close(isHeld) is { } refused ? refused : new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/posts/close");
}
