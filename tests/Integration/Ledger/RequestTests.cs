using System.Net;
using Microsoft.EntityFrameworkCore;
using Anju.Integration.Billing;
using Anju.Ledger.Statements;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>Money that is forgiven, corrected or given back passes three pairs of eyes.</summary>
public class RequestTests
{
    private static async Task<Guid> Propose(HttpClient who, object body) => (await Do(who, "requests/propose", body)).GetValue<Guid>();

    private static async Task Through(LedgerUnderTest ledger, Guid id, HttpClient? approver = null)
    {
        await Do(ledger.Accountant, "requests/check", new { id, agrees = true });
        await Do(approver ?? ledger.Director, "requests/approve", new { id, agrees = true });
    }

    private static async Task<object> Waiver(LedgerUnderTest ledger, decimal principal) => new
    {
        requestId = Guid.CreateVersion7(),
        kind = "Waiver",
        house = ledger.House.Value,
        reason = "漏水影响居住",
        proof = "维修单 BX-20261101-0001",
        picks = new[] { new { charge = (await ledger.Account())["rows"]![0]!["charge"]!.GetValue<long>(), principal } },
    };

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3b", "F-2e")]
    public async Task A_waiver_is_proposed_checked_and_approved_by_three_people_and_posted_once(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        var body = await Waiver(ledger, 74.51m);
        var id = await Propose(ledger.Keeper, body);
        Assert.Equal(id, await Propose(ledger.Keeper, body));
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Cashier, "requests/check", new { id, agrees = true })).Status);
        Assert.Equal("SP-2026-0001 还没有经财务核对，不能批准", (await Refused(ledger.Director, "requests/approve", new { id, agrees = true })).Sentence);
        Assert.Equal(274.51m, Yuan(await ledger.Account(), "owed"));
        await Through(ledger, id);
        Assert.Equal((200m, 74.51m), (Yuan(await ledger.Account(), "owed"), Yuan((await ledger.Account())["rows"]![0]!, "waived")));
        Assert.Equal(HttpStatusCode.Conflict, (await Refused(ledger.Manager, "requests/approve", new { id, agrees = true })).Status);
        Assert.Equal(200m, Yuan(await ledger.Account(), "owed"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task Above_the_limit_the_general_manager_approves_and_nobody_approves_what_he_proposed(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        var mine = await Propose(ledger.Director, await Waiver(ledger, 10m));
        await Do(ledger.Accountant, "requests/check", new { id = mine, agrees = true });
        Assert.Equal("提出或核对申请的人不能自己批准", (await Refused(ledger.Director, "requests/approve", new { id = mine, agrees = true })).Sentence);

        await ledger.Pay(2_000m);
        var refund = await Propose(ledger.Cashier, new { requestId = Guid.CreateVersion7(), kind = "Refund", house = ledger.House.Value, amount = 1_725.49m, reason = "房屋已出售" });
        await Do(ledger.Accountant, "requests/check", new { id = refund, agrees = true });
        Assert.Equal("1,725.49 元超过限额 500.00 元，须由总经理批准", (await Refused(ledger.Director, "requests/approve", new { id = refund, agrees = true })).Sentence);
        await Do(ledger.Manager, "requests/approve", new { id = refund, agrees = true });
        Assert.Equal("原来是现金付的，请原路退回", (await Refused(ledger.Cashier, "requests/pay-out", new { requestId = Guid.CreateVersion7(), id = refund, way = "Transfer", reference = "T1" })).Sentence);
        var request = Guid.CreateVersion7();
        var paper = (await Do(ledger.Cashier, "requests/pay-out", new { requestId = request, id = refund, way = "Cash", payee = "王某" })).GetValue<Guid>();
        Assert.Equal(paper, (await Do(ledger.Cashier, "requests/pay-out", new { requestId = request, id = refund, way = "Cash", payee = "王某" })).GetValue<Guid>());
        Assert.Equal("SP-2026-0002 已办结，不能付款", (await Refused(ledger.Cashier, "requests/pay-out", new { requestId = Guid.CreateVersion7(), id = refund, way = "Cash" })).Sentence);
        Assert.Equal(0m, Yuan(await ledger.Account(), "advance"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task A_closed_day_s_receipt_is_reversed_with_a_red_paper_that_names_it(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, open: false);
        var till = (await ledger.OpenTill(with: 0m)).GetValue<Guid>();
        var receipt = (await ledger.Pay(274.51m, tender: new { way = "Code", amount = 274.51m, reference = "WX-1" }))["receipt"]!.GetValue<Guid>();
        Assert.Equal("SJ-2026-0001 是今天开的，还没有日结，请直接作废", (await Refused(ledger.Cashier, "requests/propose", new { requestId = Guid.CreateVersion7(), kind = "Reversal", receipt, reason = "重复" })).Sentence);
        await Do(ledger.Cashier, "tills/close", new { till, pieces = Array.Empty<int>() });
        ledger.Billing.Now = ledger.Billing.Now.AddDays(1);
        await ledger.OpenTill();
        Assert.Equal(HttpStatusCode.Conflict, (await Refused(ledger.Cashier, "receipts/void", new { receipt, why = "重复", hasAllCopies = true })).Status);
        var id = await Propose(ledger.Cashier, new { requestId = Guid.CreateVersion7(), kind = "Reversal", receipt, reason = "收款码重复扣款" });
        await Through(ledger, id);
        await Do(ledger.Cashier, "requests/pay-out", new { requestId = Guid.CreateVersion7(), id, way = "Code", reference = "WX-R1" });
        Assert.Equal(274.51m, Yuan(await ledger.Account(), "owed"));
        Assert.Equal("SJ-2026-0001 已红冲，不能红冲", (await Refused(ledger.Cashier, "requests/propose", new { requestId = Guid.CreateVersion7(), kind = "Reversal", receipt, reason = "再来" })).Sentence);
        var request = await Get(ledger.Cashier, $"request?id={id}");
        Assert.Equal(("HZ-2026-0001", "Done"), (request["paper"]!.GetValue<string>(), request["state"]!.GetValue<string>()));
        await ledger.Pay(274.51m, tender: new { way = "Code", amount = 274.51m, reference = "WX-1" });

        // What was reversed had reached the bank, and what was given back left it: both wait for their line of the statement.
        var unseen = await ledger.Billing.Center.Ask(db => TenderMatches.Unseen(db, new(2026, 11, 1), new(2026, 11, 30)).OrderBy(t => t.Fen).Select(t => t.Fen).ToListAsync());
        Assert.Equal([-27_451L, 27_451L, 27_451L], unseen);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3b")]
    public async Task What_was_paid_beyond_an_adjusted_bill_becomes_the_house_s_balance(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        var charge = (await ledger.Account())["rows"]![0]!["charge"]!.GetValue<long>();
        await ledger.Pay(274.51m);
        object Adjusted(decimal by) => new { requestId = Guid.CreateVersion7(), kind = "Adjustment", house = ledger.House.Value, reason = "面积复核", picks = new[] { new { charge, principal = by } } };
        Assert.Equal("物业服务费 2026-11 最多调减 274.51 元", (await Refused(ledger.Cashier, "requests/propose", Adjusted(-274.52m))).Sentence);
        await Through(ledger, await Propose(ledger.Cashier, Adjusted(-24.51m)));
        Assert.Equal((0m, 24.51m), (Yuan(await ledger.Account(), "owed"), Yuan(await ledger.Account(), "advance")));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task A_box_pays_out_no_more_cash_than_lies_in_it(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        await ledger.Pay(874.51m);
        var id = await Propose(ledger.Cashier, new { requestId = Guid.CreateVersion7(), kind = "Refund", house = ledger.House.Value, amount = 600m, reason = "房屋已出售" });
        await Through(ledger, id, ledger.Manager);
        var other = ledger.Billing.Of("孙收费", "收费员", "ledger.view", "ledger.cash");
        await ledger.OpenTill(other, 100m);
        object pay = new { requestId = Guid.CreateVersion7(), id, way = "Cash" };
        Assert.Equal("钱箱里只有 100.00 元，不够付 600.00 元；请由别的钱箱付，或收到现金后再付", (await Refused(other, "requests/pay-out", pay)).Sentence);
        Assert.Equal(600m, Yuan(await ledger.Account(), "advance"));
        await Do(ledger.Cashier, "requests/pay-out", pay);
        Assert.Equal(0m, Yuan(await ledger.Account(), "advance"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task TV_36_what_was_paid_ahead_for_the_time_not_served_goes_back(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, billed: false);
        var item = await ledger.Billing.Item("service", "物业服务费", new { vacancyReduces = true });
        await ledger.Billing.Price(item, BillingUnderTest.Flat("Household", 235m));
        await ledger.Pay(12 * 235m);
        foreach (var month in Enumerable.Range(1, 7))
        {
            await ledger.Bill($"2026-{month:00}");
            await ledger.Pay(235m, tender: new { way = "Balance", amount = 235m });
        }

        Assert.Equal(1_175m, Yuan(await ledger.Account(), "advance"));
        var id = await Propose(ledger.Cashier, new { requestId = Guid.CreateVersion7(), kind = "Refund", house = ledger.House.Value, amount = 1_175m, reason = "合同到期" });
        await Through(ledger, id, ledger.Manager);
        await Do(ledger.Cashier, "requests/pay-out", new { requestId = Guid.CreateVersion7(), id, way = "Cash" });
        Assert.Equal((0m, 0m), (Yuan(await ledger.Account(), "advance"), Yuan(await ledger.Account(), "owed")));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-6a", "D-6c")]
    public async Task TV_37_a_deposit_is_no_income_and_goes_back_after_acceptance_less_what_is_proved(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        var deposits = await ledger.Billing.Item("deposit", "装修押金", new { purse = "Deposit", paper = "Receipt", isForAll = false });
        var damage = await ledger.Billing.Item("damage", "损坏赔偿", new { isForAll = false });
        var taken = await Do(ledger.Cashier, "deposits/take", new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, item = deposits, @for = "ZX-2026-0001", tenders = new[] { new { way = "Cash", amount = 2_000m } } });
        Assert.Equal(("YJ-2026-0001", 2_000m, 274.51m), (taken["number"]!.GetValue<string>(), Yuan(await ledger.Account(), "deposit"), Yuan(await ledger.Account(), "owed")));
        var deposit = taken["deposit"]!.GetValue<Guid>();
        object Back(decimal kept, string proof = "照片 3 张、报价单") => new { requestId = Guid.CreateVersion7(), kind = "DepositReturn", deposit, kept, keptItem = damage, reason = "电梯厅墙面损坏", proof };
        Assert.Equal("YJ-2026-0001 还没有确认可退（装修验收或证件交回后由主任确认）", (await Refused(ledger.Cashier, "requests/propose", Back(350m))).Sentence);
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Cashier, "deposits/release", new { id = deposit, words = "验收合格" })).Status);
        await Do(ledger.Director, "deposits/release", new { id = deposit, words = "验收合格，墙面一处损坏" });
        Assert.Equal("扣减押金须写明依据（照片、报价、验收记录）", (await Refused(ledger.Cashier, "requests/propose", Back(350m, ""))).Sentence);
        var id = await Propose(ledger.Cashier, Back(350m));
        await Through(ledger, id, ledger.Manager);
        await Do(ledger.Cashier, "requests/pay-out", new { requestId = Guid.CreateVersion7(), id, way = "Cash" });
        var account = await ledger.Account(more: "&all=true");
        Assert.Equal((0m, 274.51m), (Yuan(account, "deposit"), Yuan(account, "owed")));
        var kept = account["rows"]!.AsArray().Single(r => r!["itemNo"]!.GetValue<int>() == damage)!;
        Assert.Equal((350m, 350m), (Yuan(kept, "amount"), Yuan(kept, "paid")));
        var roll = (await Get(ledger.Cashier, "deposits?all=true"))["roll"]!;
        Assert.Equal((0m, 2_000m, 1_650m, 350m, 0m), (Yuan(roll, "opening"), Yuan(roll, "received"), Yuan(roll, "returned"), Yuan(roll, "kept"), Yuan(roll, "closing")));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2e")]
    public async Task TV_38_money_in_trust_is_charged_apart_and_a_charge_of_the_desk_is_withdrawn_only_untouched(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        var fund = await ledger.Billing.Item("fund", "专项维修资金", new { purse = "Trust", isForAll = false });
        object Charge(string source) => new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, item = fund, amount = 100m * 2_000m * 0.05m, why = "首期交存 100㎡ × 2000 元 × 5%", source };
        var id = (await Do(ledger.Cashier, "charges/add", Charge("WX-2026-1"))).GetValue<long>();
        Assert.Equal("WX-2026-1 已登记过专项维修资金 10,000.00 元", (await Refused(ledger.Cashier, "charges/add", Charge("WX-2026-1"))).Sentence);
        var row = (await ledger.Account())["rows"]!.AsArray().Single(r => r!["charge"]!.GetValue<long>() == id)!;
        Assert.Equal(("Trust", 10_000m), (row["whose"]!.GetValue<string>(), Yuan(row, "open")));
        await Do(ledger.Cashier, "charges/withdraw", new { id, why = "登记错误" });
        Assert.Equal(274.51m, Yuan(await ledger.Account(), "owed"));
        var again = (await Do(ledger.Cashier, "charges/add", Charge("WX-2026-1"))).GetValue<long>();
        await Do(ledger.Cashier, "payments/take", new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, picks = new[] { new { charge = again, principal = 1m } }, tenders = new[] { new { way = "Cash", amount = 1m } } });
        Assert.Equal("这笔收费已有收款或减免，不能撤销，请申请调整", (await Refused(ledger.Cashier, "charges/withdraw", new { id = again, why = "登记错误" })).Sentence);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-1b")]
    public async Task A_late_charge_needs_a_clause_of_the_contract_and_warns_above_four_times_the_lpr(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        object Terms(decimal rate, string clause = "", string from = "2026-11") => new { item = 1, from, dueMonths = 0, dueDay = 20, ratePercent = rate, clause };
        Assert.Equal("合同没有约定就不能收违约金，请写明合同条款", (await Refused(ledger.Director, "terms/set", Terms(0.05m))).Sentence);
        Assert.Equal("主任的批准限额由总经理调整", (await Refused(ledger.Director, "rules/set", new { directorLimit = 5_000m, lpr = 3.45m })).Sentence);
        await Do(ledger.Director, "rules/set", new { directorLimit = 500m, lpr = 3.45m });
        Assert.Equal("合年率 109.5%，高于一年期 LPR 的四倍（13.8%），争议时可能被调低", (await Do(ledger.Director, "terms/set", Terms(0.3m, "第七条")))["warning"]!.GetValue<string>());
        Assert.Equal("已有从这个账期或更晚开始的约定；请从更晚的账期起改", (await Refused(ledger.Director, "terms/set", Terms(0.05m, "第七条"))).Sentence);
        var row = (await ledger.Account())["rows"]![0]!;
        Assert.Equal(("2026-11-20", 4.12m, true), (row["dueOn"]!.GetValue<string>(), Yuan(row, "late"), row["isDue"]!.GetValue<bool>()));    // 274.51 × 0.3 % × 5 days
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Cashier, "terms/set", Terms(0.05m, "第七条", "2026-12"))).Status);
    }
}
