using System.Threading.RateLimiting;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Anju.People.SignIn;

/// <summary>
/// How often somebody may try: 10 times a minute per network address and account, 120 times per address (an office
/// shares one). Accounts that do not exist are "locked" like real ones, so that trying does not tell which exist.
/// </summary>
internal sealed class SignInPace(TimeProvider clock) : IDisposable
{
    public const int PerAccount = 10, PerAddress = 120, Failures = 5;
    public static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<(string Address, string Account)> pace = PartitionedRateLimiter.CreateChained(
        Limit(PerAddress, t => t.Address), Limit(PerAccount, t => t.Address + "\n" + t.Account));
    private readonly MemoryCache unknown = new(Options.Create(new MemoryCacheOptions { SizeLimit = 10_000 }));

    public bool MayTry(string address, string account)
    {
        using var lease = pace.AttemptAcquire((address, account.ToUpperInvariant()));
        return lease.IsAcquired;
    }

    /// <summary>Counts one more failure of an account that does not exist.</summary>
    /// <returns>True when a real one would now be locked.</returns>
    public bool FailUnknown(string account)
    {
        var key = account.ToUpperInvariant();
        var (count, until) = unknown.TryGetValue(key, out (int, DateTimeOffset) held) && held.Item2 > clock.GetUtcNow() ? held : (0, DateTimeOffset.MinValue);
        if (count < Failures)
            (count, until) = (count + 1, clock.GetUtcNow() + Locked);
        unknown.Set(key, (count, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Locked });
        return count >= Failures;
    }

    public void Dispose()
    {
        pace.Dispose();
        unknown.Dispose();
    }

    private static PartitionedRateLimiter<(string Address, string Account)> Limit(int perMinute, Func<(string Address, string Account), string> by) =>
        PartitionedRateLimiter.Create<(string Address, string Account), string>(t => t.Address.Length == 0 && by(t).Length == 0 ? RateLimitPartition.GetNoLimiter("") : RateLimitPartition.GetFixedWindowLimiter(by(t),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
}
