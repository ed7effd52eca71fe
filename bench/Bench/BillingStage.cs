using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Anju.Billing.Domain;
using Anju.Billing.Domain.Calculation;
using Anju.Billing.Runs;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;

namespace Anju.Bench;

/// <summary>The application in this process, on a database of its own, with houses and prices to reckon.</summary>
internal sealed class BillingStage : IAsyncDisposable
{
    private static readonly DateOnly Since = new(2020, 1, 1);
    private readonly WebApplication app;
    private readonly bool postgres;

    private BillingStage(WebApplication app, bool postgres, CenterId center, Counter statements) => (this.app, this.postgres, Center, Statements) = (app, postgres, center, statements);

    public CenterId Center { get; }
    public Counter Statements { get; }

    public static async Task<BillingStage> Open(bool postgres, string place, CenterId center)
    {
        var connection = postgres ? await Database(Path.GetFileName(place).Replace('-', '_').ToLowerInvariant()) : $"Data Source={Path.Combine(place, "center.db")}";
        var counter = new Counter();
        var app = Web.Server.Build(["--Jobs:Enabled=false", "--Logging:LogLevel:Default=Error", $"--ConnectionStrings:{(postgres ? "Postgres" : "Sqlite")}={connection}"], more: b =>
        {
            b.Services.AddSingleton<IUsages, MadeUsages>();
            b.Services.ConfigureDbContext<AppDb>(o => o.AddInterceptors(counter));
        });
        await Web.Server.Migrate(app, default);
        return new(app, postgres, center, counter);
    }

    private static async Task<string> Database(string name)
    {
        var server = Environment.GetEnvironmentVariable("ANJU_BENCH_POSTGRES") ?? throw new InvalidOperationException("ANJU_BENCH_POSTGRES is not set; run: dotnet run dev.cs bench billing");
        await using var admin = new NpgsqlConnection(server);
        await admin.OpenAsync();
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = @name", admin) { Parameters = { new("name", name) } };
        if (await exists.ExecuteScalarAsync() is null)
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", admin);
            await create.ExecuteNonQueryAsync();
        }

        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    private async Task<T> In<T>(Func<IServiceProvider, AppDb, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(Center));
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>Four items with approved prices: by area, by area above the ground, by household, and water by tiers of the year.</summary>
    public Task Found() => In(async (_, db) =>
    {
        var water = new Tariff { Basis = Basis.Usage, Unit = "吨", Span = TierSpan.Year, Parts = [new("水费", [new(180, 2.07m), new(260, 4.07m), new(null, 6.07m)]), new("水资源费", [new(null, 1.57m)]), new("污水处理费", [new(null, 1.36m)])] };
        (string Code, string Name, Tariff Tariff)[] all = [("service", "物业服务费", Tariff.Flat(Basis.GrossArea, 2.85m)), ("lift", "电梯费", Tariff.Flat(Basis.GrossArea, 0.35m)), ("garbage", "垃圾清运费", Tariff.Flat(Basis.Household, 10m)), ("water", "水费", water)];
        for (var i = 0; i < all.Length; i++)
        {
            db.Add(new FeeItem { No = i + 1, Code = all[i].Code, Name = all[i].Name, Purse = Purse.Company, CycleMonths = 1, IsForAll = true });
            var price = new PriceVersion { No = i + 1, ItemNo = i + 1, Terms = all[i].Tariff.ToJson(), Where = "全部", From = Since, LegalBasis = "bench", ProposedBy = "bench", ProposedAt = DateTime.UtcNow };
            price.Decide(true, "", new CurrentUser(), null, DateTime.UtcNow);
            db.Add(price);
        }

        return await db.SaveChangesAsync();
    });

    public Task<CommunityId> Lay(string name, int count) => In(async (_, db) =>
    {
        var community = new Community { Id = Kernel.Id.New<CommunityId>(), Name = name };
        var buildings = Enumerable.Range(1, count / 200 + 1).Select(n => new Building { Id = Kernel.Id.New<BuildingId>(), CommunityId = community.Id, Code = n.ToString(CultureInfo.InvariantCulture), Name = $"{n}栋", Sort = n }).ToList();
        db.Add(community);
        db.AddRange(buildings);
        await db.SaveChangesAsync();
        await db.CopyRows(Enumerable.Range(0, count).Select(i => House.Open(buildings[i / 200], HouseNumber.Of(buildings[i / 200].Code, (i / 100 % 2 + 1).ToString(CultureInfo.InvariantCulture), FormattableString.Invariant($"{i / 4 % 25 + 1}{i % 4 + 1:00}")),
            i / 4 % 25 + 1, 60m + i % 7 * 12.35m, 50m, HouseUse.Dwelling, HouseState.HandedOver, new(2019, 6, 1))), default);
        return community.Id;
    });

