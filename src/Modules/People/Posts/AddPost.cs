using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

namespace Anju.People.Posts;

/// <summary>A new post, which may do nothing until that is said.</summary>
[Act("新增岗位")]
internal static class AddPost
{
    [Permission(PeoplePermissions.Posts)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请填写岗位名称"), StringLength(30, ErrorMessage = "岗位名称最多 30 字")]
        public string Name { get; set; } = "";
    }

    public sealed class Handler(AppDb db) : IHandler<Command, PostId>
    {
        private const int Most = 60;

        public async Task<Result<PostId>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Post>().AnyAsync(p => p.Name == command.Name, ct))
                return Problem.Invalid(nameof(command.Name), "已有同名的岗位");
            var last = await db.Set<Post>().OrderByDescending(p => p.Order).Select(p => p.Order).FirstOrDefaultAsync(ct);
            if (await db.Set<Post>().CountAsync(ct) >= Most)
                return Problem.Conflict($"最多 {Most} 个岗位");
            var post = new Post(Kernel.Id.New<PostId>(), command.Name, last + 10, false, false, []);
            db.Add(post);
            return post.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, PostId>("/posts");
}
