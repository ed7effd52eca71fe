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
using Microsoft.Extensions.DependencyInjection;
using Anju.Estate;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Xunit;

namespace Anju.Integration.Complaints;

/// <summary>
/// The complaints of a fresh center among the real desk, repairs, houses and follow-ups; only who works there and what
/// they are told is played. Each request may live at its own moment.
/// </summary>
internal sealed class ComplaintsUnderTest
{
    private const string NowHeader = "x-test-now";
    private static readonly SemaphoreSlim Building = new(1);
    private static readonly Dictionary<Database, Host> Hosts = [];
    private static readonly AsyncLocal<DateTime?> Elsewhen = new();
    private readonly Host host;

    private sealed record Host(Installation Installation, WebApplicationFactory<Program> Factory, Colleagues Colleagues, StatementCount Statements);

    private ComplaintsUnderTest(Host host) => (this.host, Center) = (host, CenterUnderTest.In(host.Installation));

    public CenterUnderTest Center { get; }
    public HouseId House { get; private set; }
    public HouseId NextDoor { get; private set; }
    public IReadOnlyList<(StaffId[]? To, string? Permission, string Text, bool Urgent)> Told => [.. host.Colleagues.Told.Where(t => t.Center == Center.Id).Select(t => (t.To, t.Permission, t.Text, t.Urgent))];
    public Task<int> Visit(Func<Task> visit) => host.Statements.OfVisit(Center, host.Factory.Services, visit);

    /// <summary>A Wednesday morning within service hours: 10:00 in China.</summary>
    public DateTime Now { get; set; } = new(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc);

    public static async Task<ComplaintsUnderTest> On(Database database)
    {
        await Building.WaitAsync();
        try
        {
            if (!Hosts.TryGetValue(database, out var found))
                Hosts[database] = found = Build(await Installation.Fresh(database));
            var complaints = new ComplaintsUnderTest(found);
            await complaints.Center.Do(async db =>
            {
                var building = EstateSamples.AddBuilding(db, EstateSamples.AddCommunity(db, "安居花园"), "3");
                (complaints.House, complaints.NextDoor) = (EstateSamples.AddHouse(db, building, "2", "501", 5), EstateSamples.AddHouse(db, building, "2", "502", 5));
                EstateSamples.AddOwner(db, complaints.House, "周样宁", "00012345678");
                await db.SaveChangesAsync();
            });
            return complaints;
        }
        finally
        {
            Building.Release();
        }
    }

