using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Anju.Ledger.Domain;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>票据: the register is whole, a reprint says so, a stranger can check a paper and learns nothing more.</summary>
public class ReceiptTests
{
    private static async Task<Guid> Paper(LedgerUnderTest ledger) => (await ledger.Pay(274.51m, tender: new { way = "Cash", amount = 274.51m, given = 300m }))["receipt"]!.GetValue<Guid>();

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_history_of_a_house_tells_a_worker_of_a_receipt_without_a_link_that_he_may_not_open(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        var (paper, worker) = (await Paper(ledger), ledger.Billing.Of("赵维修", "维修工", "estate.view"));
        var (his, hers) = (await worker.GetStringAsync($"/houses/{ledger.House.Value}"), await ledger.Cashier.GetStringAsync($"/houses/{ledger.House.Value}"));
        Assert.Contains($"href=\"/ledger/receipts/{paper}\"", hers, StringComparison.Ordinal);
        Assert.DoesNotContain("/ledger/receipts/", his, StringComparison.Ordinal);
        Assert.Contains("SJ-2026-0001", his, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ledger.Cashier.GetAsync($"/ledger/receipts/{paper}")).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task The_register_filters_totals_and_exports_exactly_what_it_shows(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, 3);
        await Paper(ledger);
        var voided = (await ledger.Pay(100m, ledger.Billing.Houses[1], new { way = "Code", amount = 100m, reference = "WX-1" }))["receipt"]!.GetValue<Guid>();
        await ledger.Pay(50m, ledger.Billing.Houses[2]);
        await Do(ledger.Cashier, "receipts/void", new { receipt = voided, why = "开错", hasAllCopies = true });
        var all = await Get(ledger.Accountant, "receipts?from=2026-11-25&to=2026-11-25");
        Assert.Equal((3, 324.51m, 1), (all["rows"]!["total"]!.GetValue<int>(), Yuan(all, "valid"), all["voids"]!.GetValue<int>()));
        Assert.Equal(["SJ-2026-0003", "SJ-2026-0002", "SJ-2026-0001"], all["rows"]!["items"]!.AsArray().Select(r => r!["number"]!.GetValue<string>()));
        var one = await Get(ledger.Accountant, "receipts?state=Void");
        Assert.Equal("收款码", one["rows"]!["items"]![0]!["ways"]!.GetValue<string>());
        Assert.Equal(0, (await Get(ledger.Accountant, "receipts?from=2026-11-26"))["rows"]!["total"]!.GetValue<int>());
        Assert.Equal(1, (await Get(ledger.Accountant, "receipts?q=3-1-103"))["rows"]!["total"]!.GetValue<int>());

        using var file = await ledger.Accountant.GetAsync(new Uri("/api/ledger/receipts.xlsx?state=Valid", UriKind.Relative));
        var rows = (await (await file.Content.ReadAsStreamAsync()).QueryAsync(useHeaderRow: true)).Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(["SJ-2026-0003", "SJ-2026-0001"], rows.Select(r => (string)r["号码"]));
        Assert.Equal(324.51, rows.Sum(r => Convert.ToDouble(r["金额"], System.Globalization.CultureInfo.InvariantCulture)), 2);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task The_gap_report_is_empty_and_shows_a_number_that_was_taken_out_behind_our_back(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, 3);
        for (var i = 0; i < 3; i++)
            await ledger.Pay(10m, ledger.Billing.Houses[i]);
        Assert.True((await Get(ledger.Accountant, "receipts/gaps"))["isWhole"]!.GetValue<bool>());
        await ledger.Billing.Center.Do(db => db.Set<Receipt>().Where(r => r.Number == "SJ-2026-0002").ExecuteDeleteAsync());
        var broken = await Get(ledger.Accountant, "receipts/gaps?year=2026");
        Assert.False(broken["isWhole"]!.GetValue<bool>());
        Assert.Equal("SJ-2026-0002", broken["kinds"]![0]!["missing"]![0]!.GetValue<string>());
        Assert.Contains("2026 年有断号", (await CounterPages.Page(ledger.Accountant, "/ledger/receipts/gaps?year=2026")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task The_first_print_is_the_paper_and_every_further_one_says_how_often(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        var id = await Paper(ledger);
        Assert.NotNull((await CounterPages.Page(ledger.Cashier, $"/ledger/receipts/{id}/slip")).QuerySelector(".slip.preview"));
        var (_, first, _) = await CounterPages.Send(ledger.Cashier, $"/ledger/receipts/{id}", "count", ("Paper", "slip"));
        Assert.EndsWith($"/ledger/receipts/{id}/slip?n=1", first, StringComparison.Ordinal);
        var slip = await CounterPages.Page(ledger.Cashier, $"/ledger/receipts/{id}/slip?n=1");
        Assert.Null(slip.QuerySelector(".preview"));
        Assert.Contains("贰佰柒拾肆元伍角壹分", slip.QuerySelector(".slip")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("补打", slip.QuerySelector(".slip")!.TextContent, StringComparison.Ordinal);
        var (_, second, _) = await CounterPages.Send(ledger.Cashier, $"/ledger/receipts/{id}", "count", ("Paper", "print"));
        Assert.EndsWith("print?n=2", second, StringComparison.Ordinal);
        Assert.Contains("补打第 2 次", (await CounterPages.Page(ledger.Cashier, $"/ledger/receipts/{id}/print?n=2")).QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await CounterPages.Page(ledger.Cashier, $"/ledger/receipts/{id}/print?n=1")).QuerySelector(".preview"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Keeper, "receipts/print", new { requestId = Guid.CreateVersion7(), receipt = id })).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task A_stranger_checks_the_code_on_the_paper_and_cannot_make_one(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        await Do(ledger.Cashier, "payments/take", new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, amount = 274.51m, payer = "周晓宁", tenders = new[] { new { way = "Cash", amount = 274.51m } } });
        var paper = await ledger.Billing.Center.Ask(db => db.Set<Receipt>().AsNoTracking().SingleAsync());
        await using var scope = ledger.Billing.Center.Scope();
        var seal = new Anju.Ledger.Receipts.ReceiptSeal(Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Kernel.Privacy.Seal>(scope.ServiceProvider));
        var token = seal.Token(ledger.Billing.Center.Id, paper.Id);
        var page = await CounterPages.Page(ledger.Billing.Center.Stranger(), $"/verify/{token}");
        Assert.Contains("有效，为本中心开出", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("SJ-2026-0001", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("周**", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("晓宁", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("3-1-101", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await Do(ledger.Cashier, "receipts/void", new { receipt = paper.Id.Value, why = "开错", hasAllCopies = true });
        Assert.Contains("本票据已作废", (await CounterPages.Page(ledger.Billing.Center.Stranger(), $"/verify/{token}")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var wrong in (string[])[$"{token[..^3]}AAA", "x", new string('a', 155), paper.Id.Value.ToString()])
        {
            var none = await CounterPages.Page(ledger.Billing.Center.Stranger(), $"/verify/{wrong}");
            Assert.Contains("没有这张票据", none.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("SJ-2026", none.Body.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact, Clause("F-2e")]
    public void A_stranger_may_ask_thirty_times_a_minute_and_others_are_not_held_up()
    {
        using var pace = new Anju.Ledger.Receipts.VerifyPace();
        Assert.Equal(30, Enumerable.Range(0, 50).Count(_ => pace.MayAsk("10.0.0.1")));
        Assert.True(pace.MayAsk("10.0.0.2"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task An_invoice_is_noted_on_a_valid_receipt_only(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        var id = await Paper(ledger);
        Assert.Equal("请填写发票号", (await Refused(ledger.Cashier, "receipts/invoice", new { receipt = id, number = "" })).Sentence);
        await Do(ledger.Cashier, "receipts/invoice", new { receipt = id, number = "FP-8801" });
        Assert.Equal("FP-8801", (await Get(ledger.Accountant, $"receipt?id={id}"))["invoice"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Keeper, "receipts/invoice", new { receipt = id, number = "X" })).Status);
        await Do(ledger.Cashier, "receipts/void", new { receipt = id, why = "开错", hasAllCopies = true });
        Assert.Equal("只有有效的收据可以登记发票号", (await Refused(ledger.Cashier, "receipts/invoice", new { receipt = id, number = "FP-2" })).Sentence);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task A_printer_keeps_its_offset_to_a_tenth_of_a_millimetre(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, billed: false);
        Assert.Equal("应在 -15 到 15 毫米之间，最多一位小数", (await Refused(ledger.Cashier, "printers", new { name = "前台针打", right = 1.25m, down = 0m })).Sentence);
        await Do(ledger.Cashier, "printers", new { name = "前台针打", right = 1.5m, down = -0.8m });
        await Do(ledger.Cashier, "printers", new { name = "前台针打", right = 1.6m, down = -0.8m });
        Assert.Equal(":root{--right:1.6mm;--down:-0.8mm}", await ledger.Cashier.GetStringAsync(new Uri($"/api/ledger/printers/offset.css?printer={Uri.EscapeDataString("前台针打")}", UriKind.Relative)));
        Assert.Equal(":root{--right:0.0mm;--down:0.0mm}", await ledger.Cashier.GetStringAsync(new Uri("/api/ledger/printers/offset.css?printer=x", UriKind.Relative)));
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Keeper, "printers", new { name = "x", right = 0m, down = 0m })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await CounterPages.Send(ledger.Cashier, "/ledger/printers", "printer", ("Input.Name", "财务激光"), ("Input.Right", "0"), ("Input.Down", "2"))).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task Another_cashier_does_not_void_it_and_the_page_offers_it_to_its_maker_only(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        var id = await Paper(ledger);
        var other = ledger.Billing.Of("赵收费", "收费员", "ledger.view", "ledger.cash");
        Assert.Equal((HttpStatusCode.Forbidden, "SJ-2026-0001 是钱收费开的，只能由本人作废；其他情况请申请红冲"), await Refused(other, "receipts/void", new { receipt = id, why = "x", hasAllCopies = true }));
        Assert.DoesNotContain("联次", (await CounterPages.Page(other, $"/ledger/receipts/{id}")).Body!.TextContent, StringComparison.Ordinal);
        var (status, _, page) = await CounterPages.Send(ledger.Cashier, $"/ledger/receipts/{id}", "void", ("Undo.Why", "开错"));
        Assert.Contains("请先收回全部联次", page.Body!.TextContent, StringComparison.Ordinal);
        (status, _, _) = await CounterPages.Send(ledger.Cashier, $"/ledger/receipts/{id}", "void", ("Undo.Why", "开错"), ("Undo.HasAllCopies", "true"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal("Void", (await Get(ledger.Cashier, $"receipt?id={id}"))["state"]!.GetValue<string>());
    }
}
