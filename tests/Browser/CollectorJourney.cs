using System.Globalization;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>The collector's month: a new fee with its price, a reading, the preview, the posting by somebody else, the summary.</summary>
public class CollectorJourney(Site site, Chromium chromium)
{
    [Fact, Clause("F-1b", "F-2a", "F-2c", "F-2d", "A-3b")]
    public async Task A_month_goes_from_the_price_over_readings_preview_and_posting_to_the_printed_summary()
    {
        var (director, manager, collector, accountant) = (await chromium.SignedIn(site, "zhuren"), await chromium.SignedIn(site, "zongjingli"), await chromium.SignedIn(site, "shoufei"), await chromium.SignedIn(site, "caiwu"));
        var month = TimeProvider.System.GetUtcNow().AddHours(8).AddMonths(1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        await Price(director, manager, month);
        await Read(collector);

        await collector.GotoAsync("/billing");
        await collector.GetByLabel("小区").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await collector.GetByLabel("账期").FillAsync(month);
        await collector.Key("F2");
        await Expect(collector.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(month);
        await Expect(collector.Locator("[data-live=run]")).ToContainTextAsync("待复核", new() { Timeout = 30_000 });
        await Expect(collector.Locator("main")).ToContainTextAsync("请另一位有“复核入账”权限的同事打开本页入账");

        var sentence = await Explain(collector);
        Assert.Matches("^2\\.85 元/㎡·月 × [0-9.]+ ㎡ × 1 月 = [0-9.]+ 元$", sentence);
        var address = collector.Url;
        await accountant.GotoAsync(address);
        await accountant.Key("F2");
        await Expect(accountant.Locator("[data-live=run]")).ToContainTextAsync("已入账");

        await collector.GotoAsync(address);
        await collector.GetByRole(AriaRole.Button, new() { Name = "上报应收款汇总" }).ClickAsync();
        await Expect(collector.Locator("main")).ToContainTextAsync("已上报应收款汇总");
        await collector.GotoAsync("/billing/summary?month=" + month);
        await Expect(collector.Locator("main")).ToContainTextAsync("消毒费");
        var total = await collector.Locator("tfoot td").Last.InnerTextAsync();
        await collector.GotoAsync("/billing/summary/print?month=" + month);
        await Expect(collector.Locator("article.paper")).ToContainTextAsync(total);
    }

    /// <summary>The director opens an item and proposes its price, the general manager approves it.</summary>
    private static async Task Price(IPage director, IPage manager, string month)
    {
        await director.GotoAsync("/billing/items");
        await director.GetByLabel("名称").FillAsync("消毒费");
        await director.GetByLabel("代码").FillAsync("cleaning");
        await director.Key("F2");
        await Expect(director.Locator(".toast")).ToContainTextAsync("已保存 消毒费");
        await director.GotoAsync("/billing/prices/new");
        await director.GetByLabel("收费项目").SelectOptionAsync(new SelectOptionValue { Label = "消毒费（公司收入）" });
        await director.GetByLabel("计费方式").SelectOptionAsync("Household");
        await director.GetByLabel("组成 1 第 1 档单价").FillAsync("160d");
        await director.GetByLabel("生效日期").FillAsync(month + "-01");
        await director.GetByLabel("依据").FillAsync("业主大会决议");
        await director.Key("F2");
        await Expect(director.Locator(".err").First).ToContainTextAsync("单价“160d”不是数字");
        await director.WaitForLoadStateAsync();              // the page puts the hand where the fault is; only then it is mended
        await director.GetByLabel("组成 1 第 1 档单价").FillAsync("3.5");
        await director.Key("F2");
        await Expect(director.Locator(".toast")).ToContainTextAsync("已提交，待批准");
        await manager.GotoAsync("/billing/prices?all=true");
        await manager.GetByRole(AriaRole.Row).Filter(new() { HasText = "消毒费" }).GetByRole(AriaRole.Button, new() { Name = "批准", Exact = true }).ClickAsync();
        await Expect(manager.Locator(".toast")).ToContainTextAsync("已批准");
    }

    /// <summary>The last meter of the open round that nobody has read yet shows what is usual.</summary>
    private static async Task Read(IPage collector)
    {
        await collector.GotoAsync("/billing");
        await collector.GetByRole(AriaRole.Navigation, new() { Name = "收费" }).GetByRole(AriaRole.Link, new() { Name = "抄表" }).ClickAsync();
        await collector.WaitForURLAsync("**/billing/rounds");
        await collector.GotoAsync("/billing/rounds?kind=Water&state=Open");
        await collector.Locator("table a.go").First.ClickAsync();
        await collector.WaitForURLAsync("**/billing/rounds/*-*");
        await collector.GotoAsync(collector.Url + "?tab=Missing");
        var row = collector.Locator("tr[data-usual]").Last;
        var usual = decimal.Parse((await row.GetAttributeAsync("data-base"))!, CultureInfo.InvariantCulture) / 1000 + decimal.Parse(await row.GetAttributeAsync("data-usual") ?? "0", CultureInfo.InvariantCulture) / 1_000_000;
        await row.Locator("[data-value]").FillAsync(((int)usual).ToString(CultureInfo.InvariantCulture));
        await row.Locator("[data-value]").PressAsync("Enter");
        await Expect(row.Locator("[data-state]")).ToHaveTextAsync("已抄");
    }

    /// <summary>Opens the first bill of the preview and comes back.</summary>
    private static async Task<string> Explain(IPage collector)
    {
        await collector.Locator("a.go[href^='/billing/bills/']").First.ClickAsync();
        var sentence = await collector.Locator("#sentence").InnerTextAsync();
        await Expect(collector.Locator("main")).ToContainTextAsync("按保存的理由重新计算，与账单一致");
        await collector.GoBackAsync();
        await Expect(collector.Locator("[data-live=run]")).ToBeVisibleAsync();
        return sentence;
    }
}
