using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Anju.Kernel.Web;

/// <summary>Reads a command; what cannot be read is the sender's fault.</summary>
internal static class JsonBody
{
    public static async Task<T> Read<T>(HttpContext http) where T : class
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            throw new BadHttpRequestException("A body is missing.");
        if (!http.Request.HasJsonContentType())
            throw new BadHttpRequestException("The body is not JSON.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await http.Request.ReadFromJsonAsync<T>(http.RequestAborted) ?? throw new BadHttpRequestException("The body is null.");
        }
        catch (JsonException unreadable)
        {
            throw new BadHttpRequestException("The body cannot be read as the command.", unreadable);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The body ended early.", broken);
        }
    }
}
