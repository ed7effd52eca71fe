using System.ComponentModel.DataAnnotations;
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

/// <summary>Gives a member of staff an account, or a forgotten password a new start: by a link good for one use within 24 hours, never by a password.</summary>
[Act("发放登录链接")]
internal static class GiveLink
{
    [Permission(PeoplePermissions.Accounts)]
    public sealed record Command
    {
        public StaffId StaffId { get; set; }

        /// <summary>For the first link of a person: the account to be used from now on.</summary>
        [StringLength(40, ErrorMessage = "账号最多 40 位"), RegularExpression("[A-Za-z0-9._-]{2,40}", ErrorMessage = "账号用 2 到 40 位字母、数字、点、横线")]
        public string? Account { get; set; }
    }

    /// <summary>The path is told once; only a fingerprint is kept, therefore the act is not repeatable.</summary>
    public sealed record Given(string Account, string Path, DateTime Until);

    public sealed class Handler(AppDb db, Rights rights, UserManager<Login> logins, CurrentUser user, Calendar calendar) : IHandler<Command, Given>
    {
        public async Task<Result<Given>> Handle(Command command, CancellationToken ct)
        {
            var found = await rights.Of(command.StaffId, ct);
            if (found.Value is not { } staff)
                return found.Problem!;
            if (staff.HasLeft)
                return Problem.Conflict($"{staff.Name}已经离职");
            if (await rights.OverAccountOf(staff.Id, ct) is { } refused)
                return refused;
            var login = await db.Set<Login>().SingleOrDefaultAsync(l => l.StaffId == staff.Id, ct);
            if (login is null)
            {
                if (string.IsNullOrEmpty(command.Account))
                    return Problem.Invalid(nameof(command.Account), "请填写账号");
                var key = command.Account.ToUpperInvariant();
                if (await db.Set<Login>().AnyAsync(l => l.Key == key, ct))
                    return Problem.Invalid(nameof(command.Account), "这个账号已被使用");
                login = new Login(staff.Id, command.Account);
                await logins.CreateAsync(login);
            }

            foreach (var earlier in await db.Set<OneTimeLink>().Where(l => l.StaffId == staff.Id && l.UsedAt == null).ToListAsync(ct))
                earlier.Withdraw(calendar.Now);
            var (link, token) = OneTimeLink.For(staff.Id, user.Center, calendar.Now);
            db.Add(link);
            db.Add(new AccountEvent(staff.Id, "发放一次性登录链接", user.Name, null, calendar.Now));
            return new Given(login.Account, "/setup?token=" + token, link.Until);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Given>("/accounts/link");
}
