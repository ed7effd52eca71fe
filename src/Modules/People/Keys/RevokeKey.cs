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

/// <summary>The key is refused from its next request on this node, within half a minute on others.</summary>
[Act("停用接口密钥")]
internal static class RevokeKey
{
    [Permission(PeoplePermissions.Keys)]
    public sealed record Command
    {
        public ApiKeyId Id { get; set; }
    }

    public sealed class Handler(AppDb db, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == command.Id, ct) is not { } key)
                return Problem.NotFound("没有这把密钥");
            return key.Revoke(calendar.Now) is { } refused ? refused : new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/keys/revoke");
}
