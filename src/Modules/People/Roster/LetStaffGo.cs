using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

using Microsoft.AspNetCore.Identity;

namespace Anju.People.Roster;

/// <summary>离职: closes every appointment and deputyship in all centers and the account, and ends all sessions.</summary>
[Act("办理离职")]
internal static class LetStaffGo
{
    [Permission(PeoplePermissions.Manage)]
    public sealed record Command
    {
        public StaffId Id { get; set; }
        public int Version { get; set; }
        public DateOnly On { get; set; }
    }

    public sealed class Handler(AppDb db, Rights rights, UserManager<Login> logins, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await rights.Of(command.Id, ct);
            if (found.Value is not { } staff)
                return found.Problem!;
            if (staff.Older(command.Version) is { } older)
                return older;
            var today = calendar.Today;
            var appointments = await db.Set<Appointment>().IgnoreQueryFilters().Where(a => a.StaffId == staff.Id && (a.To == null || a.To >= today)).ToListAsync(ct);
            if (await rights.Without([.. appointments.Select(a => a.Id)], [], ct) is { } last)
                return last;
            if (staff.Leave(command.On, today) is { } refused)
                return refused;
            foreach (var appointment in appointments)
                appointment.End(today.AddDays(-1));          // no right is left on the day itself
            await EndDeputyships([.. appointments.Select(a => a.Id)], staff.Id, today, ct);
            await CloseLogin(staff.Id, ct);
            return new Done();
        }

        private async Task EndDeputyships(List<AppointmentId> appointments, StaffId staff, DateOnly today, CancellationToken ct)
        {
            var running = await db.Set<Deputyship>().IgnoreQueryFilters()
                .Where(d => d.To >= today && (d.DeputyId == staff || appointments.Contains(d.AppointmentId))).ToListAsync(ct);
            foreach (var deputyship in running)
                deputyship.End(today);
        }

        private async Task CloseLogin(StaffId staff, CancellationToken ct)
        {
            if (await db.Set<Login>().SingleOrDefaultAsync(l => l.StaffId == staff, ct) is not { } login)
                return;
            login.IsClosed = true;
            await logins.UpdateSecurityStampAsync(login);
            db.Add(new AccountEvent(staff, "离职，账号停用", user.Name, null, calendar.Now));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/staff/leave");
}
