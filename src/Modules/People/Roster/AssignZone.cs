using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

namespace Anju.People.Roster;

/// <summary>责任区: the buildings of an appointment.</summary>
[Act("划分责任区")]
internal static class AssignZone
{
    [Permission(PeoplePermissions.Manage)]
    public sealed record Command
    {
        public AppointmentId Id { get; set; }
        public int Version { get; set; }

        /// <summary>Empty for the whole center.</summary>
        public List<Guid> Buildings { get; set => field = value ?? []; } = [];   // a form without a tick sends nothing
    }

    public sealed class Handler(AppDb db, Stale stale, CurrentUser user) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Appointment>().SingleOrDefaultAsync(a => a.Id == command.Id, ct) is not { } appointment)
                return Problem.NotFound("没有这项任职");
            if (await stale.Check(appointment, command.Version, ct) is { } changed)
                return changed;
            if (user.Actor.Zone is { } own && (command.Buildings.Count == 0 || command.Buildings.Exists(b => !own.Contains(b))))
                return Problem.Forbidden("只能划分您自己责任区内的楼栋");
            appointment.SetZone(command.Buildings);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/appointments/zone");
}
