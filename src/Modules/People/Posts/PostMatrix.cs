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

namespace Anju.People.Posts;

/// <summary>All posts and all permissions, to be ticked.</summary>
internal static class PostMatrix
{
    [Permission(PeoplePermissions.Posts)]
    public sealed record Query;

    public sealed record Row(PostId Id, string Name, bool TakesRepairs, bool Leads, int Version, int Holders, IReadOnlyList<string> Permissions);

    public sealed record Group(string Module, IReadOnlyList<PermissionInfo> Permissions);

    public sealed record Matrix(IReadOnlyList<Row> Posts, IReadOnlyList<Group> Groups);

    public sealed class Handler(AppDb db, ModuleList modules, Calendar calendar) : IQueryHandler<Query, Matrix>
    {
        public async Task<Result<Matrix>> Handle(Query query, CancellationToken ct)
        {
            var today = calendar.Today;
            var holders = await db.Set<Appointment>().IgnoreQueryFilters().Where(a => a.From <= today && (a.To == null || a.To >= today))
                .GroupBy(a => a.PostId).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).Take(100).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            var posts = await db.Set<Post>().Where(p => !p.IsClosed).OrderBy(p => p.Order).ThenBy(p => p.Id).Take(100).ToListAsync(ct);
            return new Matrix(
                [.. posts.Select(p => new Row(p.Id, p.Name, p.TakesRepairs, p.Leads, p.Version, holders.GetValueOrDefault(p.Id), p.Permissions))],
                [.. modules.Modules.Where(m => m.Permissions.Count > 0).Select(m => new Group(m.Places.Count > 0 ? m.Places[0].Title : m.Name, m.Permissions))]);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Matrix>("/posts");
}
