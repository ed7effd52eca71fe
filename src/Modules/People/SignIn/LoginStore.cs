using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.People.Domain;

namespace Anju.People.SignIn;

/// <summary>
/// Gives ASP.NET Core Identity our one table of logins. It saves at once when nobody else does, and leaves saving to
/// the use case when one is running.
/// </summary>
internal sealed class LoginStore(AppDb db, IDataProtectionProvider protection) :
    IUserPasswordStore<Login>, IUserSecurityStampStore<Login>, IUserLockoutStore<Login>, IUserTwoFactorStore<Login>,
    IUserAuthenticatorKeyStore<Login>, IUserTwoFactorRecoveryCodeStore<Login>
{
    private readonly IDataProtector vault = protection.CreateProtector("people.totp");

    public Task<Login?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? db.Set<Login>().SingleOrDefaultAsync(l => l.Id == new LoginId(id), cancellationToken) : Task.FromResult<Login?>(null);

    public Task<Login?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.Set<Login>().SingleOrDefaultAsync(l => l.Key == normalizedUserName, cancellationToken);

    public Task<IdentityResult> CreateAsync(Login user, CancellationToken cancellationToken)
    {
        db.Add(user);
        return Save(cancellationToken);
    }

    public Task<IdentityResult> UpdateAsync(Login user, CancellationToken cancellationToken)
    {
        user.Version++;
        return Save(cancellationToken);
    }

    public Task<IdentityResult> DeleteAsync(Login user, CancellationToken cancellationToken) => throw new NotSupportedException("A login is closed, never deleted.");

    public Task<string> GetUserIdAsync(Login user, CancellationToken cancellationToken) => Task.FromResult(user.Id.Value.ToString());
    public Task<string?> GetUserNameAsync(Login user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account);
    public Task SetUserNameAsync(Login user, string? userName, CancellationToken cancellationToken) => Do(() => user.Account = userName ?? "");
    public Task<string?> GetNormalizedUserNameAsync(Login user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Key);
    public Task SetNormalizedUserNameAsync(Login user, string? normalizedName, CancellationToken cancellationToken) => Do(() => user.Key = normalizedName ?? "");

    public Task SetPasswordHashAsync(Login user, string? passwordHash, CancellationToken cancellationToken) => Do(() => user.PasswordHash = passwordHash);
    public Task<string?> GetPasswordHashAsync(Login user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);
    public Task<bool> HasPasswordAsync(Login user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(Login user, string stamp, CancellationToken cancellationToken) => Do(() => user.Stamp = stamp);
    public Task<string?> GetSecurityStampAsync(Login user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Stamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Login user, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockedUntil is { } until ? new DateTimeOffset(until, TimeSpan.Zero) : (DateTimeOffset?)null);
    public Task SetLockoutEndDateAsync(Login user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Do(() => user.LockedUntil = lockoutEnd?.UtcDateTime);
    public Task<int> IncrementAccessFailedCountAsync(Login user, CancellationToken cancellationToken) => Task.FromResult(++user.Failures);
    public Task ResetAccessFailedCountAsync(Login user, CancellationToken cancellationToken) => Do(() => user.Failures = 0);
    public Task<int> GetAccessFailedCountAsync(Login user, CancellationToken cancellationToken) => Task.FromResult(user.Failures);
    public Task<bool> GetLockoutEnabledAsync(Login user, CancellationToken cancellationToken) => Task.FromResult(true);
    public Task SetLockoutEnabledAsync(Login user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetTwoFactorEnabledAsync(Login user, bool enabled, CancellationToken cancellationToken) => Do(() => user.HasTotp = enabled);
    public Task<bool> GetTwoFactorEnabledAsync(Login user, CancellationToken cancellationToken) => Task.FromResult(user.HasTotp);
    public Task SetAuthenticatorKeyAsync(Login user, string key, CancellationToken cancellationToken) => Do(() => user.TotpKey = vault.Protect(key));
    public Task<string?> GetAuthenticatorKeyAsync(Login user, CancellationToken cancellationToken) =>
        Task.FromResult(user.TotpKey is null ? null : vault.Unprotect(user.TotpKey));

    public Task ReplaceCodesAsync(Login user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Do(() => user.RecoveryCodes = string.Join('\n', recoveryCodes.Select(ApiKey.FingerprintOf)));

    public Task<bool> RedeemCodeAsync(Login user, string code, CancellationToken cancellationToken)
    {
        var left = Post.Read(user.RecoveryCodes ?? "");
        var print = ApiKey.FingerprintOf(code);
        if (!left.Contains(print))
            return Task.FromResult(false);
        user.RecoveryCodes = string.Join('\n', left.Where(l => l != print));
        return Task.FromResult(true);
    }

    public Task<int> CountCodesAsync(Login user, CancellationToken cancellationToken) => Task.FromResult(Post.Read(user.RecoveryCodes ?? "").Length);

    public void Dispose() { }

    private async Task<IdentityResult> Save(CancellationToken ct)
    {
        if (db.IsActing)
            return IdentityResult.Success;
        try
        {
            await db.SaveChangesAsync(ct);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException lost)
        {
            foreach (var entry in lost.Entries)
                await entry.ReloadAsync(ct);
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }
    }

    private static Task Do(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}
