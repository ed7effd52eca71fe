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

using Anju.People.SignIn;

namespace Anju.People.Setup;

/// <summary>The bearer of a one-time link chooses a password; all earlier sessions end.</summary>
[Act("设置密码")]
internal static class ChoosePassword
{
    [Permission(PeoplePermissions.ByLink)]
    public sealed record Command
    {
        public string Token { get; set; } = "";

        [Required(ErrorMessage = "请填写密码"), StringLength(PasswordRules.Longest, ErrorMessage = "密码太长"), DataType(DataType.Password)]
        public string Password { get; set; } = "";
    }

    public sealed class Handler(AppDb db, SetupLinks links, UserManager<Login> logins, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await links.Find(command.Token, ct);
            if (found.Value is not { StaffId: { } staff } link)
                return found.Problem ?? Problem.NotFound("没有这个链接，请重新索取");
            if (await db.Set<Login>().SingleOrDefaultAsync(l => l.StaffId == staff && !l.IsClosed, ct) is not { } login)
                return Problem.Conflict("这个账号已停用");
            if (link.Use(calendar.Now) is { } used)
                return used;
            if (PasswordRules.Weakness(command.Password, login.Account) is { } weak)
                return Problem.Invalid(nameof(command.Password), weak);
            await logins.RemovePasswordAsync(login);
            await logins.AddPasswordAsync(login, command.Password);
            (login.LockedUntil, login.Failures, login.HasTotp, login.TotpKey, login.RecoveryCodes) = (null, 0, false, null, null);
            db.Add(new AccountEvent(staff, "用一次性链接设置密码", null, null, calendar.Now));
            return new Done();
        }
    }
}
