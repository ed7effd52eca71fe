using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Billing.Meters.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Xunit;
using static Anju.Integration.Billing.BillingUnderTest;

namespace Anju.Integration.Billing;

/// <summary>Runs over meters that were really read: what they cost the database, and that no drop of water is lost.</summary>
public class MeteredRunTests
{
    private static readonly Reader Reader = new(null, "抄表员", new(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc));

    private static object Tiers(string span, params (decimal? UpTo, decimal Price)[] tiers) =>
        new { basis = "Usage", unit = "吨", span, parts = new[] { new { name = "水费", tiers = tiers.Select(t => new { upTo = t.UpTo, price = t.Price }) } } };

    /// <summary>A meter for each house that was read on these days; a gap is a day without a reading.</summary>
    private static Task Hang(BillingUnderTest billing, Func<int, IEnumerable<(DateOnly On, long Milli)>> used) => billing.Center.Do(async db =>
    {
        for (var i = 0; i < billing.Houses.Count; i++)
        {
            var meter = Meter.Install(new(MeterKind.Water, $"S{i:0000}", 6, 1), MeterUse.House, new(billing.Community, "安居花园", billing.First, "3栋", billing.Houses[i], FormattableString.Invariant($"3-1-{i}")), "", new(2023, 12, 1), null);
            var last = ReadingChain.Begin(meter.Facts, new(2023, 12, 15), 0, Reader);
            db.AddRange(meter, last);
            foreach (var (on, milli) in used(i))
            {
                last = ReadingChain.Follow(meter.Facts, last, new(ReadingWay.Read, null, on, on, last.Milli + milli, false, true, "", ReadingSource.File), last.No + 1, Reader).Value!;
                db.Add(last);
            }
        }

        await db.SaveChangesAsync();
    });

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a")]
    public async Task Three_thousand_houses_with_four_items_take_at_most_twenty_statements_writing_included(Database database)
    {
        var billing = await On(database, 3000, playsMeters: false);
        await billing.ServiceFee();
        foreach (var (code, name, basis, price) in ((string, string, string, decimal)[])[("garbage", "垃圾清运费", "Household", 10m), ("lift", "电梯费", "GrossArea", 0.35m)])
            await billing.Price(await billing.Item(code, name), Flat(basis, price));
        await billing.Price(await billing.Item("water", "水费", new { purse = "Agency" }), Tiers("Year", (180, 2.07m), (260, 4.07m), (null, 6.07m)));
        await Hang(billing, i => [(new(2026, 10, 20), 170_000), (new(2026, 11, 20), 20_000 + i % 7 * 1000)]);
        var (run, writes) = (0, billing.Writes);
        var questions = await billing.Visit(async () => run = await billing.Start()) + await billing.Visit(() => billing.Calculate(run));
        Assert.InRange(questions + billing.Writes - writes + Copies, 5, 20);
        Assert.Equal(12_000, (await billing.Shown(run))["run"]!["bills"]!.GetValue<int>());
        var water = await billing.Center.Ask(db => db.Set<Bill>().SingleAsync(b => b.HouseId == billing.Houses[0] && b.QuantityMilli == 20_000));
        Assert.Equal(10 * 207 + 10 * 407, water.AmountFen);      // 170 m³ before, so 10 in the first tier and 10 in the second
    }

    [Fact, Clause("F-2a")]
    public async Task A_step_of_a_run_reads_the_meters_of_its_buildings_and_of_each_only_the_days_it_bills()
    {
        var billing = await On(Database.Sqlite, 8, playsMeters: false);
        await billing.Price(await billing.Item("water", "水费", new { purse = "Agency" }), Tiers("Year", (180, 2.07m), (null, 6.07m)));
        await Hang(billing, _ => [(new(2026, 10, 20), 170_000), (new(2026, 11, 20), 20_000)]);
        await billing.Ready("2026-11");
        var ways = billing.Plans().Where(w => w.Sql.Contains("FROM \"billing_meters\"", StringComparison.Ordinal)).Select(w => w.Plan).Distinct().ToList();
        Assert.Contains(ways, w => w.EndsWith("(CenterId=? AND CommunityId=? AND Kind=? AND BuildingId=?)", StringComparison.Ordinal));
        Assert.All(ways.Where(w => w.Contains("readings", StringComparison.Ordinal)), w => Assert.Contains("MeterId=? AND CountsOn>? AND CountsOn<?", w, StringComparison.Ordinal));
        Assert.Contains(ways, w => w.Contains("COVERING INDEX", StringComparison.Ordinal));
    }

    [Fact, Clause("F-2c")]
    public async Task Five_thousand_readings_that_come_at_once_are_known_to_PostgreSQL_before_a_run_asks_for_them()
    {
        var billing = await On(Database.Postgres, 1, playsMeters: false);
        await Hang(billing, _ => []);
        await billing.Center.Do(async db =>
        {
            var meter = (await db.Set<Meter>().SingleAsync()).Facts;
            var last = await db.Set<Reading>().SingleAsync();
            await db.CopyAll(Enumerable.Range(0, 5000).Select(i => last = ReadingChain.Follow(meter, last, new(ReadingWay.Read, null, last.On.AddDays(1), last.On.AddDays(1), last.Milli + 100, false, true, "", ReadingSource.File), last.No + 1, Reader).Value!), default);
        });
        Assert.InRange(await billing.Center.Ask(db => db.Database.SqlQueryRaw<float>("SELECT reltuples AS \"Value\" FROM pg_class WHERE relname = 'billing_readings'").SingleAsync()), 4900, 1_000_000);
    }

    /// <summary>Bills and totals of a step go past the commands that are counted.</summary>
    private const int Copies = 2;

