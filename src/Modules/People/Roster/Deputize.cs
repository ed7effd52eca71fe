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

/// <summary>代理: a colleague acts in somebody's post between two days.</summary>
[Act("安排代理")]
internal static class Deputize
{
    [Permission(PeoplePermissions.Manage)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        /// <summary>The appointment that is acted for.</summary>
        public AppointmentId AppointmentId { get; set; }
        public StaffId DeputyId { get; set; }
        public DateOnly From { get; set; }
        public DateOnly To { get; set; }

        [StringLength(200, ErrorMessage = "原因最多 200 字")]
        public string? Reason { get; set; }
    }

    public sealed class Handler(AppDb db, Rights rights, Calendar calendar) : IHandler<Command, DeputyshipId>
    {
        public async Task<Result<DeputyshipId>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Appointment>().SingleOrDefaultAsync(a => a.Id == command.AppointmentId, ct) is not { } appointment)
                return Problem.NotFound("没有这项任职");
            if (!await db.Set<StaffMember>().AnyAsync(s => s.Id == command.DeputyId && s.LeftOn == null, ct))
                return Problem.Invalid(nameof(command.DeputyId), "请选择在职的员工");
            var post = await db.Set<Post>().SingleAsync(p => p.Id == appointment.PostId, ct);
            if (rights.ToGive(post.Permissions) is { } refused)
                return refused;
            var made = Deputyship.Of(appointment, command.DeputyId, command.From, command.To, command.Reason, calendar.Today);
            if (made.Value is not { } deputyship)
                return made.Problem!;
            if (await db.Set<Deputyship>().AnyAsync(d => d.AppointmentId == appointment.Id && d.DeputyId == command.DeputyId && d.To >= command.From && d.From <= command.To, ct))
                return Problem.Conflict("这段时间已经安排了同一人代理");
            db.Add(deputyship);
            return deputyship.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, DeputyshipId>("/deputies");
}