    private static Host Build(Installation installation)
    {
        var (colleagues, statements) = (new Colleagues(), new StatementCount());
        return new(installation, installation.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStaff>(colleagues);
            services.AddScoped<INotices>(s => new Bell(colleagues, s.GetRequiredService<CurrentUser>()));
            services.AddHttpContextAccessor().AddSingleton<TimeProvider, RequestClock>();
            services.ConfigureDbContext<AppDb>(o => o.AddInterceptors(statements));
        })), colleagues, statements);
    }

    public Hand Director => director ??= Of("陈主任", [.. AllPermissions()]);
    public Hand Desk => desk ??= Of("林晓", "complaints.view", "complaints.register", "complaints.handle", "frontdesk.log", "casework.follow-up", "repairs.register", "repairs.view");
    public Hand Keeper => keeper ??= Of("李管家", "complaints.view", "complaints.register", "complaints.handle", "casework.follow-up");
    public Hand Guard => guard ??= Of("孙秩序", "complaints.view", "complaints.handle", "casework.follow-up");
    private Hand? director, desk, keeper, guard;

    public Hand Of(string name, params string[] permissions)
    {
        var actor = new Actor(new StaffId(Guid.CreateVersion7()), name, "管理员", Center.Id, permissions.ToHashSet());
        var key = Center.Client(actor).DefaultRequestHeaders.GetValues(CenterUnderTest.Header).Single();
        host.Colleagues.Staff[actor.Id!.Value] = new(actor.Id.Value, name, "管理员", true);
        var client = host.Factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(CenterUnderTest.Header, key);
        return new(client, actor, () => Now);
    }

    /// <summary>Runs an act as the system does it by schedule, at the moment of the test.</summary>
    public async Task<int> Job<TCommand>(TCommand command) where TCommand : class
    {
        Elsewhen.Value = Now;
        await using var scope = host.Factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(Center.Id));
        var done = await scope.ServiceProvider.GetRequiredService<UseCase<TCommand, int>>().Run(command);
        Elsewhen.Value = null;
        Assert.Null(done.Problem);
        return done.Value;
    }

    /// <summary>A complaint of the house, of which nothing is done yet.</summary>
    public Task<JsonNode> Register(string content = "楼道三天没人扫", HouseId? house = null, string kind = "Slight", DateTime? received = null, string person = "周样宁") => Desk.Make("/api/complaints/register", new
    {
        requestId = Guid.CreateVersion7(),
        house = (house ?? House).Value,
        content,
        demand = "每天扫",
        @class = kind,
        complainantName = person,
        complainantPhone = "00012345678",
        channel = "走访",
        receivedAt = received,
    });

    /// <summary>Answered, judged valid and handled by the keeper, until it waits for the tellings.</summary>
    public async Task Handle(JsonNode complaint, StaffId? blamed = null, string kind = "Slight")
    {
        await Desk.Do(complaint, "answer", new { words = "已受理，两天内答复" });
        await Director.Do(complaint, "judge-valid", new { @class = kind, department = "保洁", blamed = blamed?.Value, handler = Keeper.Actor.Id!.Value.Value });
        await Work(complaint);
    }

    public async Task Work(JsonNode complaint)
    {
        await Keeper.Do(complaint, "investigate", new { finding = "保洁员请假无人顶班" });
        await Keeper.Do(complaint, "agree-plan", new { promisedAt = Now.AddDays(1), plan = "调整排班" });
        await Keeper.Do(complaint, "measure", new { words = "已加派一人" });
        await Keeper.Do(complaint, "finish", new { result = "已恢复每日清扫" });
    }

    public async Task TellBoth(JsonNode complaint)
    {
        await Keeper.Do(complaint, "tell-department", new { to = "保洁张班长", way = "InPerson", words = "排班须有顶班人" });
        await Keeper.Do(complaint, "tell-user", new { to = "周样宁", way = "Phone", words = "已恢复每日清扫", answer = "知道了" });
    }

    private IEnumerable<string> AllPermissions() => host.Factory.Services.GetRequiredService<Kernel.ModuleList>().Permissions.Select(p => p.Name);

    public void Pass(TimeSpan time) => Now += time;

    /// <summary>Reads the moment from the request; scheduled work lives at the moment of its test.</summary>
    private sealed class RequestClock(IHttpContextAccessor http) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => http.HttpContext?.Request.Headers[NowHeader].ToString() is { Length: > 0 } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : Elsewhen.Value is { } moment ? new(moment, TimeSpan.Zero) : System.GetUtcNow();
    }

    /// <summary>Somebody who speaks JSON to the center at the moment of the test.</summary>
    internal sealed record Hand(HttpClient Client, Actor Actor, Func<DateTime> Now)
    {
        private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        public async Task<(HttpStatusCode Status, JsonNode? Body)> Post(string path, object body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            return await Send(request);
        }

        public async Task<JsonNode> Make(string path, object body)
        {
            var (status, made) = await Post(path, body);
            Assert.True(status is HttpStatusCode.Created or HttpStatusCode.OK, $"{path}: {status} {made?.ToJsonString(Plain)}");
            return made!;
        }

        public async Task<JsonNode> Get(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            var (status, body) = await Send(request);
            Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {body?.ToJsonString(Plain)}");
            return body!;
        }

        public async Task<(HttpStatusCode Status, string Text)> Page(string path, HttpContent? form = null)
        {
            using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, path) { Content = form };
            request.Headers.Add(NowHeader, Now().ToString("O", CultureInfo.InvariantCulture));
            using var answer = await Client.SendAsync(request);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        public Task<JsonNode> Case(JsonNode moved) => Get("/api/complaints/case?id=" + moved["id"]!.GetValue<string>());

        /// <summary>Takes the act on the complaint as it stands, and expects it to be taken.</summary>
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
                body["version"] = (await Case(moved))["version"]!.GetValue<int>();
            return await Post("/api/complaints/" + act, body);
        }

        /// <summary>Answers the follow-up of a complaint that waits in the queue.</summary>
        public async Task<(HttpStatusCode Status, JsonNode? Body)> Ask(JsonNode moved, string grade, string words, string? companion = null)
        {
            var rows = (await Get("/api/casework/follow-ups?kind=complaint"))["items"]!.AsArray();
            var number = moved["number"]!.GetValue<string>();
            var task = rows.Single(r => r!["subjectNumber"]!.GetValue<string>() == number)!;
            return await Post("/api/casework/answer-follow-up", new { requestId = Guid.CreateVersion7(), id = task["id"]!.GetValue<string>(), version = task["version"]!.GetValue<int>(), way = "Phone", grade, words, companion });
        }

        private async Task<(HttpStatusCode, JsonNode?)> Send(HttpRequestMessage request)
        {
            request.Headers.Add(NowHeader, Now().ToString("O", CultureInfo.InvariantCulture));
            using var answer = await Client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return (answer.StatusCode, text.StartsWith('{') || text.StartsWith('[') || text.StartsWith('"') || text.Length > 0 && char.IsAsciiDigit(text[0]) ? JsonNode.Parse(text) : null);
        }
    }

    /// <summary>Who works there, and what each was told.</summary>
    internal sealed class Colleagues : IStaff
    {
        public ConcurrentDictionary<StaffId, StaffCard> Staff { get; } = new();
        public ConcurrentQueue<(CenterId Center, StaffId[]? To, string? Permission, string Text, bool Urgent)> Told { get; } = new();

        public Task<StaffCard?> Find(StaffId id, CancellationToken ct) => Task.FromResult(Staff.GetValueOrDefault(id));
        public Task<IReadOnlyList<StaffCard>> All(CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffCard>>([.. Staff.Values.OrderBy(s => s.Name).Take(500)]);
        public Task<IReadOnlyList<WorkerCard>> Workers(DateOnly on, CancellationToken ct) => Task.FromResult<IReadOnlyList<WorkerCard>>([]);
        public Task<IReadOnlyList<StaffCard>> WhoMay(string permission, CancellationToken ct) => All(ct);
    }

    private sealed class Bell(Colleagues colleagues, CurrentUser user) : INotices
    {
        public void Tell(IEnumerable<StaffId> to, string text, string href, bool urgent) => colleagues.Told.Enqueue((user.Center, [.. to], null, text, urgent));

        public Task TellHolders(string permission, string text, string href, bool urgent, CancellationToken ct)
        {
            colleagues.Told.Enqueue((user.Center, null, permission, text, urgent));
            return Task.CompletedTask;
        }
    }
}
