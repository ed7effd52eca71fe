using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>The director's afternoon: a record looked at, incomplete ones tidied up, a building analysed.</summary>
public class OversightJourney(Site site, Chromium chromium)
{
    [Fact, Clause("S-3.1", "S-4.1.4a", "S-4.1.4b")]
    public async Task The_director_marks_a_record_tidies_up_and_opens_the_figures_of_a_building()
    {
        var director = await chromium.SignedIn(site, "zhuren");
        await director.GotoAsync("/desk/register?from=2020-01-01");
        await director.Locator("table a.go").First.ClickAsync();
        await director.WaitForURLAsync(new Regex("/desk/contacts/"));
        var contact = director.Url;
        var sheet = director.Locator("#checked");
        await sheet.Locator("summary").ClickAsync();
        await sheet.GetByLabel("签注").FillAsync("答复及时 👍 <b>好</b>");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "检查签注" }).DblClickAsync();
        await Expect(director.Locator("#checked")).ToContainTextAsync("已检查");
        await Expect(director.Locator("#checked")).ToContainTextAsync("答复及时 👍 <b>好</b>");
        await director.GotoAsync("/checks");
        await Expect(director.Locator("table")).ToContainTextAsync("答复及时");
        await director.GoBackAsync();
        Assert.StartsWith(contact, director.Url, StringComparison.Ordinal);

        await director.GotoAsync("/duties/tidy");
        await director.GetByLabel("说明").FillAsync("缺照片的明天补");
        await director.Key("F2");
        await Expect(director.GetByRole(AriaRole.Status)).ToContainTextAsync("已登记");
        await director.GotoAsync("/duties");
        await Expect(director.Locator("main")).ToContainTextAsync("监督检查各项工作");

        await director.GotoAsync("/duties/zones");
        await director.GetByRole(AriaRole.Link, new() { Name = "上月" }).ClickAsync();
        await director.Locator("table a.go").First.ClickAsync();
        await Expect(director.GetByRole(AriaRole.Heading, new() { Name = "近半年" })).ToBeVisibleAsync();
        await director.GetByRole(AriaRole.Link, new() { Name = "全部楼栋" }).ClickAsync();
        await Expect(director.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("责任区分析");
    }
}
