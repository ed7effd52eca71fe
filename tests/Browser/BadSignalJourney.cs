using Microsoft.Playwright;
using Anju.Kernel.Demo;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>The cellar has no signal: what was saved there is on the phone, and once in the register when the signal is back.</summary>
public class BadSignalJourney(Site site, Chromium chromium)
{
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    /// <summary>Pulls the plug of the phone, or puts it back; the page itself knows nothing of it.</summary>
    private static async Task<ICDPSession> Unplug(IPage page)
    {
        var phone = await page.Context.NewCDPSessionAsync(page);
        await phone.SendAsync("Network.enable");
        await Signal(phone, false);
        return phone;
    }

    private static Task<System.Text.Json.JsonElement?> Signal(ICDPSession phone, bool there) =>
        phone.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = !there, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });

    private static ILocator Rows(IPage page, string place) => page.GetByRole(AriaRole.Table, new() { Name = "检查记录" }).Locator("tbody tr").Filter(new() { HasText = place });

    private static async Task Note(IPage page, string place, bool photo = false, bool press = true)
    {
        await page.GetByLabel("地点", new() { Exact = true }).FillAsync(place);
        await page.GetByLabel("哪里不合格").FillAsync("照明");
        await page.GetByLabel("事实").FillAsync("三盏灯不亮");
        if (photo)
        {
            await page.Locator("photo-queue input").SetInputFilesAsync(new FilePayload { Name = "灯.png", MimeType = "image/png", Buffer = Picture });
            await Expect(page.Locator("photo-queue figure")).ToHaveCountAsync(1);
        }

        if (press)
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存") }).ClickAsync();
    }

    [Fact, Clause("S-4.2.2b", "S-4.1.2d")]
    public async Task Notes_saved_without_a_signal_are_each_registered_once_when_it_is_back()
    {
        var (first, second) = ("地库丙区十七号柱", "地库丁区九号柱");
        var page = await chromium.OnPhone(site, "guanjia");
        await page.GotoAsync("/inspections/note");
        await Unplug(page);
        await Note(page, first, photo: true);
        await Expect(page.Locator("#held")).ToContainTextAsync("1 件存在这部手机里");
        await Expect(page.GetByLabel("地点", new() { Exact = true })).ToHaveValueAsync("");      // the next one can be written
        await Note(page, second);
        await Expect(page.Locator("#held")).ToContainTextAsync("2 件存在这部手机里");

        var context = page.Context;
        await page.CloseAsync();                                 // the phone was put away; opened again where there is a signal
        page = await context.NewPageAsync();
        await page.GotoAsync("/inspections");
        await Expect(page.Locator("#held")).ToContainTextAsync("已补登记：随手记、随手记");
        foreach (var place in new[] { first, second })
        {
            await page.GotoAsync("/inspections?text=" + Uri.EscapeDataString(place));
            await Expect(Rows(page, place)).ToHaveCountAsync(1);
        }

        await page.GotoAsync("/inspections?text=" + Uri.EscapeDataString(first));
        await Rows(page, first).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator(".photos img")).ToHaveCountAsync(1);
        await Expect(page.Locator("#held")).ToHaveCountAsync(0);
    }

    [Fact, Clause("S-4.2.2b")]
    public async Task A_note_whose_answer_was_lost_on_the_way_is_not_registered_twice()
    {
        var place = "五栋顶楼机房外";
        var page = await chromium.OnPhone(site, "guanjia");
        await page.GotoAsync("/inspections/note");
        await page.RouteAsync("**/inspections/note", async route =>
        {
            if (route.Request.Method == "POST")
            {
                await route.FetchAsync(new() { MaxRedirects = 0 });                              // the center has it …
                await route.AbortAsync();                                                       // … and the phone does not know
            }
            else
                await route.ContinueAsync();
        });
        await Note(page, place);
        await Expect(page.Locator("#held")).ToContainTextAsync("1 件存在这部手机里");
        await page.UnrouteAllAsync();
        await page.GotoAsync("/inspections?text=" + Uri.EscapeDataString(place));
        await Expect(page.Locator("#held")).ToContainTextAsync("已补登记：随手记");
        await page.ReloadAsync();
        await Expect(Rows(page, place)).ToHaveCountAsync(1);
    }

    [Fact, Clause("S-4.1.2d")]
    public async Task What_the_center_refuses_later_comes_back_into_the_form_to_be_corrected()
    {
        var page = await chromium.OnPhone(site, "guanjia");
        await page.GotoAsync("/inspections/new?kind=Special");
        var phone = await Unplug(page);
        await page.GetByLabel("地点", new() { Exact = true }).FillAsync("水泵房");
        var item = page.Locator("fieldset.check").First;
        await item.GetByText("不合格", new() { Exact = true }).ClickAsync();                     // without the facts that it needs
        await page.GetByLabel("结果", new() { Exact = true }).FillAsync("一处不合格");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存") }).ClickAsync();
        await Expect(page.Locator("#held")).ToContainTextAsync("1 件存在这部手机里");
        await Signal(phone, true);
        await Expect(page.Locator("#held")).ToContainTextAsync("没有登记成功：专项检查");
        await page.GetByRole(AriaRole.Link, new() { Name = "打开核对" }).ClickAsync();
        await Expect(page.GetByLabel("地点", new() { Exact = true })).ToHaveValueAsync("水泵房");
        item = page.Locator("fieldset.check").First;
        await Expect(item.Locator("input[value=Failed]")).ToBeCheckedAsync();
        await item.Locator("summary").ClickAsync();
        await item.GetByLabel("事实").FillAsync("地面积水");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存") }).ClickAsync();
        await Expect(page.GetByText("已登记 JC")).ToBeVisibleAsync();
        await Expect(page.Locator("#held")).ToHaveCountAsync(0);
    }

    [Fact, Clause("S-4.2.2b")]
    public async Task Who_was_signed_out_meanwhile_signs_in_again_and_his_note_is_registered()
    {
        var page = await chromium.OnPhone(site, "guanjia");
        await page.GotoAsync("/inspections/note");
        await page.Context.ClearCookiesAsync();
        await Note(page, "三栋北侧车棚");
        await page.GetByLabel("账号").FillAsync("guanjia");
        await page.GetByLabel("密码").FillAsync(DemoData.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(page.Locator("#held")).ToContainTextAsync("已补登记：随手记");
        await page.GotoAsync("/inspections?text=" + Uri.EscapeDataString("三栋北侧车棚"));
        await Expect(Rows(page, "三栋北侧车棚")).ToHaveCountAsync(1);
    }

    [Fact, Clause("S-4.1.2d")]
    public async Task A_large_photo_is_shrunk_on_the_phone_and_still_tells_when_it_was_taken()
    {
        var page = await chromium.OnPhone(site, "guanjia");
        await page.GotoAsync("/inspections/note");
        await Note(page, "七栋天面", press: false);
        var size = await page.EvaluateAsync<int>("""
            async () => {
                const canvas = new OffscreenCanvas(2000, 1500), pen = canvas.getContext('2d'), dots = pen.createImageData(2000, 1500);
                for (let at = 0; at < dots.data.length; at += 65536) crypto.getRandomValues(dots.data.subarray(at, Math.min(at + 65536, dots.data.length)));
                pen.putImageData(dots, 0, 0);
                const file = new File([await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })], 'big.jpg', { type: 'image/jpeg', lastModified: Date.UTC(2026, 4, 4, 23, 7) });
                const box = new DataTransfer(), input = document.querySelector('photo-queue input');
                box.items.add(file); input.files = box.files; input.dispatchEvent(new Event('change'));
                return file.size;
            }
            """);
        Assert.True(size > 400_000);
        await Expect(page.Locator("photo-queue figure")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存") }).ClickAsync();
        await Expect(page.Locator(".photos figcaption")).ToContainTextAsync("05-05 7:07");        // 23:07 UTC in May is the next morning in China
    }

    [Fact, Clause("M-3")]
    public async Task A_worker_writes_on_his_order_in_the_cellar()
    {
        var words = "等镇流器，后天再来";
        var page = await chromium.OnPhone(site, "weixiu");
        await page.GotoAsync("/field");
        await page.Locator("article.task a.go").First.ClickAsync();
        await page.WaitForURLAsync("**/field/repairs/*");
        var act = await page.Act("记一笔");
        var phone = await Unplug(page);
        await act.GetByRole(AriaRole.Textbox).First.FillAsync(words);
        await act.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("#held")).ToContainTextAsync("1 件存在这部手机里");
        await Signal(phone, true);
        await Expect(page.Locator("#held")).ToContainTextAsync("已补登记：记一笔");
        await page.ReloadAsync();
        await Expect(page.GetByText(words, new() { Exact = false })).ToHaveCountAsync(1);
    }
}
