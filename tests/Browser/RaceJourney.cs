using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>Two at one record: one wins, the other loses nothing but the race.</summary>
public class RaceJourney(Site site, Chromium chromium)
{
    private const string Typed = "住户来电催问，说水已经漫到走廊，请带吸水机和备用软管上门";

    [Fact, Clause("X-1")]
    public async Task A_clerk_who_loses_a_race_reads_who_was_faster_and_keeps_her_text()
    {
        var clerk = await chromium.SignedIn(site, "qiantai");
        await clerk.GotoAsync("/repairs/new");
        await clerk.GetByLabel("项目").FillAsync("单元门");
        await clerk.GetByLabel("位置").FillAsync("1栋大堂");
        await clerk.GetByLabel("报修人").FillAsync("保洁员");
        await clerk.GetByLabel("内容").FillAsync("门厅地面积水");
        await clerk.Locator("form .btn.pri").ClickAsync();
        await clerk.WaitForURLAsync(url => System.Text.RegularExpressions.Regex.IsMatch(url, "/repairs/[0-9a-f-]{36}"));
        var housekeeper = await chromium.SignedIn(site, "guanjia");
        await housekeeper.GotoAsync(clerk.Url);

        var hers = await clerk.Act("记一笔");
        await hers.GetByLabel("内容").FillAsync(Typed);
        var faster = await housekeeper.Act("记一笔");
        await faster.GetByLabel("内容").FillAsync("已到现场看过");
        await faster.Do("记一笔");

        await hers.GetByRole(AriaRole.Button, new() { Name = "记一笔" }).ClickAsync();
        await Expect(clerk.GetByRole(AriaRole.Alert)).ToContainTextAsync("吴样敏在 ");
        await Expect(clerk.GetByRole(AriaRole.Alert)).ToContainTextAsync("已办理“记一笔”，您填写的内容仍在");
        await Expect((await clerk.Act("记一笔")).GetByLabel("内容")).ToHaveValueAsync(Typed);
        await Expect(clerk.Locator("[data-live=timeline]")).ToContainTextAsync("已到现场看过");

        await (await clerk.Act("记一笔")).Do("记一笔");
        await Expect(clerk.Locator("[data-live=timeline]")).ToContainTextAsync(Typed);
    }

    /// <summary>The browser gives the text back, and whoever saves it again gets the record she already has.</summary>
    [Fact, Clause("R-4.2.2b")]
    public async Task A_clerk_who_goes_back_and_saves_again_makes_no_second_record()
    {
        const string Matter = "问地下车库几点关门";
        var clerk = await chromium.SignedIn(site, "qiantai");
        await clerk.GotoAsync("/desk");
        await clerk.Locator("#Content").FillAsync(Matter);
        await clerk.Locator("[name=Kind][value=Question]").CheckAsync();
        await clerk.Locator("[name=Outcome][value=SolvedOnSpot]").CheckAsync();
        await clerk.Locator("#Result").FillAsync("24 小时开放");
        await clerk.Locator("#log button[value=save]").DblClickAsync();
        await clerk.WaitForURLAsync(url => url.Contains("saved=", StringComparison.Ordinal));
        var first = People.Number("LD", await clerk.GetByRole(AriaRole.Status).InnerTextAsync());

        await clerk.GoBackAsync();
        await clerk.WaitForLoadStateAsync();
        if (await clerk.Locator("#Content").InputValueAsync() != Matter)
            return;                                          // a browser that gives nothing back cannot send it twice
        await clerk.Locator("#log button[value=save]").ClickAsync();
        await clerk.WaitForURLAsync(url => url.Contains("saved=", StringComparison.Ordinal));
        Assert.Equal(first, People.Number("LD", await clerk.GetByRole(AriaRole.Status).InnerTextAsync()));
        await Expect(clerk.Locator("table.t tr").Filter(new() { HasText = Matter })).ToHaveCountAsync(1);
    }
}
