using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Billing.Contracts;
using Anju.Billing.Domain;
using Anju.Billing.Runs;
using Anju.Estate;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Xunit;

namespace Anju.Integration.Billing;

/// <summary>The fees of a fresh center: a collector who reckons, an accountant who posts, a director who proposes prices and a general manager who approves them. Usage and payments are played.</summary>
internal sealed class BillingUnderTest
{
    private const string NowHeader = "x-test-now";
    private static readonly SemaphoreSlim Building = new(1);
    private static readonly Dictionary<(Database, bool), Host> Hosts = [];
    private static readonly AsyncLocal<DateTime?> Elsewhen = new();
    private readonly Host host;

    private sealed record Host(Installation Installation, WebApplicationFactory<Program> Factory, Meters Meters, StatementCount Statements, QueryPlans Plans);

    private BillingUnderTest(Host host)
    {
        (this.host, Center) = (host, CenterUnderTest.In(host.Installation));
        Collector = Of("钱收费", "收费员", "billing.view", "billing.standards", "billing.run", "billing.terms", "estate.view");
        Accountant = Of("吴财务", "财务", "billing.view", "billing.standards", "billing.post");
        Director = Of("陈主任", "主任", "billing.view", "billing.standards", "billing.propose", "billing.approve", "billing.post");
        Manager = Of("总经理", "总经理", "billing.view", "billing.standards", "billing.approve");
        Desk = Of("林晓", "前台", "billing.standards");
    }

    public CenterUnderTest Center { get; }
    public HttpClient Collector { get; }
    public HttpClient Accountant { get; }
    public HttpClient Director { get; }
    public HttpClient Manager { get; }
    public HttpClient Desk { get; }
    public CommunityId Community { get; private set; }
    public BuildingId First { get; private set; }
    public IReadOnlyList<HouseId> Houses { get; private set; } = [];
    public Meters Played => host.Meters;
    public IServiceProvider Services => host.Factory.Services;
    /// <summary>Writings of one visit besides its questions.</summary>
    public int Writes => host.Statements.WritesOf(Center);
    public DateTime Now { get; set; } = new(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc);

    /// <summary>How SQLite found bills, what was paid on them and what meters counted, for every question so far.</summary>
    public IReadOnlyList<(string Plan, string Sql)> Plans() => host.Plans.Of(Center);

    public Task<int> Visit(Func<Task> visit) => host.Statements.OfVisit(Center, host.Factory.Services, visit);

    /// <param name="houses">Houses of 96.32 m² in building 3, from 3-1-101 on.</param>
    /// <param name="playsMeters">False reads usage from the meters themselves.</param>
    public static async Task<BillingUnderTest> On(Database database, int houses = 4, bool playsMeters = true)
    {
        await Building.WaitAsync();
        try
        {
            if (!Hosts.TryGetValue((database, playsMeters), out var found))
                Hosts[(database, playsMeters)] = found = Build(await Installation.Fresh(database), playsMeters);
            var billing = new BillingUnderTest(found);
            await billing.Lay(houses);
            return billing;
        }
        finally
        {
            Building.Release();
        }
    }

