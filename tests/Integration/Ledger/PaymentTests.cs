using System.Net;
using Microsoft.EntityFrameworkCore;
using Anju.Integration.Billing;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>Money comes in at the desk: onto the oldest debt, into the box, onto a numbered paper, once.</summary>
public class PaymentTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b", "F-3b")]
    public async Task A_posted_bill_is_owed_and_a_payment_settles_it_with_a_numbered_receipt(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        Assert.Equal(274.51m, Yuan(await ledger.Account(), "owed"));
        var taken = await ledger.Pay(274.51m, tender: new { way = "Cash", amount = 274.51m, given = 300m });
        Assert.Equal(("SJ-2026-0001", 274.51m, 25.49m, 0m), (taken["number"]!.GetValue<string>(), Yuan(taken, "total"), Yuan(taken, "change"), Yuan(taken, "open")));
        var account = await ledger.Account();
        Assert.Equal((0m, 0), (Yuan(account, "owed"), account["rows"]!.AsArray().Count));
        Assert.Equal(274.51m, Yuan((await ledger.Account(more: "&all=true"))["rows"]![0]!, "paid"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task A_part_is_kept_as_a_part_and_what_is_too_much_becomes_the_house_s_balance_which_pays_the_next_bill(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        await ledger.Pay(100m);
        Assert.Equal(174.51m, Yuan(await ledger.Account(), "owed"));
        var over = await ledger.Pay(400m);
        Assert.Equal(225.49m, Yuan(over, "advance"));
        Assert.Equal((0m, 225.49m), (Yuan(await ledger.Account(), "owed"), Yuan(await ledger.Account(), "advance")));
        await ledger.Bill("2026-12");
        Assert.Equal((HttpStatusCode.BadRequest, "账户余额只有 225.49 元"), await Refused(ledger.Cashier, "payments/take", ledger.Payment(274.51m, tender: new { way = "Balance", amount = 274.51m })));
        await Do(ledger.Cashier, "payments/take", new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, amount = 274.51m, tenders = new object[] { new { way = "Balance", amount = 225.49m }, new { way = "Cash", amount = 49.02m } } });
        Assert.Equal((0m, 0m), (Yuan(await ledger.Account(), "owed"), Yuan(await ledger.Account(), "advance")));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task The_same_slip_is_never_posted_twice_and_a_retried_payment_is_one(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, 2);
        var code = new { way = "Code", amount = 100m, reference = "WX-42" };
        var request = Guid.CreateVersion7();
        var first = await ledger.Pay(100m, tender: code, request: request);
        Assert.Equal(first.ToJsonString(), (await ledger.Pay(100m, tender: code, request: request)).ToJsonString());
        var (status, sentence) = await Refused(ledger.Cashier, "payments/take", ledger.Payment(100m, ledger.Billing.Houses[1], code));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("WX-42 已在 2026-11-25 入账（SJ-2026-0001", sentence, StringComparison.Ordinal);
        Assert.Equal(174.51m, Yuan(await ledger.Account(), "owed"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task Nobody_pays_more_on_a_charge_than_it_owes_nor_with_money_that_does_not_add_up(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        var charge = (await ledger.Account())["rows"]![0]!["charge"]!.GetValue<long>();
        object Picked(decimal principal, decimal cash) => new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, picks = new[] { new { charge, principal } }, tenders = new[] { new { way = "Cash", amount = cash } } };
        Assert.Contains("现在欠 274.51 元", (await Refused(ledger.Cashier, "payments/take", Picked(274.52m, 274.52m))).Sentence, StringComparison.Ordinal);
        Assert.Equal("应收 200.00 元，付款合计 100.00 元，请核对", (await Refused(ledger.Cashier, "payments/take", Picked(200m, 100m))).Sentence);
        Assert.Equal("金额不能为负数", (await Refused(ledger.Cashier, "payments/take", Picked(-1m, 1m))).Sentence);
        Assert.Equal("刷卡请填写参考号（凭条或流水号）", (await Refused(ledger.Cashier, "payments/take", ledger.Payment(10m, tender: new { way = "Card", amount = 10m }))).Sentence);
        Assert.Equal("收到现金 5.00 元，少于应收 10.00 元", (await Refused(ledger.Cashier, "payments/take", ledger.Payment(10m, tender: new { way = "Cash", amount = 10m, given = 5m }))).Sentence);
        Assert.Contains("预存最多 12 个月", (await Refused(ledger.Cashier, "payments/take", ledger.Payment(9_000m))).Sentence, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Keeper, "payments/take", ledger.Payment(10m))).Status);
        Assert.Equal(274.51m, Yuan(await ledger.Account(), "owed"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task Of_64_cashiers_who_take_the_same_debt_at_once_one_gets_it(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        var charge = (await ledger.Account())["rows"]![0]!["charge"]!.GetValue<long>();
        var cashiers = Enumerable.Range(1, 64).Select(n => ledger.Billing.Of($"收费{n}", "收费员", "ledger.cash", "ledger.view")).ToArray();
        foreach (var cashier in cashiers)
            await ledger.OpenTill(cashier);
        var answers = await Task.WhenAll(cashiers.Select(c => BillingUnderTest.Try(c, "/api/ledger/payments/take",
            new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, picks = new[] { new { charge, principal = 274.51m } }, tenders = new[] { new { way = "Cash", amount = 274.51m } } })));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.Conflict, a.Status));
        var lines = await ledger.Billing.Center.Ask(db => db.Set<LedgerLine>().Where(l => l.HouseId == ledger.House).OrderBy(l => l.No).ToListAsync());
        Assert.Equal((LineKind.Paid, 27451L), (Assert.Single(lines).Kind, lines[0].Fen));
        Assert.Equal("SJ-2026-0001", (await ledger.Billing.Center.Ask(db => db.Set<Receipt>().SingleAsync(r => r.HouseId == ledger.House))).Number);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task A_void_takes_everything_back_on_the_same_day_and_keeps_its_number(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        var taken = await ledger.Pay(300m, tender: new { way = "Code", amount = 300m, reference = "WX-7" });
        var receipt = taken["receipt"]!.GetValue<Guid>();
        Assert.Equal("请先收回全部联次", (await Refused(ledger.Cashier, "receipts/void", new { receipt, why = "开错" })).Sentence);
        await Do(ledger.Cashier, "receipts/void", new { receipt, why = "开错", hasAllCopies = true });
        Assert.Equal((274.51m, 0m), (Yuan(await ledger.Account(), "owed"), Yuan(await ledger.Account(), "advance")));
        Assert.Equal("SJ-2026-0001 作废，不能再改", (await Refused(ledger.Cashier, "receipts/void", new { receipt, why = "再来", hasAllCopies = true })).Sentence);
        Assert.Equal("SJ-2026-0002", (await ledger.Pay(274.51m, tender: new { way = "Code", amount = 274.51m, reference = "WX-7" }))["number"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task A_closed_day_takes_no_more_and_an_old_day_is_closed_before_a_new_one_begins(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, open: false);
        Assert.Equal("还没有开班，请先清点备用金并开班", (await Refused(ledger.Cashier, "payments/take", ledger.Payment(10m))).Sentence);
        var till = (await ledger.OpenTill(with: 200m)).GetValue<Guid>();
        await ledger.Pay(100m);
        await ledger.Pay(50m, tender: new { way = "Card", amount = 50m, reference = "POS1" });
        Assert.Equal("实点 200.00 元，应有 300.00 元，短款 100.00 元，请写明原因", (await Refused(ledger.Cashier, "tills/close", new { till, pieces = new[] { 2 } })).Sentence);
        ledger.Billing.Now = ledger.Billing.Now.AddDays(1);
        Assert.Equal("2026-11-25 的收款还没有日结，请先日结再收款", (await Refused(ledger.Cashier, "payments/take", ledger.Payment(10m))).Sentence);
        Assert.Equal(0m, Yuan(await Do(ledger.Cashier, "tills/close", new { till, pieces = new[] { 3 }, handed = 100m, handedTo = "建设银行" }), "difference"));
        await ledger.OpenTill();
        await ledger.Pay(10m);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task A_payment_that_meets_the_close_of_its_box_is_counted_in_it_or_refused_never_put_behind_it(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, 12, open: false);
        for (var day = 0; day < 4; day++)
        {
            var till = (await ledger.OpenTill(with: 0m)).GetValue<Guid>();
            var payments = ledger.Billing.Houses.Select(h => BillingUnderTest.Try(ledger.Cashier, "/api/ledger/payments/take", ledger.Payment(1m, h))).ToArray();
            await Task.WhenAny(payments);
            await Do(ledger.Cashier, "tills/close", new { till, pieces = Array.Empty<int>(), why = "盘点演练" });
            var answers = await Task.WhenAll(payments);
            Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.Conflict, a.Status));
            var shown = await Get(ledger.Accountant, $"till?id={till}");
            Assert.Equal((decimal)answers.Count(a => a.Status == HttpStatusCode.OK), Yuan(shown, "expected"));
            Assert.Equal(Yuan(shown, "cash"), Yuan(shown, "expected"));
            ledger.Billing.Now = ledger.Billing.Now.AddDays(1);
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3b")]
    public async Task The_account_is_shown_as_it_stood_on_any_past_day(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        await ledger.Pay(100m);
        Assert.Equal((0m, 174.51m), (Yuan(await ledger.Account(more: "&on=2026-11-24"), "owed"), Yuan(await ledger.Account(more: "&on=2026-11-25"), "owed")));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a")]
    public async Task A_paid_bill_is_not_withdrawn_and_an_unpaid_one_leaves_the_account(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, 2);
        var bill = (await ledger.Account())["rows"]![0]!["charge"]!.GetValue<long>();
        await BillingUnderTest.Do(ledger.Accountant, "bills/withdraw", new { bill, reason = "面积更正" });
        Assert.Equal((0m, 0), (Yuan(await ledger.Account(), "owed"), await ledger.Billing.Center.Ask(db => db.Set<Account>().Where(a => a.HouseId == ledger.House).Select(a => a.OldestPeriod).SingleAsync())));
        await ledger.Pay(10m, ledger.Billing.Houses[1]);
        Assert.Equal(HttpStatusCode.Conflict, (await BillingUnderTest.Try(ledger.Accountant, "runs/withdraw", new { no = ledger.Run, reason = "重算" })).Status);
    }
}
