using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Kernel.UseCases;

/// <summary>Remembers the answer to each repeatable request in the transaction of the act itself.</summary>
public sealed class Answers
{
    private const string Insert = """
        INSERT INTO kernel_answers ("CenterId", "RequestId", "Asked", "At", "Body", "By") VALUES ($1, $2, $3, $4, $5, $6)
        """;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new TypedIdJson() } };
    private readonly AppDb db;
    private readonly CurrentUser user;
    private readonly CenterLedger ledger;
    private byte[]? fingerprint;

    internal Answers(AppDb db, CurrentUser user, CenterLedger ledger) => (this.db, this.user, this.ledger) = (db, user, ledger);

    internal async Task<Result<T>?> Earlier<T>(IRepeatable request, string act, CancellationToken ct)
    {
        fingerprint = Fingerprint(request, act);
        var answer = await db.Set<Answer>().AsNoTracking().SingleOrDefaultAsync(a => a.RequestId == request.RequestId, ct);
        if (answer is null)
            return null;
        return answer.By == user.Name && answer.Asked.AsSpan().SequenceEqual(fingerprint)
            ? JsonSerializer.Deserialize<T>(answer.Body, Json)!
            : Problem.Conflict("这张表单已经提交过，内容与这次不同；请刷新页面后重新填写");
    }

    internal void Remember<T>(IRepeatable request, string act, T value) => ledger.AtTheEnd(Insert, db.Center.Value, request.RequestId,
        fingerprint ?? Fingerprint(request, act), db.Now, JsonSerializer.Serialize(value, Json), user.Name);

    private static byte[] Fingerprint(IRepeatable request, string act) =>
        SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(act), .. JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), Json)]);
}
