using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Anju.Kernel.UseCases;
using Anju.Repairs.Domain;
using static System.FormattableString;

namespace Anju.Repairs.Desk;

/// <summary>
/// 电话验证码：the desk reads it to the owner, he tells it the worker at his door. Guessing is bounded: after five wrong
/// ones an order takes no code for a quarter of an hour, and the owner signs instead.
/// </summary>
internal sealed class OwnerCodes(TimeProvider clock) : IDisposable
{
    public const int MostWrong = 5;
    private const string Often = "验证码连续输错 5 次，请 15 分钟后再试，或请住户签名";
    private static readonly TimeSpan Shut = TimeSpan.FromMinutes(15);
    private readonly MemoryCache wrong = new(Options.Create(new MemoryCacheOptions { SizeLimit = 10_000 }));

    public static string Next() => Invariant($"{RandomNumberGenerator.GetInt32(1_000_000):000000}");

    /// <summary>A refusal of a wrong code, or of any code after too many wrong ones.</summary>
    public Problem? Refuse(Repair repair, string code)
    {
        var (tries, until) = wrong.TryGetValue(repair.Id, out (int Tries, DateTimeOffset Until) held) && held.Until > clock.GetUtcNow() ? held : (0, clock.GetUtcNow() + Shut);
        if (tries >= MostWrong)
            return Problem.Invalid(nameof(SignedAct.Code), Often);
        if (repair.WrongCode(code) is not { } refused)
            return null;
        wrong.Set(repair.Id, (tries + 1, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Shut });
        return tries + 1 >= MostWrong ? Problem.Invalid(nameof(SignedAct.Code), Often) : refused;
    }

    public void Dispose() => wrong.Dispose();
}