    public Task<int> Start(CommunityId community) => In(async (services, _) =>
        (await services.GetRequiredService<UseCase<StartRun.Command, int>>().Run(new() { Community = community, Month = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM", CultureInfo.InvariantCulture) })) is { Problem: null } started ? started.Value : throw new InvalidOperationException("The run was refused."));

    public Task Finish(int run, int size = CalculateStep.Houses) => In(async (services, _) =>
    {
        await services.GetRequiredService<RunBills>().Finish(run, default, size);
        return 0;
    });

    public async Task<int> Reckon(CommunityId community)
    {
        var run = await Start(community);
        await Finish(run);
        return run;
    }

    public Task Discard(int run) => In(async (services, _) => (await services.GetRequiredService<UseCase<DiscardRun.Command, Done>>().Run(new() { No = run, Reason = "bench" })) is { Problem: null } ? 0 : throw new InvalidOperationException("not discarded"));

    public Task<(int Done, bool IsOpen)> Progress(int run) => In(async (_, db) => await db.Set<BillRun>().AsNoTracking().SingleAsync(r => r.No == run) is var r ? (r.HousesDone, r.State == RunState.Calculating) : default);

    /// <summary>Every live bill of a run, column by column, independent of the run's number.</summary>
    public Task<string> Fingerprint(int run) => In(async (_, db) =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (first, last) = (Bill.FirstOf(run), Bill.LastOf(run));
        await foreach (var b in db.Set<Bill>().AsNoTracking().Where(b => b.Id >= first && b.Id <= last).OrderBy(b => b.Id).AsAsyncEnumerable())
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{b.Id - first} {b.HouseId.Value} {b.ItemNo} {b.Period} {b.Meter} {b.Part} {b.PriceNo} {b.From} {b.To} {b.QuantityMilli} {b.AmountFen} {b.Marks} {Convert.ToHexString(b.Why)} {b.WithdrawnAt};")));
        var totals = await db.Set<RunTotal>().AsNoTracking().Where(t => t.RunNo == run).GroupBy(t => new { t.BuildingId, t.ItemNo }).Select(g => new { g.Key.ItemNo, g.Key.BuildingId, Bills = g.Sum(t => t.Bills), Fen = g.Sum(t => t.Fen) }).OrderBy(g => g.BuildingId).ThenBy(g => g.ItemNo).ToListAsync();
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join(';', totals)));
        return Convert.ToHexString(hash.GetHashAndReset());
    });

    public Task<int> Analyze() => In((_, db) => db.Database.ExecuteSqlRawAsync("ANALYZE"));

    public Task<(long Charges, double Bytes)> Weigh(int run) => In(async (_, db) =>
    {
        var (first, last) = (Bill.FirstOf(run), Bill.LastOf(run));
        var count = await db.Set<Bill>().LongCountAsync(b => b.Id >= first && b.Id <= last);
        var bytes = postgres ? (await db.Database.SqlQueryRaw<long>("SELECT pg_total_relation_size('billing_bills') AS \"Value\"").ToListAsync())[0] : (await db.Database.SqlQueryRaw<long>("SELECT SUM(pgsize) AS \"Value\" FROM dbstat WHERE name IN ('billing_bills', 'PK_billing_bills', 'IX_billing_bills_CenterId_Period_HouseId_ItemNo_Meter_Part')").ToListAsync())[0];
        return (count, bytes / (double)count);
    });

    /// <summary>Seconds in which the database takes exactly these rows again: a binary COPY from a file; one prepared insert in one transaction.</summary>
    public Task<double> Raw(int run, string file) => postgres ? RawCopy(file) : In(async (_, db) =>
    {
        var (first, last) = (Bill.FirstOf(run), Bill.LastOf(run));
        var rows = await db.Set<Bill>().AsNoTracking().Where(b => b.Id >= first && b.Id <= last).OrderBy(b => b.Id).ToListAsync();
        await db.Set<Bill>().Where(b => b.Id >= 0).ExecuteDeleteAsync();
        var watch = Stopwatch.StartNew();
        await db.CopyAll(rows, default);
        return watch.Elapsed.TotalSeconds;
    });

    private Task<double> RawCopy(string file) => In(async (_, db) =>
    {
        await db.Database.OpenConnectionAsync();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using (var to = File.Create(file))
        await using (var rows = await connection.BeginRawBinaryCopyAsync("COPY billing_bills TO STDOUT (FORMAT BINARY)"))
            await rows.CopyToAsync(to);
        await db.Database.ExecuteSqlRawAsync("TRUNCATE billing_bills");
        await db.Database.ExecuteSqlRawAsync("CHECKPOINT");
        var watch = Stopwatch.StartNew();
        await using (var from = File.OpenRead(file))
        await using (var rows = await connection.BeginRawBinaryCopyAsync("COPY billing_bills FROM STDIN (FORMAT BINARY)"))
            await from.CopyToAsync(rows, 1 << 17);
        return watch.Elapsed.TotalSeconds;
    });

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

/// <summary>Questions that reached the database.</summary>
internal sealed class Counter : DbCommandInterceptor
{
    public int Count { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count++;
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Count++;
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }
}
