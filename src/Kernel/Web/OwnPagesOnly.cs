using Microsoft.AspNetCore.Http;

namespace Anju.Kernel.Web;

/// <summary>
/// A cookie travels with requests that other sites start. Changing requests to /api are therefore taken from our own
/// pages only, unless they carry a bearer key. Pages have their antiforgery token.
/// </summary>
internal sealed class OwnPagesOnly(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || !request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || request.Headers.Authorization.Count > 0)
            return next(context);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var own = site is "" or "same-origin" && (origin is "" || Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
        if (own)
            return next(context);
        return TypedResults.Problem(title: "只接受本系统页面发来的请求", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
    }
}
