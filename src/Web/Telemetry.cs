using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Anju.Web;

/// <summary>
/// Traces and metrics leave only when an address for them is set (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>). Neither they nor
/// the log hold personal data: addresses with their queries, parameters and form fields are not written down.
/// </summary>
internal static class Telemetry
{
    public static void Add(WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning)       // request lines would carry what was searched for
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)      // that its keys lie in the center's own database is decided, not a surprise
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Quartz", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        if (builder.Environment.IsProduction() && !Console.IsOutputRedirected)
            builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
        else if (builder.Environment.IsProduction())
            builder.Logging.AddJsonConsole();
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("anju"))
            .WithTracing(t => t.AddAspNetCoreInstrumentation(o => o.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.query", null)).AddOtlpExporter())
            .WithMetrics(m => m.AddAspNetCoreInstrumentation().AddMeter("System.Runtime").AddOtlpExporter());
    }
}
