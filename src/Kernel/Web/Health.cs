using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Anju.Kernel.Data;
using Anju.Kernel.Outbox;
using Anju.Kernel.Privacy;

namespace Anju.Kernel.Web;

/// <summary>/health/live: the process answers. /health/ready: database reachable and of this version. /health/details: what an administrator should know.</summary>
internal static class Health
{
    private const string Ready = "ready";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Migrated>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [Ready]).AddCheck<OutboxHealth>("outbox");
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => "ok").AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains(Ready) }).AllowAnonymous();
        app.MapHealthChecks("/health/details", new HealthCheckOptions { ResponseWriter = Write }).Needs(KernelPermissions.Outbox);
    }

    private static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        report.Entries.ToDictionary(e => e.Key, e => new { Status = e.Value.Status.ToString(), e.Value.Description }), JsonSerializerOptions.Web);

    /// <summary>Whether this process has already seen the database at its own version; it does not go back.</summary>
    private sealed class Migrated
    {
        public bool Seen { get; set; }
    }

    private sealed class DatabaseHealth(AppDb db, Migrated migrated) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (!await db.Database.CanConnectAsync(cancellationToken))
                return HealthCheckResult.Unhealthy("database: not reachable");
            migrated.Seen = migrated.Seen || !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
            return migrated.Seen ? HealthCheckResult.Healthy("database: reachable, at this version") : HealthCheckResult.Unhealthy("database: migrations are missing");
        }
    }
}
