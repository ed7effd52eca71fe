using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;

namespace Anju.Integration.FrontDesk;

/// <summary>
/// The front desk of a fresh center, with its neighbours played by <see cref="FrontDesk.Neighbours"/>. Their tables stay
/// empty, so this installation, which is its own, does not check the foreign keys of the desk.
/// </summary>
internal sealed class DeskUnderTest
{
    private static readonly SemaphoreSlim Building = new(1);
    private static readonly Dictionary<Database, (Installation Installation, WebApplicationFactory<Program> Host, Neighbours Neighbours, StatementCount Statements)> Hosts = [];

    private readonly WebApplicationFactory<Program> host;

    private DeskUnderTest(CenterUnderTest center, WebApplicationFactory<Program> host, Neighbours neighbours, StatementCount statements) =>
        (Center, this.host, Neighbours, Statements) = (center, host, neighbours, statements);

    public CenterUnderTest Center { get; }
    public Neighbours Neighbours { get; }
    public StatementCount Statements { get; }
    public IServiceProvider Services => host.Services;

    public static async Task<DeskUnderTest> On(Database database)
    {
        await Building.WaitAsync();
        try
        {
            if (!Hosts.TryGetValue(database, out var found))
                Hosts[database] = found = await Host(await Installation.Fresh(database));
            return new(CenterUnderTest.In(found.Installation), found.Host, found.Neighbours, found.Statements);
        }
        finally
        {
            Building.Release();
        }
    }

    private static async Task<(Installation, WebApplicationFactory<Program>, Neighbours, StatementCount)> Host(Installation installation)
    {
        await WithoutForeignKeys(installation);
        var sqlite = installation.Services.GetRequiredService<IConfiguration>().GetConnectionString("Sqlite");
        var (neighbours, statements) = (new Neighbours(), new StatementCount());
        return (installation, installation.WithWebHostBuilder(builder =>
        {
            if (sqlite is not null)
                builder.UseSetting("ConnectionStrings:Sqlite", sqlite + ";Foreign Keys=False");
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<IHouses>(neighbours).AddSingleton<IRepairs>(neighbours).AddSingleton<ITimeline>(neighbours)
                    .AddSingleton<IFiles>(neighbours).AddSingleton<IStaff>(neighbours).AddSingleton<INotices>(neighbours);
                services.ConfigureDbContext<AppDb>(o => o.AddInterceptors(statements));
            });
        }), neighbours, statements);
    }

    private static async Task WithoutForeignKeys(Installation installation)
    {
        await using var scope = installation.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("""
                DO $$ DECLARE r record; BEGIN
                FOR r IN SELECT conrelid::regclass AS name, conname FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text LIKE 'frontdesk%' LOOP
                  EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', r.name, r.conname);
                END LOOP; END $$
                """);
    }

    public Clerk Clerk(params string[] permissions) => Clerk(new Actor(Kernel.Id.New<StaffId>(), "王芳", "前台", Center.Id, permissions.Length == 0 ? new HashSet<string> { "frontdesk.log" } : [.. permissions]));

    public Clerk Clerk(Actor actor)
    {
        var key = Center.Client(actor).DefaultRequestHeaders.GetValues(CenterUnderTest.Header).Single();
        var client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(CenterUnderTest.Header, key);
        return new(client, actor);
    }
}

/// <summary>Somebody at the desk, who speaks JSON or fills in forms.</summary>
internal sealed record Clerk(HttpClient Client, Actor Actor)
{
    public async Task<(HttpStatusCode Status, JsonNode? Body)> Post(string path, object body)
    {
        using var answer = await Client.PostAsJsonAsync("/api/frontdesk" + path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') || text.StartsWith('[') || text.StartsWith('"') ? JsonNode.Parse(text) : null);
    }

    public async Task<JsonNode> Get(string path)
    {
        using var answer = await Client.GetAsync("/api/frontdesk" + path);
        var text = await answer.Content.ReadAsStringAsync();
        Xunit.Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Logs and expects it to be taken.</summary>
    public async Task<JsonNode> Log(object contact)
    {
        var (status, body) = await Post("/contacts", contact);
        Xunit.Assert.True(status == HttpStatusCode.Created, $"{status} {body?.ToJsonString(JsonSerializerOptions.Web)}");
        return body!;
    }

    public Task<JsonNode> Card(JsonNode logged) => Get("/contacts/" + logged["id"]!.GetValue<string>());

    public async Task<(HttpStatusCode Status, JsonNode? Body)> Do(JsonNode logged, string act, object fields)
    {
        var body = JsonSerializer.SerializeToNode(fields, JsonSerializerOptions.Web)!.AsObject();
        body["id"] = logged["id"]!.GetValue<string>();
        body["version"] ??= (await Card(logged))["version"]!.GetValue<int>();
        return await Post("/contacts/" + act, body);
    }
}
