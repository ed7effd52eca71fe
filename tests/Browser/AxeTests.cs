using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Anju.Kernel.Demo;
using Xunit;

namespace Anju.Browser;

/// <summary>Every page of every post at the desk's width.</summary>
public class DeskWidthTests(Site site, Chromium chromium)
{
    [Fact]
    public Task Every_page_is_sound_at_1440() => new PageCheck(site, chromium, 1440, 900).All();
}

/// <summary>Every page of every post at a phone's width.</summary>
public class PhoneWidthTests(Site site, Chromium chromium)
{
    [Fact]
    public Task Every_page_is_sound_at_390() => new PageCheck(site, chromium, 390, 844).All();
}

/// <summary>
/// Sound: axe finds nothing serious or critical in light and in dark, the console is silent, no policy is broken, every
/// answer is whole and the document is no wider than the screen. All pages are looked at before anything is said.
/// </summary>
internal sealed class PageCheck(Site site, Chromium chromium, int width, int height)
{
    /// <summary>Who opens a page: the first of these whose post may. Between them they reach every page.</summary>
    private static readonly string[] Visitors = ["zhuren", "guanli", "weixiu", "shoufei"];

    private static readonly AxeRunOptions Whole = new() { ResultTypes = [ResultType.Violations] };
    private static readonly AxeRunOptions Contrast = new() { ResultTypes = [ResultType.Violations], RunOnly = new() { Type = "rule", Values = ["color-contrast"] } };

    private readonly ConcurrentQueue<string> findings = new();

    public async Task All()
    {
        var rest = Pages.All(site).Select(p => p.Pattern).ToList();
        foreach (var account in Visitors)
        {
            var page = await Watched(account);
            foreach (var pattern in rest.ToArray())
                if (await Open(page, pattern) is { } address)
                {
                    rest.Remove(pattern);
                    await Look(page, address);
                }

            await page.Context.CloseAsync();
        }

        findings.Enqueue(rest.Count == 0 ? "" : $"nobody reaches {string.Join(", ", rest)}");
        foreach (var (_, account) in DemoData.Accounts.Where(a => a.Account != Visitors[0]))
        {
            var page = await Watched(account);
            await Look(page, $"/ of {account}");
            await page.Context.CloseAsync();
        }

        var wrong = findings.Where(f => f.Length > 0).Distinct().ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} findings at {width} px\n{string.Join('\n', wrong)}");
    }

    private async Task<IPage> Watched(string account)
    {
        var page = await chromium.SignedIn(site, account, width, height);
        page.Console += (_, m) => Note(m.Type is "error" or "warning" && !m.Text.Contains("status of 404", StringComparison.Ordinal) && !m.Text.Contains("status of 403", StringComparison.Ordinal) && !m.Text.Contains("status of 410", StringComparison.Ordinal), $"{Where(page)} console: {m.Text}");
        page.PageError += (_, e) => Note(!e.Contains("ViewTransition", StringComparison.Ordinal), $"{Where(page)} script: {e}");
        page.Response += (_, r) => Note(r.Status >= 500 || r.Status >= 400 && !r.Request.IsNavigationRequest, $"{Where(page)} {r.Status}: {r.Url}");
        return page;
    }

    /// <summary>Null when this visitor may not open it.</summary>
    private static async Task<string?> Open(IPage page, string pattern)
    {
        if ((await page.GotoAsync(Pages.Blank(pattern)))!.Status == 403 && pattern is not "/forbidden")
            return null;
        var address = await page.Sample(pattern);
        if (address != Pages.Blank(pattern))
            await page.GotoAsync(address);
        return address;
    }

    private async Task Look(IPage page, string address)
    {
        await page.WaitForLoadStateAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var wide = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
        Note(wide > width, $"{address} is {wide} px wide");
        Note(await page.TitleAsync() == "", $"{address} has no title");
        Tell(address, "light", await page.RunAxe(Whole));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Tell(address, "dark", await page.RunAxe(Contrast));
    }

    private void Tell(string address, string scheme, AxeResult result)
    {
        foreach (var violation in result.Violations.Where(v => v.Impact is "serious" or "critical"))
            findings.Enqueue($"{address} {scheme} {violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(n => $"{n.Target} {n.Html[..Math.Min(n.Html.Length, 120)]}"))}");
    }

    private void Note(bool wrong, string finding) => findings.Enqueue(wrong ? finding : "");

    private static string Where(IPage page) => new Uri(page.Url).PathAndQuery;
}
