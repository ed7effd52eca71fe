using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;
using Anju.Ledger.Counter;
using Anju.Ledger.Domain;
using Anju.Ledger.Tills;
using Anju.People.Contracts;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>The month for finance: from the close to two confirmations.</summary>
public class MonthJourney(Site site, Chromium chromium)
{
    [Fact, Clause("F-2g", "F-2h")]
    public async Task A_month_goes_from_its_close_over_a_return_to_two_confirmations()
    {
        var (collector, accountant, director) = (await chromium.SignedIn(site, "shoufei"), await chromium.SignedIn(site, "caiwu"), await chromium.SignedIn(site, "zhuren"));
        await collector.GotoAsync("/ledger/months");
        var month = await collector.Locator("tbody tr", new() { HasText = "待关账" }).Last.Locator("a.go").InnerTextAsync();
        await PaidAhead(month);
        await collector.GotoAsync($"/ledger/statements?month={month}");
        await Upload(collector, month);
        await collector.GotoAsync("/ledger/months");
        await collector.GetByRole(AriaRole.Link, new() { Name = month, Exact = true }).ClickAsync();
        await Expect(collector.Locator(".gate")).ToContainTextAsync("收款班次都已日结");
        if (await collector.GetByLabel("未核对的原因").CountAsync() > 0)
            await collector.GetByLabel("未核对的原因").FillAsync("银行流水次月到");
        await collector.Key("F2");
        await Expect(collector.Locator(".toast")).ToContainTextAsync("已关账");
        await collector.Key("F2");
        await Expect(collector.Locator(".toast")).ToContainTextAsync("已编制并报送");
        var address = new Uri(collector.Url).AbsolutePath;

        await director.GotoAsync(address);
        await director.GetByText("退回", new() { Exact = true }).ClickAsync();
        await director.GetByLabel("理由").FillAsync("请核对三栋");
        await director.GetByRole(AriaRole.Button, new() { Name = "退回重编" }).ClickAsync();
        await Expect(director.Locator(".toast")).ToContainTextAsync("已退回");

        await collector.GotoAsync(address);
        await Expect(collector.Locator("main")).ToContainTextAsync("请核对三栋");
        await collector.GetByLabel("对退回意见的处理").FillAsync("已核对，数字不变");
        await collector.Key("F2");
        await Expect(collector.Locator("main")).ToContainTextAsync("第 2 版");

        foreach (var (who, words) in new[] { (accountant, "财务签收"), (director, "主任签收") })
        {
            await who.GotoAsync(address);
            await Expect(who.GetByRole(AriaRole.Button, new() { Name = words })).ToBeVisibleAsync();
            await who.Key("F2");
            await Expect(who.Locator(".toast")).ToContainTextAsync("已签收");
        }

        await Expect(director.Locator(".slas").First).ToContainTextAsync("已签收");
        await director.Locator("#s5 tbody td a").First.ClickAsync();
        await Expect(director.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("预存");
        await Expect(director.Locator("tbody")).ToContainTextAsync("2-1-101");
        await director.GotoAsync(address + "/print");
        await Expect(director.Locator(".paper")).ToContainTextAsync("口径");
    }

    /// <summary>A statement with one line that is no house's payment, explained.</summary>
    private static async Task Upload(IPage page, string month)
    {
        await page.GetByLabel("银行或渠道").SelectOptionAsync(new SelectOptionValue { Label = "银行账户" });
        var csv = string.Create(CultureInfo.InvariantCulture, $"交易日期,交易流水号,借方发生额,贷方发生额,对方户名,摘要\n{month}-20,JL{Guid.CreateVersion7():N},,7.77,,结息\n");
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "bank.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });
        await page.GetByRole(AriaRole.Button, new() { Name = "导入并核对" }).ClickAsync();
        await Expect(page.Locator(".toast")).ToContainTextAsync("导入 1 笔");
        await page.GotoAsync($"/ledger/statements?month={month}");
        await page.Locator("details.more summary").First.ClickAsync();
        await page.GetByLabel("原因").First.FillAsync("活期利息");
        await page.GetByRole(AriaRole.Button, new() { Name = "说明" }).First.ClickAsync();
        await Expect(page.Locator(".toast")).ToContainTextAsync("已说明");
    }

    /// <summary>In that month, which nobody has closed yet, a house paid ahead, and the box was closed.</summary>
    private async Task PaidAhead(string month)
    {
        using var past = DemoClock.At(DateTime.ParseExact(month + "-28 02", "yyyy-MM-dd HH", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal));
        await using var scope = site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentUser>().Become(Actor.System(DemoWorld.MainCenter));
        var cashier = (await services.GetRequiredService<IStaff>().All(default)).First(s => s.Post == "财务").Id;    // whose box of today nobody needs
        services.GetRequiredService<CurrentUser>().Become(new Actor(cashier, "钱收费", "收费员", DemoWorld.MainCenter, new HashSet<string> { "ledger.cash", "ledger.view", "estate.view" }));
        var house = (await services.GetRequiredService<IHouses>().Search("2-1-101", 1, default))[0].Id;
        var (till, refused) = await services.GetRequiredService<UseCase<OpenTill.Command, TillId>>().Run(new() { RequestId = Guid.CreateVersion7() });
        Assert.Null(refused);
        Assert.Null((await services.GetRequiredService<UseCase<TakePayment.Command, TakePayment.Taken>>().Run(new() { RequestId = Guid.CreateVersion7(), House = house, Advance = Money.Yuan(100), Tenders = [new() { Way = Way.Cash, Amount = Money.Yuan(100) }] })).Problem);
        Assert.Null((await services.GetRequiredService<UseCase<CloseTill.Command, CloseTill.Closed>>().Run(new() { Till = till, Pieces = [1], Handed = Money.Yuan(100), HandedTo = "示范银行" })).Problem);
    }
}
