using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.People.Account;

/// <summary>Who is signed in, where, and what this person may do there today.</summary>
internal static class WhoAmI
{
    [Permission(Permission.AnyStaff)]
    public sealed record Query;

    public sealed record Me(StaffId? Id, string Name, string Post, CenterId Center, IReadOnlyList<string> Permissions, IReadOnlyList<Guid>? Zone);

    public sealed class Handler(CurrentUser user) : IQueryHandler<Query, Me>
    {
        public Task<Result<Me>> Handle(Query query, CancellationToken ct) => Task.FromResult<Result<Me>>(
            new Me(user.Id, user.Name, user.Actor.Post, user.Center, [.. user.Actor.Permissions.Order(StringComparer.Ordinal)], user.Actor.Zone?.Order().ToList()));
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Me>("/me");
}
