using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>The year plan from draft to approval to the month-end meeting, whose decision the doer finishes on his phone.</summary>
public class PlanJourney(Site site, Chromium chromium)
{
    [Fact, Clause("D-3b", "D-3c", "D-3d", "D-4a", "D-4b", "D-11")]
    public async Task A_year_plan_is_changed_approved_run_and_summed_up_in_a_meeting()
    {
        var calendar = site.Services.GetRequiredService<Kernel.Calendars.Calendar>();
        var end = calendar.MonthEnd(calendar.Today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var director = await chromium.SignedIn(site, "zhuren");
        await director.GotoAsync("/office/plans");
        await director.GetByLabel("年度").SelectOptionAsync($"{calendar.Today.Year}");
        await director.GetByRole(AriaRole.Button, new() { NameRegex = new("^起草") }).ClickAsync();
        await Expect(director.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("编写");
        await director.WaitForLoadStateAsync();
        var row = await director.Locator("tbody tr").CountAsync() - 4;                  // the second of six empty rows: the blank one before it cuts nothing off
        await director.GetByLabel($"第 {row} 项任务", new() { Exact = true }).FillAsync("屋面排水沟清掏");
        await director.GetByLabel($"第 {row} 项责任人").SelectOptionAsync(new SelectOptionValue { Label = "维修工 赵样师" });
        await director.GetByLabel($"第 {row} 项完成日期").FillAsync(end);
        await director.GetByLabel("变更说明").FillAsync("增加屋面清掏，入冬前做完");
        await director.Key("F2");
        await Expect(director.GetByRole(AriaRole.Status)).ToContainTextAsync("已保存草稿");
        var address = new Uri(director.Url).AbsolutePath;
        await (await director.Act("提交总经理")).Do("提交总经理");
        await Expect(director.Locator("#act")).ToContainTextAsync("由总经理批准");
        await Expect(director.Locator("details.act").Filter(new() { HasText = "批准" })).ToHaveCountAsync(0);

        var manager = await chromium.SignedIn(site, "zongjingli");
        await manager.GotoAsync(address);
        await (await manager.Act("批准")).Do("批准");
        await Expect(manager.Locator("main")).ToContainTextAsync("已批准");

        await director.GotoAsync(address);
        await (await director.Act("开始执行")).Do("开始执行");
        await director.GotoAsync("/office/plans/month");
        await Expect(director.Locator("main")).ToContainTextAsync($"取 ND-{calendar.Today.Year} V2");
        await director.GetByRole(AriaRole.Button, new() { Name = "按年度计划更新" }).ClickAsync();
        await Expect(director.GetByRole(AriaRole.Status).Or(director.GetByRole(AriaRole.Alert))).ToContainTextAsync("已编制");
        await Expect(director.Locator("table").First).ToContainTextAsync("屋面排水沟清掏");

        var worker = await Meet(director, end);
        await Expect(worker.Locator("main")).ToContainTextAsync("屋面清掏照片归档");
        await worker.GetByRole(AriaRole.Link, new() { Name = "屋面清掏照片归档" }).ClickAsync();
        var finish = await worker.Act("完成");
        await finish.GetByLabel("结果").FillAsync("照片已归档");
        await finish.Do("完成");
        await Expect(worker.Locator("main")).ToContainTextAsync("已完成");
    }

    /// <summary>Minutes are refused while an item has no state; saved, their decision is a task of the worker.</summary>
    private async Task<IPage> Meet(IPage director, string end)
    {
        await director.GetByRole(AriaRole.Link, new() { Name = "月末例会" }).ClickAsync();
        await Expect(director.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("月末部门例会");
        var items = director.Locator("fieldset.check");
        var count = await items.CountAsync();
        for (var i = 1; i < count; i++)
            await items.Nth(i).GetByText("完成", new() { Exact = true }).ClickAsync();
        await director.GetByLabel("第 1 项决定", new() { Exact = true }).FillAsync("屋面清掏照片归档");
        await director.GetByLabel("第 1 项由谁办").SelectOptionAsync(new SelectOptionValue { Label = "维修工 赵样师" });
        await director.GetByLabel("第 1 项何时办完").FillAsync(end);
        await director.Key("F2");
        await Expect(director.GetByRole(AriaRole.Alert)).ToContainTextAsync("还没有选完成或未完成");
        await items.First.GetByText("未完成", new() { Exact = true }).ClickAsync();
        await items.First.GetByLabel("未完成的原因").FillAsync("等材料，下月十日前补");
        await director.Key("F2");
        await Expect(director.GetByRole(AriaRole.Status)).ToContainTextAsync("1 项决定已成任务");
        await Expect(director.Locator("main")).ToContainTextAsync("等材料，下月十日前补");
        var worker = await chromium.OnPhone(site, "weixiu");
        await worker.GotoAsync("/field");
        await worker.GetByRole(AriaRole.Link, new() { Name = "临时任务" }).ClickAsync();
        return worker;
    }

}
