using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Anju.People.Domain;

namespace Anju.People.SignIn;

/// <summary>Reads <c>Authorization: Bearer anju_…</c>. It only says which key was shown; <see cref="Actors"/> judges it.</summary>
internal sealed class KeyScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "anju-key";
    private const string Bearer = "Bearer ";

    public static bool IsShown(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var text = Request.Headers.Authorization.ToString();
        if (text.Length <= Bearer.Length || ApiKey.IdIn(text[Bearer.Length..].Trim()) is not { } id)
            return Task.FromResult(AuthenticateResult.NoResult());
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, id.Value.ToString("N")), new(LoginClaims.KeyPrint, ApiKey.FingerprintOf(text[Bearer.Length..].Trim()))], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new(new(identity), SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem(title: "密钥无效、已停用或已过期", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        TypedResults.Problem(title: "这把密钥没有这项权限", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(Context);
}
