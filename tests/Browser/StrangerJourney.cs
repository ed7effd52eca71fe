using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Anju.Kernel.Data;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Repairs.Contracts;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>What people do not see: strangers nothing, staff nothing that is not theirs, nobody anything after he left.</summary>
public class StrangerJourney(Site site, Chromium chromium)
{
    private static readonly string[] NotForWorkers = ["/follow-ups", "/estate/import", "/people/posts", "/people/keys", "/outbox", "/privacy/log"];

    [Fact, Clause("X-1")]
    public async Task A_stranger_is_led_from_every_page_to_the_sign_in_page()
    {
        var page = await chromium.Open(site.Address);
        var pages = Pages.All(site).Where(p => !p.IsOpen).ToList();
        Assert.True(pages.Count > 30, $"only {pages.Count} pages were found");
        var seen = new List<string>();
        foreach (var (pattern, _) in pages)
        {
            await page.GotoAsync(Pages.Blank(pattern));
            if (new Uri(page.Url).AbsolutePath != "/sign-in" || !await page.GetByLabel("密码").IsVisibleAsync())
                seen.Add($"{pattern} shows {page.Url}");
        }

        Assert.True(seen.Count == 0, string.Join('\n', seen));
    }

    [Fact, Clause("X-1")]
    public async Task A_worker_who_opens_what_is_not_his_is_told_so_in_words()
    {
        var page = await chromium.OnPhone(site, "weixiu");
        foreach (var address in NotForWorkers)
        {
            var answer = await page.GotoAsync(address);
            Assert.Equal((address, 403), (address, answer!.Status));
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("您的岗位不能打开这一页");
        }
    }

    [Fact, Clause("X-1")]
    public async Task An_order_of_another_center_is_not_found()
    {
        var order = await OrderOfTheOtherCenter();
        var page = await chromium.SignedIn(site, "zhuren");
        foreach (var address in (string[])[$"/repairs/{order}", $"/repairs/{order}/print", $"/repairs/{order}/order", $"/field/repairs/{order}"])
        {
            var answer = await page.GotoAsync(address);
            if (answer!.Status == 403)
                continue;                                    // the phone page is for workers
            Assert.Equal((address, 404), (address, answer.Status));
            await Expect(page.Locator("body")).Not.ToContainTextAsync("乐业苑的锁");
        }

        await page.GotoAsync("/repairs?tab=All&text=乐业苑的锁");
        await Expect(page.Locator("main")).ToContainTextAsync("没有符合的报修单");
    }

    [Fact]
    public async Task A_record_that_is_not_there_is_said_to_be_missing()
    {
        var page = await chromium.SignedIn(site, "zhuren");
        var wrong = new List<string>();
        foreach (var (pattern, _) in Pages.All(site).Where(p => p.Pattern.Contains(":guid", StringComparison.Ordinal)))
            if ((await page.GotoAsync(Pages.Blank(pattern)))!.Status is var status and not (404 or 403))
                wrong.Add($"{pattern} answers {status}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact, Clause("X-1")]
    public async Task Going_back_after_signing_out_shows_nothing()
    {
        var page = await chromium.SignedIn(site, "guanjia");
        await page.GotoAsync("/find?q=2-1-10");
        await page.Locator("ol.hits a").First.ClickAsync();
        var house = await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "退出", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("密码")).ToBeVisibleAsync();

        foreach (var _ in (string[])["account", "house", "find"])
        {
            await page.GoBackAsync();
            await Expect(page.GetByLabel("密码")).ToBeVisibleAsync();
            await Expect(page.Locator("body")).Not.ToContainTextAsync(house);
        }
    }

    /// <summary>Registered in the second center by the real act of the module.</summary>
    private async Task<Guid> OrderOfTheOtherCenter()
    {
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(DemoWorld.SecondCenter));
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var made = await scope.ServiceProvider.GetRequiredService<CenterLedger>().Write(async () =>
        {
            var order = await scope.ServiceProvider.GetRequiredService<IRepairs>().Register(
                new(null, "乐业苑大门", "门锁", "乐业苑的锁坏了", RepairClass.Minor, RepairPart.Common, "门岗", "", null, "巡查", null, null), default);
            await db.SaveChangesAsync();
            return order;
        }, default);
        return made.Value!.Id.Value;
    }
}
