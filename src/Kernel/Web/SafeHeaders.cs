using Microsoft.AspNetCore.Http;

namespace Anju.Kernel.Web;

/// <summary>Headers of every answer: only our own scripts and styles run, nobody frames us, nothing is sniffed or leaked.</summary>
internal sealed class SafeHeaders(RequestDelegate next)
{
    private const string Policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; worker-src 'self'; manifest-src 'self'";

    /// <summary>Put on at the last moment: an answer that was begun and thrown away for an error has them too.</summary>
    public Task Invoke(HttpContext context)
    {
        context.Response.OnStarting(Set, context.Response);
        return next(context);
    }

    private static Task Set(object answer)
    {
        var response = (HttpResponse)answer;
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true && headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";               // whoever signs out leaves nothing behind the back button
        return Task.CompletedTask;
    }
}
