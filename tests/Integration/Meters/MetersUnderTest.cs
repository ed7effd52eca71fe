using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Anju.Billing.Domain;
using Anju.Estate;
using Anju.Estate.Contracts;
using Anju.Integration.Dwellings;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.People.Contracts;
using Xunit;

namespace Anju.Integration.Meters;

/// <summary>A fresh center with a building and meters, at 10:00 on 25 November 2026; only colleagues and bills are played.</summary>
internal sealed class MetersUnderTest
{
    private static readonly SemaphoreSlim Building = new(1);
    private static readonly Dictionary<Database, Host> Hosts = [];
    private static readonly DateTime Now = new(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc);
    private readonly Host host;

    private sealed record Host(WebApplicationFactory<Program> Factory, Installation Installation, Colleagues Colleagues, StatementCount Statements, Bills Bills);

    private MetersUnderTest(Host host) => (this.host, Center) = (host, CenterUnderTest.In(host.Installation));

    public CenterUnderTest Center { get; }
    public CommunityId Community { get; private set; }
    public BuildingId Tower { get; private set; }
    public IReadOnlyList<HouseId> Houses { get; private set; } = [];
    public StaffId Director { get; } = new(Guid.CreateVersion7());
    public StaffId Collector { get; } = new(Guid.CreateVersion7());

    /// <summary>Houses whose usage of a day stands on a bill.</summary>
    public ICollection<Guid> Billed => host.Bills.Houses;

    public static async Task<MetersUnderTest> On(Database database, int houses = 3)
    {
        await Building.WaitAsync();
        try
        {
            if (!Hosts.TryGetValue(database, out var found))
                Hosts[database] = found = Build(await Installation.Fresh(database));
            var meters = new MetersUnderTest(found);
            await meters.Center.Do(async db =>
            {
                meters.Community = EstateSamples.AddCommunity(db, "安居花园");
                meters.Tower = EstateSamples.AddBuilding(db, meters.Community, "3");
                meters.Houses = [.. Enumerable.Range(0, houses).Select(i => EstateSamples.AddHouse(db, meters.Tower, "1", FormattableString.Invariant($"{i / 4 + 1}{i % 4 + 1:00}"), i / 4 + 1, 80m + i % 3))];
                await db.SaveChangesAsync();
            });
            found.Colleagues.Staff[(meters.Center.Id, meters.Director)] = new(meters.Director, "陈主任", "主任", true);
            return meters;
        }
        finally
        {
            Building.Release();
        }
    }

