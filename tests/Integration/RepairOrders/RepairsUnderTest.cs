using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.People.Contracts;
using Xunit;

namespace Anju.Integration.RepairOrders;

/// <summary>
/// The repairs of a fresh center, with houses and staff played by <see cref="RepairOrders.Neighbours"/>; their tables stay
/// empty, so this installation, which is its own, does not check the foreign keys of repairs. Each request may live at
/// its own moment.
/// </summary>
internal sealed class RepairsUnderTest
{
    public const string NowHeader = "x-test-now";
    private static readonly SemaphoreSlim Building = new(1);
    private static readonly Dictionary<Database, Host> Hosts = [];
    private readonly Host host;

    private sealed record Host(Installation Installation, WebApplicationFactory<Program> Factory, Neighbours Neighbours, StatementCount Statements);

    private RepairsUnderTest(Host host) => (this.host, Center) = (host, CenterUnderTest.In(host.Installation));

    public CenterUnderTest Center { get; }
    public Neighbours Neighbours => host.Neighbours;
    public int Statements => host.Statements.Of(Center);

    /// <summary>The questions that one visit asks of the database.</summary>
    public Task<int> Visit(Func<Task> visit) => host.Statements.OfVisit(Center, host.Factory.Services, visit);

    /// <summary>A Wednesday morning within service hours: 10:00 in China.</summary>
    public DateTime Now { get; set; } = new(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc);

    public static async Task<RepairsUnderTest> On(Database database)
    {
        await Building.WaitAsync();
        try
        {
            if (!Hosts.TryGetValue(database, out var found))
                Hosts[database] = found = await Build(await Installation.Fresh(database));
            return new(found);
        }
        finally
        {
            Building.Release();
        }
    }

    private static async Task<Host> Build(Installation installation)
    {
        await WithoutForeignKeys(installation);
        var sqlite = installation.Services.GetRequiredService<IConfiguration>().GetConnectionString("Sqlite");
        var (neighbours, statements) = (new Neighbours(), new StatementCount());
        return new(installation, installation.WithWebHostBuilder(builder =>
        {
            if (sqlite is not null)
                builder.UseSetting("ConnectionStrings:Sqlite", sqlite + ";Foreign Keys=False");
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<IHouses>(neighbours).AddSingleton<IStaff>(neighbours).AddSingleton<INotices>(neighbours);
                services.AddHttpContextAccessor().AddSingleton<TimeProvider, RequestClock>();
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
                FOR r IN SELECT conrelid::regclass AS name, conname FROM pg_constraint WHERE contype = 'f' AND (conrelid::regclass::text LIKE 'repairs%' OR conrelid::regclass::text LIKE 'casework%') LOOP
                  EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', r.name, r.conname);
                END LOOP; END $$
                """);
    }

    public Hand Director => Of("陈主任", null, [.. AllPermissions()]);
    public Hand Desk => Of("林晓", null, "repairs.view", "repairs.register", "repairs.dispatch", "repairs.pause", "repairs.confirm", "repairs.reveal");
    public Hand Field(WorkerCard worker) => Of(worker.Name, worker.Id, "repairs.view", "repairs.register", "repairs.work", "repairs.pause", "repairs.confirm");

    public Hand Of(string name, StaffId? id, params string[] permissions)
    {
        var actor = new Actor(id ?? new StaffId(Guid.CreateVersion7()), name, "前台", Center.Id, permissions.ToHashSet());
        var key = Center.Client(actor).DefaultRequestHeaders.GetValues(CenterUnderTest.Header).Single();
        var client = host.Factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(CenterUnderTest.Header, key);
        return new(client, actor, () => Now);
    }

    public AsyncServiceScope Scope()
    {
        var scope = host.Factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(Center.Id));
        return scope;
    }

    private IEnumerable<string> AllPermissions() => host.Factory.Services.GetRequiredService<Kernel.ModuleList>().Permissions.Select(p => p.Name);

    public void Pass(TimeSpan time) => Now += time;

    /// <summary>Reads the moment from the request; work outside of requests lives now.</summary>
    private sealed class RequestClock(IHttpContextAccessor http) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => http.HttpContext?.Request.Headers[NowHeader].ToString() is { Length: > 0 } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : System.GetUtcNow();
    }

    /// <summary>Somebody who speaks JSON to the repairs at the moment of the test.</summary>
    internal sealed record Hand(HttpClient Client, Actor Actor, Func<DateTime> Now)
    {
        /// <summary>A path of the repairs, or the full path of another module.</summary>
        private static string Api(string path) => path.StartsWith("/api/", StringComparison.Ordinal) ? path : "/api/repairs" + path;

        public async Task<(HttpStatusCode Status, JsonNode? Body)> Post(string path, object body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Api(path)) { Content = JsonContent.Create(body) };
            return await Send(request);
        }

        public async Task<(HttpStatusCode Status, JsonNode? Body)> Try(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Api(path));
            return await Send(request);
        }

        public async Task<JsonNode> Get(string path)
        {
            var (status, body) = await Try(path);
            Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {body?.ToJsonString()}");
            return body!;
        }

        public async Task<string> Page(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add(NowHeader, Now().ToString("O", CultureInfo.InvariantCulture));
            using var answer = await Client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text[..Math.Min(text.Length, 2000)]}");
            return text;
        }

        /// <summary>Posts a form to a page.</summary>
        public async Task<HttpResponseMessage> Send(string path, HttpContent form)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
            request.Headers.Add(NowHeader, Now().ToString("O", CultureInfo.InvariantCulture));
            return await Client.SendAsync(request);
        }

        public async Task<JsonNode> Register(object repair)
        {
            var (status, body) = await Post("/register", repair);
            Assert.True(status == HttpStatusCode.Created, $"{status} {body?.ToJsonString(Plain)}");
            return body!;
        }

        public Task<JsonNode> Order(JsonNode moved) => Get("/order?id=" + moved["id"]!.GetValue<string>());

        /// <summary>Takes the act on the order as it stands, and expects it to be taken.</summary>
        public async Task<JsonNode> Do(JsonNode moved, string act, object? fields = null)
        {
            var (status, body) = await TryDo(moved, act, fields);
            Assert.True(status == HttpStatusCode.OK, $"{act}: {status} {body?.ToJsonString(Plain)}");
            return body!;
        }

        public async Task<(HttpStatusCode Status, JsonNode? Body)> TryDo(JsonNode moved, string act, object? fields = null)
        {
            var body = JsonSerializer.SerializeToNode(fields ?? new { }, JsonSerializerOptions.Web)!.AsObject();
            body["id"] = moved["id"]!.GetValue<string>();
            if (body["version"] is null)
                body["version"] = (await Order(moved))["version"]!.GetValue<int>();
            return await Post("/" + act, body);
        }

        private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        private async Task<(HttpStatusCode, JsonNode?)> Send(HttpRequestMessage request)
        {
            request.Headers.Add(NowHeader, Now().ToString("O", CultureInfo.InvariantCulture));
            using var answer = await Client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return (answer.StatusCode, text.StartsWith('{') || text.StartsWith('[') || text.StartsWith('"') || text.Length > 0 && char.IsAsciiDigit(text[0]) ? JsonNode.Parse(text) : null);
        }
    }
}
