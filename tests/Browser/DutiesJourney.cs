using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>The director's day from the digest to the printed log, and a duty for a post that nobody programmed.</summary>
public class DutiesJourney(Site site, Chromium chromium)
{
    [Fact, Clause("S-4.1.1a", "S-4.2.1", "S-1.0")]
    public async Task A_directors_whole_day_goes_from_the_digest_to_the_printed_log()
    {
        var director = await chromium.SignedIn(site, "zhuren");
        await director.GotoAsync("/duties");
        await Expect(director.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("我的一天");
        await Expect(director.Locator("tr", new() { HasText = "不定期跟踪工作人员" })).ToContainTextAsync(new Regex("/[123]|已履行"));          // a center that began in the middle of the week owes its share
        await Expect(director.Locator("ol.rail")).ToContainTextAsync("巡视检查");

        var move = await director.Act("调整时段");
        await move.GetByLabel("时段").SelectOptionAsync("09:00-11:00");
        await move.GetByLabel("改到").FillAsync("14:00-16:00");
        await move.GetByLabel("原因").SelectOptionAsync(new SelectOptionValue { Label = "突发事件" });
        await move.GetByLabel("说明").FillAsync("地下室漏水，先去现场");
        await move.Do("保存");
        await Expect(director.GetByRole(AriaRole.Status)).ToContainTextAsync("职责仍然应办");
        await Expect(director.Locator("ol.rail li", new() { HasText = "巡视检查" }).First).ToContainTextAsync("改到 14:00-16:00");

        var lift = director.Locator("tr", new() { HasText = "电梯维护保养" });
        var work = director.Locator("#work");
        await work.GetByLabel("职责").SelectOptionAsync(new SelectOptionValue { Label = "法规-2 电梯维护保养" });
        await work.GetByLabel("做了什么").FillAsync("维保单位保养六台电梯，无异常");
        await work.Do("保存");
        await Expect(lift).ToContainTextAsync("已履行");
        var number = Regex.Matches(await lift.InnerTextAsync(), @"GZ-\d{8}-\d{4}")[^1].Value;
        await lift.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await Expect(director.Locator("main")).ToContainTextAsync("维保单位保养六台电梯");

        await director.GotoAsync("/duties");
        await director.GetByLabel("分析").FillAsync("三栋报修集中在厨房下水，安排一次统一疏通。");
        await director.Locator("section.sheet", new() { HasText = "责任区分析" }).Last.Do("保存");
        await Expect(director.GetByRole(AriaRole.Status)).ToContainTextAsync("已保存责任区分析");

        await director.GotoAsync("/duties/log");
        var today = director.Locator("section.sheet").Nth(1);
        await Expect(today).ToContainTextAsync(number);
        await Expect(today).ToContainTextAsync("突发事件：地下室漏水");
        await director.GetByRole(AriaRole.Link, new() { Name = "打印日志" }).ClickAsync();
        await Expect(director.Locator("h1.paper-title")).ToHaveTextAsync("主任工作日志");
        await Expect(director.Locator(".paper")).ToContainTextAsync("09:00-11:00→14:00-16:00 突发事件");
    }

    [Fact, Clause("E-0", "D-2d")]
    public async Task An_administrator_gives_a_new_post_its_duty_and_the_holder_meets_it()
    {
        var admin = await chromium.SignedIn(site, "guanli");
        await admin.GotoAsync("/people/posts");
        await admin.GetByLabel("新岗位名称").FillAsync("夜班巡查");
        await admin.GetByRole(AriaRole.Button, new() { Name = "新增岗位" }).ClickAsync();
        await Expect(admin.Locator("main")).ToContainTextAsync("岗位：夜班巡查");

        await admin.GotoAsync("/duties/list?post=夜班巡查");
        await Expect(admin.Locator("main")).ToContainTextAsync("这个岗位还没有职责");
        await admin.GetByRole(AriaRole.Link, new() { Name = "新职责" }).First.ClickAsync();
        var form = admin.Locator("main");
        await Expect(form.GetByLabel("岗位", new() { Exact = true })).ToHaveValueAsync("夜班巡查");
        await form.GetByLabel("条款").FillAsync("夜班-1");
        await form.GetByLabel("要做的事").FillAsync("夜间巡查地库");
        await form.GetByLabel("频次").SelectOptionAsync(new SelectOptionValue { Label = "每天" });
        await form.GetByLabel("原因").FillAsync("夜间地库多次失窃");
        await form.Locator("form", new() { HasText = "要做的事" }).Do("保存");
        await Expect(admin.GetByRole(AriaRole.Status)).ToContainTextAsync("已保存第 1 版");
        await Expect(admin.Locator("tr", new() { HasText = "夜间巡查地库" })).ToContainTextAsync("每天");

        await admin.GotoAsync("/people");
        await admin.GetByRole(AriaRole.Link, new() { Name = "赵样师" }).First.ClickAsync();
        await admin.GotoAsync(admin.Url.Split('?')[0] + "?act=appoint");
        await admin.GetByLabel("岗位").SelectOptionAsync(new SelectOptionValue { Label = "夜班巡查" });
        await admin.GetByRole(AriaRole.Button, new() { NameRegex = new("F2$") }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Status)).ToContainTextAsync("已办理");

        var worker = await chromium.SignedIn(site, "weixiu");
        await worker.GotoAsync("/duties");
        var duty = worker.Locator("tr", new() { HasText = "夜间巡查地库" });
        await Expect(duty).ToContainTextAsync("待办");
        await worker.Locator("#work").GetByLabel("做了什么").FillAsync("22:00 地库巡查正常");
        await worker.Locator("#work").Do("保存");
        await Expect(duty).ToContainTextAsync("已履行");
    }
}
