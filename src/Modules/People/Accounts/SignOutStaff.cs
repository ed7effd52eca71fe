using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

using Anju.People.Roster;

namespace Anju.People.Accounts;

/// <summary>Ends all sessions of a colleague: a lost phone, a doubt.</summary>
[Act("让员工在所有设备上退出")]
internal static class SignOutStaff
{
    [Permission(PeoplePermissions.Accounts)]
    public sealed record Command
    {
        public StaffId StaffId { get; set; }
    }

    public sealed class Handler(AppDb db, Rights rights, UserManager<Login> logins, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await rights.Of(command.StaffId, ct);
            if (found.Value is not { } staff)
                return found.Problem!;
            if (await rights.OverAccountOf(staff.Id, ct) is { } refused)
                return refused;
            if (await db.Set<Login>().SingleOrDefaultAsync(l => l.StaffId == staff.Id, ct) is not { } login)
                return Problem.NotFound($"{staff.Name}没有登录账号");
            await logins.UpdateSecurityStampAsync(login);
            db.Add(new AccountEvent(staff.Id, "在所有设备上退出", user.Name, null, calendar.Now));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/accounts/sign-out");
}
