using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>A complaint from the telephone to the satisfied answer: the first remedy does not last, the second does.</summary>
public class ComplaintJourney(Site site, Chromium chromium)
{
    private const string House = "2-1-1002", Matter = "楼道三天没有打扫";

    [Fact, Clause("R-4.2.2b", "S-4.1.1b", "S-4.1.3c", "S-4.1.3d", "S-4.1.3e", "S-5.2")]
    public async Task A_complaint_goes_from_the_call_over_a_dissatisfied_answer_to_the_satisfied_one()
    {
        var (clerk, director, keeper) = (await chromium.SignedIn(site, "qiantai"), await chromium.SignedIn(site, "zhuren"), await chromium.OnPhone(site, "guanjia"));
        var number = await TakeCall(clerk);
        var address = await Find(clerk, number);
        await Answer(clerk, "已受理，今天主任安排人处理");

        await director.GotoAsync(address);
        var judge = await director.Act("判定有效");
        await judge.GetByLabel("被投诉部门").FillAsync("保洁");
        await judge.GetByLabel("承办人").SelectOptionAsync(new SelectOptionValue { Label = "管理员 吴样敏" });
        await judge.Do("判定有效");

        await keeper.GotoAsync(address);
        await Work(keeper, "保洁员请假没有顶班", "已补扫");
        await Tell(keeper, "已补扫，以后请假有人顶班");
        await Expect(keeper.Locator("main")).ToContainTextAsync("待回访");
        await director.GotoAsync(address);
        await Expect(director.Locator("summary").GetByText("审核关闭", new() { Exact = true })).ToHaveCountAsync(0);      // nobody has asked yet

        await AskUser(clerk, address, "Dissatisfied", "第二天又没人扫");
        await keeper.GotoAsync(address);
        await Expect(keeper.Locator("main")).ToContainTextAsync("重开");
        await Work(keeper, "顶班表没有执行", "换人并由班长每日签到");
        await Tell(keeper, "换人，班长每日签到");
        await AskUser(clerk, address, "Satisfied", "现在天天有人扫");

        await director.GotoAsync(address);
        var close = await director.Act("审核关闭");
        await close.GetByLabel("审核意见").FillAsync("两次整改，同意关闭");
        await close.Do("审核关闭");
        await Expect(director.Locator("main")).ToContainTextAsync("已关闭");
        await director.GotoAsync(address + "/print");
        var paper = director.Locator("article.paper");
        foreach (var words in (string[])["用户投诉记录表", number, Matter, "不满意 第二天又没人扫", "满意 现在天天有人扫", "第 2 次办理", "换人并由班长每日签到"])
            await Expect(paper).ToContainTextAsync(words);
        await director.GotoAsync("/complaints?tab=All&text=" + number);
        await Expect(director.GetByRole(AriaRole.Row).Filter(new() { HasText = number })).ToContainTextAsync("已关闭");
    }

    /// <summary>The contact and the complaint are made together and name each other (R-4.2.2b).</summary>
    private static async Task<string> TakeCall(IPage clerk)
    {
        await clerk.GotoAsync("/desk");
        await Expect(clerk.Locator("[data-desk-search]")).ToBeFocusedAsync();
        await clerk.Keyboard.TypeAsync(House);
        await Expect(clerk.Locator("house-search .hits [role=option]").First).ToContainTextAsync(House);
        await clerk.Keyboard.PressAsync("Enter");
        await Expect(clerk.Locator("#log")).ToContainTextAsync(House);
        await clerk.Locator("label:has([value=Complaint])").ClickAsync();
        await clerk.Locator("#Content").FillAsync(Matter);
        await clerk.Locator("#Department").FillAsync("保洁");
        await clerk.Locator("#Demand").FillAsync("天天打扫");
        await clerk.Locator("label:has([value=Promised])").ClickAsync();
        await clerk.Locator("#Promise").FillAsync("+60");
        await clerk.Locator("#log").GetByRole(AriaRole.Button, new() { NameRegex = new("^保存\\s*F2") }).ClickAsync();
        await Expect(clerk.Locator(".toast")).ToContainTextAsync("已登记 LD-");
        return People.Number("TS", await clerk.GetByRole(AriaRole.Row).Filter(new() { HasText = Matter }).First.InnerTextAsync());
    }

    private static async Task<string> Find(IPage clerk, string number)
    {
        await clerk.GotoAsync("/complaints?text=" + number);
        await clerk.GetByRole(AriaRole.Row).Filter(new() { HasText = number }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(clerk.Locator("main")).ToContainTextAsync("LD-");
        return new Uri(clerk.Url).AbsolutePath;
    }

    private static async Task Answer(IPage clerk, string words)
    {
        var act = await clerk.Act("首次答复");
        await act.GetByLabel("答复").FillAsync(words);
        await act.Do("首次答复");
    }

    private static async Task Work(IPage keeper, string finding, string result)
    {
        var act = await keeper.Act("登记调查");
        await act.GetByLabel("调查结果").FillAsync(finding);
        await act.Do("登记调查");
        act = await keeper.Act("约定处理");
        await act.GetByLabel("约定时间").FillAsync(await Tomorrow(keeper));
        await act.GetByLabel("处理办法").FillAsync("整改排班");
        await act.Do("约定处理");
        act = await keeper.Act("登记措施");
        await act.GetByLabel("措施").FillAsync("安排补扫");
        await act.Do("登记措施");
        act = await keeper.Act("处理完毕");
        await act.GetByLabel("处理结果").FillAsync(result);
        await act.Do("处理完毕");
    }

    private static Task<string> Tomorrow(IPage page) => page.EvaluateAsync<string>("new Date(Date.now() + 32 * 3600e3).toISOString().slice(0, 16)");      // 24 hours on, told in the time of China

    private static async Task Tell(IPage keeper, string words)
    {
        foreach (var (name, who, whom) in new[] { ("告知部门", "部门负责人", "保洁张班长"), ("告知用户", "告知谁", "周样宁") })
        {
            var act = await keeper.Act(name);
            await act.GetByLabel(who).FillAsync(whom);
            await act.GetByLabel("内容").FillAsync(words);
            await act.Do(name);
        }
    }

    private static async Task AskUser(IPage clerk, string address, string grade, string words)
    {
        await clerk.GotoAsync(address);
        await clerk.GetByRole(AriaRole.Link, new() { NameRegex = new("^登记回访") }).ClickAsync();
        await clerk.Locator("label:has([name='Answer.Way'][value=Phone])").ClickAsync();
        await clerk.Locator($"label:has([name='Answer.Grade'][value={grade}])").ClickAsync();
        await clerk.Locator("#Words").FillAsync(words);
        await clerk.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存") }).ClickAsync();
        await Expect(clerk.GetByRole(AriaRole.Status)).ToContainTextAsync("回访已登记");
    }
}
