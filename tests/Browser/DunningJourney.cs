using System.Globalization;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>The housekeeper's dunning morning: from the list to the call, the promise, the letter that is printed and handed over (A-6b).</summary>
public class DunningJourney(Site site, Chromium chromium)
{
    private static string InDays(int days) => TimeProvider.System.GetUtcNow().AddHours(8).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact, Clause("A-6a", "A-6b", "F-3c")]
    public async Task A_debtor_is_called_promises_and_gets_a_letter_that_is_handed_over()
    {
        var keeper = await chromium.SignedIn(site, "guanjia");
        await keeper.GotoAsync("/ledger/arrears?tab=Today&over=100");
        var row = keeper.Locator("a.go[href^='/ledger/house/']").First;
        var number = await row.InnerTextAsync();
        await row.ClickAsync();
        await Expect(keeper.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"{number} 业主账户");
        await Expect(keeper.GetByRole(AriaRole.Link, new() { Name = "收款", Exact = true })).ToHaveCountAsync(0);

        var act = keeper.Locator("#act");
        await act.GetByText("本人", new() { Exact = true }).ClickAsync();
        await act.GetByLabel("承诺日期").FillAsync(InDays(3));
        await act.GetByLabel("承诺金额").FillAsync("一百");
        await act.GetByRole(AriaRole.Button, new() { Name = "登记" }).ClickAsync();
        await Expect(act.Locator(".err").First).ToContainTextAsync("“一百”不是金额");
        await act.GetByLabel("承诺金额").FillAsync("50");
        await act.GetByRole(AriaRole.Button, new() { Name = "登记" }).ClickAsync();
        await Expect(keeper.Locator(".toast")).ToContainTextAsync("已登记");
        await Expect(keeper.Locator("#dunning")).ToContainTextAsync("待兑现");
        await Expect(keeper.Locator("#notes")).ToContainTextAsync("承诺");
        var account = new Uri(keeper.Url).AbsolutePath;
        await keeper.GotoAsync("/ledger/arrears?tab=Promised");
        await Expect(keeper.Locator("main")).ToContainTextAsync(number);
        await Letter(keeper, account, number);
    }

    /// <summary>A letter for the house: signed, printed, put into the mailbox; the delivery stands among the acts.</summary>
    private static async Task Letter(IPage keeper, string account, string number)
    {
        await keeper.GotoAsync(account);
        var form = await keeper.Act("签发通知单");
        await form.GetByLabel("级别").SelectOptionAsync("2");
        await form.Do("签发");
        await Expect(keeper.Locator(".toast")).ToContainTextAsync("已签发 CJ-");
        var letter = await keeper.Locator("a.go[href^='/ledger/letters/']").First.GetAttributeAsync("href");
        await keeper.GetByRole(AriaRole.Link, new() { Name = "打印 1 份" }).ClickAsync();
        await Expect(keeper.Locator("article.paper")).ToContainTextAsync(number);
        await Expect(keeper.Locator("article.paper")).ToContainTextAsync("大写");
        await keeper.GotoAsync(letter!);
        await keeper.GetByText("信箱", new() { Exact = true }).ClickAsync();
        await keeper.GetByRole(AriaRole.Button, new() { Name = "登记送达" }).ClickAsync();
        await Expect(keeper.Locator(".toast")).ToContainTextAsync("已登记送达");
        await keeper.GotoAsync(account);
        await Expect(keeper.Locator("#dunning tbody tr").First).ToContainTextAsync("催缴通知（一）");
    }

    [Fact, Clause("A-6b")]
    public async Task On_the_phone_a_visit_is_recorded_with_one_thumb()
    {
        var keeper = await chromium.OnPhone(site, "guanjia");
        await keeper.GotoAsync("/field/dunning");
        var row = keeper.Locator("a.go[href^='/field/dunning/']").Last;
        await row.ClickAsync();
        await keeper.GetByText("未遇", new() { Exact = true }).ClickAsync();
        await keeper.GetByRole(AriaRole.Button, new() { Name = "登记" }).ClickAsync();
        await Expect(keeper.Locator(".toast")).ToContainTextAsync("已登记");
    }
}
