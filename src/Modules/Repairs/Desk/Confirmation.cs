using System.ComponentModel.DataAnnotations;
using Anju.Casework.Contracts;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Desk;

/// <summary>The owner's yes: drawn on the screen, said before a witness by somebody who would not sign, or the code that the desk told him by telephone.</summary>
internal abstract record SignedAct : OnSiteAct
{
    public ConsentWay Way { get; set; }

    [StringLength(60, ErrorMessage = "姓名最多 60 字")]
    public string Signer { get; set; } = "";

    /// <summary>PNG as a data address.</summary>
    [StringLength(420_000, ErrorMessage = "签名图太大")]
    public string? Drawing { get; set; }

    /// <summary>Who saw that the signature was refused.</summary>
    [StringLength(60, ErrorMessage = "姓名最多 60 字")]
    public string? Witness { get; set; }

    [StringLength(8, ErrorMessage = "验证码最多 8 位")]
    public string Code { get; set; } = "";
}

internal sealed class Confirmation(ISignatures signatures, OwnerCodes codes)
{
    private const int LongestReason = 200;

    /// <summary>Who signs: the reporter when the form names nobody else; a form that may only show his masked name means him too.</summary>
    public static string SignerOf(Repair repair, SignedAct command) => command.Signer.Length == 0 || command.Signer == Mask.Name(repair.ReporterName) ? repair.ReporterName : command.Signer;

    /// <summary>Keeps the signature, the witnessed refusal, or that the owner gave the code.</summary>
    public async Task<Problem?> Take(Repair repair, SignedAct command, string purpose, string? reason, CancellationToken ct)
    {
        var signer = SignerOf(repair, command);
        if (command.Way == ConsentWay.Code)
            return codes.Refuse(repair, command.Code) ?? (await signatures.Take(repair.Subject, NewSignature.ByCode(purpose, signer), RepairsPermissions.View, ct)).Problem;
        if (command.Signer.Length == 0)
            return Problem.Invalid(nameof(command.Signer), "请填写签名人或住户姓名");
        if (command.Way == ConsentWay.Signed && string.IsNullOrEmpty(command.Drawing))
            return Problem.Invalid(nameof(command.Drawing), "请住户签名；不肯签名的，请选“不肯签名”并填写见证人");
        if (command.Way == ConsentWay.RefusedToSign && string.IsNullOrEmpty(command.Witness))
            return Problem.Invalid(nameof(command.Witness), "不肯签名的，须填写见证人");
        var refused = command.Way == ConsentWay.RefusedToSign;
        var taken = await signatures.Take(repair.Subject, new NewSignature(purpose, signer, refused ? null : command.Drawing, refused, refused ? command.Witness : null, reason is { Length: > LongestReason } ? reason[..LongestReason] : reason), RepairsPermissions.View, ct);
        return taken.Problem is { Errors: null } problem ? Problem.Invalid(nameof(command.Drawing), problem.Message) : taken.Problem;
    }
}
