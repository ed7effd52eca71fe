using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>At night nobody presses reload: what is urgent comes by itself.</summary>
public class NightJourney(Site site, Chromium chromium)
{
    private const string House = "2-1-902";

    [Fact, Clause("S-4.1.1b", "M-3")]
    public async Task An_urgent_call_at_night_comes_to_the_open_pages_by_itself()
    {
        var director = await Waiting(await chromium.SignedIn(site, "zhuren"), "/repairs");
        var worker = await Waiting(await chromium.OnPhone(site, "diangong"), "/field");
        var line = new TaskCompletionSource();
        var badSignal = await WithoutLine(await chromium.SignedIn(site, "zhuren"), "/repairs", until: line.Task);
        var clerk = await chromium.SignedIn(site, "qiantai");
        await TakeEmergency(clerk);
        await Seen(director, director.GetByRole(AriaRole.Row).Filter(new() { HasText = House }), "the director");
        await Expect(badSignal.GetByRole(AriaRole.Row).Filter(new() { HasText = House })).ToHaveCountAsync(0);
        line.SetResult();
        await Seen(badSignal, badSignal.GetByRole(AriaRole.Row).Filter(new() { HasText = House }), "whose line stood only after the call");

        await ClockRunsAlways(director);
        var act = await director.Act("派工");
        await act.GetByLabel("维修工").SelectOptionAsync(await act.GetByRole(AriaRole.Option, new() { NameRegex = new("^孙例电") }).GetAttributeAsync("value") ?? "");
        await act.Do("派工");
        await Seen(worker, worker.GetByRole(AriaRole.Link, new() { Name = House }), "the worker");
        await worker.GetByRole(AriaRole.Link, new() { Name = House }).ClickAsync();
        await Expect(worker.GetByRole(AriaRole.Button, new() { NameRegex = new("接单") })).ToBeVisibleAsync();
    }

    /// <summary>The page is open, and the line over which news come is too.</summary>
    private static async Task<IPage> Waiting(IPage page, string address)
    {
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync(address), r => r.Url.Contains("/api/live", StringComparison.Ordinal) && r.Ok);
        await page.EvaluateAsync("window.stillTheSamePage = true");
        return page;
    }

    /// <summary>The page is open, but the line over which news come is made only later.</summary>
    private static async Task<IPage> WithoutLine(IPage page, string address, Task until)
    {
        await page.RouteAsync("**/api/live*", async line =>
        {
            await until;
            await line.ContinueAsync();
        });
        await page.GotoAsync(address);
        await page.EvaluateAsync("window.stillTheSamePage = true");
        return page;
    }

    private static async Task TakeEmergency(IPage clerk)
    {
        await clerk.GotoAsync("/desk");
        await Expect(clerk.Locator("[data-desk-search]")).ToBeFocusedAsync();
        await clerk.Keyboard.TypeAsync(House);
        await Expect(clerk.Locator("house-search .hits [role=option]").First).ToContainTextAsync(House);
        await clerk.Keyboard.PressAsync("Enter");
        await Expect(clerk.Locator("#log")).ToContainTextAsync(House);
        await clerk.Locator("label:has([value=Repair])").ClickAsync();
        await clerk.Locator("#Content").FillAsync("配电箱冒火花，有焦味");
        await clerk.GetByLabel("缓急").SelectOptionAsync("应急");
        await clerk.Locator("label:has([value=Promised])").ClickAsync();
        await clerk.Locator("#Promise").FillAsync("+20");
        await clerk.Locator("#log").GetByRole(AriaRole.Button, new() { NameRegex = new("^保存\\s*F2") }).ClickAsync();
        await Expect(clerk.GetByRole(AriaRole.Status)).ToContainTextAsync("已登记 ");
    }

    private static async Task Seen(IPage page, ILocator news, string who)
    {
        await Expect(news.First).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.stillTheSamePage === true"), $"the page of {who} was loaded again");
    }

    /// <summary>应急 counts day and night: arrival at the promised time, which is sooner than the 30 minutes of the procedure, and the end within 2 hours of the call, whatever the hour.</summary>
    private static async Task ClockRunsAlways(IPage director)
    {
        await director.GetByRole(AriaRole.Row).Filter(new() { HasText = House }).GetByRole(AriaRole.Link).First.ClickAsync();
        var clocks = director.Locator("[data-live=clocks] .sla");
        await Expect(clocks.Filter(new() { HasText = "到场时限" }).Locator("progress")).ToHaveAttributeAsync("max", new Regex("^(19|20)$"));
        await Expect(clocks.Filter(new() { HasText = "完工时限" }).Locator("progress")).ToHaveAttributeAsync("max", "120");
        await Expect(clocks.Filter(new() { HasText = "完工时限" }).Locator("b")).ToContainTextAsync("1 时");
    }
}
