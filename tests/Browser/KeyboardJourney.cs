using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>One box finds every house, from wherever somebody is, without the mouse.</summary>
public class KeyboardJourney(Site site, Chromium chromium)
{
    [Theory, Clause("X-1")]
    [InlineData("/")]
    [InlineData("/repairs")]
    [InlineData("/people/certificates")]
    [InlineData("/estate/valves")]
    public async Task The_keyboard_finds_a_house_from_anywhere(string from)
    {
        var page = await chromium.SignedIn(site, "zhuren");
        await page.GotoAsync(from);
        var box = page.Locator("header.top input[type=search]");
        var hits = page.Locator("header.top [role=option]");
        await page.Key("/");
        await Expect(box).ToBeFocusedAsync();
        await Expect(box).ToHaveValueAsync("");
        Assert.Equal("2px solid", await Ring(page));

        await page.Keyboard.TypeAsync("2-1-10");
        await Expect(hits).Not.ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("header.top .hits")).ToBeHiddenAsync();
        await Expect(box).ToHaveValueAsync("");

        await page.Keyboard.TypeAsync("2栋1单元10");
        await Expect(hits.Nth(1)).ToBeVisibleAsync();
        await Expect(page.Locator("header.top .hits")).ToHaveAttributeAsync("aria-busy", "false");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(hits.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", await hits.Nth(1).GetAttributeAsync("id") ?? "");
        var house = await hits.Nth(1).Locator("b").InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(house);
    }

    /// <summary>What is drawn around whatever has the focus.</summary>
    private static Task<string> Ring(IPage page) => page.EvaluateAsync<string>(
        "() => { const s = getComputedStyle(document.activeElement), o = s.outlineStyle !== 'none' ? s : getComputedStyle(document.activeElement.closest('form')); return o.outlineWidth + ' ' + o.outlineStyle; }");
}
