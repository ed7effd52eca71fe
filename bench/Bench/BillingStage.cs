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
using Anju.Billing.Meters.Domain;
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
        var app = Web.Server.Build(["--Jobs:Enabled=false", "--Logging:LogLevel:Default=Error", $"--ConnectionStrings:{(postgres ? "Postgres" : "Sqlite")}={connection}"], more: b => b.Services.ConfigureDbContext<AppDb>(o => o.AddInterceptors(counter)));
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

    /// <summary>As the system inside the center, or as somebody of it.</summary>
    public async Task<T> In<T>(Func<IServiceProvider, AppDb, Task<T>> work, Actor? who = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(who ?? Actor.System(Center));
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

    /// <summary>Houses in buildings of 2 × 25 × 4, each with a water meter read at new year, a month ago and in this month.</summary>
    public async Task<CommunityId> Lay(string name, int count)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        var (month, random) = (new DateOnly(today.Year, today.Month, 1), new Random(20261123));
        return await Lay(name, count, (meter, house) => Chain(meter, new DateOnly(today.Year, 1, 1), [(month.AddDays(-1), 80m + random.Next(0, 200_000) / 1000m), (month, 5m + random.Next(0, 30_000) / 1000m)]));
    }

    /// <param name="readings">The log of a house's meter.</param>
    public Task<CommunityId> Lay(string name, int count, Func<MeterFacts, int, IEnumerable<Reading>> readings) => In(async (_, db) =>
    {
        var community = new Community { Id = Kernel.Id.New<CommunityId>(), Name = name };
        var buildings = Enumerable.Range(1, count / 200 + 1).Select(n => new Building { Id = Kernel.Id.New<BuildingId>(), CommunityId = community.Id, Code = n.ToString(CultureInfo.InvariantCulture), Name = $"{n}栋", Sort = n }).ToList();
        db.Add(community);
        db.AddRange(buildings);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        foreach (var some in Enumerable.Range(0, count).Chunk(20_000))
        {
            var houses = some.Select(i => (No: i, House: House.Open(buildings[i / 200], HouseNumber.Of(buildings[i / 200].Code, (i / 100 % 2 + 1).ToString(CultureInfo.InvariantCulture), FormattableString.Invariant($"{i / 4 % 25 + 1}{i % 4 + 1:00}")),
                i / 4 % 25 + 1, 60m + i % 7 * 12.35m, 50m, HouseUse.Dwelling, HouseState.HandedOver, new(2019, 6, 1)))).ToList();
            var meters = houses.Select(h => (h.No, Meter: Meter.Install(new(MeterKind.Water, $"{name[0]}{h.No:0000000}", 6, 1), MeterUse.House, new(community.Id, name, h.House.BuildingId, "", h.House.Id, h.House.Number), "", new(2013, 12, 1), null))).ToList();
            await db.CopyRows(houses.Select(h => h.House), default);
            await db.CopyRows(meters.Select(m => m.Meter), default);
            await db.CopyRows(meters.SelectMany(m => readings(m.Meter.Facts, m.No)), default);
        }

        return community.Id;
    });

    /// <summary>A start and one reading for each usage, as the chain of readings makes them.</summary>
    public static IEnumerable<Reading> Chain(MeterFacts meter, DateOnly start, IEnumerable<(DateOnly On, decimal Used)> usages)
    {
        var reader = new Reader(null, "bench", DateTime.UtcNow);
        var last = ReadingChain.Begin(meter, start, 0, reader);
        yield return last;
        foreach (var (on, used) in usages)
            yield return last = ReadingChain.Follow(meter, last, new(ReadingWay.Read, null, on, on, last.Milli + (long)(used * 1000), false, true, "", ReadingSource.File), last.No + 1, reader) is { Value: { } next } ? next : throw new InvalidOperationException("no reading");
    }

    public Task<int> Start(CommunityId community, string? month = null) => In(async (services, _) =>
        (await services.GetRequiredService<UseCase<StartRun.Command, int>>().Run(new() { Community = community, Month = month ?? DateTime.UtcNow.AddHours(8).ToString("yyyy-MM", CultureInfo.InvariantCulture) })) is { Problem: null } started ? started.Value : throw new InvalidOperationException("The run was refused."));

    public Task Finish(int run, int size = CalculateStep.Houses) => In(async (services, _) =>
    {
        await services.GetRequiredService<RunBills>().Finish(run, default, size);
        return 0;
    });

    public async Task<int> Reckon(CommunityId community, string? month = null)
    {
        var run = await Start(community, month);
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

    /// <summary>One item of two months, tiered by the bill's own months, for water that was really used.</summary>
    public Task FoundReal(decimal first, decimal second, (decimal One, decimal Two, decimal Three) prices) => In(async (_, db) =>
    {
        db.Add(new FeeItem { No = 1, Code = "water", Name = "水费", Purse = Purse.Agency, CycleMonths = 2, IsForAll = true, AlertPercent = 100 });
        var price = new PriceVersion { No = 1, ItemNo = 1, Terms = new Tariff { Basis = Basis.Usage, Unit = "吨", Parts = [new("水费", [new(first, prices.One), new(second, prices.Two), new(null, prices.Three)])] }.ToJson(), Where = "全部", From = new(2013, 1, 1), LegalBasis = "bench", ProposedBy = "bench", ProposedAt = DateTime.UtcNow };
        price.Decide(true, "", new CurrentUser(), null, DateTime.UtcNow);
        db.Add(price);
        return await db.SaveChangesAsync();
    });

    public Task<(int Bills, long Fen, long Milli, int Parked)> Sums(int run) => In(async (_, db) =>
    {
        var (first, last) = (Bill.FirstOf(run), Bill.LastOf(run));
        var sums = await db.Set<Bill>().AsNoTracking().Where(b => b.Id >= first && b.Id <= last).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Fen = g.Sum(b => b.AmountFen), Milli = g.Sum(b => b.QuantityMilli) }).SingleOrDefaultAsync();
        return (sums?.Count ?? 0, sums?.Fen ?? 0, sums?.Milli ?? 0, await db.Set<RunException>().CountAsync(e => e.RunNo == run && e.Kind == ExceptionKind.NoReading));
    });

    /// <summary>PostgreSQL counts and tidies new rows by itself, a little later; SQLite keeps no statistics here.</summary>
    public Task<int> Analyze() => !postgres ? Task.FromResult(0) : In((_, db) => db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE"));

    public Task<long> Count(int run) => In((_, db) =>
    {
        var (first, last) = (Bill.FirstOf(run), Bill.LastOf(run));
        return db.Set<Bill>().LongCountAsync(b => b.Id >= first && b.Id <= last);
    });

    /// <summary>Bytes of the bills with their indexes on PostgreSQL, of all used pages on SQLite.</summary>
    public Task<long> Size() => In(async (_, db) => (await db.Database.SqlQueryRaw<long>(postgres ? "SELECT pg_total_relation_size('billing_bills') AS \"Value\""
        : "SELECT (p.page_count - f.freelist_count) * s.page_size AS \"Value\" FROM pragma_page_count() p, pragma_freelist_count() f, pragma_page_size() s").ToListAsync())[0]);

    /// <summary>Seconds in which the database takes exactly these rows again: a binary COPY from a file; one prepared insert in one transaction.</summary>
    public Task<double> Raw(int run, string file) => postgres ? RawCopy(run, file) : In(async (_, db) =>
    {
        var (first, last) = (Bill.FirstOf(run), Bill.LastOf(run));
        var rows = await db.Set<Bill>().AsNoTracking().Where(b => b.Id >= first && b.Id <= last).OrderBy(b => b.Id).ToListAsync();
        await db.Set<Bill>().Where(b => b.Id >= 0).ExecuteDeleteAsync();
        var watch = Stopwatch.StartNew();
        await db.CopyAll(rows, default);
        return watch.Elapsed.TotalSeconds;
    });

    private Task<double> RawCopy(int run, string file) => In(async (_, db) =>
    {
        await db.Database.OpenConnectionAsync();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using (var to = File.Create(file))
        await using (var rows = await connection.BeginRawBinaryCopyAsync($"COPY (SELECT * FROM billing_bills WHERE \"Id\" BETWEEN {Bill.FirstOf(run)} AND {Bill.LastOf(run)} ORDER BY \"Id\") TO STDOUT (FORMAT BINARY)"))
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
