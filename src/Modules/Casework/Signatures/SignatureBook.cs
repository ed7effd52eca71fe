using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Casework.Files;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Casework.Signatures;

internal sealed class SignatureBook(AppDb db, IFiles files, CurrentUser user, Calendar calendar) : ISignatures
{
    private const string DataAddress = "data:image/png;base64,";
    private const int LargestDrawing = 300 * 1024, Most = 50, LongestName = 60, LongestReason = 200;

    public async Task<Result<SignatureId>> Take(Subject subject, NewSignature signature, string viewPermission, CancellationToken ct)
    {
        var signer = signature.Signer.Trim();
        if (signer.Length is 0 or > LongestName)
            return Problem.Invalid("Signer", "请填写签名人姓名（60 字以内）");
        if (signature.Refused && Unwitnessed(signature) is { } why)
            return why;

        FileId? drawing = null;
        if (!signature.Refused && !signature.IsCode)
        {
            if (Png(signature.Drawing) is not { } png)
                return Problem.Invalid("Drawing", "请用户在手机上签名；若拒绝签名，请选“拒签”并填写见证人");
            var kept = await files.Keep(subject, new NewFile($"{signature.Purpose}签名.png", png), "签名", viewPermission, ct);
            if (kept.Problem is { } problem)
                return problem;
            drawing = kept.Value;
        }

        var row = new Signature
        {
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            Purpose = Words.Cut(signature.Purpose, 20),
            Kind = signature.IsCode ? SignatureKind.Code : signature.Refused ? SignatureKind.Refused : SignatureKind.Drawn,
            Signer = signer,
            Witness = signature.Refused ? signature.Witness!.Trim() : null,
            Reason = signature.Refused ? signature.Reason?.Trim() : null,
            Drawing = drawing,
            At = calendar.Now,
            TakenBy = user.Name,
        };
        db.Add(row);
        return row.Id;
    }

    public async Task<IReadOnlyList<SignatureCard>> Of(Subject subject, CancellationToken ct)
    {
        var rows = await db.Set<Signature>().AsNoTracking().Where(s => s.SubjectKind == subject.Kind && s.SubjectId == subject.Id)
            .OrderBy(s => s.At).ThenBy(s => s.Id).Take(Most).ToListAsync(ct);
        return [.. rows.Select(s => new SignatureCard(s.Id, s.Purpose, s.Kind, s.Signer, s.Witness, s.Reason, s.At, s.TakenBy, s.Drawing is { } file ? FileStore.Href(file) : null))];
    }

    private Problem? Unwitnessed(NewSignature refusal)
    {
        var witness = refusal.Witness?.Trim() ?? "";
        if (witness.Length is 0 or > LongestName)
            return Problem.Invalid("Witness", "用户拒签时须填写见证人（60 字以内）");
        if (witness == user.Name)
            return Problem.Invalid("Witness", "见证人须是另一个人");
        return refusal.Reason?.Trim().Length > LongestReason ? Problem.Invalid("Reason", "拒签原因最多 200 字") : null;
    }

    private static byte[]? Png(string? address)
    {
        if (address is null || address.Length > LargestDrawing / 3 * 4 + 64 || !address.StartsWith(DataAddress, StringComparison.Ordinal))
            return null;
        var bytes = new byte[LargestDrawing + 64];
        return Convert.TryFromBase64Chars(address.AsSpan(DataAddress.Length), bytes, out var length) && MediaType.Of(bytes.AsSpan(0, length)) == MediaType.Png
            ? bytes[..length] : null;
    }
}
