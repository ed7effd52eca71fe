using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>A pipe bursts at night: one tap, everybody sees it, the houses behind the valve are told, and it ends with a review.</summary>
public class EmergencyJourney(Site site, Chromium chromium)
{
    [Fact, Clause("S-4.2.1", "S-4.1.1c")]
    public async Task An_emergency_at_night_is_on_every_page_until_its_houses_are_told_and_it_is_reviewed()
    {
        var director = await chromium.OnPhone(site, "zhuren");
        await director.GotoAsync("/repairs");
        var clerk = await chromium.SignedIn(site, "qiantai");
        await clerk.GotoAsync("/desk");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "＋突发事件" }).ClickAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "管道爆裂" }).ClickAsync();
        await Expect(clerk.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("管道爆裂");
        var address = new Uri(clerk.Url).AbsolutePath;
        var number = People.Number("TF", await clerk.Locator("main").InnerTextAsync());

        var alarm = director.GetByRole(AriaRole.Link, new() { NameRegex = new("突发事件 管道爆裂") });
        await Expect(alarm.First).ToBeVisibleAsync();            // by itself: nobody has loaded the page again
        await alarm.First.ClickAsync();
        await Expect(director).ToHaveURLAsync(new Regex(Regex.Escape(address)));
        var act = await director.Act("登记处置措施");
        await act.GetByLabel("措施").FillAsync("关高区阀，电工断开水泵房电源");
        await act.GetByLabel("地点").FillAsync("3 栋 16 层水表井");
        await act.Do("登记");
        act = await director.Act("查受影响住户");
        await act.GetByLabel("阀门回路").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await act.Do("查住户");
        await Expect(director.Locator("main")).ToContainTextAsync(new Regex("已告知 0/[1-9]"));

        act = await director.Act("登记逐户告知");
        await act.GetByLabel("住户").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await act.Locator("label:has([value=Door])").ClickAsync();
        await act.Do("登记告知");
        await Expect(director.Locator("main")).ToContainTextAsync(new Regex("已告知 1/[1-9]"));
        act = await director.Act("通知受影响住户");
        await act.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(director.Locator("main")).ToContainTextAsync(new Regex(@"已告知 (\d+)/\1 户"));

        await Replan(await chromium.SignedIn(site, "zhuren"));
        await director.GotoAsync(address);
        act = await director.Act("填写重大事件报告");
        await act.GetByLabel("涉及人员").FillAsync("无人受伤");
        await act.GetByLabel("事件经过").FillAsync("16 层立管爆裂，走道积水");
        await act.GetByLabel("损失情况").FillAsync("无");
        await act.Do("保存报告");
        await Expect(director.Locator("main")).ToContainTextAsync("走道积水");
        act = await director.Act("结束并总结");
        await act.GetByLabel("原因").FillAsync("管件老化");
        await act.GetByLabel("总结").FillAsync("换管，全楼排查同批管件");
        await act.Do("结束");
        await Expect(director.Locator("main")).ToContainTextAsync("已结束");
        await clerk.GotoAsync("/desk");
        await Expect(clerk.GetByText(number)).ToHaveCountAsync(0);
        await Expect(clerk.GetByRole(AriaRole.Link, new() { NameRegex = new("突发事件 管道爆裂") })).ToHaveCountAsync(0);
        await clerk.GotoAsync(address + "/print");
        await Expect(clerk.Locator("article.paper")).ToContainTextAsync("关高区阀");
        await Expect(clerk.Locator("article.paper")).ToContainTextAsync("走道积水");
    }

    /// <summary>The patrol of the day stays due; its content is changed with a reason.</summary>
    private static async Task Replan(IPage director)
    {
        await director.GotoAsync("/inspections");
        var name = await director.Locator("details.act summary").Filter(new() { HasText = "巡视内容" }).InnerTextAsync();
        var plan = await director.Act(name.Trim());
        await plan.GetByLabel("路线").FillAsync("1 栋至 5 栋");
        await plan.GetByLabel("内容").FillAsync("水表井、水泵房");
        if (name.Contains("调整", StringComparison.Ordinal))
            await plan.GetByLabel("调整原因").FillAsync("突发事件");
        await plan.Do("保存");
        plan = await director.Act("调整巡视内容");
        await plan.GetByLabel("路线").FillAsync("3 栋");
        await plan.GetByLabel("调整原因").FillAsync("突发事件：3 栋爆管");
        await plan.Do("保存");
        await Expect(director.Locator("main")).ToContainTextAsync("突发事件：3 栋爆管");
        await Expect(director.Locator("a.stat").Filter(new() { HasText = "今日巡查" })).ToContainTextAsync("/1");
    }
}
