using System.Net;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Meters.Domain;
using Anju.Casework.Domain;
using Anju.Integration.Dwellings;
using Xunit;

namespace Anju.Integration.Meters;

/// <summary>Readings by hand: what is taken, what is refused with which sentence, what becomes of a mistake (F-2c, E-9).</summary>
public class ReadingTests
{
    private static readonly DateOnly November = new(2026, 11, 1), LastOfNovember = new(2026, 11, 30);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task A_reading_is_stored_with_its_usage_and_the_same_request_again_gets_the_same_answer(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        var meter = await meters.Register(0, "W1", multiplier: 40);
        var round = await meters.Open();
        var body = MetersUnderTest.Reading(round, meter, "103.5");
        var first = await meters.Clerk.Make("/api/billing/readings", body);
        Assert.Equal(140m, first["usage"]!.GetValue<decimal>());
        Assert.Equal(first.ToJsonString(), (await meters.Clerk.Make("/api/billing/readings", body)).ToJsonString());
        Assert.Equal(2, await meters.Center.Ask(db => db.Set<Reading>().CountAsync()));
        var usage = (await meters.Usages(November, LastOfNovember))[0];
        Assert.Equal((140m, null, false), (usage.Quantity, usage.Blocked, usage.IsEstimated));
        Assert.Equal((100m, 103.5m, 40m), (usage.Parts.Single().Start, usage.Parts.Single().End, usage.Parts.Single().Multiplier));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task What_cannot_be_right_is_refused_with_a_sentence_and_nothing_is_stored(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        var meter = await meters.Register(0, "W1");
        var round = await meters.Open();
        foreach (var (value, on, field, why) in new[]
        {
            ("160d", "2026-11-20", "Value", "“160d”不是读数，只填数字"), ("-5", "2026-11-20", "Value", "读数不能是负数"), ("123456", "2026-11-20", "Value", "这块表只有 5 位，读数不能超过 99999"),
            ("99", "2026-11-20", "Value", "读数 99 小于上次 100；请核对，确已翻表的勾选“翻表”"), ("120", "2026-02-30", "On", "没有 2026-02-30 这一天"), ("120", "2026-11-26", "On", "日期不能晚于今天 2026-11-25"),
            ("120", "2026-09-01", "On", "抄表日期离账期 2026-11 太远"), ("", "2026-11-20", "Value", "请填写读数"),
        })
        {
            var (status, body) = await meters.Clerk.Try("/api/billing/readings", MetersUnderTest.Reading(round, meter, value, on));
            Assert.Equal((HttpStatusCode.BadRequest, why), (status, body.Why(field)));
        }

        Assert.Equal(1, await meters.Center.Ask(db => db.Set<Reading>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task A_register_that_began_again_counts_only_when_the_reader_confirms_it(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        var meter = await meters.Register(0, "W1", start: "99980");
        var round = await meters.Open();
        Assert.Equal(HttpStatusCode.BadRequest, (await meters.Clerk.Try("/api/billing/readings", MetersUnderTest.Reading(round, meter, "35"))).Status);
        Assert.Equal(55m, (await meters.Read(round, meter, "00035", isRollover: true))["usage"]!.GetValue<decimal>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task A_mistake_is_corrected_by_another_line_until_it_is_billed(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        var meter = await meters.Register(0, "W1");
        var round = await meters.Open();
        await meters.Read(round, meter, "190");
        await meters.Read(round, meter, "109");
        Assert.Equal(9m, (await meters.Usages(November, LastOfNovember))[0].Quantity);
        Assert.Equal([(1, null), (2, 3), (3, (int?)null)], await meters.Center.Ask(async db => (await db.Set<Reading>().OrderBy(r => r.No).Select(r => new { r.No, r.ReplacedByNo }).ToListAsync()).Select(r => (r.No, r.ReplacedByNo))));

        meters.Billed.Add(meters.Houses[0].Value);
        var (status, body) = await meters.Clerk.Try("/api/billing/readings", MetersUnderTest.Reading(round, meter, "111"));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("已出账，不能改", body.Why(), StringComparison.Ordinal);
        Assert.Equal(9m, (await meters.Usages(November, LastOfNovember))[0].Quantity);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task What_looks_wrong_is_not_billed_before_somebody_has_looked_again(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        var meter = await meters.Register(0, "W1");
        await meters.Read(await meters.Open("2026-10"), meter, "110", "2026-10-20");
        var round = await meters.Open();
        Assert.Equal("用量 90，平时 10.3，偏高", (await meters.Read(round, meter, "200"))["abnormal"]!.GetValue<string>());
        Assert.Contains("异常未复核", (await meters.Usages(November, LastOfNovember))[0].Blocked, StringComparison.Ordinal);
        Assert.True((await meters.Read(round, meter, "200", isChecked: true))["isChecked"]!.GetValue<bool>());
        var usage = (await meters.Usages(November, LastOfNovember))[0];
        Assert.Equal((90m, null), (usage.Quantity, usage.Blocked));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task A_meter_without_reading_blocks_its_house_alone_and_the_next_reading_holds_both_periods(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        var (first, second) = (await meters.Register(0, "W1"), await meters.Register(1, "W2"));
        await meters.Read(await meters.Open("2026-10"), first, "110", "2026-10-20");
        var october = await meters.Usages(new(2026, 10, 1), new(2026, 10, 31));
        Assert.Equal([(meters.Houses[0].Value, 10m, null), (meters.Houses[1].Value, 0m, "表 W2 本期没有读数"), (meters.Houses[2].Value, 0m, (string?)"没有登记在用的表")],
            october.OrderBy(u => meters.Houses.ToList().FindIndex(h => h.Value == u.House)).Select(u => (u.House, u.Quantity, u.Blocked)));
        await meters.Read(await meters.Open(), second, "125");
        var november = (await meters.Usages(November, LastOfNovember, "water", meters.Houses[1])).Single();
        Assert.Equal((25m, null), (november.Quantity, november.Blocked));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task An_estimate_is_marked_and_settled_by_the_next_real_reading(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        var meter = await meters.Register(0, "W1", on: "2026-08-20");
        await meters.Read(await meters.Open("2026-09"), meter, "120", "2026-09-20");
        var october = await meters.Open("2026-10");
        var estimated = await meters.Clerk.Make("/api/billing/estimate-readings", new { requestId = Guid.CreateVersion7(), round = october, basis = "LastThree", reason = "家中无人" });
        Assert.Equal((1, 0), (estimated["done"]!.GetValue<int>(), estimated["unknown"]!.GetValue<int>()));
        var guessed = (await meters.Usages(new(2026, 10, 1), new(2026, 10, 31), "water", meters.Houses[0])).Single();
        Assert.Equal((20m, true), (guessed.Quantity, guessed.IsEstimated));

        Assert.Equal(-5m, (await meters.Read(await meters.Open(), meter, "135"))["usage"]!.GetValue<decimal>());
        Assert.Equal((-5m, 40m), (await meters.Usages(November, LastOfNovember, "water", meters.Houses[0])).Single() is var u ? (u.Quantity, u.Before) : default);
        Assert.Contains("扣除已估 20", (await meters.Usages(November, LastOfNovember, "water", meters.Houses[0])).Single().Parts.Single().Note, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task Whoever_may_not_or_does_not_keep_the_building_reads_nothing(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        var meter = await meters.Register(0, "W1");
        var round = await meters.Open();
        var body = MetersUnderTest.Reading(round, meter, "110");
        var (looker, elsewhere) = (meters.Of(meters.Collector, "王芳", null, "billing.meters"), meters.Of(meters.Collector, "王芳", new HashSet<Guid> { Guid.CreateVersion7() }, "billing.meters.read"));
        Assert.Equal(HttpStatusCode.Forbidden, (await looker.Try("/api/billing/readings", body)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Try("/api/billing/readings", body)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await looker.Try("/api/billing/rounds", new { requestId = Guid.CreateVersion7(), kind = "Water", community = meters.Community.Value, period = "2026-10" })).Status);
        Assert.Equal(1, await meters.Center.Ask(db => db.Set<Reading>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task A_meter_of_peak_and_valley_is_read_in_two_rows_typed_or_from_a_file(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        await meters.RegisterTwoRate(0, "T1", "100", "50");
        await meters.Register(1, "E2", "Electricity");
        var (status, refused) = await meters.Clerk.Try("/api/billing/meters", new { requestId = Guid.CreateVersion7(), kind = "Water", use = "House", number = "W9", house = meters.Houses[2].Value, digits = 5, multiplier = 1, start = "0", isTwoRate = true, startValley = "0", on = "2026-09-20" });
        Assert.Equal((HttpStatusCode.BadRequest, "只有电表分峰谷"), (status, refused.Why("IsTwoRate")));
        var round = await meters.Open(kind: "Electricity");
        var rows = (await meters.Clerk.See($"/api/billing/round?id={round}"))["rows"]!["items"]!.AsArray();
        Assert.Equal(["T1峰", "T1谷"], rows.Select(r => r!["number"]!.GetValue<string>()).Where(n => n.StartsWith('T')).OrderByDescending(n => n == "T1峰"));
        await meters.Read(round, rows.Single(r => r!["number"]!.GetValue<string>() == "T1峰")!["meter"]!.GetValue<string>(), "130");
        Assert.Equal("表 T1谷 本期没有读数", (await meters.Usages(November, LastOfNovember, "electricity", meters.Houses[0])).Single().Blocked);
        Assert.True((await meters.Clerk.Send(round, Dwellings.Sheets.Of([["表号", "本次读数"], ["T1谷", 70], ["E2", 110]]))).Body["isClean"]!.GetValue<bool>());
        var usage = (await meters.Usages(November, LastOfNovember, "electricity", meters.Houses[0])).Single();
        Assert.Equal((50m, 30m, 20m, null), (usage.Quantity, usage.Peak, usage.Valley, usage.Blocked));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("E-9")]
    public async Task A_round_closes_when_nothing_is_missing_leaves_evidence_of_each_reader_and_takes_no_more(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        var (first, second) = (await meters.Register(0, "E1", "Electricity"), await meters.Register(1, "E2", "Electricity"));
        var round = await meters.Open(kind: "Electricity");
        await meters.Read(round, first, "150");
        var (status, body) = await meters.Clerk.Try("/api/billing/close-round", new { id = round });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("还有 1 块表没有读数", body.Why("AcceptMissing"), StringComparison.Ordinal);

        var electrician = new Kernel.Identity.StaffId(Guid.CreateVersion7());
        await meters.Of(electrician, "李电工", null, "billing.meters.read").Make("/api/billing/readings", MetersUnderTest.Reading(round, second, "130"));
        await meters.Clerk.Make("/api/billing/close-round", new { id = round });
        var evidence = await meters.Center.Ask(db => db.Set<EvidenceLine>().Where(e => e.Kind == "billing.readings").Select(e => new { e.ById, e.Amount }).ToListAsync());
        Assert.Equal([(meters.Collector, 1), (electrician, 1)], evidence.OrderBy(e => e.ById == electrician).Select(e => (e.ById!.Value, e.Amount)));
        Assert.Equal(HttpStatusCode.Conflict, (await meters.Clerk.Try("/api/billing/readings", MetersUnderTest.Reading(round, first, "151"))).Status);
        await meters.Clerk.Make("/api/billing/reopen-round", new { id = round });
        await meters.Read(round, first, "151");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task A_period_is_read_once_and_a_wrong_one_is_refused(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        await meters.Register(0, "W1");
        await meters.Open();
        object Body(string period, string kind = "Water") => new { requestId = Guid.CreateVersion7(), kind, community = meters.Community.Value, period };
        Assert.Equal(HttpStatusCode.Conflict, (await meters.Clerk.Try("/api/billing/rounds", Body("2026-11"))).Status);
        Assert.Equal("没有 2026-13 这个账期，请写成 2026-11", (await meters.Clerk.Try("/api/billing/rounds", Body("2026-13"))).Body.Why("Period"));
        Assert.Equal("账期还没有开始", (await meters.Clerk.Try("/api/billing/rounds", Body("2026-12"))).Body.Why("Period"));
        Assert.Equal("这里没有登记燃气表", (await meters.Clerk.Try("/api/billing/rounds", Body("2026-11", "Gas"))).Body.Why("Community"));
    }
}
