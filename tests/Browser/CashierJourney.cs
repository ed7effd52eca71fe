using System.Globalization;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>The cashier's day: a morning without a mouse, and the closing with a difference. There is one cashier and one day, so the closing comes after the morning, whichever test is asked for first.</summary>
public class CashierJourney(Site site, Chromium chromium)
{
    private static readonly SemaphoreSlim One = new(1);
    private static bool morningIsOver;

    [Fact, Clause("F-2b", "F-2e")]
    public Task A_cashier_s_morning_without_a_mouse() => Morning();

    [Fact, Clause("F-2e")]
    public async Task The_closing_of_a_day_with_a_difference()
    {
        await Morning();
        var cashier = await chromium.SignedIn(site, "shoufei");
        await cashier.GotoAsync("/ledger");
        await cashier.GetByRole(AriaRole.Link, new() { Name = "日结", Exact = true }).Last.PressAsync("Enter");
        await Expect(cashier.Locator("#P0")).ToBeFocusedAsync();
        await cashier.Keyboard.TypeAsync("1");
        await cashier.Key("F8");
        await Expect(cashier.Locator(".err").First).ToContainTextAsync("请写明原因");
        await Expect(cashier.Locator("#P0")).ToHaveValueAsync("1");
        await cashier.WaitForLoadStateAsync();
        await cashier.GetByLabel("差额原因").FillAsync("备用金被借走，已报主任");
        await cashier.Key("F8");
        await Expect(cashier.Locator(".toast")).ToContainTextAsync("已日结");
        await Expect(cashier.Locator("main")).ToContainTextAsync("备用金被借走，已报主任");
        await cashier.Key("F9");
        await Expect(cashier.Locator("article.paper")).ToContainTextAsync("收款日报表");
        await cashier.GotoAsync("/ledger");
        await Expect(cashier.Locator("main")).ToContainTextAsync("您今天的收款已日结");
        var director = await chromium.SignedIn(site, "zhuren");
        await director.GotoAsync("/ledger/tills?difference=true");
        await Expect(director.Locator("main table")).ToContainTextAsync("何例敏");
    }

    private async Task Morning()
    {
        await One.WaitAsync();
        try
        {
            if (morningIsOver)
                return;
            var cashier = await chromium.SignedIn(site, "shoufei");
            await Bill(cashier);
            await cashier.GotoAsync("/ledger");
            await Expect(cashier.Locator("#Float")).ToBeFocusedAsync();
            await cashier.Keyboard.PressAsync("Enter");
            await Expect(cashier.Locator("[data-desk-search]")).ToBeFocusedAsync();
            var first = await AllInCash(cashier);
            await ByCode(cashier);
            await Mixed(cashier);
            await Void(cashier);
            await Print(cashier, first);
            morningIsOver = true;
        }
        finally
        {
            One.Release();
        }
    }

    /// <summary>Everybody of the second community owes the fees of next month.</summary>
    private async Task Bill(IPage cashier)
    {
        var accountant = await chromium.SignedIn(site, "caiwu");
        await cashier.GotoAsync("/billing");
        await cashier.GetByLabel("小区").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await cashier.GetByLabel("账期").FillAsync(TimeProvider.System.GetUtcNow().AddHours(8).AddMonths(1).ToString("yyyy-MM", CultureInfo.InvariantCulture));
        await cashier.Key("F2");
        await Expect(cashier.Locator("[data-live=run]")).ToContainTextAsync("待复核", new() { Timeout = 30_000 });
        await accountant.GotoAsync(cashier.Url);
        await accountant.Key("F2");
        await Expect(accountant.Locator("[data-live=run]")).ToContainTextAsync("已入账");
    }

