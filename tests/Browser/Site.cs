using System.Security.Claims;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Anju.Kernel.Identity;
using Xunit;

[assembly: AssemblyFixture(typeof(Anju.Browser.Site))]

namespace Anju.Browser;

/// <summary>The application on a real port of 127.0.0.1 with a database of its own, started once for all tests.</summary>
public sealed class Site : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("anju-browser-").FullName;

    /// <summary>The address of the site without a final slash.</summary>
    public string Address { get; private set; } = "";

    public ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
        return ValueTask.CompletedTask;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("ConnectionStrings:Sqlite", $"Data Source={Path.Combine(folder, "center.db")}");
        // A host without a module that knows people serves strangers only.
        builder.ConfigureTestServices(services => services.TryAddScoped<IActors, Strangers>());
    }

    private sealed class Strangers : IActors
    {
        public ValueTask<Actor?> Find(ClaimsPrincipal principal, CancellationToken ct) => new((Actor?)null);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
