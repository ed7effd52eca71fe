using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>A patrol on a phone finds a fault; it is corrected by the worker and verified by somebody else.</summary>
public class PatrolJourney(Site site, Chromium chromium)
{
    /// <summary>The director fixes route and content of the day, or changes them with a reason when they stand already.</summary>
    private async Task Plan()
    {
        var director = await chromium.SignedIn(site, "zhuren");
        await director.GotoAsync("/inspections");
        var stands = await director.Locator("details.act summary").GetByText("调整巡视内容").CountAsync() > 0;
        var plan = await director.Act(stands ? "调整巡视内容" : "明确巡视内容");
        await plan.GetByLabel("路线").FillAsync("二期—地库—水泵房");
        await plan.GetByLabel("内容", new() { Exact = true }).FillAsync("设备房、门厅、消防通道");
        if (stands)
            await plan.GetByLabel("调整原因").FillAsync("突发事件");
        await plan.Do("保存");
        await Expect(director.Locator("main")).ToContainTextAsync("二期—地库—水泵房");
    }

    [Fact, Clause("S-4.1.1c", "S-4.1.2a", "S-4.1.2f", "S-4.2.2a", "D-7c")]
    public async Task A_patrol_finds_a_fault_that_is_corrected_and_verified()
    {
        await Plan();
        var keeper = await chromium.OnPhone(site, "guanjia");
        await keeper.GotoAsync("/inspections/points");
        var label = await keeper.GetByRole(AriaRole.Link, new() { Name = "水泵房" }).GetAttributeAsync("href");      // what the label at the door says
        await keeper.GotoAsync(label!);
        await Expect(keeper.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("日常巡查");
        await Expect(keeper.GetByLabel("地点路线")).ToHaveValueAsync("地下一层东侧");
        var item = keeper.Locator("fieldset.check").First;
        await item.GetByText("不合格", new() { Exact = true }).ClickAsync();
        await item.Locator("summary").ClickAsync();
        await item.GetByLabel("事实").FillAsync("地面有大片水渍");
        await item.GetByLabel("责任人").SelectOptionAsync(new SelectOptionValue { Label = "维修工 赵样师" });
        await keeper.GetByLabel("结果", new() { Exact = true }).FillAsync("水泵房一处不合格");
        await keeper.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存") }).ClickAsync();
        await Expect(keeper.GetByRole(AriaRole.Status)).ToContainTextAsync("已登记 JC");
        var number = People.Number("ZG", await keeper.Locator("main").InnerTextAsync());

        var worker = await chromium.OnPhone(site, "weixiu");
        await worker.GotoAsync("/field");                          // beside his repairs
        await worker.Locator("article.task").Filter(new() { HasText = "地面有大片水渍" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(worker.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(number);
        var act = await worker.Act("登记整改");
        await act.GetByLabel("原因").FillAsync("雨棚接缝漏水");
        await act.GetByLabel("纠正", new() { Exact = true }).FillAsync("补胶并擦干");
        await act.GetByLabel("纠正措施").FillAsync("雨季前检查全部雨棚");
        await act.Do("登记整改");
        await Expect(worker.Locator("main")).ToContainTextAsync("待验证");
        await Expect(worker.Locator("details.act").Filter(new() { HasText = "验证合格" })).ToHaveCountAsync(0);

        var director = await chromium.SignedIn(site, "zhuren");
        await director.GotoAsync("/inspections/nonconformities?tab=ToVerify");
        await director.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        var verify = await director.Act("验证合格");
        await verify.GetByLabel("效果").FillAsync("两场雨后仍干燥");
        await verify.Do("验证合格");
        await Expect(director.Locator("main")).ToContainTextAsync("已关闭");
    }
}
