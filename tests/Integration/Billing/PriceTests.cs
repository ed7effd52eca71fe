using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Xunit;
using static Anju.Integration.Billing.BillingUnderTest;

namespace Anju.Integration.Billing;

/// <summary>Fee items, versions of prices, vacancies and the quote: what is stored, and what is refused with a sentence.</summary>
public class PriceTests
{
    private static string Error(JsonNode? body) => body!["errors"]!.AsObject().First().Value![0]!.GetValue<string>();

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-1b", "A-3b")]
    public async Task A_price_holds_from_its_day_on_after_a_second_person_approved_it_and_any_day_can_be_asked(Database database)
    {
        var billing = await BillingUnderTest.On(database);
        var item = await billing.ServiceFee();
        var second = await billing.Price(item, Flat("GrossArea", 3.1m), "2027-01-01", approve: false);
        Assert.Equal(HttpStatusCode.Forbidden, (await Try(billing.Director, "prices/decide", new { no = second, approve = true })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Try(billing.Collector, "prices/decide", new { no = second, approve = true })).Status);
        Assert.Equal("2.85 元/㎡·月", await On("2027-05-03"));
        await Do(billing.Manager, "prices/decide", new { no = second, approve = true });
        Assert.Equal("3.1 元/㎡·月", await On("2027-05-03"));
        Assert.Equal("2.85 元/㎡·月", await On("2026-05-03"));
        Assert.Equal("2.85 元/㎡·月", await On("2026-12-31"));
        Assert.Empty((await Get(billing.Desk, "prices?on=2025-12-31"))["prices"]!.AsArray());

        async Task<string> On(string day) => Assert.Single((await Get(billing.Desk, "prices?on=" + day))["prices"]!.AsArray())!["price"]!.GetValue<string>();
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-1b")]
    public async Task A_price_is_never_retroactive(Database database)
    {
        var billing = await BillingUnderTest.On(database);
        var item = await billing.ServiceFee();
        await billing.Post(await billing.Ready());
        var late = await billing.Price(item, Flat("GrossArea", 3.1m), "2026-11-15", approve: false);
        var (status, body) = await Try(billing.Manager, "prices/decide", new { no = late, approve = true });
        Assert.Equal((HttpStatusCode.Conflict, "2026-11-15 至 2026-11-30 已经出账，价格不能追溯；请另提生效日期晚于 2026-11-30 的价格"), (status, body!["title"]!.GetValue<string>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-1b")]
    public async Task What_cannot_be_right_is_refused_beside_its_field_and_nothing_is_stored(Database database)
    {
        var billing = await BillingUnderTest.On(database);
        var item = await billing.ServiceFee();
        var water = await billing.Item("water", "水费", new { purse = "Agency" });
        async Task Refuses(string sentence, object tariff, string from = "2027-01-01", int? of = null)
        {
            var (status, body) = await Try(billing.Director, "prices/propose", new { requestId = Guid.CreateVersion7(), item = of ?? item, tariff, from, legalBasis = "合同" });
            Assert.Equal((HttpStatusCode.BadRequest, sentence), (status, Error(body)));
        }

        object Tiers(params (decimal? UpTo, decimal Price)[] tiers) => new { basis = "Usage", unit = "吨", parts = new[] { new { name = "水费", tiers = tiers.Select(t => new { upTo = t.UpTo, price = t.Price }) } } };
        await Refuses("单价：单价最多 8 位小数", Flat("GrossArea", 2.123456789m));
        await Refuses("水费：各档上限须由小到大", Tiers((30, 1), (22, 2), (null, 3)), of: water);
        await Refuses("公式中除数为零", new { basis = "Formula", formula = "建筑面积 / 0", parts = Array.Empty<object>() });
        await Refuses("公式里没有“while”；可用：建筑面积、套内面积、人数、用量、车位、楼层、天数，min、max、round", new { basis = "Formula", formula = "while(1)", parts = Array.Empty<object>() });
        await Refuses("代收代付的费用不得加收手续费、服务费（物业管理条例 44）", new { basis = "Usage", unit = "吨", parts = new[] { new { name = "代收手续费", tiers = new[] { new { upTo = (decimal?)null, price = 1m } } } } }, of: water);
        Assert.Equal(HttpStatusCode.BadRequest, (await Try(billing.Director, "prices/propose", new { requestId = Guid.CreateVersion7(), item, tariff = Flat("GrossArea", 3m), from = "2026-02-30", legalBasis = "合同" })).Status);
        await Refuses("与价格 1 的期限 2026-01-01 至 今后 重叠", Flat("GrossArea", 3m), "2026-01-01");
        Assert.Equal((HttpStatusCode.BadRequest, "账期应为 年-月，如 2026-11"), (await Try(billing.Collector, "runs/start", new { requestId = Guid.CreateVersion7(), community = billing.Community.Value, month = "2026-13" })) is var (s, b) ? (s, Error(b)) : default);
        Assert.Equal(1, await billing.Center.Ask(db => db.Set<PriceVersion>().CountAsync()));
        Assert.Equal(0, await billing.Center.Ask(db => db.Set<BillRun>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_vacancy_is_applied_for_before_it_begins_approved_by_another_and_reduces_the_service_fee(Database database)
    {
        var billing = await BillingUnderTest.On(database);
        await billing.ServiceFee();
        var application = new { requestId = Guid.CreateVersion7(), house = billing.Houses[0].Value, from = "2026-12-01", percent = 60, waitMonths = 0, paper = "申请书 2026-17，水表 120" };
        Assert.Equal("空置须在开始前申请，开始日期不能早于今天", Error((await Try(billing.Collector, "vacancies/apply", application with { from = "2026-11-01" })).Body));
        var id = (await Do(billing.Collector, "vacancies/apply", application)).GetValue<Guid>();
        Assert.Equal(HttpStatusCode.Forbidden, (await Try(billing.Collector, "vacancies/decide", new { id, approve = true })).Status);
        await Do(billing.Manager, "vacancies/decide", new { id, approve = true });
        var run = await billing.Ready("2026-12");
        Assert.Equal(164.71m + 3 * 274.51m, (await billing.Shown(run))["run"]!["total"]!.GetValue<decimal>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-1b")]
    public async Task A_quote_answers_with_reasons_for_any_tariff_and_for_a_stored_house(Database database)
    {
        var billing = await BillingUnderTest.On(database);
        var item = await billing.ServiceFee();
        var handed = await Do(billing.Desk, "quote", new { tariff = Flat("GrossArea", 2.5m), grossArea = 100, from = "2024-02-01", to = "2024-02-29", handedOverOn = "2024-02-10", proration = "DayCounted" });
        Assert.Equal(["建设单位 77.59", "业主 172.41"], handed["lines"]!.AsArray().Select(l => $"{l!["payer"]} {l["amount"]}"));
        var stored = await Do(billing.Desk, "quote", new { item, house = billing.Houses[0].Value, from = "2026-11-01", to = "2026-11-30" });
        Assert.Equal("2.85 元/㎡·月 × 96.32 ㎡ × 1 月 = 274.51 元", stored["lines"]![0]!["sentence"]!.GetValue<string>());
        var rolled = await Do(billing.Desk, "quote", new { tariff = Flat("Usage", 1m, "度"), from = "2026-11-01", to = "2026-11-30", meters = new[] { new { meter = "D-1", start = 99980, end = 35, multiplier = 40, digits = 5, rolledOver = true } } });
        Assert.Equal(2200m, rolled["total"]!.GetValue<decimal>());
        var shared = await Do(billing.Desk, "quote", new { from = "2026-11-01", to = "2026-11-30", sharing = new { total = 802.10m, weights = new[] { 1, 1, 1 } } });
        Assert.Equal([267.37m, 267.37m, 267.36m], shared["shares"]!.AsArray().Select(s => s!.GetValue<decimal>()));
        Assert.Equal("建筑面积应在 0 到 1000000 之间", Error((await Try(billing.Desk, "quote", new { item, grossArea = -1, from = "2026-11-01", to = "2026-11-30" })).Body));
        Assert.Equal("读数小于上次读数：请核对，或确认翻表", Error((await Try(billing.Desk, "quote", new { tariff = Flat("Usage", 1m, "度"), from = "2026-11-01", to = "2026-11-30", meters = new[] { new { meter = "D-1", start = 100, end = 35, multiplier = 1, digits = 5, rolledOver = false } } })).Body));
    }
}
