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

namespace Anju.People.Account;

/// <summary>动态码: the second step at sign-in, switched on by proving that the phone shows the right digits.</summary>
[Act("启用动态码")]
internal static class EnableTotp
{
    private const int Codes = 8;

    [Permission(Permission.AnyStaff)]
    public sealed record Command
    {
        [Required(ErrorMessage = "请填写手机上的 6 位动态码"), RegularExpression("[0-9]{3} ?[0-9]{3}", ErrorMessage = "动态码是 6 位数字")]
        public string Code { get; set; } = "";
    }

    /// <summary>Each opens the door once when the phone is lost; shown now and never again.</summary>
    public sealed record Enabled(IReadOnlyList<string> RecoveryCodes);

    public sealed class Handler(MyLogin mine, UserManager<Login> logins) : IHandler<Command, Enabled>
    {
        public async Task<Result<Enabled>> Handle(Command command, CancellationToken ct)
        {
            var found = await mine.Find(ct);
            if (found.Value is not { } login)
                return found.Problem!;
            if (login.HasTotp)
                return Problem.Conflict("动态码已经启用");
            if (login.TotpKey is null)
                return Problem.Conflict("请先打开“启用动态码”扫描二维码");
            if (!await logins.VerifyTwoFactorTokenAsync(login, TokenOptions.DefaultAuthenticatorProvider, command.Code.Replace(" ", "", StringComparison.Ordinal)))
                return Problem.Invalid(nameof(command.Code), "动态码不对，请看手机上当前的 6 位数字");
            await logins.SetTwoFactorEnabledAsync(login, true);
            var codes = await logins.GenerateNewTwoFactorRecoveryCodesAsync(login, Codes);
            mine.Note(login, "启用动态码");
            return new Enabled([.. codes ?? []]);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Enabled>("/totp/enable");
}

/// <summary>A fresh secret to be scanned; it does nothing until proved.</summary>
[Act("准备动态码")]
internal static class PrepareTotp
{
    [Permission(Permission.AnyStaff)]
    public sealed record Command;

    /// <param name="Address">otpauth:// address for the QR code.</param>
    public sealed record Secret(string Key, string Address);

    public sealed class Handler(MyLogin mine, UserManager<Login> logins, IUserStore<Login> store) : IHandler<Command, Secret>
    {
        public async Task<Result<Secret>> Handle(Command command, CancellationToken ct)
        {
            var found = await mine.Find(ct);
            if (found.Value is not { } login)
                return found.Problem!;
            if (login.HasTotp)
                return Problem.Conflict("动态码已经启用，换手机请先停用");
            var key = login.TotpKey is null ? null : await logins.GetAuthenticatorKeyAsync(login);
            if (key is null)
            {
                // The manager's own reset would end all sessions for a secret that does nothing yet.
                key = logins.GenerateNewAuthenticatorKey();
                await ((IUserAuthenticatorKeyStore<Login>)store).SetAuthenticatorKeyAsync(login, key, ct);
            }

            return new Secret(key, $"otpauth://totp/{Uri.EscapeDataString("安居:" + login.Account)}?secret={key}&issuer={Uri.EscapeDataString("安居")}&digits=6");
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Secret>("/totp");
}

[Act("停用动态码")]
internal static class DropTotp
{
    [Permission(Permission.AnyStaff)]
    public sealed record Command
    {
        [Required(ErrorMessage = "请填写密码"), StringLength(100, ErrorMessage = "密码太长"), DataType(DataType.Password)]
        public string Password { get; set; } = "";
    }

    public sealed class Handler(MyLogin mine, UserManager<Login> logins, SignIn.SignInPace pace) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await mine.Find(ct);
            if (found.Value is not { } login)
                return found.Problem!;
            if (!pace.MayTry("own", login.Account))
                return Problem.Conflict("尝试太频繁，请一分钟后再试");
            if (!await logins.CheckPasswordAsync(login, command.Password))
                return Problem.Invalid(nameof(command.Password), "密码不对");
            await logins.SetTwoFactorEnabledAsync(login, false);
            (login.TotpKey, login.RecoveryCodes) = (null, null);
            mine.Note(login, "停用动态码");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/totp/drop");
}
