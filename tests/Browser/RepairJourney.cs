using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>The loop of the day, as four people see it on their own screens.</summary>
public class RepairJourney(Site site, Chromium chromium)
{
    private const string House = "2-1-801", Matter = "厨房水槽下漏水，人在家等";

    [Fact, Clause("R-4.2.2b", "R-4.2.3b", "S-4.1.1b", "S-4.1.3e", "M-3")]
    public async Task A_call_becomes_a_repair_that_is_finished_and_followed_up()
    {
        var desk = await chromium.SignedIn(site, "qiantai");
        var number = await TakeCall(desk);
        await Dispatch(number);
        var order = await Repair();
        await FollowUp(desk, number);
        await AllOfItIsThere(order, number);
    }

    /// <summary>With the keyboard alone, the other hand holds the telephone.</summary>
    private static async Task<string> TakeCall(IPage desk)
    {
        var keys = desk.Keyboard;
        await desk.GotoAsync("/desk");
        await Expect(desk.Locator("[data-desk-search]")).ToBeFocusedAsync();
        await keys.TypeAsync(House);
        await Expect(desk.Locator("house-search .hits [role=option]").First).ToContainTextAsync(House);
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("Enter");
        await Expect(desk.Locator("#Content")).ToBeFocusedAsync();
        await Expect(desk.Locator("#log")).ToContainTextAsync(House);

        await Expect(desk.Locator("desk-entry:defined")).ToHaveCountAsync(1);            // keys are at work
        await keys.PressAsync("Shift+Tab");                      // out of the text: digits and letters choose
        await keys.PressAsync("1");
        await Expect(desk.GetByRole(AriaRole.Radio, new() { Name = "报修" })).ToBeCheckedAsync();
        await Expect(desk.Locator("#Content")).ToBeFocusedAsync();
        await keys.TypeAsync(Matter);
        await desk.GetByRole(AriaRole.Radio, new() { Name = "约定时间" }).Or(desk.Locator("[name=Outcome]")).First.FocusAsync();
        await keys.PressAsync("b");
        await Expect(desk.Locator("#Promise")).ToBeFocusedAsync();
        await keys.TypeAsync("+60");
        await Expect(desk.Locator("[data-promise-hint]")).ToContainTextAsync(":");
        await keys.PressAsync("F2");

        await Expect(desk.GetByRole(AriaRole.Status)).ToContainTextAsync("已登记 ");
        var row = desk.Locator("table.t tr").Filter(new() { HasText = Matter });
        return People.Number("BX", await row.InnerTextAsync());
    }

    private async Task Dispatch(string number)
    {
        var director = await chromium.SignedIn(site, "zhuren");
        await director.GotoAsync("/repairs");
        await director.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await Expect(director.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(number);
        var act = await director.Act("派工");
        await act.GetByLabel("维修工").SelectOptionAsync(await act.GetByRole(AriaRole.Option, new() { NameRegex = new("^赵样师") }).GetAttributeAsync("value") ?? "");
        await act.Do("派工");
        await Expect(director.Locator("dl.kv").First).ToContainTextAsync("赵样师");
    }

    /// <summary>At the width of a phone: accept, arrive, price, consent, work, materials, photo, the owner's name.</summary>
    private async Task<string> Repair()
    {
        var phone = await chromium.OnPhone(site, "weixiu");
        await phone.GotoAsync("/field");
        await phone.GetByRole(AriaRole.Link, new() { Name = House }).ClickAsync();
        await Expect(phone.Locator("main")).ToContainTextAsync(Matter);
        await (await phone.Act("接单")).Do("接单");
        await (await phone.Act("到场")).Do("到场");

        var quote = await phone.Act("报价");
        await quote.GetByLabel("项目", new() { Exact = true }).FillAsync("疏通下水");
        await quote.GetByText("再加一项").First.ClickAsync();
        await quote.GetByLabel("第 2 项").FillAsync("不锈钢软管 40 cm");
        await quote.Do("报价");
        var consent = await phone.Act("住户同意报价");
        await consent.Sign();
        await consent.Do("住户同意报价");
        await (await phone.Act("开工")).Do("开工");

        var used = await phone.Act("记用料");
        await used.GetByLabel("材料", new() { Exact = true }).First.FillAsync("陶瓷阀芯");
        await used.Do("记用料");

        var finish = await phone.Act("完工");
        await finish.GetByLabel("结果").FillAsync("更换下水软管，试水不漏");
        await finish.GetByLabel("完工照片").SetInputFilesAsync(new FilePayload { Name = "完工.png", MimeType = "image/png", Buffer = await phone.ScreenshotAsync() });
        await Expect(finish.Locator("photo-queue img")).ToHaveCountAsync(1);
        await finish.Do("完工");
        var confirmed = await phone.Act("住户验收");
        await confirmed.Sign();
        await confirmed.Do("住户验收");
        return new Uri(phone.Url).AbsolutePath["/field".Length..];
    }

    private static async Task FollowUp(IPage desk, string number)
    {
        await desk.GotoAsync("/follow-ups");
        var row = desk.Locator("tr").Filter(new() { HasText = number });
        await row.GetByRole(AriaRole.Button, new() { Name = "认领" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Status)).ToContainTextAsync(number);
        await row.Locator("a.go").ClickAsync();
        await desk.GetByText("电话回访", new() { Exact = true }).ClickAsync();
        await desk.GetByText("满意", new() { Exact = true }).ClickAsync();
        await desk.GetByLabel("用户意见").FillAsync("来得快，修得好");
        await desk.Key("F2");
        await Expect(desk.GetByRole(AriaRole.Status)).ToContainTextAsync("回访已登记");
    }

    /// <summary>The director reads the whole story on the order, finds it among the ended ones and in the indices; the house keeps it too.</summary>
    private async Task AllOfItIsThere(string order, string number)
    {
        var director = await chromium.SignedIn(site, "zhuren");
        await director.GotoAsync(order);
        await Expect(director.Locator(".page-head .b")).ToHaveTextAsync("已关闭");
        var story = director.Locator("[data-live=timeline]");
        foreach (var line in (string[])["派工", "接单", "到场", "报价", "住户同意报价", "开工", "用料", "完工", "验收", "回访"])
            await Expect(story).ToContainTextAsync(line);
        await Expect(story.Locator("img")).Not.ToHaveCountAsync(0);
        foreach (var image in await story.Locator("img").AllAsync())
        {
            await image.ScrollIntoViewIfNeededAsync();
            await Expect(image).ToHaveJSPropertyAsync("complete", true);
            Assert.True(await image.EvaluateAsync<int>("i => i.naturalWidth") > 0, "a picture of the order does not open");
        }

        await director.GetByRole(AriaRole.Link, new() { Name = House }).First.ClickAsync();
        await Expect(director.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(House);
        await Expect(director.Locator("table").Filter(new() { HasText = number })).ToBeVisibleAsync();
        await Expect(director.Locator(".tl")).ToContainTextAsync("完工");

        await director.GotoAsync("/repairs?tab=Ended");
        await Expect(director.GetByRole(AriaRole.Link, new() { Name = number })).ToBeVisibleAsync();
        await director.GotoAsync("/repairs/indices");
        await director.GetByRole(AriaRole.Link, new() { Name = "返修率" }).ClickAsync();                     // its rows are what was finished; in time counts on the day it was due
        await Expect(director.GetByRole(AriaRole.Link, new() { Name = number })).ToBeVisibleAsync();
    }
}
