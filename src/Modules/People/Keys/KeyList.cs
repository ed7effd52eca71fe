using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

namespace Anju.People.Keys;

/// <summary>The keys of this center, the newest first; their texts are not stored.</summary>
internal static class KeyList
{
    private const int Most = 200;

    [Permission(PeoplePermissions.Keys)]
    public sealed record Query;

    public sealed record Row(ApiKeyId Id, string Name, IReadOnlyList<string> Scopes, DateOnly Until, DateTime MadeAt, string MadeBy, DateTime? LastUsedAt, DateTime? RevokedAt);

    public sealed class Handler(AppDb db) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct) =>
            (await db.Set<ApiKey>().OrderByDescending(k => k.MadeAt).ThenBy(k => k.Id).Take(Most).ToListAsync(ct))
                .ConvertAll(k => new Row(k.Id, k.Name, k.Scopes, k.Until, k.MadeAt, k.MadeBy, k.LastUsedAt, k.RevokedAt));
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Row>>("/keys");
}