    /// <summary>Like three years of real meters: nobody at home now and then, a leak, an empty house, tenths of a m³.</summary>
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c", "F-2a")]
    public async Task A_sample_of_water_with_gaps_is_billed_every_two_months_and_agrees_with_a_check_that_knows_nothing_of_the_engine(Database database)
    {
        const int months = 18;
        var billing = await On(database, 40, playsMeters: false);
        await billing.Price(await billing.Item("water", "水费", new { purse = "Agency", cycleMonths = 2 }), Tiers("Month", (10, 1.98m), (20, 2.97m), (null, 3.96m)), from: "2024-01-01");
        var use = Sample(billing.Houses.Count, months);
        await Hang(billing, i => Enumerable.Range(0, months).Where(m => use[i][m] is not null).Select(m => (Month(m).AddDays(24), use[i][m]!.Value)));
        for (var month = 1; month < months; month += 2)
        {
            var run = await billing.Ready(Month(month).ToString("yyyy-MM", CultureInfo.InvariantCulture));
            var bills = await billing.Center.Ask(db => db.Set<Bill>().AsNoTracking().Where(b => b.Id >= Bill.FirstOf(run) && b.Id <= Bill.LastOf(run)).ToDictionaryAsync(b => b.HouseId));
            for (var i = 0; i < billing.Houses.Count; i++)
            {
                long?[] read = [use[i][month - 1], use[i][month]];
                var found = bills.GetValueOrDefault(billing.Houses[i]);
                Assert.Equal(read.All(r => r is null) ? null : read.Sum(r => r ?? 0), found?.QuantityMilli);
                if (found is not null)
                    Assert.Equal(Checked(found.QuantityMilli), found.AmountFen);
            }

            Assert.Equal(billing.Houses.Count - bills.Count, (await billing.Shown(run))["run"]!["parked"]!.GetValue<int>());
            await billing.Post(run);
        }

        Assert.Equal(use.Sum(u => u.Sum(m => m ?? 0)), await billing.Center.Ask(db => db.Set<Bill>().SumAsync(b => b.QuantityMilli)));
    }

    private static DateOnly Month(int n) => new DateOnly(2024, 1, 1).AddMonths(n);

    /// <summary>In thousandths; null where nobody read. What was used meanwhile stands in the next reading, as on a real meter.</summary>
    private static long?[][] Sample(int accounts, int months)
    {
        var random = new Random(20261128);
        return [.. Enumerable.Range(0, accounts).Select(account =>
        {
            var (usual, missed) = (random.Next(0, 30_000), 0L);
            return Enumerable.Range(0, months).Select(month =>
            {
                var used = missed + (account % 13 == 7 ? 0 : usual * random.Next(50, 150) / 100 / 10 * 10 + (random.Next(60) == 0 ? 180_000 : 0));
                var isRead = random.Next(8) != 0;
                missed = isRead ? 0 : used;
                return isRead ? used : (long?)null;
            }).ToArray();
        })];
    }

    /// <summary>Two months of 10 and 20 m³ at 1.98, then 2.97, then 3.96 yuan: whole fen from whole thousandths, half up.</summary>
    private static long Checked(long milli) =>
        (198 * Math.Min(milli, 20_000) + 297 * Math.Clamp(milli - 20_000, 0, 20_000) + 396 * Math.Max(0, milli - 40_000) + 500) / 1000;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-1b")]
    public async Task Peak_and_valley_are_priced_apart_and_a_meter_of_one_register_is_parked(Database database)
    {
        var billing = await On(database, 2, playsMeters: false);
        await billing.Price(await billing.Item("electricity", "电费", new { purse = "Agency" }), new
        {
            basis = "Usage",
            unit = "度",
            parts = new[] { new { name = "峰", of = "Peak", tiers = new[] { new { upTo = (decimal?)null, price = 0.568m } } }, new { name = "谷", of = "Valley", tiers = new[] { new { upTo = (decimal?)null, price = 0.288m } } } },
        });
        await billing.Center.Do(async db =>
        {
            MeterPlace At(int house) => new(billing.Community, "安居花园", billing.First, "3栋", billing.Houses[house], $"3-1-10{house + 1}");
            foreach (var (house, rate, milli) in ((int, MeterRate, long)[])[(0, MeterRate.Peak, 100_000), (0, MeterRate.Valley, 50_000), (1, MeterRate.All, 90_000)])
            {
                var meter = Meter.Install(new(MeterKind.Electricity, $"D{house}{rate}", 6, 1, rate), MeterUse.House, At(house), "", new(2026, 9, 1), null);
                var start = ReadingChain.Begin(meter.Facts, new(2026, 9, 1), 0, Reader);
                db.AddRange(meter, start, ReadingChain.Follow(meter.Facts, start, new(ReadingWay.Read, null, new(2026, 11, 20), new(2026, 11, 20), milli, false, true, "", ReadingSource.Hand), 2, Reader).Value!);
            }

            await db.SaveChangesAsync();
        });
        var shown = await billing.Shown(await billing.Ready());
        Assert.Equal((1, 56.8m + 14.4m), (shown["run"]!["bills"]!.GetValue<int>(), shown["run"]!["total"]!.GetValue<decimal>()));
        Assert.Equal("按峰谷计价，但没有峰、谷两个读数；请登记为分时表", Assert.Single(shown["exceptions"]!["items"]!.AsArray())!["note"]!.GetValue<string>());
        var bill = await Get(billing.Collector, $"bill?id={shown["bills"]!["items"]![0]!["id"]!.GetValue<long>()}");
        Assert.Equal((true, "峰 56.8 + 谷 14.4 = 71.20 元"), (bill["agrees"]!.GetValue<bool>(), bill["sentence"]!.GetValue<string>()));
    }
}
