using Microsoft.AspNetCore.HttpOverrides;
using System.Net;

namespace Anju.Web;

/// <summary>What stands between browser and application: a balancer that speaks for the caller, and https when it is configured.</summary>
internal static class Edge
{
    /// <summary><c>Proxies</c>: addresses or networks (10.0.0.0/8) of balancers whose X-Forwarded headers are believed; none by default.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        var proxies = (builder.Configuration["Proxies"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = proxies.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
                if (proxy.Contains('/', StringComparison.Ordinal))
                    o.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
                else
                    o.KnownProxies.Add(IPAddress.Parse(proxy));
        });
        builder.Services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
    }

    /// <summary>HSTS goes out on https answers only; plain requests are sent to https when <c>HTTPS_PORT</c> or an https address is set.</summary>
    public static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        if (app.Environment.IsProduction() && IsHttps(app.Configuration))
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }
    }

    private static bool IsHttps(IConfiguration configuration) => configuration["HTTPS_PORT"] is { Length: > 0 }
        || (configuration["URLS"] ?? "").Contains("https://", StringComparison.OrdinalIgnoreCase) || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any(e => (e["Url"] ?? "").StartsWith("https://", StringComparison.OrdinalIgnoreCase));
}
