using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Anju.Kernel.Demo;
using Anju.Web;
using Xunit;

[assembly: AssemblyFixture(typeof(Anju.Browser.Site))]

namespace Anju.Browser;

/// <summary>The demo center as <c>anju serve --demo</c> serves it, with a short past, on a free port and a database of its own; started once for all tests.</summary>
public sealed class Site : IAsyncLifetime
{
    private const int DaysOfPast = 3;
    private readonly string folder = Directory.CreateTempSubdirectory("anju-browser-").FullName;
    private WebApplication? app;

    /// <summary>The address of the site without a final slash.</summary>
    public string Address { get; private set; } = "";

    public IServiceProvider Services => app!.Services;

    public async ValueTask InitializeAsync()
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        app = Server.Build(["--applicationName=Anju.Web"], isDemo: true, builder =>
        {
            builder.Configuration["Logging:LogLevel:Default"] = builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] = "Error";
            builder.Configuration["ConnectionStrings:Sqlite"] = $"Data Source={Path.Combine(folder, "center.db")}";
            builder.Configuration["Data"] = folder;
            builder.Configuration["Demo:Days"] = $"{DaysOfPast}";
            builder.WebHost.UseUrls(Address);
        });
        await Server.Migrate(app, default);
        await Services.GetRequiredService<DemoData>().CreateIfEmpty(default);
        await app.StartAsync();
        using var http = new HttpClient();
        while ((await http.GetAsync($"{Address}/health/demo")).StatusCode != HttpStatusCode.OK)
            await Task.Delay(100);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
