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

/// <summary>The last day of an appointment; what deputies did in it ends with it.</summary>
[Act("结束任职")]
internal static class EndAppointment
{
    [Permission(PeoplePermissions.Manage)]
    public sealed record Command
    {
        public AppointmentId Id { get; set; }
        public int Version { get; set; }

        /// <summary>Last day.</summary>
        public DateOnly On { get; set; }
    }

    public sealed class Handler(AppDb db, Rights rights, Stale stale, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Appointment>().SingleOrDefaultAsync(a => a.Id == command.Id, ct) is not { } appointment)
                return Problem.NotFound("没有这项任职");
            if (await stale.Check(appointment, command.Version, ct) is { } changed)
                return changed;
            if (command.On < calendar.Today.AddDays(-1))
                return Problem.Invalid(nameof(command.On), "任职最早于昨天结束");
            if (await rights.Without([appointment.Id], [], ct) is { } last)
                return last;
            return appointment.End(command.On) is { } refused ? refused : new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/appointments/end");
}
