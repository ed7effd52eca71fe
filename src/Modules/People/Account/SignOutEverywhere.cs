using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

namespace Anju.People.Account;

/// <summary>Ends every session of my own account: a lost phone, a desk left open.</summary>
[Act("在所有设备上退出")]
internal static class SignOutEverywhere
{
    [Permission(Permission.AnyStaff)]
    public sealed record Command;

    public sealed class Handler(AppDb db, CurrentUser user, UserManager<Login> logins, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (user.Id is not { } me || await db.Set<Login>().SingleOrDefaultAsync(l => l.StaffId == me, ct) is not { } login)
                return Problem.NotFound("您还没有登录账号");
            await logins.UpdateSecurityStampAsync(login);
            db.Add(new AccountEvent(me, "在所有设备上退出", null, null, calendar.Now));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/sign-out-everywhere");
}