    private static Host Build(Installation installation, bool playsMeters)
    {
        var (meters, statements, plans) = (new Meters(), new StatementCount(), new QueryPlans("billing_bills", "billing_meters", "billing_readings", "ledger_charges", "ledger_lines", "ledger_receipts", "ledger_tenders"));
        return new(installation, installation.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
        {
            if (playsMeters)
                services.AddScoped<IUsages>(_ => meters);
            services.AddSingleton<IPaymentsOfBills>(meters);
            services.AddHttpContextAccessor().AddSingleton<TimeProvider, RequestClock>();
            services.ConfigureDbContext<AppDb>(o => o.AddInterceptors(statements, plans));
        })), meters, statements, plans);
    }

    private Task Lay(int houses) => Center.Do(async db =>
    {
        Community = EstateSamples.AddCommunity(db, "安居花园");
        First = EstateSamples.AddBuilding(db, Community, "3");
        Houses = [.. Enumerable.Range(0, houses).Select(i => EstateSamples.AddHouse(db, First, "1", $"{i / 4 + 1}0{i % 4 + 1}", i / 4 + 1))];
        await db.SaveChangesAsync();
    });

    /// <summary>A collector who keeps one building.</summary>
    public HttpClient KeeperOf(BuildingId building) => Of(new Actor(new StaffId(Guid.CreateVersion7()), "周管家", "收费员", Center.Id, new HashSet<string> { "billing.view", "estate.view" }, new HashSet<Guid> { building.Value }));

    /// <summary>Somebody else of the center, at the center's played time.</summary>
    public HttpClient Of(string name, string post, params string[] permissions) => Of(new Actor(new StaffId(Guid.CreateVersion7()), name, post, Center.Id, permissions.ToHashSet()));

    public HttpClient Of(Actor actor)
    {
        var key = Center.Client(actor).DefaultRequestHeaders.GetValues(CenterUnderTest.Header).Single();
        var client = host.Factory.CreateDefaultClient(new Uri("http://localhost"), new CookieContainerHandler(), new Timed(() => Now));
        client.DefaultRequestHeaders.Add(CenterUnderTest.Header, key);
        return client;
    }

    public static async Task<(HttpStatusCode Status, JsonNode? Body)> Try(HttpClient who, string act, object body)
    {
        using var answer = await who.PostAsJsonAsync(act.StartsWith('/') ? act : "/api/billing/" + act, body);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
    }

    public static async Task<JsonNode> Do(HttpClient who, string act, object body)
    {
        var (status, answer) = await Try(who, act, body);
        Assert.True(status == HttpStatusCode.OK, $"{act}: {status} {answer?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}");
        return answer!;
    }

    public static async Task<JsonNode> Get(HttpClient who, string question)
    {
        using var answer = await who.GetAsync(new Uri(question.StartsWith('/') ? question : "/api/billing/" + question, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{question}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    public async Task<int> Item(string code, string name, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(new { code, name, purse = "Company", cycleMonths = 1, builderPays = true, isForAll = true })!;
        foreach (var (key, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject())
            body[key] = value?.DeepClone();
        return (await Do(Director, "items/save", body)).GetValue<int>();
    }

    public async Task<int> Price(int item, object tariff, string from = "2026-01-01", object? more = null, bool approve = true)
    {
        var body = JsonSerializer.SerializeToNode(new { requestId = Guid.CreateVersion7(), item, tariff, from, legalBasis = "物业服务合同 2026" })!;
        foreach (var (key, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject())
            body[key] = value?.DeepClone();
        var no = (await Do(Director, "prices/propose", body)).GetValue<int>();
        if (approve)
            await Do(Manager, "prices/decide", new { no, approve = true });
        return no;
    }

    public static object Flat(string basis, decimal price, string unit = "") => new { basis, unit, parts = new[] { new { name = "单价", tiers = new[] { new { upTo = (decimal?)null, price } } } } };

    /// <summary>2.85 元/㎡·月 for every house: 274.51 each.</summary>
    public async Task<int> ServiceFee()
    {
        var item = await Item("service", "物业服务费", new { vacancyReduces = true });
        await Price(item, Flat("GrossArea", 2.85m));
        return item;
    }

    public async Task<int> Start(string month = "2026-11", HouseId? house = null) =>
        (await Do(Collector, "runs/start", new { requestId = Guid.CreateVersion7(), community = Community.Value, month, house = house?.Value })).GetValue<int>();

    /// <summary>The scheduled job's work on a run, in steps of some houses.</summary>
    public async Task Calculate(int run, int size = CalculateStep.Houses)
    {
        await using var scope = AsSystem();
        await scope.ServiceProvider.GetRequiredService<RunBills>().Finish(run, default, size);
    }

    public async Task<int> Ready(string month = "2026-11", HouseId? house = null)
    {
        var run = await Start(month, house);
        await Calculate(run);
        return run;
    }

    public async Task Post(int run) => await Do(Accountant, "runs/post", new { no = run, total = (await Shown(run))["run"]!["total"]!.GetValue<decimal>() });

    public Task<JsonNode> Shown(int run) => Get(Collector, $"run?no={run}");

    public AsyncServiceScope AsSystem()
    {
        Elsewhen.Value = Now;
        var scope = host.Factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(Center.Id));
        return scope;
    }

    /// <summary>Bills that live, as comparable rows.</summary>
    public Task<List<string>> Bills(int? run = null) => Center.Ask(async db => (await db.Set<Bill>().Where(b => b.WithdrawnAt == null).OrderBy(b => b.Id).ToListAsync()).Where(b => run is null || b.RunNo == run)
        .Select(b => FormattableString.Invariant($"{b.HouseId.Value:N} {b.ItemNo} {b.Period} {b.Meter} {b.Part} {b.PriceNo} {b.From:yyyyMMdd}-{b.To:yyyyMMdd} {b.QuantityMilli} {b.AmountFen} {(short)b.Marks} {Convert.ToHexString(b.Why)}")).Order(StringComparer.Ordinal).ToList());

    private sealed class Timed(Func<DateTime> now) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add(NowHeader, now().Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class RequestClock(IHttpContextAccessor http) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => http.HttpContext?.Request.Headers.TryGetValue(NowHeader, out var value) == true
            ? new DateTimeOffset(long.Parse(value.ToString(), null), TimeSpan.Zero) : Elsewhen.Value is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : base.GetUtcNow();
    }
}

/// <summary>Meters and cashier as played by the tests.</summary>
internal sealed class Meters : IUsages, IPaymentsOfBills
{
    public ConcurrentDictionary<(Guid House, string Item), Usage> Used { get; } = [];
    public ConcurrentDictionary<Guid, decimal> Before { get; } = [];
    public ConcurrentDictionary<long, bool> Paid { get; } = [];

    public async IAsyncEnumerable<Usage> Of(UsageAsk ask, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var house in ask.Houses)
            if (Used.TryGetValue((house.Id.Value, ask.Item), out var usage))
                yield return usage with { From = ask.From, To = ask.To, Before = Before.GetValueOrDefault(house.Id.Value) };
    }

    public Task<bool> AnyPaid(long first, long last, CancellationToken ct) => Task.FromResult(Paid.Keys.Any(id => id >= first && id <= last));
}
