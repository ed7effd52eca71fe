using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Anju.Kernel.Identity;
using Anju.Kernel.Live;

namespace Anju.Kernel.Web;

/// <summary>
/// On a page that only shows: the same person gets the same bytes at the same address until a row of the center is
/// committed, the clock says something else, or a few seconds have passed. Not for pages with forms that post: each of
/// those carries a token of its own, and a page that has one is not kept even when it asks to be.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptAttribute : Attribute;

/// <summary>Until when the page of this request says the truth if no row changes. Parts of a page shorten it.</summary>
public sealed class PageLife(TimeProvider clock)
{
    /// <summary>As long as the frame keeps its counts; no page outlives the minute that its clock shows.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private DateTime? end;

    /// <summary>Something on the page changes at this moment, UTC: a limit passes, a day begins.</summary>
    public void EndAt(DateTime? moment) => end = moment is { } next && !(next >= end) ? next : end;

    internal TimeSpan Left()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var minute = TimeSpan.FromTicks(TimeSpan.TicksPerMinute - now.Ticks % TimeSpan.TicksPerMinute);
        var left = minute < Longest ? minute : Longest;
        return end is { } moment && moment - now < left ? moment - now : left;
    }
}

/// <summary>After the question who it is and whether he may: hands out the page that was made a moment ago, or makes and keeps it.</summary>
internal sealed class KeptPages(RequestDelegate next, Fresh fresh)
{
    private const int UsualPage = 48 * 1024, LongestPage = 96 * 1024, LongestAddress = 500;
    private static readonly byte[] Token = "__RequestVerificationToken"u8.ToArray();

    /// <summary>The actor is compared as it was looked up: any change of post, name or rights makes another one.</summary>
    private sealed record Key(Actor Actor, string Host, string Address, string? Theme);

    /// <param name="headers">What the page itself said; every answer gets the others afresh.</param>
    private sealed class Page(byte[] plain, KeyValuePair<string, StringValues>[] headers)
    {
        private byte[]? packed;

        public byte[] Plain => plain;
        public KeyValuePair<string, StringValues>[] Headers => headers;
        public byte[] Packed => packed ??= Pack(plain);

        private static byte[] Pack(byte[] plain)
        {
            using var target = new MemoryStream();
            using (var brotli = new BrotliStream(target, CompressionLevel.Fastest))
                brotli.Write(plain);
            return target.ToArray();
        }
    }

    public Task Invoke(HttpContext context, CurrentUser user)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<KeptAttribute>() is null || user.Id is null
            || request.QueryString.Value is { Length: > LongestAddress })
            return next(context);
        var key = new Key(user.Actor, request.Host.Value ?? "", request.Path.Value + request.QueryString.Value, request.Cookies["theme"]);
        return fresh.TryGet<Page>(user.Center, key, out var page) ? Answer(context, page!) : Make(context, user.Center, key);
    }

    private async Task Make(HttpContext context, CenterId center, Key key)
    {
        var (stamp, response) = (fresh.StampOf(center), context.Response);
        var (client, others) = (response.Body, response.Headers.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase));
        using var made = new MemoryStream(UsualPage);
        response.Body = made;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = client;
        }

        if (response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0 && made.Length <= LongestPage && made.GetBuffer().AsSpan(0, (int)made.Length).IndexOf(Token) < 0)
            fresh.Keep(center, key, stamp, new Page(made.ToArray(), [.. response.Headers.Where(h => !others.Contains(h.Key))]), context.RequestServices.GetRequiredService<PageLife>().Left());
        made.Position = 0;
        await made.CopyToAsync(client, context.RequestAborted);
    }

    private static Task Answer(HttpContext context, Page page)
    {
        var response = context.Response;
        foreach (var (name, value) in page.Headers)
            response.Headers[name] = value;
        var bytes = page.Plain;
        if (TakesBrotli(context.Request.Headers.AcceptEncoding))
        {
            bytes = page.Packed;
            response.Headers.ContentEncoding = "br";
            response.Headers.Vary = "Accept-Encoding";
            response.ContentLength = bytes.Length;
        }

        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static bool TakesBrotli(StringValues accepted)
    {
        foreach (var line in accepted)
            foreach (var one in (line ?? "").Split(','))
                if (one.AsSpan().Trim() is "br")
                    return true;
        return false;
    }
}
