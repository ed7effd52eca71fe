using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

using Anju.Kernel;
using Anju.People.Roster;

namespace Anju.People.Posts;

/// <summary>What a post may do, from the next request of each of its holders.</summary>
[Act("编辑岗位权限")]
internal static class EditPost
{
    [Permission(PeoplePermissions.Posts)]
    public sealed record Command
    {
        public PostId Id { get; set; }
        public int Version { get; set; }

        [Required(ErrorMessage = "请填写岗位名称"), StringLength(30, ErrorMessage = "岗位名称最多 30 字")]
        public string Name { get; set; } = "";
        public bool TakesRepairs { get; set; }
        public bool Leads { get; set; }
        public List<string> Permissions { get; set => field = value ?? []; } = [];   // a form without a tick sends nothing
    }

    public sealed class Handler(AppDb db, Rights rights, ModuleList modules) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Post>().SingleOrDefaultAsync(p => p.Id == command.Id, ct) is not { } post)
                return Problem.NotFound("没有这个岗位");
            if (post.Older(command.Version) is { } older)
                return older;
            var known = modules.Permissions.Select(p => p.Name).ToHashSet();
            if (command.Permissions.Find(p => !known.Contains(p)) is { } odd)
                return Problem.Invalid(nameof(command.Permissions), $"没有这项权限：{odd}");
            if (rights.ToGive(command.Permissions.Except(post.Permissions)) is { } refused)
                return refused;
            if (!command.Permissions.Contains(PeoplePermissions.Administer) && await rights.Without([], [post.Id], ct) is { } last)
                return last;
            if (await db.Set<Post>().AnyAsync(p => p.Name == command.Name && p.Id != post.Id, ct))
                return Problem.Invalid(nameof(command.Name), "已有同名的岗位");
            return post.Edit(command.Name, command.TakesRepairs, command.Leads, command.Permissions) is { } closed ? closed : new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/posts/edit");
}
