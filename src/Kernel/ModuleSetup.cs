using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Anju.Kernel.Audit;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.Jobs;
using Anju.Kernel.Live;
using Anju.Kernel.Outbox;
using Anju.Kernel.Privacy;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Kernel;

/// <summary>Puts kernel and modules into the host.</summary>
public static class ModuleSetup
{
    public static void AddKernel(this IServiceCollection services, IConfiguration configuration, params IModule[] modules)
    {
        var list = new ModuleList(modules);
        services.AddSingleton(list);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Calendar>();
        services.AddPooledDbContextFactory<AppDb>(options => options.UseConfigured(configuration));
        services.AddScoped(Database);
        AddUseCases(services, list);
        AddIdentity(services);
        services.AddDataProtection().SetApplicationName("anju").PersistKeysToDbContext<AppDb>();
        services.AddSingleton<Seal>();
        services.AddSingleton(_ => new LogFlush(configuration.GetConnectionString("Postgres")));
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<Doors>();
        services.AddSingleton(s => new Fresh(s.GetRequiredService<TimeProvider>(), isAlone: configuration.GetConnectionString("Postgres") is null));
        services.AddSingleton<ChangeWatch>();
        services.AddScoped<PageLife>();
        services.ConfigureDbContext<AppDb>((s, o) => o.AddInterceptors(s.GetRequiredService<ChangeWatch>()));
        AddRelay(services, configuration);
        AddOutbox(services);
        JobSetup.AddJobs(services, configuration, list);
        services.AddProblemDetails(o => o.CustomizeProblemDetails = ProblemWords.Translate);
        services.AddExceptionHandler<Failures>();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddWebEncoders(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));   // Chinese as itself, not as 8-byte entities
        services.ConfigureHttpJsonOptions(o => Strict(o.SerializerOptions));
        foreach (var module in modules)
            module.AddServices(services);
    }

    private static AppDb Database(IServiceProvider scope)
    {
        var db = scope.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext();
        db.ActFor(scope.GetRequiredService<CurrentUser>());
        return db;
    }

    /// <summary>Order matters: headers, who is it, where does it come from, may it, is it the page of a moment ago.</summary>
    public static void UseKernel(this WebApplication app)
    {
        app.UseMiddleware<SafeHeaders>();
        app.UseMiddleware<OwnPagesOnly>();
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
        app.UseAuthorization();
        app.UseMiddleware<KeptPages>();
    }

    public static void MapModules(this WebApplication app)
    {
        LiveRoutes.Map(app);
        RevealPersonal.Map(app);
        RevealLog.Map(app);
        OutboxList.Map(app);
        RetryMessage.Map(app);
        Health.Map(app);
        foreach (var module in app.Services.GetRequiredService<ModuleList>().Modules)
        {
            module.MapApi(app.MapGroup($"/api/{module.Name}").WithTags(module.Name));
            module.MapRoot(app);
        }
    }

    public static void UseConfigured(this DbContextOptionsBuilder options, IConfiguration configuration)
    {
        var connection = configuration.GetConnectionString("Postgres");
        options.AddInterceptors(LateTransaction.Instance);
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));   // a test says that the migrations hold the model; looking each time would build two more models
        options.ConfigureWarnings(w => w.Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.TransactionError, LogLevel.Debug)));   // twins collide by design; what fails in earnest is logged where it ends
        if (connection is not null)
            options.UseNpgsql(ForShortQuestions(new(connection)), o => o.MigrationsAssembly("Anju.Migrations.Postgres")).AddInterceptors(EarlyUnlock.Instance);
        else
            options.UseSqlite(configuration.GetConnectionString("Sqlite") ?? "Data Source=data/center.db",
                o => o.MigrationsAssembly("Anju.Migrations.Sqlite")).AddInterceptors(SqliteSettings.Instance);
    }

    /// <summary>Statements are prepared once, and none of them is worth compiling: where an estimate crosses the line, a question of milliseconds would take a third of a second each time. Options that the connection names itself stand.</summary>
    private static string ForShortQuestions(NpgsqlConnectionStringBuilder connection)
    {
        (connection.MaxAutoPrepare, connection.NoResetOnClose) = (200, true);
        connection.Options ??= "-c jit=off";
        return connection.ConnectionString;
    }

    /// <summary>JSON as strict as the forms: no null where a value belongs, options by name, ids as one string.</summary>
    public static void Strict(JsonSerializerOptions json)
    {
        json.Converters.Add(new TypedIdJson());
        json.Converters.Add(new JsonStringEnumConverter(null, allowIntegerValues: false));
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.MaxDepth = 16;
    }

    private static void AddUseCases(IServiceCollection services, ModuleList list)
    {
        services.AddScoped(typeof(UseCase<,>));
        services.AddScoped(typeof(Query<,>));
        services.AddSingleton<WriteGate>();
        services.AddSingleton<ActNames>();
        services.AddScoped(s => new Answers(s.GetRequiredService<AppDb>(), s.GetRequiredService<CurrentUser>(), s.GetRequiredService<CenterLedger>()));
        services.AddScoped<CenterLedger>();
        services.AddScoped(s => new AuditTrail(s.GetRequiredService<AppDb>(), s.GetRequiredService<CurrentUser>(), s.GetRequiredService<CenterLedger>()));
        services.AddScoped<Events>();
        services.AddScoped(s => new Numbers(s.GetRequiredService<CenterLedger>(), s.GetRequiredService<Calendar>()));
        services.AddScoped<Stale>();
        services.AddScoped(s => new UseCaseTools(s.GetRequiredService<AppDb>(), s.GetRequiredService<CurrentUser>(), s.GetRequiredService<CenterLedger>(),
            s.GetRequiredService<Answers>(), s.GetRequiredService<AuditTrail>(), s.GetRequiredService<Events>(), s.GetRequiredService<Stale>(),
            s.GetRequiredService<ILiveRelay>()));
        Type[] contracts = [typeof(IHandler<,>), typeof(IQueryHandler<,>), typeof(IOn<>), typeof(ILateCount), typeof(IDefaultGrants), typeof(IDemoPart), typeof(INoticeCount), typeof(IPersonalSource), typeof(Ui.ITodayTiles), typeof(Ui.IPatrolRisks)];
        foreach (var type in list.Types.Where(t => t is { IsClass: true, IsAbstract: false }))
            foreach (var contract in type.GetInterfaces())
                if (contracts.Contains(contract.IsGenericType ? contract.GetGenericTypeDefinition() : contract))
                {
                    NeedsPermission(contract);
                    services.AddScoped(contract, type);
                }
    }

    /// <summary>A command or question that nobody decided about must not reach the first request.</summary>
    private static void NeedsPermission(Type contract)
    {
        if (contract.IsGenericType && contract.GetGenericTypeDefinition() is var kind && (kind == typeof(IHandler<,>) || kind == typeof(IQueryHandler<,>))
            && contract.GetGenericArguments()[0] is var asked && asked.GetCustomAttribute<PermissionAttribute>() is null)
            throw new InvalidOperationException($"{asked} needs a [Permission].");
    }

    private static void AddRelay(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Postgres") is not { } connection)
        {
            services.AddSingleton<ILiveRelay, SameProcess>();
            return;
        }

        services.AddSingleton(s => new PostgresRelay(s.GetRequiredService<LiveFeed>(), s.GetRequiredService<Fresh>(), s.GetRequiredService<WriteGate>(), connection, s.GetRequiredService<ILogger<PostgresRelay>>()));
        services.AddSingleton<ILiveRelay>(s => s.GetRequiredService<PostgresRelay>());
        services.AddHostedService(s => s.GetRequiredService<PostgresRelay>());
    }

    private static void AddOutbox(IServiceCollection services)
    {
        services.AddHttpClient(Channels.Webhook, c => c.Timeout = TimeSpan.FromSeconds(15));
        services.AddScoped<IOutbox, OutboxWriter>();
        services.AddSingleton<IChannel, SmtpChannel>();
        services.AddSingleton<IChannel, WebhookChannel>();
        Health.Add(services);
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddScoped<CurrentUser>();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddScoped<IAuthorizationHandler, PermissionPolicies.Judge>();
        services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
