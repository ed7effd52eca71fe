using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Billing.Domain;
using Anju.Billing.Runs;
using Anju.Casework.Contracts;
using Anju.Estate;
using Anju.Estate.Contracts;
using Anju.Kernel.Audit;
using Anju.Kernel.Data;
using Xunit;
using static Anju.Integration.Billing.BillingUnderTest;

namespace Anju.Integration.Billing;

/// <summary>A run from prices to posted bills, and everything that must not happen on the way.</summary>
public class RunTests
{
    private static string Title(JsonNode? body) => body!["title"]!.GetValue<string>();

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a", "F-2d", "F-1b")]
    public async Task A_month_is_reckoned_reviewed_posted_by_a_second_person_and_summed_up(Database database)
    {
        var billing = await BillingUnderTest.On(database);
        await billing.ServiceFee();
        var run = await billing.Ready();
        var shown = await billing.Shown(run);
        Assert.Equal(("Ready", 4, 1098.04m), (shown["run"]!["state"]!.GetValue<string>(), shown["run"]!["bills"]!.GetValue<int>(), shown["run"]!["total"]!.GetValue<decimal>()));

        Assert.Equal(HttpStatusCode.Forbidden, (await Try(billing.Collector, "runs/post", new { no = run, total = 1098.04m })).Status);
        Assert.Equal((HttpStatusCode.Conflict, "合计已变为 1,098.04 元，您看到的是 1,000.00 元；请核对后再入账"), await Refused(Try(billing.Accountant, "runs/post", new { no = run, total = 1000m })));
        await billing.Post(run);
        Assert.Equal("Posted", (await billing.Shown(run))["run"]!["state"]!.GetValue<string>());

        var bill = await Get(billing.Collector, $"bill?id={(await billing.Shown(run))["bills"]!["items"]![0]!["id"]!.GetValue<long>()}");
        Assert.Equal(("2.85 元/㎡·月 × 96.32 ㎡ × 1 月 = 274.51 元", 274.512m, true), (bill["sentence"]!.GetValue<string>(), bill["unrounded"]!.GetValue<decimal>(), bill["agrees"]!.GetValue<bool>()));
        var summary = await Get(billing.Accountant, "summary?month=2026-11");
        Assert.Equal((1098.04m, 4, 1098.04m), (summary["total"]!.GetValue<decimal>(), summary["bills"]!.GetValue<int>(), summary["rows"]![0]!["amount"]!.GetValue<decimal>()));
        await Do(billing.Collector, "runs/report", new { no = run });
        Assert.Equal(HttpStatusCode.Conflict, (await Try(billing.Collector, "runs/report", new { no = run })).Status);
        var evidence = await billing.Center.Ask(db => db.Database.SqlQuery<string>($"SELECT \"Kind\" AS \"Value\" FROM casework_evidence WHERE \"CenterId\" = {billing.Center.Id.Value}").ToListAsync());
        if (database == Database.Postgres)
            Assert.Equal(["billing.posted", "billing.priced", "billing.summary"], evidence.Order(StringComparer.Ordinal));
        Assert.Equal(1, await billing.Center.Ask(db => db.Set<AuditEntry>().CountAsync(e => e.Act == "PostRun" && e.Table == "billing_runs")));
        Assert.Equal(0, await billing.Center.Ask(db => db.Set<AuditEntry>().CountAsync(e => e.Table == "billing_bills")));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a")]
    public async Task Reckoned_again_the_same_month_bills_no_house_twice_and_after_discarding_it_gives_the_same_fen(Database database)
    {
        var billing = await BillingUnderTest.On(database, 9);
        await billing.ServiceFee();
        var first = await billing.Ready();
        Assert.Equal(HttpStatusCode.Conflict, (await Try(billing.Collector, "runs/start", new { requestId = Guid.CreateVersion7(), community = billing.Community.Value, month = "2026-11" })).Status);
        var bills = await billing.Bills();
        await Do(billing.Collector, "runs/discard", new { no = first, reason = "重算" });
        Assert.Empty(await billing.Bills());
        var second = await billing.Ready();
        Assert.Equal(bills, await billing.Bills());
        await billing.Post(second);
        var third = await billing.Ready();
        Assert.Equal(bills, await billing.Bills());
        Assert.Equal((0, 9), ((await billing.Shown(third))["run"]!["bills"]!.GetValue<int>(), (await billing.Shown(third))["run"]!["skipped"]!.GetValue<int>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a")]
    public async Task The_size_of_steps_and_two_nodes_at_once_change_nothing(Database database)
    {
        var billing = await BillingUnderTest.On(database, 30);
        await billing.ServiceFee();
        var run = await billing.Ready();
        var bills = await billing.Bills();
        foreach (var size in (int[])[1, 7, 30, 31])
        {
            await Do(billing.Collector, "runs/discard", new { no = run, reason = "重算" });
            run = await billing.Start();
            await Task.WhenAll(billing.Calculate(run, size), billing.Calculate(run, size));
            Assert.Equal(bills, await billing.Bills());
            Assert.Equal((30, 30), ((await billing.Shown(run))["run"]!["housesDone"]!.GetValue<int>(), (await billing.Shown(run))["run"]!["bills"]!.GetValue<int>()));
        }

        await billing.Post(run);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a")]
    public async Task The_database_itself_refuses_a_second_live_bill_and_lets_a_withdrawn_one_step_aside(Database database)
    {
        var billing = await BillingUnderTest.On(database, 1);
        var item = await billing.ServiceFee();
        var run = await billing.Ready();
        Bill Twin() => new() { Id = Bill.FirstOf(run) + 900, HouseId = billing.Houses[0], ItemNo = item, Period = 202611, PriceNo = 1, From = new(2026, 11, 1), To = new(2026, 11, 30), AmountFen = 1 };
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => billing.Center.Do(db => db.CopyAll([Twin()], default)));
        await billing.Post(run);
        Assert.Equal(HttpStatusCode.OK, (await Try(billing.Accountant, "runs/withdraw", new { no = run, reason = "面积有误" })).Status);
        Assert.Empty(await billing.Bills());
        await billing.Post(await billing.Ready());
        Assert.Single(await billing.Bills());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a")]
    public async Task A_run_is_withdrawn_as_a_whole_only_before_its_first_payment_and_a_wrong_bill_alone_is_corrected(Database database)
    {
        var billing = await BillingUnderTest.On(database);
        await billing.ServiceFee();
        var run = await billing.Ready();
        await billing.Post(run);
        var ids = (await billing.Shown(run))["bills"]!["items"]!.AsArray().Select(b => b!["id"]!.GetValue<long>()).ToList();
        billing.Played.Paid[ids[0]] = true;
        Assert.Equal((HttpStatusCode.Conflict, "这个批次已有账单收款，不能整批撤回；请对有误的账单逐笔更正"), await Refused(Try(billing.Accountant, "runs/withdraw", new { no = run, reason = "算错" })));
        Assert.Equal(HttpStatusCode.Conflict, (await Try(billing.Accountant, "bills/withdraw", new { bill = ids[0], reason = "算错" })).Status);
        await Do(billing.Accountant, "bills/withdraw", new { bill = ids[1], reason = "面积登记有误" });
        Assert.Equal(823.53m, (await Get(billing.Accountant, "summary?month=2026-11"))["total"]!.GetValue<decimal>());
        var single = await billing.Ready(house: billing.Houses[1]);
        Assert.Equal(1, (await billing.Shown(single))["run"]!["bills"]!.GetValue<int>());
        await billing.Post(single);
        Assert.Equal(1098.04m, (await Get(billing.Accountant, "summary?month=2026-11"))["total"]!.GetValue<decimal>());
        billing.Played.Paid.Clear();
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a")]
    public async Task A_house_that_cannot_be_billed_is_parked_with_its_reason_and_the_others_go_on(Database database)
    {
        var billing = await BillingUnderTest.On(database);
        var fee = await billing.Item("service", "物业服务费");
        await billing.Price(fee, Flat("GrossArea", 2.85m), more: new { use = "Dwelling" });
        await billing.Center.Do(async db =>
        {
            EstateSamples.AddHouse(db, billing.First, "1", "901", 9, use: HouseUse.Shop);
            EstateSamples.AddHouse(db, billing.First, "1", "902", 9, gross: 0m);
            await db.SaveChangesAsync();
        });
        var water = await billing.Item("water", "水费", new { purse = "Agency", isForAll = false });
        await billing.Price(water, Flat("Usage", 3.5m, "吨"));
        void Use(int house, decimal quantity, string? blocked = null) => billing.Played.Used[(billing.Houses[house].Value, "water")] = new(billing.Houses[house].Value, "water", default, default, quantity, false, [new("SB-1", 0, quantity, 1, quantity, "")], blocked);
        Use(0, 12);
        Use(1, 0);
        Use(2, 0, "本期没有读数，请补抄");
        Use(3, -2);
        var run = await billing.Ready();
        var shown = await billing.Shown(run);
        Assert.Equal(["NoPrice 3-1-901", "NoArea 3-1-902", "NoReading 3-1-103", "Negative 3-1-104"],
            shown["exceptions"]!["items"]!.AsArray().Select(e => $"{e!["kind"]} {e["houseNumber"]}").OrderBy(e => e.StartsWith("No", StringComparison.Ordinal) ? e.Contains("Price", StringComparison.Ordinal) ? 0 : e.Contains("Area", StringComparison.Ordinal) ? 1 : 2 : 3));
        Assert.Equal([4, 3], shown["items"]!.AsArray().Select(i => i!["bills"]!.GetValue<int>()));       // usage of 0 is a bill of 0.00, not a gap
        Assert.Equal(4 * 274.51m + 35m, shown["run"]!["total"]!.GetValue<decimal>());
        var unbilled = await Get(billing.Collector, $"unbilled?community={billing.Community.Value}&month=2026-11");
        Assert.Equal(["3-1-901 无价格：11-01 至 11-30 没有适用的价格", "3-1-902 无面积：房屋没有登记面积"], unbilled["rows"]!.AsArray().Select(r => $"{r!["number"]} {r["why"]}"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a")]
    public async Task A_jump_against_the_last_period_is_shown_and_an_excluded_line_leaves_the_totals(Database database)
    {
        var billing = await BillingUnderTest.On(database);
        await billing.ServiceFee();
        await billing.Post(await billing.Ready("2026-10"));
        await billing.Center.Do(db => db.Database.ExecuteSqlAsync($"UPDATE estate_houses SET \"GrossCenti\" = 20000 WHERE \"CenterId\" = {Key(database, billing.Center.Id.Value)} AND \"Number\" = '3-1-102'"));
        var run = await billing.Ready();
        var jump = Assert.Single((await billing.Shown(run))["exceptions"]!["items"]!.AsArray())!;
        Assert.Equal(("Jump", "3-1-102", "上期 274.51，本期 570.00，增 107.6%"), (jump["kind"]!.GetValue<string>(), jump["houseNumber"]!.GetValue<string>(), jump["note"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.BadRequest, (await Try(billing.Collector, "bills/exclude", new { bill = jump["billId"]!.GetValue<long>(), reason = "" })).Status);
        await Do(billing.Collector, "bills/exclude", new { bill = jump["billId"]!.GetValue<long>(), reason = "面积待核实" });
        Assert.Equal(823.53m, (await billing.Shown(run))["run"]!["total"]!.GetValue<decimal>());
        await billing.Post(run);
        Assert.Equal(823.53m, (await Get(billing.Accountant, "summary?month=2026-11"))["total"]!.GetValue<decimal>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a")]
    public async Task A_run_whose_bills_do_not_agree_with_its_totals_cannot_be_posted(Database database)
    {
        var billing = await BillingUnderTest.On(database);
        await billing.ServiceFee();
        var run = await billing.Ready();
        var (first, last) = (Bill.FirstOf(run), Bill.LastOf(run));
        await billing.Center.Ask(db => db.Set<Bill>().Where(b => b.Id == first && b.Id <= last).ExecuteUpdateAsync(b => b.SetProperty(x => x.AmountFen, 1)));
        var (status, title) = await Refused(Try(billing.Accountant, "runs/post", new { no = run, total = 1098.04m }));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.StartsWith("合计对不上，不能入账：账单 4 笔 823.54 元", title, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a")]
    public async Task A_stopped_run_goes_on_where_it_stopped(Database database)
    {
        var billing = await BillingUnderTest.On(database, 20);
        await billing.ServiceFee();
        var run = await billing.Start();
        await using (var scope = billing.AsSystem())
            for (var i = 0; i < 3; i++)
                Assert.True((await scope.ServiceProvider.GetRequiredService<Anju.Kernel.UseCases.UseCase<CalculateStep.Command, bool>>().Run(new(run, 4))).Value);
        await Do(billing.Collector, "runs/stop", new { no = run });
        await billing.Calculate(run);
        Assert.Equal(("Stopped", 12), ((await billing.Shown(run))["run"]!["state"]!.GetValue<string>(), (await billing.Shown(run))["run"]!["housesDone"]!.GetValue<int>()));
        Assert.Equal((HttpStatusCode.Conflict, $"批次 ZD-2026-0001 现在是“已暂停”，不能入账"), await Refused(Try(billing.Accountant, "runs/post", new { no = run, total = 0m })));
        await Do(billing.Collector, "runs/resume", new { no = run });
        await billing.Calculate(run, 3);
        Assert.Equal(20, (await billing.Bills(run)).Count);
        await billing.Post(run);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a")]
    public async Task Who_keeps_one_building_sees_of_a_run_what_falls_into_it(Database database)
    {
        var billing = await BillingUnderTest.On(database);
        var other = default(BuildingId);
        await billing.Center.Do(async db =>
        {
            other = EstateSamples.AddBuilding(db, billing.Community, "5");
            EstateSamples.AddHouse(db, other, "1", "101", 1, gross: 100m);
            EstateSamples.AddHouse(db, other, "1", "102", 1, gross: 0m);
            await db.SaveChangesAsync();
        });
        await billing.ServiceFee();
        var run = await billing.Ready();
        var keeper = billing.KeeperOf(other);
        var shown = await Get(keeper, $"run?no={run}");
        Assert.Equal(["5-1-101"], shown["bills"]!["items"]!.AsArray().Select(b => b!["houseNumber"]!.GetValue<string>()));
        Assert.Equal((285m, 1, 1, true), (shown["shown"]!.GetValue<decimal>(), shown["shownBills"]!.GetValue<int>(), shown["exceptions"]!["total"]!.GetValue<int>(), shown["ownZone"]!.GetValue<bool>()));
        Assert.Equal(285m, (await Get(keeper, "runs"))["items"]![0]!["total"]!.GetValue<decimal>());
        var elsewhere = (await billing.Shown(run))["bills"]!["items"]!.AsArray().First(b => b!["houseNumber"]!.GetValue<string>() == "3-1-101")!["id"]!.GetValue<long>();
        using var hidden = await keeper.GetAsync(new Uri($"/api/billing/bill?id={elsewhere}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal((1098.04m + 285m, 5), ((await billing.Shown(run))["shown"]!.GetValue<decimal>(), (await billing.Shown(run))["shownBills"]!.GetValue<int>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a")]
    public async Task Whichever_bills_are_taken_back_and_made_again_the_month_stays_the_same_to_the_fen(Database database)
    {
        var billing = await BillingUnderTest.On(database, 8);
        await billing.ServiceFee();
        await billing.Price(await billing.Item("lift", "电梯费"), Flat("GrossArea", 0.333333m));
        await billing.Post(await billing.Ready());
        var (bills, total, random) = (await billing.Bills(), (await Get(billing.Accountant, "summary?month=2026-11"))["total"]!.GetValue<decimal>(), new Random(11));
        for (var i = 0; i < 6; i++)
        {
            var some = await billing.Center.Ask(db => db.Set<Bill>().Where(b => b.WithdrawnAt == null).OrderBy(b => b.Id).Skip(random.Next(16)).FirstAsync());
            await Do(billing.Accountant, "bills/withdraw", new { bill = some.Id, reason = "核对" });
            Assert.Equal(total - some.AmountFen / 100m, (await Get(billing.Accountant, "summary?month=2026-11"))["total"]!.GetValue<decimal>());
            await billing.Post(await billing.Ready(house: some.HouseId));
            Assert.Equal(bills, await billing.Bills());
            Assert.Equal(total, (await Get(billing.Accountant, "summary?month=2026-11"))["total"]!.GetValue<decimal>());
        }
    }

    private static async Task<(HttpStatusCode, string)> Refused(Task<(HttpStatusCode Status, JsonNode? Body)> asked) => (await asked) is var a ? (a.Status, Title(a.Body)) : default;

    private static object Key(Database database, Guid id) => database == Database.Sqlite ? id.ToByteArray(bigEndian: true) : id;
}
