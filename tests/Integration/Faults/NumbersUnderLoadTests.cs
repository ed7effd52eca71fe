using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Audit;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Repairs.Domain;
using Xunit;

namespace Anju.Integration.Faults;

public class NumbersUnderLoadTests
{
    private const int Requests = 160, AtOnce = 16;

    /// <summary>The line of writers stands inside one process; here the database alone must keep order.</summary>
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Two_servers_on_one_database_leave_no_gap_among_taken_refused_and_broken_off_requests(Database database)
    {
        var center = CenterUnderTest.In(await Installation.Fresh(database));
        var key = center.Client("repairs.register").DefaultRequestHeaders.GetValues(CenterUnderTest.Header).Single();
        await using var second = center.Installation.WithWebHostBuilder(_ => { });
        using HttpClient one = Client(center.Installation, key), two = Client(second, key);
        var counts = new int[3];
        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, ct) =>
        {
            var client = i % 2 == 0 ? one : two;
            switch (i % 8)
            {
                case 1 or 2:
                    await GiveUp((i % 2 == 0 ? center.Installation : second).Services, center, breaks: i % 8 == 1);
                    Interlocked.Increment(ref counts[1]);
                    break;
                case 3:
                    using (var refused = await client.PostAsJsonAsync("/api/repairs/register", Repair(Guid.CreateVersion7(), house: Guid.CreateVersion7()), ct))
                        Assert.InRange((int)refused.StatusCode, 400, 499);
                    Interlocked.Increment(ref counts[1]);
                    break;
                case 6 or 7:
                    await BreakOff(client, after: TimeSpan.FromMilliseconds(i % 5 * 4));
                    Interlocked.Increment(ref counts[2]);
                    break;
                default:
                    using (var taken = await client.PostAsJsonAsync("/api/repairs/register", Repair(Guid.CreateVersion7()), ct))
                        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
                    Interlocked.Increment(ref counts[0]);
                    break;
            }
        });

        Assert.Equal([Requests * 3 / 8, Requests * 3 / 8, Requests / 4], counts);
        await one.GetAsync("/health/ready");                 // whatever the broken-off ones still did
        var numbers = await center.Ask(db => db.Set<Repair>().OrderBy(r => r.Number).Select(r => r.Number).ToListAsync());
        Assert.InRange(numbers.Count, counts[0], counts[0] + counts[2]);
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers.Select(n => int.Parse(n.Split('-')[^1], null)));
        await using var scope = center.Scope();
        var (entries, brokenAt) = await scope.ServiceProvider.GetRequiredService<AuditTrail>().Verify(default);
        Assert.Null(brokenAt);
        Assert.True(entries >= numbers.Count);
    }

    /// <summary>What the process remembers of its last commit is a guess until the commit has found it true.</summary>
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_number_that_another_process_took_unheard_is_not_given_again(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var client = center.Client("repairs.register");
        async Task<string> Register()
        {
            using var taken = await client.PostAsJsonAsync("/api/repairs/register", Repair(Guid.CreateVersion7()));
            Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
            return (await taken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString()!.Split('-')[^1];
        }

        string[] before = [await Register(), await Register()];
        object id = database == Database.Sqlite ? Conversions.Bytes(center.Id.Value) : center.Id.Value;
        await center.Do(db => db.Database.ExecuteSqlRawAsync("UPDATE kernel_numbers SET \"Last\" = \"Last\" + 1 WHERE \"Series\" LIKE 'BX-%' AND \"CenterId\" = {0}", id));
        string[] after = [await Register(), await Register()];
        Assert.Equal(["0001", "0002", "0004", "0005"], [.. before, .. after]);
    }

    [Permission(Permission.AnyStaff)]
    internal sealed record Regretted(bool Breaks);

    private sealed class Handler(Numbers numbers) : IHandler<Regretted, string>
    {
        public async Task<Result<string>> Handle(Regretted command, CancellationToken ct)
        {
            await numbers.OfToday("BX", ct);
            return command.Breaks ? throw new InvalidOperationException("broken on purpose") : Problem.Conflict("不办了");
        }
    }

    /// <summary>Has a number of the same series in hand and gives it back.</summary>
    private static async Task GiveUp(IServiceProvider server, CenterUnderTest center, bool breaks)
    {
        await using var scope = server.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(center.Id));
        var act = new UseCase<Regretted, string>(new Handler(scope.ServiceProvider.GetRequiredService<Numbers>()), scope.ServiceProvider.GetRequiredService<UseCaseTools>());
        if (breaks)
            await Assert.ThrowsAsync<InvalidOperationException>(() => act.Run(new(true)));
        else
            Assert.NotNull((await act.Run(new(false))).Problem);
    }

    private static async Task BreakOff(HttpClient client, TimeSpan after)
    {
        using var patience = new CancellationTokenSource(after);
        try
        {
            using var answer = await client.PostAsJsonAsync("/api/repairs/register", Repair(Guid.CreateVersion7()), patience.Token);
        }
        catch (OperationCanceledException) { }
    }

    private static HttpClient Client(WebApplicationFactory<Program> server, string key)
    {
        var client = server.CreateClient();
        client.DefaultRequestHeaders.Add(CenterUnderTest.Header, key);
        return client;
    }

    private static object Repair(Guid requestId, Guid? house = null) =>
        new { requestId, house, place = "3 栋大堂", item = "灯", description = "大堂灯不亮", part = "Common", reporterName = "周样一", reporterPhone = "00012345678" };
}
