using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Integration;

/// <summary>The whole application on one migrated database of the given kind. Tests share it, each in a center of its own.</summary>
public sealed class Installation : WebApplicationFactory<Program>
{
    private static readonly SemaphoreSlim Building = new(1);
    private static readonly Dictionary<Database, Installation> Shared = [];

    private readonly Database database;
    private readonly string name = $"anju_{Guid.CreateVersion7():N}";

    private Installation(Database database)
    {
        this.database = database;
        if (database == Database.Sqlite)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Array.ForEach(Directory.GetFiles(Path.GetTempPath(), name + ".db*"), File.Delete);
    }

    /// <summary>The installation that most tests share.</summary>
    public static async Task<Installation> Of(Database database)
    {
        await Building.WaitAsync();
        try
        {
            if (!Shared.TryGetValue(database, out var found))
                Shared[database] = found = await Fresh(database);
            return found;
        }
        finally
        {
            Building.Release();
        }
    }

    /// <summary>One of its own, for tests that look at the whole database.</summary>
    public static async Task<Installation> Fresh(Database database)
    {
        var installation = new Installation(database);
        if (database == Database.Postgres)
        {
            await using var admin = new NpgsqlConnection(Databases.Postgres("postgres"));
            await admin.OpenAsync();
            await using var create = new NpgsqlCommand($"CREATE DATABASE {installation.name}", admin);
            await create.ExecuteNonQueryAsync();
        }

        await using var scope = installation.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Database.MigrateAsync();
        return installation;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("Jobs:Enabled", "false");         // a test that wants a job runs it itself
        if (database == Database.Sqlite)
            builder.UseSetting("ConnectionStrings:Sqlite", $"Data Source={Path.Combine(Path.GetTempPath(), name)}.db");
        else
            builder.UseSetting("ConnectionStrings:Postgres", Databases.Postgres(name));
        builder.ConfigureTestServices(services =>
        {
            services.ConfigureDbContext<AppDb>(o => o.ConfigureWarnings(w => w.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning)));   // a list has a total order
            services.AddAuthentication(TestActor.Scheme).AddScheme<AuthenticationSchemeOptions, TestActor>(TestActor.Scheme, null);
            var real = services.LastOrDefault(s => s.ServiceType == typeof(IActors));
            services.AddScoped<IActors>(s => new TestActors(real is null ? null : (IActors)(real.ImplementationFactory?.Invoke(s)
                ?? ActivatorUtilities.CreateInstance(s, real.ImplementationType!))));
        });
    }

    /// <summary>Signs in whoever the test names in headers; without them the real schemes decide.</summary>
    private sealed class TestActor(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public new const string Scheme = "test";
        private const string Real = "anju";                  // cookie or key, as in production

        protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Context.ChallengeAsync(Real, properties);
        protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Context.ForbidAsync(Real, properties);

        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!Request.Headers.TryGetValue(CenterUnderTest.Header, out var value))
            {
                return await Context.AuthenticateAsync(Real);
            }

            var identity = new ClaimsIdentity([new Claim(CenterUnderTest.Header, value.ToString())], Scheme);
            return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
        }
    }

    private sealed class TestActors(IActors? real) : IActors
    {
        public ValueTask<Actor?> Find(ClaimsPrincipal principal, CancellationToken ct) =>
            principal.FindFirst(CenterUnderTest.Header) is { } claim ? new(CenterUnderTest.Actor(claim.Value))
            : real is not null ? real.Find(principal, ct) : new((Actor?)null);
    }
}
