using System.Net;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>收款日报: the day adds up by paper, by way and by item, and the box changes hands with what is in it.</summary>
public class TillTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e", "F-2b")]
    public async Task The_day_report_adds_up_by_way_and_by_item_with_voids_listed(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, 3, open: false);
        var till = (await ledger.OpenTill(with: 200m)).GetValue<Guid>();
        await ledger.Pay(400m, tender: new { way = "Cash", amount = 400m, given = 500m });                                      // 125.49 of it becomes balance
        await ledger.Pay(274.51m, ledger.Billing.Houses[1], new { way = "Code", amount = 274.51m, reference = "WX-1" });
        var voided = (await ledger.Pay(100m, ledger.Billing.Houses[2]))["receipt"]!.GetValue<Guid>();
        await Do(ledger.Cashier, "receipts/void", new { receipt = voided, why = "开错房号", hasAllCopies = true });
        var report = await Get(ledger.Cashier, $"till?id={till}");
        var papers = report["papers"]![0]!;
        Assert.Equal((3, "SJ-2026-0001", "SJ-2026-0003", 1, 674.51m), (papers["count"]!.GetValue<int>(), papers["first"]!.GetValue<string>(), papers["last"]!.GetValue<string>(), papers["voids"]!.GetValue<int>(), Yuan(papers, "valid")));
        Assert.Equal((400m, 600m, 674.51m, 674.51m), (Yuan(report, "cash"), Yuan(report, "expected"), Yuan(report, "received"), Yuan(report, "byItem")));
        Assert.Equal(["物业服务费", "预存（减去用余额支付的）"], report["items"]!.AsArray().Select(i => i!["item"]!.GetValue<string>()));
        Assert.Equal("开错房号", report["endedPapers"]![0]!["why"]!.GetValue<string>());
        await Do(ledger.Cashier, "tills/close", new { till, pieces = new[] { 5, 1, 2, 0, 1 }, why = "少找 5 元", handed = 300m, handedTo = "建设银行", bankSlip = "XJ-1" });
        var paper = await CounterPages.Page(ledger.Accountant, $"/ledger/tills/{till}/print");
        Assert.Contains("-5.00", paper.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("SJ-2026-0003 作废", paper.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task The_page_closes_the_day_and_a_difference_needs_its_reason(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, open: false);
        var till = (await ledger.OpenTill(with: 200m)).GetValue<Guid>();
        await ledger.Pay(274.51m);
        var path = $"/ledger/tills/{till}";
        Assert.Contains("“三”不是张数", (await CounterPages.Send(ledger.Cashier, path, "close", ("Input.Pieces[0]", "三"))).Page.Body!.TextContent, StringComparison.Ordinal);
        var (status, _, page) = await CounterPages.Send(ledger.Cashier, path, "close", ("Input.Pieces[0]", "4"), ("Input.Pieces[1]", "1"), ("Input.Handed", "200"), ("Input.HandedTo", "财务"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("实点 450.00 元，应有 474.51 元，短款 24.51 元，请写明原因", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("4", page.GetElementById("P0")!.GetAttribute("value"));
        (status, _, _) = await CounterPages.Send(ledger.Cashier, path, "close", ("Input.Pieces[0]", "4"), ("Input.Pieces[1]", "1"), ("Input.Why", "找错一笔"), ("Input.Handed", "200"), ("Input.HandedTo", "财务"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Contains("-24.51", (await CounterPages.Page(ledger.Cashier, path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("这个班次已日结", (await Refused(ledger.Cashier, "tills/close", new { till, pieces = new[] { 1 } })).Sentence);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task A_box_is_handed_over_closed_once_and_with_what_was_left_in_it(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, open: false);
        var (second, third) = (ledger.Billing.Of("赵收费", "收费员", "ledger.view", "ledger.cash"), ledger.Billing.Of("孙收费", "收费员", "ledger.view", "ledger.cash"));
        var till = (await ledger.OpenTill(with: 500m)).GetValue<Guid>();
        object Take(decimal with) => new { requestId = Guid.CreateVersion7(), @float = with, takenFrom = "钱收费" };
        Assert.Equal("钱收费今天没有日结待接的钱箱", (await Refused(second, "tills/open", Take(500m))).Sentence);
        await ledger.Pay(100m);
        await Do(ledger.Cashier, "tills/close", new { till, pieces = new[] { 6 }, handed = 200m, handedTo = "财务" });
        Assert.Equal("钱收费交班时留下 400.00 元，您点了 500.00 元，请当面核对", (await Refused(second, "tills/open", Take(500m))).Sentence);
        await Do(second, "tills/open", Take(400m));
        Assert.Equal("钱收费今天没有日结待接的钱箱", (await Refused(third, "tills/open", Take(400m))).Sentence);
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Keeper, "tills/open", Take(0m))).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task A_cashier_sees_her_own_days_finance_and_director_all(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, open: false);
        var second = ledger.Billing.Of("赵收费", "收费员", "ledger.view", "ledger.cash");
        var till = (await ledger.OpenTill()).GetValue<Guid>();
        await ledger.OpenTill(second);
        async Task<int> Seen(HttpClient who) => (await Get(who, "tills"))["total"]!.GetValue<int>();
        Assert.Equal((1, 1, 2, 2, 0), (await Seen(ledger.Cashier), await Seen(second), await Seen(ledger.Accountant), await Seen(ledger.Director), await Seen(ledger.Keeper)));
        using var foreign = await second.GetAsync(new Uri($"/api/ledger/till?id={till}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        ledger.Billing.Now = ledger.Billing.Now.AddDays(1);
        Assert.True((await Get(ledger.Director, "tills?open=true"))["items"]![0]!["isLate"]!.GetValue<bool>());
    }
}