    /// <summary>Number, Enter; everything is ticked and the hand lies on cash.</summary>
    private static async Task<string> House(IPage cashier, string number)
    {
        await Expect(cashier.Locator("[data-desk-search]")).ToBeFocusedAsync();
        await cashier.Keyboard.TypeAsync(number);
        await cashier.Keyboard.PressAsync("Enter");
        await Expect(cashier.Locator("[name=By][value=Cash]")).ToBeFocusedAsync();
        await Expect(cashier.Locator(".fkeys")).ToBeVisibleAsync();       // the element is at work
        return await cashier.Locator(".due-total b").InnerTextAsync();
    }

    private static ILocator Made(IPage cashier) => cashier.GetByLabel("刚开的收据");

    private static async Task<string> AllInCash(IPage cashier)
    {
        var due = await House(cashier, "1-3-101");
        await cashier.Keyboard.PressAsync("Enter");                     // one stroke of the eight that are allowed
        await Expect(Made(cashier).Locator(".due-total b")).ToHaveTextAsync(due);
        return (await Made(cashier).Locator("h2 a").GetAttributeAsync("href"))!;
    }

    private static async Task ByCode(IPage cashier)
    {
        await House(cashier, "1-3-102");
        await cashier.Keyboard.PressAsync("4");
        await Expect(cashier.Locator("#Reference")).ToBeFocusedAsync();
        await cashier.Keyboard.TypeAsync("WX-MORNING-1");
        await cashier.Keyboard.PressAsync("Enter");
        await Expect(Made(cashier)).ToContainTextAsync("收款码");
    }

    private static async Task Mixed(IPage cashier)
    {
        var due = decimal.Parse(await House(cashier, "1-3-201"), NumberStyles.Number, CultureInfo.InvariantCulture);
        await cashier.Keyboard.PressAsync("6");
        await Expect(cashier.Locator("#PartCash")).ToBeFocusedAsync();
        await cashier.Keyboard.TypeAsync("20");
        for (var i = 0; i < 5; i++)
            await cashier.Keyboard.PressAsync("Tab");
        await Expect(cashier.Locator("#PartCode")).ToBeFocusedAsync();
        await cashier.Keyboard.TypeAsync((due - 20).ToString("0.00", CultureInfo.InvariantCulture));
        await Expect(cashier.Locator("[data-out=left]")).ToHaveTextAsync("已配齐");
        await cashier.Keyboard.PressAsync("Tab");
        await cashier.Keyboard.TypeAsync("WX-MORNING-2");
        await cashier.Keyboard.PressAsync("Enter");
        await Expect(Made(cashier)).ToContainTextAsync("现金 20.00，收款码");
    }

    /// <summary>The last one was of the wrong house: F10, F4, the reason, the tick, Enter.</summary>
    private static async Task Void(IPage cashier)
    {
        await cashier.Key("F10");
        await Expect(cashier.GetByText("打印三联")).ToBeVisibleAsync();
        await cashier.Key("F4");
        await Expect(cashier.Locator("#Why")).ToBeFocusedAsync();
        await cashier.Keyboard.TypeAsync("开错房号");
        await cashier.Keyboard.PressAsync("Tab");
        await cashier.Keyboard.PressAsync("Space");
        await cashier.Keyboard.PressAsync("Enter");
        await Expect(cashier.Locator(".toast")).ToContainTextAsync("已作废");
    }

    private static async Task Print(IPage cashier, string receipt)
    {
        await cashier.GotoAsync(receipt);
        await cashier.Key("F9");
        await Expect(cashier.Locator(".slip")).ToContainTextAsync("合计（大写）");
        await Expect(cashier.Locator(".slip.preview")).ToHaveCountAsync(0);
        await Expect(cashier.Locator(".slip")).Not.ToContainTextAsync("补打");
        var size = await cashier.Locator(".slip").EvaluateAsync<double[]>("slip => { const box = slip.getBoundingClientRect(); return [box.width * 25.4 / 96, box.height * 25.4 / 96]; }");
        Assert.Equal((240d, 140d), (Math.Round(size[0], 1), Math.Round(size[1], 1)));
    }
}
