using System.Globalization;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QRCoder;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Privacy;
using Anju.Kernel.Text;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Receipts;

/// <summary>
/// Whoever holds a paper may ask whether it is real. The address on it carries center and paper, sealed with the keys of
/// this installation, so that none can be guessed or made elsewhere.
/// </summary>
internal sealed class ReceiptSeal(Seal seal)
{
    private const string Purpose = "receipt-verify";

    public string Token(CenterId center, ReceiptId paper) => seal.Close(Purpose, WebEncoders.Base64UrlEncode([.. center.Value.ToByteArray(), .. paper.Value.ToByteArray()]));

    public (CenterId Center, ReceiptId Paper)? Open(string token)
    {
        try
        {
            return token.Length is > 0 and < 400 && seal.Open(Purpose, token) is { } text && WebEncoders.Base64UrlDecode(text) is { Length: 32 } bytes
                ? (new CenterId(new Guid(bytes.AsSpan(0, 16))), new ReceiptId(new Guid(bytes.AsSpan(16)))) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>How often strangers may ask: 30 times a minute per network address.</summary>
internal sealed class VerifyPace : IDisposable
{
    public const int PerMinute = 30;

    private readonly PartitionedRateLimiter<string> pace = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public bool MayAsk(string address)
    {
        using var lease = pace.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public void Dispose() => pace.Dispose();
}

/// <summary>What a stranger learns: number, day, total and state, the payer's surname, nothing more.</summary>
internal sealed class Verifier(ReceiptSeal seal, IServiceScopeFactory scopes)
{
    public sealed record Seen(string Kind, string Number, DateOnly On, Money Total, PaperState State, string EndedBy, string Payer, string House);

    public async Task<Seen?> Look(string token, CancellationToken ct)
    {
        if (seal.Open(token) is not { } asked)
            return null;
        await using var scope = scopes.CreateAsyncScope();          // a stranger has no center: this question alone is asked inside the paper's
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(asked.Center));
        var paper = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Receipt>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == asked.Paper, ct);
        return paper is null ? null : new(Words.Of(paper.Kind), paper.Number, paper.On, paper.Total, paper.State, paper.EndedBy, Mask.Surname(paper.Payer), HalfOf(paper.HouseNumber));
    }

    /// <summary>3-2-1102 → 3-2-****: enough for who lives there, too little for who does not.</summary>
    private static string HalfOf(string house) => house.LastIndexOf('-') is > 0 and var at ? house[..(at + 1)] + "****" : "****";
}

/// <summary>The address as a QR code, drawn as one path so that the page needs no picture.</summary>
internal static class QrPath
{
    public static (string Path, int Size) Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.L);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
            for (var x = 0; x < code.ModuleMatrix[y].Count; x++)
                if (code.ModuleMatrix[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return (path.ToString(), code.ModuleMatrix.Count);
    }
}
