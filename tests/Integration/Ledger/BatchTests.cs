using System.Net;
using Microsoft.EntityFrameworkCore;
using Anju.Ledger.Domain;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>合并付款: a company pays for its shops at once.</summary>
public class BatchTests
{
    private static object Batch(LedgerUnderTest ledger, decimal amount, Guid? request = null, object? tender = null, string payer = "宏远公司", params int[] houses) => new
    {
        requestId = request ?? Guid.CreateVersion7(),
        payer,
        tenders = new[] { tender ?? new { way = "Transfer", amount, reference = "ZZ-1" } },
        houses = (houses.Length > 0 ? houses.Select(i => ledger.Billing.Houses[i]) : ledger.Billing.Houses).Select(h => new { house = h.Value }),
    };

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b", "F-2e")]
    public async Task One_payment_settles_forty_houses_each_with_its_own_receipt(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, 40);
        var request = Guid.CreateVersion7();
        var taken = await Do(ledger.Cashier, "payments/take-batch", Batch(ledger, 40 * 274.51m, request));
        Assert.Equal((40, "SJ-2026-0001", "SJ-2026-0040", 10_980.40m), (taken["receipts"]!.GetValue<int>(), taken["first"]!.GetValue<string>(), taken["last"]!.GetValue<string>(), Yuan(taken, "total")));
        Assert.Equal(taken.ToJsonString(), (await Do(ledger.Cashier, "payments/take-batch", Batch(ledger, 40 * 274.51m, request))).ToJsonString());
        var papers = await ledger.Billing.Center.Ask(db => db.Set<Receipt>().AsNoTracking().OrderBy(r => r.Number).ToListAsync());
        Assert.Equal((40, 40, 27_451L), (papers.Count, papers.Select(p => p.HouseId).Distinct().Count(), papers.Max(p => p.TotalFen)));
        Assert.All(papers, p => Assert.Equal("宏远公司", p.Payer));
        Assert.Single(await ledger.Billing.Center.Ask(db => db.Set<Tender>().ToListAsync()));
        Assert.Equal(0, await ledger.Billing.Center.Ask(db => db.Set<Account>().CountAsync(a => a.OwedFen != 0)));

        await Do(ledger.Cashier, "receipts/void", new { receipt = papers[7].Id.Value, why = "单位要求重开", hasAllCopies = true });
        Assert.Equal(40, await ledger.Billing.Center.Ask(db => db.Set<Receipt>().CountAsync(r => r.State == PaperState.Void)));
        Assert.Equal(40 * 27_451L, await ledger.Billing.Center.Ask(db => db.Set<Account>().SumAsync(a => a.OwedFen)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task It_is_all_or_nothing_and_only_the_cashier_may(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, 4);
        await ledger.Pay(274.51m);
        Assert.Equal("3-1-101 没有欠费，请移出后再收", (await Refused(ledger.Cashier, "payments/take-batch", Batch(ledger, 823.53m))).Sentence);
        Assert.Equal("3 户应收合计 823.53 元，付款合计 800.00 元，请核对", (await Refused(ledger.Cashier, "payments/take-batch", Batch(ledger, 800m, houses: [1, 2, 3]))).Sentence);
        Assert.Equal("同一套房屋列了两次", (await Refused(ledger.Cashier, "payments/take-batch", Batch(ledger, 549.02m, houses: [1, 1]))).Sentence);
        Assert.Equal("请写明付款单位或付款人", (await Refused(ledger.Cashier, "payments/take-batch", Batch(ledger, 274.51m, payer: "", houses: 1))).Sentence);
        Assert.Equal("合并付款不能用某一户的余额", (await Refused(ledger.Cashier, "payments/take-batch", Batch(ledger, 0, tender: new { way = "Balance", amount = 274.51m }, houses: 1))).Sentence);
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Keeper, "payments/take-batch", Batch(ledger, 274.51m, houses: 1))).Status);
        Assert.Equal((1, 3 * 27_451L), await ledger.Billing.Center.Ask(async db => (await db.Set<Receipt>().CountAsync(), await db.Set<Account>().SumAsync(a => a.OwedFen))));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task Pasted_numbers_become_houses_with_what_they_owe_and_one_post_takes_them(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, 4);
        await ledger.Pay(274.51m);
        var path = $"/ledger/batch?numbers={Uri.EscapeDataString("3-1-101\n3-1-102\t3-1-103、9-9-999")}&community={ledger.Billing.Community.Value}";
        var page = await CounterPages.Page(ledger.Cashier, path);
        Assert.Contains("没有这些房号：9-9-999", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有欠费，不收：3-1-101", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal("549.02", page.QuerySelector(".due-total b")!.TextContent);
        var fields = CounterPages.Fields(page, "batch", ("Payer", "宏远公司"), ("Reference", "ZZ-9"));
        var (status, location, _) = await CounterPages.Send(ledger.Cashier, path, fields);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal(location, (await CounterPages.Send(ledger.Cashier, path, fields)).Location);
        var register = await CounterPages.Page(ledger.Cashier, location[location.IndexOf("/ledger", StringComparison.Ordinal)..]);
        Assert.Equal(2, register.QuerySelectorAll("tbody a.go").Length);

        // all receipts of the payment come out in one print, each counted once
        var print = CounterPages.Fields(register, "print-all", ("Form", "a4"));
        var at = location[location.IndexOf("/ledger", StringComparison.Ordinal)..];
        var (_, all, _) = await CounterPages.Send(ledger.Cashier, at, print);
        Assert.Equal(all, (await CounterPages.Send(ledger.Cashier, at, print)).Location);
        var papers = await CounterPages.Page(ledger.Cashier, all[all.IndexOf("/ledger", StringComparison.Ordinal)..]);
        Assert.Equal(["SJ-2026-0002", "SJ-2026-0003"], papers.QuerySelectorAll("article.paper:not(.preview) .no").Select(p => p.TextContent.Split("№ ")[1]));
        Assert.All(papers.QuerySelectorAll("article.paper"), p => Assert.Contains("274.51", p.TextContent, StringComparison.Ordinal));
        Assert.Equal(2, await ledger.Billing.Center.Ask(db => db.Set<Receipt>().CountAsync(r => r.Prints == 1)));
    }
}
