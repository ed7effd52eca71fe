using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Anju.Kernel.Demo;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>What people of the center do on its pages, whichever test they do it in.</summary>
internal static partial class People
{
    /// <summary>Ten times a minute an account may try; all tests together sign in oftener and then wait like people.</summary>
    private static readonly TimeSpan TooOften = TimeSpan.FromSeconds(15);

    /// <summary>Somebody of the demo comes to the sign-in page of the site and signs in; the page shows his day.</summary>
    public static async Task<IPage> SignedIn(this Chromium chromium, Site site, string account, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await chromium.Open(site.Address, width, height, scheme);
        var (today, tooOften) = (page.GetByRole(AriaRole.Heading, new() { Level = 1 }).Filter(new() { HasText = "今日" }), page.GetByText("尝试太频繁"));
        while (true)
        {
            await page.GotoAsync("/sign-in");
            await page.GetByLabel("账号").FillAsync(account);
            await page.GetByLabel("密码").FillAsync(DemoData.Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
            await Expect(today.Or(tooOften)).ToBeVisibleAsync();
            if (await today.IsVisibleAsync())
                return page;
            await Task.Delay(TooOften);
        }
    }

    /// <summary>A worker with the width of a phone.</summary>
    public static Task<IPage> OnPhone(this Chromium chromium, Site site, string account) => chromium.SignedIn(site, account, 390, 844);

    /// <summary>Presses a key that the page's script answers, once the script is there: a hand is slower than a test.</summary>
    public static async Task Key(this IPage page, string key)
    {
        await page.WaitForLoadStateAsync();
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>The part of an order's page where one act is done; opened when it was folded.</summary>
    public static async Task<ILocator> Act(this IPage page, string name)
    {
        var part = page.Locator("details.act").Filter(new() { Has = page.Locator("summary").GetByText(name, new() { Exact = true }) });
        await Expect(part).ToBeVisibleAsync();
        if (await part.GetAttributeAsync("open") is null)
            await part.Locator("summary").First.ClickAsync();
        return part;
    }

    /// <summary>Sends the form of an act and waits for the page that comes back.</summary>
    public static async Task Do(this ILocator act, string name)
    {
        var page = act.Page;
        await page.EvaluateAsync("document.documentElement.dataset.left = ''");
        await act.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{Regex.Escape(name)}\\s*(F2)?$") }).ClickAsync();
        await Expect(page.Locator("html:not([data-left])")).ToHaveCountAsync(1);        // the page that comes back, not the one that was left
        await page.WaitForLoadStateAsync();
        await Expect(page.Locator(".err, [role=alert]")).ToHaveCountAsync(0);
    }

    /// <summary>Draws a name with finger or mouse on the signature pad of an act.</summary>
    public static async Task Sign(this ILocator act)
    {
        var (pad, written) = (act.Locator("signature-pad canvas"), act.Locator("signature-pad input[type=hidden]"));
        await pad.EvaluateAsync("pad => pad.scrollIntoView({ block: 'center' })");     // clear of the bars that stay at the top and at the foot of a phone
        var box = (await pad.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width * 0.2f), box.Y + (box.Height * 0.3f));
        var mouse = act.Page.Mouse;
        await mouse.MoveAsync(x, y);
        await mouse.DownAsync();
        await mouse.MoveAsync(box.X + (box.Width * 0.5f), box.Y + (box.Height * 0.8f), new() { Steps = 6 });
        await mouse.MoveAsync(box.X + (box.Width * 0.8f), y, new() { Steps = 6 });
        await mouse.UpAsync();
        await Expect(written).ToHaveValueAsync(new Regex("^data:image/png;base64,.{100,}"));
    }

    /// <summary>The first number of a kind (BX, LD …) in a text.</summary>
    public static string Number(string kind, string text) => NumberIn().Matches(text).First(m => m.Value.StartsWith(kind, StringComparison.Ordinal)).Value;

    [GeneratedRegex(@"[A-Z]{2}-\d{8}-\d{4}")]
    private static partial Regex NumberIn();
}
