using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Anju.Ledger.Months;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>A month is closed once, reported, confirmed by two; what comes later stands in the month in which it comes.</summary>
public class MonthTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g")]
    public async Task A_month_is_closed_when_it_is_over_all_boxes_are_closed_and_money_without_cash_is_explained(Database database)
    {
        var months = await MonthsUnderTest.On(database, 2);
        var till = await months.Open();
        await months.Pay(100m, way: "Code", reference: "WX1");
        Assert.Equal("2026-11 不能关账：2026-11 还没有结束", (await Refused(months.Collector, "months/close", new { month = 202611 })).Sentence);
        Assert.Equal("2026-11 还没有关账，关账后才能编制报表", (await Refused(months.Collector, "months/report", new { month = 202611 })).Sentence);
        months.GoTo(2026, 12, 2);
        Assert.Equal("2026-11 不能关账：未日结：11-25 钱收费", (await Refused(months.Collector, "months/close", new { month = 202611 })).Sentence);
        await months.CloseTill(till, 0m);
        Assert.Contains("1 笔非现金收款没有在银行流水中找到", (await Refused(months.Collector, "months/close", new { month = 202611 })).Sentence, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(months.Finance, "months/close", new { month = 202611, remark = "x" })).Status);
        await months.Close(202611, "银行流水未到");
        Assert.Equal("2026-11 已关账", (await Refused(months.Collector, "months/close", new { month = 202611 })).Sentence);
        months.GoTo(2027, 2, 2);
        Assert.Equal("2027-01 不能关账：请先关 2026-12", (await Refused(months.Collector, "months/close", new { month = 202701 })).Sentence);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g")]
    public async Task What_is_corrected_after_the_close_stands_in_the_next_month_and_the_report_stays_as_it_was(Database database)
    {
        var months = await MonthsUnderTest.On(database, 2);
        var till = await months.Open();
        await months.Pay(274.51m);
        await months.CloseTill(till, 274.51m);
        months.GoTo(2026, 12, 2);
        await months.Close(202611);
        await months.Report(202611);
        var before = (await months.Body(202611)).ToJson();
        await months.Post(1, b => b.Waive(b.Charges[0], 7451, 0, Guid.CreateVersion7()));
        await months.Post(0, b => b.Adjust(b.Charges[0], -1000, Guid.CreateVersion7()));
        Assert.Equal(before, (await months.Body(202611)).ToJson());
        var (november, december) = (await months.Line("费用", "?from=2026-11-01&to=2026-11-30"), await months.Line("费用", "?from=2026-12-01&to=2026-12-02"));
        Assert.Equal((549.02m, 274.51m, 0m, 274.51m), (Yuan(november, "new"), Yuan(november, "received"), Yuan(november, "waived"), Yuan(november, "closing")));
        Assert.Equal((274.51m, -10m, 74.51m, -10m, 200m), (Yuan(december, "opening"), Yuan(december, "received"), Yuan(december, "waived"), Yuan(december, "adjusted"), Yuan(december, "closing")));
        months.GoTo(2027, 1, 4);
        await months.Close(202612);
        await months.Report(202612);
        var rates = (await months.Body(202612)).Company;
        Assert.Equal((0L, 26451L, 7451L, -1000L), (rates.Receivable, rates.Old, rates.OldWaived, rates.Cleared));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g")]
    public async Task The_report_has_nine_sheets_whose_figures_open_rows_of_the_same_sum(Database database)
    {
        var months = await MonthsUnderTest.On(database, 4);
        var till = await months.Open();
        await months.Pay(274.51m);
        await months.Pay(100m, 1);
        await months.Pay(374.51m, 2, "Card", "POS1");
        await months.Post(3, b => b.Waive(b.Charges[0], 1000, 0, Guid.CreateVersion7()));
        await months.CloseTill(till, 374.51m);
        months.GoTo(2026, 12, 6);
        await months.Close(202611, "银行流水未到");
        await months.Report(202611);
        var body = await months.Body(202611);
        Assert.Equal(Enumerable.Range(1, 9), body.Sheets.Select(s => s.No).Distinct());
        Assert.Equal(["按楼栋", "按责任区", "按收费员"], body.Sheets.Where(s => s.No == 4).Select(s => s.Title));
        Assert.Equal(["未划责任区", "合计"], body.Sheets.Single(s => s.Title == "按责任区") is var zones ? zones.Rows.Append(zones.Foot).Select(r => r[0].Text) : []);
        Assert.Equal((3L, 74_902L), body.Sheets.Single(s => s.Title == "按收费员") is { Rows: [var cashier] } ? (cashier[1].Count, cashier[5].Fen) : default);
        Assert.Equal((109_804L, 64_902L, 1000L, 4, 2), (body.Company.Receivable, body.Company.Received, body.Company.Waived, body.Company.Due, body.Company.Paid));
        Assert.Equal(("59.11%", "59.65%", "50.00%", "—"), (Rates.Text(body.Company.Collection), Rates.Text(body.Company.CollectionNet), Rates.Text(body.Company.Households), Rates.Text(body.Company.Clearing)));
        Assert.Equal(0L, body.Sheets[1].Rows.Single(r => r[0].Text == "差额")[3].Fen);
        Assert.Equal(10_000L, body.Sheets.Single(s => s.No == 5).Foot[^1].Fen);
        Assert.True((await months.Month(202611))["shown"]!["isLate"]!.GetValue<bool>());
        var links = body.Sheets.SelectMany(s => s.Rows.Append(s.Foot)).SelectMany(r => r).Where(c => c.Href is not null && c.Fen is not null && c.Href.StartsWith("/ledger/months/rows", StringComparison.Ordinal)).ToList();
        Assert.True(links.Count > 20);
        foreach (var cell in links)
        {
            var sum = Yuan(await Get(months.Collector, "months/rows" + cell.Href!["/ledger/months/rows".Length..]), "sum") * 100;
            Assert.True(Math.Abs(sum) == Math.Abs(cell.Fen!.Value) || cell.Href.Contains("pot=Advance", StringComparison.Ordinal), $"{cell.Href}: {sum.ToString(CultureInfo.InvariantCulture)} is not {cell.Fen}");
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-1b")]
    public async Task What_both_have_confirmed_is_put_before_the_owners_without_a_house_or_a_name(Database database)
    {
        var months = await MonthsUnderTest.On(database, 2);
        var till = await months.Open();
        await months.Pay(274.51m);
        await months.CloseTill(till, 274.51m);
        months.GoTo(2026, 12, 2);
        await months.Close(202611);
        var report = await months.Report(202611);
        object publish = new { requestId = Guid.CreateVersion7(), month = 202611, where = "公告栏" };
        Assert.Equal("财务和主任都签收的报表才能公示", (await Refused(months.Director, "months/publish", publish)).Sentence);
        await Do(months.Finance, "months/confirm", new { report, @as = "Finance" });
        await Do(months.Director, "months/confirm", new { report, @as = "Director" });
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(months.Collector, "months/publish", publish)).Status);
        for (var i = 0; i < 2; i++)
            await Do(months.Director, "months/publish", publish);
        Assert.Equal(["公告栏"], (await months.Month(202611))["publications"]!.AsArray().Select(p => p!["where"]!.GetValue<string>()));
        var paper = (await CounterPages.Page(months.Collector, "/ledger/months/202611/public")).Body!.TextContent;
        Assert.Contains("274.51", paper, StringComparison.Ordinal);
        Assert.Contains("50.00%", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("3-1-10", paper, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2h")]
    public async Task Only_two_of_two_confirm_a_report_and_a_returned_one_is_kept_beside_its_successor(Database database)
    {
        var months = await MonthsUnderTest.On(database, 1);
        months.GoTo(2026, 12, 2);
        await months.Close(202611);
        var first = await months.Report(202611);
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(months.Collector, "months/confirm", new { report = first, @as = "Finance" })).Status);
        Assert.Equal("您不能以主任的身份签收", (await Refused(months.Finance, "months/confirm", new { report = first, @as = "Director" })).Sentence);
        await Do(months.Finance, "months/confirm", new { report = first, @as = "Finance" });
        Assert.Equal("待签收", (await months.Month(202611))["shown"]!["state"]!.GetValue<string>());
        Assert.Equal("请写明退回的理由", (await Refused(months.Director, "months/return", new { report = first, remark = "" })).Sentence);
        await Do(months.Director, "months/return", new { report = first, remark = "请说明欠费" });
        Assert.Equal("请写明对退回意见的处理", (await Refused(months.Collector, "months/report", new { month = 202611 })).Sentence);
        var second = await months.Report(202611, "已附说明");
        Assert.Equal("2026-11 第 2 版 待签收，不能再编", (await Refused(months.Collector, "months/report", new { month = 202611, note = "x" })).Sentence);
        await Do(months.Director, "months/confirm", new { report = second, @as = "Director" });
        Assert.Equal("主任已签收", (await Refused(months.Ledger.Billing.Of("王主任", "主任", "ledger.approve", "ledger.confirm"), "months/confirm", new { report = second, @as = "Director" })).Sentence);
        await Do(months.Finance, "months/confirm", new { report = second, @as = "Finance" });
        Assert.Equal("已签收", (await months.Month(202611))["shown"]!["state"]!.GetValue<string>());
        var old = (await months.Month(202611, 1))["shown"]!;
        Assert.Equal(("已退回", "请说明欠费", "吴财务"), (old["state"]!.GetValue<string>(), old["remark"]!.GetValue<string>(), old["finance"]!.GetValue<string>()));
        var kinds = await months.Billing.Center.Ask(db => db.Database.SqlQuery<string>($"SELECT \"Kind\" AS \"Value\" FROM casework_evidence WHERE \"Kind\" LIKE 'ledger.%report%' AND \"CenterId\" = {months.Billing.Center.Id.Value}").ToListAsync());
        if (database == Database.Postgres)
            Assert.Equal(["ledger.month-report", "ledger.month-report", "ledger.report-director", "ledger.report-finance", "ledger.report-finance", "ledger.report-returned"], kinds.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g")]
    public async Task Somebody_with_both_hats_signs_only_once_and_never_his_own_report(Database database)
    {
        var months = await MonthsUnderTest.On(database, 1);
        var both = months.Billing.Of("万能", "主任", "ledger.report", "ledger.confirm", "ledger.check", "ledger.approve", "ledger.months");
        months.GoTo(2026, 12, 2);
        await months.Close(202611);
        var report = await months.Report(202611);
        await Do(both, "months/confirm", new { report, @as = "Finance" });
        Assert.Equal("您已签收；另一方请由另一位同事签收", (await Refused(both, "months/confirm", new { report, @as = "Director" })).Sentence);
        await Do(months.Director, "months/return", new { report, remark = "重编" });
        var own = (await Do(both, "months/report", new { month = 202611, note = "重编" }))["id"]!.GetValue<Guid>();
        Assert.Equal("报表由编制人以外的人签收", (await Refused(both, "months/confirm", new { report = own, @as = "Finance" })).Sentence);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g")]
    public async Task Agency_money_is_kept_apart_and_never_passed_on_beyond_what_was_collected(Database database)
    {
        var months = await MonthsUnderTest.On(database, 1);
        var water = await months.Billing.Item("garbage", "垃圾清运费", new { purse = "Agency" });
        await months.Billing.Price(water, Anju.Integration.Billing.BillingUnderTest.Flat("Household", 6m));
        await months.Ledger.Bill("2026-12");
        await months.Open();
        await months.Pay(555.02m);
        Assert.Equal((6m, 6m), (Yuan(await months.Line("代收待付"), "new"), Yuan(await months.Line("代收待付"), "closing")));
        Assert.Equal("解缴金额应大于 0，不超过待付的 6.00 元", (await Refused(months.Finance, "months/pass-on", new { requestId = Guid.CreateVersion7(), item = water, amount = 6.01m, payee = "环卫所", voucher = "V1" })).Sentence);
        await Do(months.Finance, "months/pass-on", new { requestId = Guid.CreateVersion7(), item = water, amount = 6m, payee = "环卫所", voucher = "V1" });
        Assert.Equal(0m, Yuan(await months.Line("代收待付"), "closing"));
        MonthsUnderTest.Balances(await months.Trial());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g")]
    public async Task The_workbook_has_the_definitions_and_nine_sheets_of_which_the_fourth_has_three_parts(Database database)
    {
        var months = await MonthsUnderTest.On(database, 1);
        months.GoTo(2026, 12, 2);
        await months.Close(202611);
        await months.Report(202611);
        using var book = new MemoryStream(await months.Collector.GetByteArrayAsync(new Uri("/api/ledger/months/202611.xlsx", UriKind.Relative)));
        using var zip = new System.IO.Compression.ZipArchive(book);
        Assert.Equal(12, zip.Entries.Count(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)));
        using var names = new StreamReader(zip.GetEntry("xl/workbook.xml")!.Open());
        Assert.Contains("3 欠收", await names.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g")]
    public async Task A_month_of_many_houses_asks_no_more_of_the_database_than_one_of_few(Database database)
    {
        async Task<int> Asked(int houses)
        {
            var months = await MonthsUnderTest.On(database, houses);
            var till = await months.Open();
            for (var i = 0; i < houses; i++)
                await months.Pay(100m, i);
            await months.CloseTill(till, 100m * houses);
            return await months.Billing.Visit(() => months.Trial());
        }

        Assert.Equal(await Asked(2), await Asked(12));
    }
}
