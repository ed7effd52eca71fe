using System.Net;
using System.Text;
using MiniExcelLibs;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>Statements of banks and channels against what was entered at the desk; whether deducted money arrived.</summary>
public class StatementTests
{
    private const string Head = "微信支付账单明细,,,\n交易时间,交易对方,商品,收/支,金额(元),交易单号\n";

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g")]
    public async Task Lines_find_their_payments_by_reference_then_by_amount_and_day_and_the_rest_is_listed_on_both_sides(Database database)
    {
        var months = await MonthsUnderTest.On(database, 4);
        var till = await months.Open();
        await months.Pay(100m, way: "Code", reference: "4200001");
        await months.Pay(80.5m, 1, "Code", "手写尾号");
        await months.Pay(33m, 2, "Code", "4200009");
        await months.CloseTill(till, 0m);
        var (status, imported) = await months.Import(Head + "2026-11-25 10:01:02,张三,物业费,收入,¥100.00,4200001\n2026-11-25 11:00:00,李四,物业费,收入,\"¥80.50\",4200002\n2026-11-25 12:00:00,王五,物业费,收入,¥55.00,4200003\n2026-11-25 13:00:00,平台,手续费,支出,¥0.60,4200004\n合计,,,,,\n");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((4, 2, 0), (imported!["lines"]!.GetValue<int>(), imported["matched"]!.GetValue<int>(), imported["known"]!.GetValue<int>()));
        var open = await Get(months.Collector, "statements?month=2026-11");
        Assert.Equal((2, 1, 2), (open["counts"]!["Lines"]!.GetValue<int>(), open["counts"]!["Payments"]!.GetValue<int>(), open["counts"]!["Matched"]!.GetValue<int>()));
        months.GoTo(2026, 12, 2);
        Assert.Equal("2026-11 不能关账：2 笔流水没有对应的收款", (await Refused(months.Collector, "months/close", new { month = 202611, remark = "x" })).Sentence);
        foreach (var line in open["lines"]!["items"]!.AsArray())
            await Do(months.Collector, "statements/explain", new { line = line!["id"]!.GetValue<Guid>(), why = "退回付款人" });
        await months.Close(202611, "王家的款次月到账");
        var matched = (await Get(months.Collector, "statements?month=2026-11&tab=Matched"))["lines"]!["items"]![0]!["id"]!.GetValue<Guid>();
        Assert.Contains("已关账，核对结果不能再改", (await Refused(months.Collector, "statements/reopen", new { line = matched })).Sentence, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g")]
    public async Task The_same_file_is_refused_and_the_same_line_in_another_file_is_passed_over(Database database)
    {
        var months = await MonthsUnderTest.On(database, 1);
        const string one = "2026-11-24 10:01:02,张三,物业费,收入,100.00,4200001\n";
        await months.Import(Head + one);
        Assert.Contains("已由钱收费导入（wx.csv，1 笔）", (await months.Import(Head + one)).Body!["title"]!.GetValue<string>(), StringComparison.Ordinal);
        var again = (await months.Import(Head + one + "2026-11-25 10:01:02,张三,物业费,收入,100.00,4200002\n")).Body!;
        Assert.Equal((1, 1), (again["lines"]!.GetValue<int>(), again["known"]!.GetValue<int>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g")]
    public async Task A_file_of_a_bank_in_gbk_with_columns_of_its_own_is_read_by_the_columns_kept_for_it(Database database)
    {
        var months = await MonthsUnderTest.On(database, 1);
        const string csv = "账号：6222\n记账日,流水,存入,取出,户名,用途\n20261125,9001,\"1,234.50\",,某公司,物业费\n20261125,9002,,20.00,,手续费\n";
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var wrong = await months.Import(csv, 3, gbk, "bank.csv");
        Assert.Contains("没有找到“交易日期”和“贷方发生额”两列", wrong.Body!["errors"]!.AsObject().First().Value![0]!.GetValue<string>(), StringComparison.Ordinal);
        await Do(months.Collector, "statements/source", new { no = 3, name = "建设银行", ways = new[] { "Transfer", "Card" }, dayColumn = "记账日", amountColumn = "存入", outColumn = "取出", referenceColumn = "流水", payerColumn = "户名", noteColumn = "用途" });
        Assert.Equal(2, (await months.Import(csv, 3, gbk, "bank.csv")).Body!["lines"]!.GetValue<int>());
        var lines = (await Get(months.Collector, "statements?month=2026-11"))["lines"]!["items"]!.AsArray();
        Assert.Equal([-20m, 1234.5m], lines.Select(l => Yuan(l!, "amount")).Order());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g")]
    public async Task A_workbook_is_read_as_a_text_file_is_with_days_and_amounts_as_the_bank_keeps_them(Database database)
    {
        var months = await MonthsUnderTest.On(database, 1);
        await months.Open();
        await months.Pay(100m, way: "Code", reference: "4200001");
        object?[] line = [new DateTime(2026, 11, 25, 10, 1, 2), "张三", "物业费", "收入", 100d, "4200001"], other = ["2026-11-25 11:00:00", "李四", "物业费", "收入", "¥80.50", "4200002"];
        using var book = new MemoryStream();
        string[] columns = ["交易时间", "交易对方", "商品", "收/支", "金额(元)", "交易单号"];
        await book.SaveAsAsync(new[] { line, other }.Select(row => columns.Zip(row).ToDictionary(c => c.First, c => c.Second)));
        var (status, imported) = await months.Import(book.ToArray(), 1, "微信.xlsx");
        Assert.Equal((HttpStatusCode.OK, 2, 1), (status, imported!["lines"]!.GetValue<int>(), imported["matched"]!.GetValue<int>()));
        var open = Assert.Single((await Get(months.Collector, "statements?month=2026-11"))["lines"]!["items"]!.AsArray())!;
        Assert.Equal((80.5m, "4200002", "2026-11-25"), (Yuan(open, "amount"), open["reference"]!.GetValue<string>(), open["on"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.BadRequest, (await months.Import("PK\u0003\u0004 no workbook"u8.ToArray(), 1, "坏.xlsx")).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g")]
    public async Task A_file_with_an_unreadable_line_changes_nothing_and_says_which(Database database)
    {
        var months = await MonthsUnderTest.On(database, 1);
        var (_, body) = await months.Import(Head + "2026-11-24 10:01:02,张三,物业费,收入,100.00,4200001\n2026-11-24,李四,物业费,收入,abc,4200002\n");
        Assert.Equal("第 4 行：金额“abc”不是数字", body!["faults"]![0]!.GetValue<string>());
        Assert.Equal(0, (await Get(months.Collector, "statements?month=2026-11"))["counts"]!["Lines"]!.GetValue<int>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task Whether_deducted_money_arrived_is_answered_by_amount_day_reference_or_payer(Database database)
    {
        var months = await MonthsUnderTest.On(database, 2);
        await months.Open();
        await months.Pay(100m, way: "Code", reference: "4200001");
        await months.Import(Head + "2026-11-25 10:01:02,张三,物业费,收入,100.00,4200001\n2026-11-25 12:00:00,王五,物业费,收入,55.00,4200003\n");
        async Task<string> Ask(string q) => (await Get(months.Collector, "arrived?q=" + Uri.EscapeDataString(q)))["answer"]!.GetValue<string>();
        Assert.StartsWith("已到账并已入账：11-25 微信支付 100.00 元，SJ-2026-0001 3-1-101", await Ask("100"), StringComparison.Ordinal);
        Assert.StartsWith("已到账，还没有入账：11-25 微信支付 55.00 元", await Ask("55 11-25"), StringComparison.Ordinal);
        Assert.StartsWith("已到账，还没有入账", await Ask("王五"), StringComparison.Ordinal);
        Assert.StartsWith("已到账并已入账", await Ask("200001"), StringComparison.Ordinal);
        Assert.StartsWith("流水（导入到 11-25）和收款里都没有找到", await Ask("77.77"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g")]
    public async Task Somebody_pairs_what_the_machine_cannot_tell_apart_only_with_equal_amounts(Database database)
    {
        var months = await MonthsUnderTest.On(database, 3);
        await months.Open();
        await months.Pay(60m, way: "Code", reference: "A");
        await months.Pay(60m, 1, "Code", "B");
        await months.Pay(61m, 2, "Code", "C");
        Assert.Equal(0, (await months.Import(Head + "2026-11-25 10:01:02,张三,物业费,收入,60.00,4200001\n")).Body!["matched"]!.GetValue<int>());
        var line = (await Get(months.Collector, "statements?month=2026-11"))["lines"]!["items"]![0]!["id"]!.GetValue<Guid>();
        Assert.Equal(["A", "B"], (await Get(months.Collector, $"statements?month=2026-11&line={line}"))["sought"]!["payments"]!.AsArray().Select(p => p!["reference"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        var payments = (await Get(months.Collector, "statements?month=2026-11&tab=Payments"))["payments"]!["items"]!.AsArray();
        object Pair(string reference) => payments.Single(p => p!["reference"]!.GetValue<string>() == reference) is var p ? new { line, payment = p!["payment"]!.GetValue<Guid>(), tender = p["tender"]!.GetValue<int>() } : null!;
        Assert.Equal("金额不同：流水 60.00 元，收款 61.00 元", (await Refused(months.Collector, "statements/pair", Pair("C"))).Sentence);
        await Do(months.Collector, "statements/pair", Pair("B"));
        Assert.Equal("这笔流水已与收款核对", (await Refused(months.Collector, "statements/pair", Pair("A"))).Sentence);
        Assert.Null((await Get(months.Collector, $"statements?month=2026-11&line={line}"))["sought"]);
    }
}
