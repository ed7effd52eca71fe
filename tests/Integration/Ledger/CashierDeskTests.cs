using System.Net;
using Microsoft.EntityFrameworkCore;
using Anju.Ledger.Domain;
using Xunit;
using static Anju.Integration.Ledger.CounterPages;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>The cashier's desk by plain forms: everything ticked, one post, one receipt, whatever is clicked twice.</summary>
public class CashierDeskTests
{
    private static string Desk(LedgerUnderTest ledger) => $"/ledger?house={ledger.House.Value}";

    [Fact, Clause("F-2b")]
    public async Task A_house_and_a_payment_are_found_among_millions_by_entries_of_their_own()
    {
        var ledger = await LedgerUnderTest.On(Database.Sqlite, 2);
        await ledger.Bill("2026-12");
        var before = ledger.Billing.Plans().Count;
        await Page(ledger.Cashier, Desk(ledger));
        var taken = await ledger.Pay(10m, tender: new { way = "Code", amount = 10m, reference = "4200001" });
        await Page(ledger.Cashier, $"/ledger/receipts/{taken["receipt"]!.GetValue<Guid>()}");
        await Do(ledger.Cashier, "receipts/void", new { receipt = taken["receipt"]!.GetValue<Guid>(), why = "收错", hasAllCopies = true });
        var ways = ledger.Billing.Plans().Skip(before).ToList();
        Assert.Equal(6, ways.Count(w => w.Plan.Contains("billing_bills", StringComparison.Ordinal)));     // bills that hold and bills that were withdrawn, for the look, the payment and its void
        Assert.Contains(ways, w => w.Plan.Contains("Reference=?", StringComparison.Ordinal));
        Assert.All(ways, w => Assert.False(w.Plan.EndsWith("(CenterId=?)", StringComparison.Ordinal), $"{w.Plan}\n{w.Sql}"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task Everything_open_is_ticked_and_one_post_takes_it_in_cash_onto_one_receipt(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        await ledger.Bill("2026-12");
        var page = await Page(ledger.Cashier, Desk(ledger));
        Assert.Equal(2, page.QuerySelectorAll("input[name=Pick][checked]").Length);
        Assert.Equal(["2026-11", "2026-12"], page.QuerySelectorAll("tr.grp th:first-child").Select(t => t.TextContent[..7]));
        Assert.Equal("549.02", page.QuerySelector(".due-total b")!.TextContent);
        Assert.Contains("伍佰肆拾玖元零贰分", page.QuerySelector(".due-total small")!.TextContent, StringComparison.Ordinal);

        var fields = Fields(page, "pay", ("Given", "600"));
        var (status, location, _) = await Send(ledger.Cashier, Desk(ledger), fields);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Contains("/ledger?made=", location, StringComparison.Ordinal);
        var made = await Page(ledger.Cashier, location[location.IndexOf("/ledger", StringComparison.Ordinal)..]);
        Assert.Equal(("SJ-2026-0001", "50.98"), (made.QuerySelector("[aria-label=刚开的收据] h2 a")!.TextContent, made.QuerySelector("output[aria-label=找零]")!.TextContent));

        var (_, again, _) = await Send(ledger.Cashier, Desk(ledger), fields);              // the same form once more: a double click, or the back button
        Assert.Equal(location, again);
        Assert.Equal(1, await ledger.Billing.Center.Ask(db => db.Set<Receipt>().CountAsync()));
        Assert.Equal(0m, Yuan(await ledger.Account(), "owed"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task Less_goes_to_the_oldest_of_what_is_ticked_and_more_becomes_balance(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        await ledger.Bill("2026-12");
        await Send(ledger.Cashier, Desk(ledger), "pay", ("Amount", "300"), ("Payer", "租客李某"), ("Remark", "先付一部分"));
        var rows = (await ledger.Account())["rows"]!.AsArray();
        Assert.Equal(("249.02", 1), (Yuan(rows[0]!, "open").ToString(System.Globalization.CultureInfo.InvariantCulture), rows.Count));
        var paper = await ledger.Billing.Center.Ask(db => db.Set<Receipt>().AsNoTracking().SingleAsync());
        Assert.Equal(("租客李某", "先付一部分"), (paper.Payer, paper.Remark));
        await Send(ledger.Cashier, Desk(ledger), "pay", ("Amount", "349.02"));
        Assert.Equal((0m, 100m), (Yuan(await ledger.Account(), "owed"), Yuan(await ledger.Account(), "advance")));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task Several_ways_make_one_payment_and_what_is_wrong_is_said_beside_its_field(Database database)
    {
        var ledger = await LedgerUnderTest.On(database);
        var (status, _, page) = await Send(ledger.Cashier, Desk(ledger), "pay", ("By", "Mixed"), ("PartCash", "100"), ("PartCode", "174.51"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("true", page.QuerySelector("[name=RefCode]")!.GetAttribute("aria-invalid"));
        Assert.Equal("100", page.QuerySelector("[name=PartCash]")!.GetAttribute("value"));
        (status, _, page) = await Send(ledger.Cashier, Desk(ledger), "pay", ("By", "Mixed"), ("PartCash", "一百"));
        Assert.Contains("“一百”不是金额", page.GetElementById("PartCash-e")!.TextContent, StringComparison.Ordinal);
        (status, _, page) = await Send(ledger.Cashier, Desk(ledger), "pay", ("By", "Cash"), ("Given", "200"));
        Assert.Contains("收到现金 200.00 元，少于应收 274.51 元", page.GetElementById("Given-e")!.TextContent, StringComparison.Ordinal);
        (status, _, page) = await Send(ledger.Cashier, Desk(ledger), "pay", ("By", "Mixed"), ("PartCash", "100"), ("PartCode", "100"), ("RefCode", "WX-1"));
        Assert.Contains("应收 274.51 元，付款合计 200.00 元，请核对", page.GetElementById("Tenders-e")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await ledger.Billing.Center.Ask(db => db.Set<Receipt>().CountAsync()));
        (status, _, _) = await Send(ledger.Cashier, Desk(ledger), "pay", ("By", "Mixed"), ("PartCash", "100"), ("PartCode", "174.51"), ("RefCode", "WX-1"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal([(Way.Cash, 10_000L), (Way.Code, 17_451L)], (await ledger.Billing.Center.Ask(db => db.Set<Tender>().AsNoTracking().OrderBy(t => t.No).ToListAsync())).Select(t => (t.Way, t.Fen)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b", "F-2e")]
    public async Task Without_a_box_the_next_act_is_to_open_one_and_yesterday_s_is_closed_first(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, open: false);
        var page = await Page(ledger.Cashier, Desk(ledger));
        Assert.Null(page.QuerySelector("form.pay"));
        Assert.Equal(HttpStatusCode.OK, (await Send(ledger.Cashier, "/ledger", "open", ("Input.Float", "五百"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(ledger.Cashier, "/ledger", "open", ("Input.Float", "500"))).Status);
        Assert.NotNull((await Page(ledger.Cashier, Desk(ledger))).QuerySelector("form.pay"));
        ledger.Billing.Now = ledger.Billing.Now.AddDays(1);
        page = await Page(ledger.Cashier, Desk(ledger));
        Assert.Contains("2026-11-25 的收款还没有日结，今天不能收款", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/ledger/tills/", page.QuerySelector("a.btn.pri")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task The_exact_number_opens_the_house_and_the_keeper_takes_no_money(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, 4);
        using var found = await ledger.Cashier.GetAsync(new Uri("/ledger?q=3-1-101", UriKind.Relative));
        Assert.Contains(ledger.House.Value.ToString(), found.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
        using var keeper = await ledger.Keeper.GetAsync(new Uri(Desk(ledger), UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, keeper.StatusCode);
    }
}
