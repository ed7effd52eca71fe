using System.IO.Compression;
using System.Reflection;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using Anju.Billing;
using Anju.Casework;
using Anju.Complaints;
using Anju.Duties;
using Anju.Estate;
using Anju.FrontDesk;
using Anju.Inspections;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Demo;
using Anju.Kernel.Ui;
using Anju.Ledger;
using Anju.Office;
using Anju.People;
using Anju.Repairs;
using Anju.Web.Components;

namespace Anju.Web;

/// <summary>The one host: builds the application that every <c>anju</c> command uses.</summary>
internal static class Server
{
    private const long LongestBody = 12 * 1024 * 1024;
    private static readonly string[] Compressed = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json"];

    public static readonly Assembly[] PageAssemblies =
        [typeof(ModuleList).Assembly, typeof(CaseworkModule).Assembly, typeof(EstateModule).Assembly, typeof(PeopleModule).Assembly, typeof(DutiesModule).Assembly, typeof(BillingModule).Assembly, typeof(RepairsModule).Assembly, typeof(ComplaintsModule).Assembly, typeof(FrontDeskModule).Assembly, typeof(InspectionsModule).Assembly, typeof(OfficeModule).Assembly, typeof(LedgerModule).Assembly];

    public static WebApplication Build(string[] args, bool isDemo = false, Action<WebApplicationBuilder>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, "Anju.Web.staticwebassets.runtime.json")))
            builder.WebHost.UseStaticWebAssets();                 // a build that was not published keeps its files in the source tree
        more?.Invoke(builder);
        Telemetry.Add(builder);
        Edge.Add(builder);
        builder.WebHost.ConfigureKestrel(o => (o.AddServerHeader, o.Limits.MaxRequestBodySize) = (false, LongestBody));
        AddServices(builder, isDemo);
        var app = builder.Build();
        Use(app);
        return app;
    }

    public static async Task<int> Run(WebApplication app)
    {
        await using (app)
            await app.RunAsync();
        return 0;
    }

    /// <summary>Brings the database to this version. On PostgreSQL one node does it while the others wait. What is up to date is only looked at: the models that migrating builds would stay in memory.</summary>
    public static async Task Migrate(WebApplication app, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDb>().Database;
        if ((await database.GetPendingMigrationsAsync(ct)).Any())
            await database.MigrateAsync(ct);
    }

    private static void AddServices(WebApplicationBuilder builder, bool isDemo)
    {
        var services = builder.Services;
        services.AddKernel(builder.Configuration, new CaseworkModule(), new EstateModule(), new PeopleModule(), new DutiesModule(), new BillingModule(), new RepairsModule(), new ComplaintsModule(), new FrontDeskModule(), new InspectionsModule(), new OfficeModule(), new LedgerModule());
        if (isDemo)
        {
            services.AddSingleton<TimeProvider, DemoClock>();
            services.AddSingleton<DemoData>();
            services.AddHostedService<DemoPast>();
        }

        services.AddAntiforgery(o => o.Cookie.Name = "anju-form");
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddScoped<IShell, Shell>();
        services.AddSingleton<Frame>();
        services.AddOpenApi(o =>
        {
            o.CreateSchemaReferenceId = OpenApiTypes.NameOf;
            o.AddSchemaTransformer(OpenApiTypes.Describe).AddOperationTransformer(OpenApiTypes.DescribeQuestion).AddOperationTransformer(OpenApiTypes.DescribeRefusals);
        });
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;                             // pages hold no secret beside what an attacker could choose
            o.MimeTypes = Compressed;
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
    }

    /// <summary>A form that is too long is refused before it is read: while reading, only an empty answer would be left to give.</summary>
    private static Task RefuseLong(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"文件太大，一次最多提交 {LongestBody / 1024 / 1024} MB，请返回重新选择");
    }

    private static void Use(WebApplication app)
    {
        Edge.Use(app);
        app.UseResponseCompression();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseWhen(c => (HttpMethods.IsGet(c.Request.Method) || HttpMethods.IsHead(c.Request.Method)) && !c.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), pages => pages.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true));
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || HttpMethods.IsPost(c.Request.Method), api => api.UseStatusCodePages());
        app.UseWhen(c => c.Request.ContentLength > LongestBody && !c.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), pages => pages.Run(RefuseLong));
        app.UseRouting();
        app.UseKernel();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapModules();
        var document = app.MapOpenApi();
        if (app.Environment.IsProduction() && app.Services.GetService<DemoData>() is null)
            document.RequireAuthorization();
        else
            document.AllowAnonymous();
        if (app.Services.GetService<DemoData>() is { } demo)
            app.MapGet("/health/demo", async (CancellationToken ct) => await demo.IsComplete(ct) ? Results.Ok("ok") : Results.StatusCode(503)).AllowAnonymous();
        app.MapRazorComponents<App>().AddAdditionalAssemblies(PageAssemblies);
    }
}

/// <summary>Lives the demo's past behind the first visitors' backs.</summary>
internal sealed class DemoPast(DemoData demo, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.Run(() => demo.LivePast(stoppingToken), stoppingToken);
        Heaps.GiveBack();                                        // ninety days leave heaps that a quiet center would keep for hours
    }
}
