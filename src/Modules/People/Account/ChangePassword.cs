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

namespace Anju.People.Account;

/// <summary>A new password for oneself; every other session ends.</summary>
[Act("修改密码")]
internal static class ChangePassword
{
    [Permission(Permission.AnyStaff)]
    public sealed record Command
    {
        [Required(ErrorMessage = "请填写原密码"), StringLength(PasswordRules.Longest, ErrorMessage = "密码太长"), DataType(DataType.Password)]
        public string Old { get; set; } = "";

        [Required(ErrorMessage = "请填写新密码"), StringLength(PasswordRules.Longest, ErrorMessage = "密码太长"), DataType(DataType.Password)]
        public string New { get; set; } = "";
    }

    public sealed class Handler(MyLogin mine, UserManager<Login> logins, SignInPace pace) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await mine.Find(ct);
            if (found.Value is not { } login)
                return found.Problem!;
            if (!pace.MayTry("own", login.Account))
                return Problem.Conflict("尝试太频繁，请一分钟后再试");
            if (command.New == command.Old)
                return Problem.Invalid(nameof(command.New), "新密码与原密码相同");
            var result = await logins.ChangePasswordAsync(login, command.Old, command.New);
            var mismatch = result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch));
            if (PasswordRules.Problem(result, mismatch ? nameof(command.Old) : nameof(command.New)) is { } refused)
                return refused;
            mine.Note(login, "修改密码");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/password");
}
