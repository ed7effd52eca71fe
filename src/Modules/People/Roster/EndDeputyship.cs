using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

namespace Anju.People.Roster;

/// <summary>The deputy steps back at once; the days before stay on record.</summary>
[Act("结束代理")]
internal static class EndDeputyship
{
    [Permission(PeoplePermissions.Manage)]
    public sealed record Command
    {
        public DeputyshipId Id { get; set; }
    }

    public sealed class Handler(AppDb db, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Deputyship>().SingleOrDefaultAsync(d => d.Id == command.Id, ct) is not { } deputyship)
                return Problem.NotFound("没有这项代理");
            return deputyship.End(calendar.Today) is { } refused ? refused : new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/deputies/end");
}
