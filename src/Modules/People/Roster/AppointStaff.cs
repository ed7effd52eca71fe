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

/// <summary>任职: one more post in this center, for the whole center or a 责任区.</summary>
[Act("任职")]
internal static class AppointStaff
{
    [Permission(PeoplePermissions.Manage)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public StaffId StaffId { get; set; }
        public PostId PostId { get; set; }
        public DateOnly From { get; set; }
        public DateOnly? To { get; set; }
        public List<Guid> Zone { get; set => field = value ?? []; } = [];   // a form without a tick sends nothing
    }

    public sealed class Handler(AppDb db, Rights rights, Calendar calendar) : IHandler<Command, AppointmentId>
    {
        public async Task<Result<AppointmentId>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<StaffMember>().SingleOrDefaultAsync(s => s.Id == command.StaffId, ct) is not { HasLeft: false } staff)
                return Problem.NotFound("没有这位员工，或已离职");
            if (await db.Set<Post>().SingleOrDefaultAsync(p => p.Id == command.PostId && !p.IsClosed, ct) is not { } post)
                return Problem.Invalid(nameof(command.PostId), "请选择岗位");
            if (command.To < command.From)
                return Problem.Invalid(nameof(command.To), "截止日期不能早于开始日期");
            if (command.From < staff.JoinedOn || command.From > calendar.Today.AddYears(1))
                return Problem.Invalid(nameof(command.From), "任职应在入职之后、一年以内开始");
            if (rights.ToGive(post.Permissions) is { } refused)
                return refused;
            if (await db.Set<Appointment>().AnyAsync(a => a.StaffId == staff.Id && a.PostId == post.Id && (a.To == null || a.To >= command.From) && (command.To == null || a.From <= command.To), ct))
                return Problem.Conflict($"{staff.Name}在这段时间已经任{post.Name}");
            var appointment = new Appointment(staff.Id, post.Id, command.From, command.To, command.Zone);
            db.Add(appointment);
            return appointment.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, AppointmentId>("/appointments");
}
