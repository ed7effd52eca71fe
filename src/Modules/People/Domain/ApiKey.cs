using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;

namespace Anju.People.Domain;

/// <summary>A key of another program to one center: <c>anju_{id}_{secret}</c>, with scopes and an end. The secret is 256 random bits, so one hash keeps it safe.</summary>
internal sealed class ApiKey : Versioned, IShapesRights
{
    public const string Prefix = "anju_";
    private const int IdLength = 32, LongestText = 120;

    private ApiKey() { }                                     // EF Core

    public ApiKeyId Id { get; private init; }
    public string Name { get; private init; } = "";

    [Personal(PersonalKind.Text)]
    public string Fingerprint { get; private init; } = "";

    /// <summary>One permission per line.</summary>
    public string ScopeLines { get; private init; } = "";

    /// <summary>Last day.</summary>
    public DateOnly Until { get; private init; }
    public DateTime? LastUsedAt { get; private set; }
    public DateTime? RevokedAt { get; private set; }
    public DateTime MadeAt { get; private init; }
    public string MadeBy { get; private init; } = "";

    public string[] Scopes => Post.Read(ScopeLines);

    public static (ApiKey Key, string Secret) For(string name, IEnumerable<string> scopes, DateOnly until, string by, DateTime now)
    {
        var id = Kernel.Id.New<ApiKeyId>();
        var text = $"{Prefix}{id.Value:N}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";
        return (new()
        {
            Id = id,
            Name = name,
            Fingerprint = FingerprintOf(text),
            Until = until,
            MadeAt = now,
            MadeBy = by,
            ScopeLines = string.Join('\n', scopes.Distinct().Order(StringComparer.Ordinal)),
        }, text);
    }

    public Problem? Revoke(DateTime now)
    {
        if (RevokedAt is not null)
            return Problem.Conflict("这把密钥已经停用");
        RevokedAt = now;
        return null;
    }

    /// <summary>The id inside a key's text; null when it is no key.</summary>
    public static ApiKeyId? IdIn(string text) =>
        text.Length is > 40 and < LongestText && text.StartsWith(Prefix, StringComparison.Ordinal) && text[Prefix.Length + IdLength] == '_'
        && Guid.TryParseExact(text.AsSpan(Prefix.Length, IdLength), "N", out var id) ? new(id) : null;

    public static string FingerprintOf(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    internal sealed class Table : IEntityTypeConfiguration<ApiKey>
    {
        public void Configure(EntityTypeBuilder<ApiKey> key)
        {
            key.ToTable("people_keys");
            key.Property(k => k.Name).HasMaxLength(40);
            key.Property(k => k.Fingerprint).HasMaxLength(64);
            key.Property(k => k.ScopeLines).HasMaxLength(8000);
            key.Property(k => k.MadeBy).HasMaxLength(60);
        }
    }
}
