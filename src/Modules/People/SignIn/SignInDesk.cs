using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.People.Domain;
using Microsoft.AspNetCore.Http;

namespace Anju.People.SignIn;

internal enum SignInOutcome { In, NeedsCode, Refused, TooOften }

/// <param name="Sentence">Why not; empty when in.</param>
internal sealed record SignInAnswer(SignInOutcome Outcome, string Sentence = "", Login? Login = null);

/// <summary>Signs people in for page and API alike. Says the same about a wrong password and an unknown account, and takes as long for both.</summary>
internal sealed partial class SignInDesk(SignInManager<Login> manager, UserManager<Login> logins, LoginClaims claims, SignInPace pace, AppDb db, Calendar calendar, IHttpContextAccessor http)
{
    private const string Wrong = "账号或密码不对", LockedOut = "连续输错 5 次，账号已锁定，请 15 分钟后再试", Often = "尝试太频繁，请一分钟后再试";
    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly string SomeHash = Hasher.HashPassword(new(), "a password that nobody has");

    public async Task<SignInAnswer> TryPassword(string account, string password, CancellationToken ct)
    {
        account = account.Trim();
        if (!AccountForm().IsMatch(account) || password.Length is 0 or > PasswordRules.Longest)
            return new(SignInOutcome.Refused, Wrong);
        if (!pace.MayTry(Address, account))
            return new(SignInOutcome.TooOften, Often);
        if (await logins.FindByNameAsync(account) is not { IsClosed: false, PasswordHash: not null } login)
        {
            Hasher.VerifyHashedPassword(new(), SomeHash, password);
            return new(SignInOutcome.Refused, pace.FailUnknown(account) ? LockedOut : Wrong);
        }

        var check = await manager.CheckPasswordSignInAsync(login, password, lockoutOnFailure: true);
        if (check.IsLockedOut)
            return await Note(login, "连续输错密码，账号锁定 15 分钟", new(SignInOutcome.Refused, LockedOut), ct);
        if (!check.Succeeded)
            return await Note(login, "密码输错", new(SignInOutcome.Refused, Wrong), ct);
        if ((await claims.Centers(login.StaffId, ct)).Count == 0)
            return new(SignInOutcome.Refused, "您目前没有任职的岗位，请联系系统管理员");
        var result = await manager.PasswordSignInAsync(login, password, isPersistent: false, lockoutOnFailure: false);
        return result.RequiresTwoFactor ? new(SignInOutcome.NeedsCode, Login: login) : await Enter(login, "登录", ct);
    }

    /// <summary>The second step: six digits of the authenticator, or one of the recovery codes.</summary>
    public async Task<SignInAnswer> TryCode(string code, CancellationToken ct)
    {
        var login = await manager.GetTwoFactorAuthenticationUserAsync();
        if (login is null)
            return new(SignInOutcome.Refused, "登录已超时，请重新输入账号和密码");
        if (!pace.MayTry(Address, login.Account))
            return new(SignInOutcome.TooOften, Often);
        code = code.Replace(" ", "", StringComparison.Ordinal).Trim();
        if (code.Length != 6)
            return await TryRecovery(login, code, ct);
        var result = await manager.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        return result.Succeeded ? await Enter(login, "登录（动态码）", ct)
            : new(SignInOutcome.Refused, result.IsLockedOut ? LockedOut : "动态码不对，请看手机上当前的 6 位数字");
    }

    /// <summary>Both steps in one request, as programs ask; the password has just been checked.</summary>
    public async Task<SignInAnswer> TryCodeNow(Login login, string code, CancellationToken ct)
    {
        if (await logins.IsLockedOutAsync(login))
            return new(SignInOutcome.Refused, LockedOut);
        if (!await logins.VerifyTwoFactorTokenAsync(login, TokenOptions.DefaultAuthenticatorProvider, code.Trim()))
        {
            await logins.AccessFailedAsync(login);
            return new(SignInOutcome.Refused, "动态码不对，请看手机上当前的 6 位数字");
        }

        await manager.SignInAsync(login, isPersistent: false);
        return await Enter(login, "登录（动态码）", ct);
    }

    public Task Leave() => manager.SignOutAsync();

    [GeneratedRegex("^[A-Za-z0-9._-]{2,40}\\z")]
    private static partial Regex AccountForm();

    private string Address => http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";

    private async Task<SignInAnswer> TryRecovery(Login login, string code, CancellationToken ct)
    {
        if (await logins.IsLockedOutAsync(login))
            return new(SignInOutcome.Refused, LockedOut);
        var result = await manager.TwoFactorRecoveryCodeSignInAsync(code.ToUpperInvariant());
        if (result.Succeeded)
            return await Enter(login, "登录（备用码）", ct);
        await logins.AccessFailedAsync(login);
        return new(SignInOutcome.Refused, "备用码不对，或已经用过");
    }

    private Task<SignInAnswer> Enter(Login login, string what, CancellationToken ct)
    {
        login.LastInAt = calendar.Now;
        return Note(login, what, new(SignInOutcome.In, Login: login), ct);
    }

    private async Task<SignInAnswer> Note(Login login, string what, SignInAnswer answer, CancellationToken ct)
    {
        db.Add(new AccountEvent(login.StaffId, what, null, Address, calendar.Now));
        login.Version++;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();                        // two sign-ins at once: the other one has noted the moment
        }

        return answer;
    }
}
