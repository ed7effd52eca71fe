using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Drafts;

/// <summary>What the signed-in clerk has parked, oldest first; nobody else sees it.</summary>
internal static class MyDrafts
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Query;

    public sealed record Parked(DraftId Id, string Title, string Form, DateTime ParkedAt);

    public sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<Parked>>
    {
        public async Task<Result<IReadOnlyList<Parked>>> Handle(Query query, CancellationToken ct) =>
            await db.Set<Draft>().Where(d => d.OwnerId == user.Id).OrderBy(d => d.ParkedAt).ThenBy(d => d.Id).Take(Draft.PerClerk)
                .Select(d => new Parked(d.Id, d.Title, d.Form, d.ParkedAt)).ToListAsync(ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Parked>>("/drafts");
}
