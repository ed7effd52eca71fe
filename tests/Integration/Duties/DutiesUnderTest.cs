using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Duties.Judging;
using Anju.Integration.RepairOrders;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People;
using Anju.People.Domain;
using Xunit;

namespace Anju.Integration.Duties;

/// <summary>The duties of a fresh center with real staff in real posts; everything lives at the moment of the test.</summary>
internal sealed class DutiesUnderTest
{
    private static readonly SemaphoreSlim Building = new(1);
    private static readonly Dictionary<Database, Host> Hosts = [];
    private static readonly AsyncLocal<DateTime?> Moment = new();
    private readonly Host host;

    private sealed record Host(Installation Installation, WebApplicationFactory<Program> Factory, StatementCount Statements, QueryPlans Plans);

    private DutiesUnderTest(Host host) => (this.host, Center) = (host, CenterUnderTest.In(host.Installation));

    public CenterUnderTest Center { get; }

    /// <summary>A Wednesday morning: 10:00 in China.</summary>
    public DateTime Now { get; set; } = new(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc);

    public DateOnly Today => DateOnly.FromDateTime(Now.AddHours(8));

    public static async Task<DutiesUnderTest> On(Database database)
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
        var (statements, plans) = (new StatementCount(), new QueryPlans("casework_evidence"));
        var factory = installation.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
        {
            services.AddHttpContextAccessor().AddSingleton<TimeProvider, Clock>();
            services.ConfigureDbContext<AppDb>(o => o.AddInterceptors(statements, plans));
        }));
        await using var scope = factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(new(Guid.CreateVersion7())));
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await PeopleSamples.CreateDefaultPosts(db, []);
        await db.SaveChangesAsync();
        return new(installation, factory, statements, plans);
    }

    public Task<int> Visit(Func<Task> visit) => host.Statements.OfVisit(Center, host.Factory.Services, visit);

    /// <summary>How SQLite found the evidence, for every question so far.</summary>
    public IReadOnlyList<(string Plan, string Sql)> Plans() => host.Plans.Of(Center);

    public HttpClient Stranger() => host.Factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Somebody in a post since long ago.</summary>
    public async Task<RepairsUnderTest.Hand> Hire(string name, string post, params string[] permissions)
    {
        StaffId id = default;
        await As(Actor.System(Center.Id), (services, db) =>
        {
            id = PeopleSamples.Hire(db, name, post, new DateOnly(2024, 1, 1));
            return Task.CompletedTask;
        });
        return Hand(new Actor(id, name, post, Center.Id, permissions.ToHashSet()));
    }

    /// <summary>Somebody in a post that the test made itself.</summary>
    public async Task<RepairsUnderTest.Hand> HireInto(string name, string post)
    {
        var staff = new StaffMember(Kernel.Id.New<StaffId>(), name, null, null, new DateOnly(2024, 1, 1));
        await As(Actor.System(Center.Id), async (_, db) =>
        {
            db.Add(staff);
            db.Add(new Appointment(staff.Id, (await db.Set<Post>().SingleAsync(p => p.Name == post)).Id, new DateOnly(2024, 1, 1), null, []));
        });
        return Hand(new Actor(staff.Id, name, post, Center.Id, new HashSet<string>()));
    }

    public RepairsUnderTest.Hand Hand(Actor actor)
    {
        var key = Center.Client(actor).DefaultRequestHeaders.GetValues(CenterUnderTest.Header).Single();
        var client = host.Factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(CenterUnderTest.Header, key);
        return new(client, actor, () => Now);
    }

    public Task<RepairsUnderTest.Hand> Director(string name = "陈主任") => Hire(name, "主任", "duties.rules", "duties.issue", "duties.direct", "duties.audit");

    public Task<RepairsUnderTest.Hand> Manager() => Hire("高总", "总经理", "duties.direct", "duties.audit");

    /// <summary>Lines of evidence, as another module writes them.</summary>
    public Task Works(RepairsUnderTest.Hand who, string kind, DateTime? at = null, Guid? about = null, Guid? subject = null, int times = 1) => As(who.Actor, (services, _) =>
    {
        for (var i = 0; i < times; i++)
            services.GetRequiredService<IEvidence>().Note(new(kind, new("test", subject ?? Guid.CreateVersion7()), $"{kind}-{i}", "记录", "/inspections", at ?? Now) { About = about });
        return Task.CompletedTask;
    });

    public async Task<Result<int>> Freeze(DateOnly day)
    {
        using var then = Then();
        await using var scope = Scope(Actor.System(Center.Id));
        return await scope.ServiceProvider.GetRequiredService<UseCase<FreezeDay.Command, int>>().Run(new() { On = day });
    }

    /// <summary>The turn of the job that freezes what is over.</summary>
    public async Task CatchUp()
    {
        using var then = Then();
        await using var scope = Scope(Actor.System(Center.Id));
        await scope.ServiceProvider.GetRequiredService<FreezeDays>().Run(default);
    }

    public async Task<T> Ask<T>(Func<IServiceProvider, AppDb, Task<T>> question)
    {
        using var then = Then();
        await using var scope = Scope(Actor.System(Center.Id));
        return await question(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>Rows of other modules, laid directly.</summary>
    public Task Lay(Action<AppDb> rows) => As(Actor.System(Center.Id), (_, db) =>
    {
        rows(db);
        return Task.CompletedTask;
    });

    private async Task As(Actor actor, Func<IServiceProvider, AppDb, Task> work)
    {
        using var then = Then();
        await using var scope = Scope(actor);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await work(scope.ServiceProvider, db);
        await db.SaveChangesAsync();
    }

    private AsyncServiceScope Scope(Actor actor)
    {
        var scope = host.Factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(actor);
        return scope;
    }

    private Back Then()
    {
        Moment.Value = Now;
        return new();
    }

    private sealed class Back : IDisposable
    {
        public void Dispose() => Moment.Value = null;
    }

    private sealed class Clock(IHttpContextAccessor http) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => http.HttpContext?.Request.Headers[RepairsUnderTest.NowHeader].ToString() is { Length: > 0 } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : Moment.Value is { } then ? new(then, TimeSpan.Zero) : System.GetUtcNow();
    }
}
