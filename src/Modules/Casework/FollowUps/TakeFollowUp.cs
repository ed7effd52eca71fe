using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Casework.FollowUps;

/// <summary>Takes a follow-up on, so that one customer is not called by two.</summary>
[Act("认领回访")]
internal static class TakeFollowUp
{
    [Permission(CaseworkPermissions.FollowUp)]
    public sealed record Command
    {
        public Guid Id { get; set; }
        public int Version { get; set; }
    }

    internal sealed class Handler(AppDb db, Events events, Stale stale, CurrentUser user) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var id = new FollowUpId(command.Id);
            if (await db.Set<FollowUp>().SingleOrDefaultAsync(f => f.Id == id, ct) is not { } task)
                return Problem.NotFound("没有这项回访");
            if ((await stale.Check(task, command.Version, ct) ?? task.Take(user)) is { } refused)
                return refused;
            events.Tell("follow-ups", "changed");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/take-follow-up");
}
