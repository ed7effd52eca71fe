using System.Globalization;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>Readings typed at the desk and on a phone: Enter moves on, mistakes are said at once, nothing typed is lost without a network (F-2c).</summary>
public class ReadingJourney(Chromium chromium, Site site)
{
    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task A_collector_types_down_the_rows_and_every_reading_arrives_also_those_typed_without_a_network(int width)
    {
        var page = await chromium.SignedIn(site, "shoufei", width);
        await page.GotoAsync("/billing/rounds?kind=Water&state=Open");
        await page.Locator("table a.go").First.ClickAsync();
        await page.WaitForURLAsync("**/billing/rounds/*-*");
        var round = page.Url;
        await page.GotoAsync(round + "?tab=Missing");
        var rows = page.Locator("tr[data-usual]").Filter(new() { Has = page.Locator("td.hd", new() { HasTextRegex = new("^5-1-") }) });
        var (first, second) = (rows.Nth(0), rows.Nth(1));
        var (field, next) = (first.Locator("[data-value]"), second.Locator("[data-value]"));

        await field.FillAsync("160d");
        await Expect(first.Locator("[data-why]")).ToHaveTextAsync("“160d”不是读数，只填数字");
        var value = await Usual(first);
        await field.FillAsync($"{value}");
        await field.PressAsync("Enter");
        await Expect(first.Locator("[data-state]")).ToHaveTextAsync("已抄");
        await Expect(page.Locator("[data-value]:focus")).ToHaveCountAsync(1);
        await Expect(field).Not.ToBeFocusedAsync();

        await page.Context.SetOfflineAsync(true);
        await next.FillAsync($"{await Usual(second) + 500}");
        await Expect(second.Locator("[data-why]")).ToContainTextAsync("偏高");
        await next.PressAsync("Enter");
        await Expect(second.Locator("[data-state]")).ToHaveTextAsync("待发");
        await page.Context.SetOfflineAsync(false);
        await Expect(second.Locator("[data-state]")).ToHaveTextAsync("异常");
        await second.GetByText("已复核").ClickAsync();
        await Expect(second.Locator("[data-state]")).ToHaveTextAsync("已复核");

        var meter = await first.GetAttributeAsync("data-meter");
        await page.GotoAsync("/billing/meters/" + meter);
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync($"{value}");
    }

    /// <summary>What the register shows when as much was used as usual.</summary>
    private static async Task<int> Usual(ILocator row)
    {
        var (from, usual) = (decimal.Parse((await row.GetAttributeAsync("data-base"))!, CultureInfo.InvariantCulture), decimal.Parse(await row.GetAttributeAsync("data-usual") ?? "0", CultureInfo.InvariantCulture));
        return (int)(from / 1000 + usual / 1_000_000);
    }
}