    private static Host Build(Installation installation)
    {
        var (colleagues, statements, bills) = (new Colleagues(), new StatementCount(), new Bills());
        return new(installation.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
        {
            services.AddScoped<IStaff>(s => new Staff(colleagues, s.GetRequiredService<CurrentUser>()));
            services.AddSingleton<TimeProvider>(new Still());
            services.AddSingleton<IBilledUsage>(bills);
            services.ConfigureDbContext<AppDb>(o => o.AddInterceptors(statements));
        })), installation, colleagues, statements, bills);
    }

    public HttpClient Of(StaffId id, string name, IReadOnlySet<Guid>? zone, params string[] permissions)
    {
        var key = Center.Client(new Actor(id, name, "收费员", Center.Id, permissions.ToHashSet(), zone)).DefaultRequestHeaders.GetValues(CenterUnderTest.Header).Single();
        var client = host.Factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(CenterUnderTest.Header, key);
        return client;
    }

    public HttpClient Clerk => clerk ??= Of(Collector, "王芳", null, "billing.meters", "billing.meters.read", "billing.meters.manage", "estate.view");
    public HttpClient Head => head ??= Of(Director, "陈主任", null, "billing.meters", "billing.meters.approve", "estate.view");
    private HttpClient? clerk, head;

    public Task<int> Statements(Func<Task> visit) => host.Statements.OfVisit(Center, host.Factory.Services, visit);

    public IServiceProvider Services => host.Factory.Services;

    /// <summary>In the center, as the system, with the clock of the test.</summary>
    public AsyncServiceScope Scope()
    {
        var scope = host.Factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(Center.Id));
        return scope;
    }

    public async Task<string> Register(int house, string number, string kind = "Water", string start = "100", decimal multiplier = 1, string on = "2026-09-20", string? parent = null) => (await Clerk.Make("/api/billing/meters", new
    {
        requestId = Guid.CreateVersion7(),
        kind,
        use = "House",
        number,
        house = Houses[house].Value,
        digits = 5,
        multiplier,
        start,
        on,
        parent,
    }))["id"]!.GetValue<string>();

    /// <summary>A time-of-use meter: two registers of one number.</summary>
    public Task<JsonNode> RegisterTwoRate(int house, string number, string peak, string valley) => Clerk.Make("/api/billing/meters", new
    {
        requestId = Guid.CreateVersion7(),
        kind = "Electricity",
        use = "House",
        number,
        house = Houses[house].Value,
        digits = 5,
        multiplier = 1,
        start = peak,
        isTwoRate = true,
        startValley = valley,
        on = "2026-09-20",
    });

    public async Task<string> RegisterCommon(string number, string use = "Total", string kind = "Water", string place = "3栋给水总表", string on = "2026-09-20", string? parent = null) => (await Clerk.Make("/api/billing/meters", new
    {
        requestId = Guid.CreateVersion7(),
        kind,
        use,
        number,
        building = Tower.Value,
        place,
        digits = 6,
        multiplier = 1,
        start = "0",
        on,
        parent,
    }))["id"]!.GetValue<string>();

    public async Task<string> Open(string period = "2026-11", string kind = "Water", int months = 1) =>
        (await Clerk.Make("/api/billing/rounds", new { requestId = Guid.CreateVersion7(), kind, community = Community.Value, period, months }))["id"]!.GetValue<string>();

    public static object Reading(string round, string meter, string value, string on = "2026-11-20", bool isRollover = false, bool isChecked = false) =>
        new { requestId = Guid.CreateVersion7(), round, meter, value, on, isRollover, isChecked };

    public Task<JsonNode> Read(string round, string meter, string value, string on = "2026-11-20", bool isRollover = false, bool isChecked = false) => Clerk.Make("/api/billing/readings", Reading(round, meter, value, on, isRollover, isChecked));

    public async Task<IReadOnlyList<Usage>> Usages(DateOnly from, DateOnly to, string item = "water", params HouseId[] houses)
    {
        await using var scope = Scope();
        var (found, asked) = (new List<Usage>(), (houses.Length > 0 ? houses : Houses).ToHashSet());
        var rows = await scope.ServiceProvider.GetRequiredService<IHouseHistory>().Next(Community, "", 1000, default);
        await foreach (var usage in scope.ServiceProvider.GetRequiredService<IUsages>().Of(new(item, from, to, new(from.Year, 1, 1), [.. rows.Where(r => asked.Contains(r.Id))]), default))
            found.Add(usage);
        return found;
    }

    private sealed class Still : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);
    }

    internal sealed class Colleagues
    {
        public System.Collections.Concurrent.ConcurrentDictionary<(CenterId, StaffId), StaffCard> Staff { get; } = new();
    }

    private sealed class Staff(Colleagues colleagues, CurrentUser user) : IStaff
    {
        public Task<StaffCard?> Find(StaffId id, CancellationToken ct) => Task.FromResult(colleagues.Staff.GetValueOrDefault((user.Center, id)));
        public Task<IReadOnlyList<StaffCard>> All(CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffCard>>([.. colleagues.Staff.Where(s => s.Key.Item1 == user.Center).Select(s => s.Value)]);
        public Task<IReadOnlyList<WorkerCard>> Workers(DateOnly on, CancellationToken ct) => Task.FromResult<IReadOnlyList<WorkerCard>>([]);
        public Task<IReadOnlyList<StaffCard>> WhoMay(string permission, CancellationToken ct) => All(ct);
    }

    internal sealed class Bills : IBilledUsage
    {
        public HashSet<Guid> Houses { get; } = [];

        public Task<IReadOnlySet<Guid>> Billed(string item, DateOnly on, IReadOnlyCollection<Guid> houses, CancellationToken ct) => Task.FromResult<IReadOnlySet<Guid>>(houses.Where(Houses.Contains).ToHashSet());
    }
}

internal static class Speaking
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<(HttpStatusCode Status, JsonNode Body)> Try(this HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        return (answer.StatusCode, await Body(answer));
    }

    public static async Task<JsonNode> Make(this HttpClient client, string path, object body)
    {
        var (status, made) = await client.Try(path, body);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, $"{path}: {status} {made.ToJsonString(Plain)}");
        return made;
    }

    public static async Task<JsonNode> See(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var body = await Body(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {body.ToJsonString(Plain)}");
        return body;
    }

    public static async Task<string> Page(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Uploads a sheet of readings.</summary>
    public static async Task<(HttpStatusCode Status, JsonNode Body)> Send(this HttpClient client, string round, byte[] file, bool dryRun = false, string on = "2026-11-20")
    {
        using var form = new MultipartFormDataContent();
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(Sheets.Excel);
        form.Add(content, "file", "十一月水表.xlsx");
        form.Add(new StringContent(round), "round");
        form.Add(new StringContent(on), "on");
        form.Add(new StringContent(dryRun ? "true" : "false"), "dryRun");
        using var answer = await client.PostAsync(new Uri("/api/billing/import-readings", UriKind.Relative), form);
        return (answer.StatusCode, await Body(answer));
    }

    private static async Task<JsonNode> Body(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text)! : new JsonObject { ["title"] = text };
    }
}
