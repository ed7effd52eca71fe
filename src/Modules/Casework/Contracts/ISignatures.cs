using Anju.Kernel;
using Anju.Kernel.UseCases;

namespace Anju.Casework.Contracts;

public readonly record struct SignatureId(Guid Value) : ITypedId<SignatureId>;

/// <summary>手写签名 / 拒签（须有见证人）/ 电话验证码.</summary>
public enum SignatureKind { Drawn, Refused, Code }

/// <summary>A customer's confirmation as it comes from a form: a drawing, a refusal that somebody saw, or a one-time code.</summary>
/// <param name="Purpose">What is signed, e.g. 完工确认, 报价同意, 上门回访; one signature a purpose and record counts, the latest.</param>
/// <param name="Drawing">PNG as a data address (<c>data:image/png;base64,…</c>), at most 300 KB; empty for a refusal.</param>
/// <param name="Witness">Who saw the refusal; not the one who asks.</param>
public sealed record NewSignature(string Purpose, string Signer, string? Drawing, bool Refused, string? Witness, string? Reason = null)
{
    /// <summary>The signer gave the one-time code he was told; whoever calls this has compared it.</summary>
    public bool IsCode { get; private init; }

    public static NewSignature ByCode(string purpose, string signer) => new(purpose, signer, null, false, null) { IsCode = true };
}

/// <param name="FileHref">The drawing; null for a refusal or a code.</param>
public sealed record SignatureCard(SignatureId Id, string Purpose, SignatureKind Kind, string Signer, string? Witness, string? Reason, DateTime At, string TakenBy, string? FileHref);

/// <summary>Confirmations of customers: drawn on a phone, given by a one-time code, or refused before a witness. A refusal is a record too, never an empty field.</summary>
public interface ISignatures
{
    /// <summary>Keeps it in the running transaction; a problem sentence when drawing, signer or witness is missing.</summary>
    Task<Result<SignatureId>> Take(Subject subject, NewSignature signature, string viewPermission, CancellationToken ct);

    /// <summary>Oldest first, at most 50.</summary>
    Task<IReadOnlyList<SignatureCard>> Of(Subject subject, CancellationToken ct);
}
