using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Anju.Estate;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;
using Anju.People;
using Xunit;

namespace Anju.Integration.Staff;

/// <summary>责任区 on the page of a member of staff, as a browser without script fills it in.</summary>
public class ZonePageTests
{
    private sealed record Office(Crew Crew, BuildingId Third, BuildingId Seventh)
    {
        public static async Task<Office> On(Database database)
        {
            var crew = await Crew.On(database);
            var (third, seventh) = (default(BuildingId), default(BuildingId));
            await crew.Center.Do(async db =>
            {
                var community = EstateSamples.AddCommunity(db, "安居花园");
                (third, seventh) = (EstateSamples.AddBuilding(db, community, "3"), EstateSamples.AddBuilding(db, community, "7"));
                await db.SaveChangesAsync();
            });
            return new(crew, third, seventh);
        }
    }

    private static async Task<IDocument> Page(HttpClient browser, string path)
    {
        var html = await Pages.Text(await browser.GetAsync(path));
        return await BrowsingContext.New().OpenAsync(r => r.Content(html));
    }

    /// <summary>Ticks just these buildings and sends the form.</summary>
    private static async Task<HttpResponseMessage> Assign(HttpClient browser, string path, params BuildingId[] buildings)
    {
        var form = (await Page(browser, path)).QuerySelectorAll("form").Single(f => f.QuerySelector("input[name=_handler][value=act]") is not null);
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        return await browser.PostAsync(path, new FormUrlEncodedContent([.. fields, .. buildings.Select(b => KeyValuePair.Create("Form.Zone", b.Value.ToString()))]));
    }

    private static string[] Ticked(IDocument page) => [.. page.QuerySelectorAll("input[name='Form.Zone'][checked]").Select(i => i.ParentElement!.TextContent.Trim())];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_zone_is_given_changed_and_taken_back_and_holds_for_the_next_request(Database database)
    {
        var office = await Office.On(database);
        var (keeper, account) = await office.Crew.Hire("管理员", "李管家");
        var (administrator, his) = (await office.Crew.Administrator(), await office.Crew.SignedIn(account));
        var link = (await Page(administrator, $"/people/{keeper.Value}")).QuerySelectorAll("a").Single(a => a.TextContent == "责任区").GetAttribute("href")!;
        Assert.Empty(Ticked(await Page(administrator, link)));
        Assert.Equal(2, await Buildings(his));

        using var given = await Assign(administrator, link, office.Seventh);
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Equal(["7栋"], Ticked(await Page(administrator, link)));
        Assert.Contains("安居花园 7栋", (await Page(administrator, $"/people/{keeper.Value}")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Buildings(his));
        Assert.Equal(HttpStatusCode.NotFound, (await his.GetAsync($"/api/estate/grid?building={office.Third.Value}")).StatusCode);

        using var both = await Assign(administrator, link, office.Third, office.Seventh);
        Assert.Equal(["3栋", "7栋"], Ticked(await Page(administrator, link)));
        using var all = await Assign(administrator, link);
        Assert.Equal(HttpStatusCode.Redirect, all.StatusCode);
        Assert.Empty(Ticked(await Page(administrator, link)));
        Assert.Contains("全部", (await Page(administrator, $"/people/{keeper.Value}")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await Buildings(his));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Who_has_a_zone_himself_gives_only_of_it_and_who_may_not_manage_sees_no_form(Database database)
    {
        var office = await Office.On(database);
        var (keeper, account) = await office.Crew.Hire("管理员", "李管家");
        var deputy = Kernel.Id.New<StaffId>();
        await office.Crew.Center.Do(async db =>
        {
            PeopleSamples.Know(db, deputy, "副主任");
            await db.SaveChangesAsync();
        });
        await office.Crew.Appoint(deputy, await office.Crew.Post("people.view", "people.manage"), null, null, office.Third.Value);
        var name = "z" + deputy.Value.ToString("N")[^12..];
        await using (var scope = office.Crew.Center.Scope())
            await PeopleSamples.OpenLogin(scope.ServiceProvider, deputy, name, Crew.Password);

        var link = (await Page(await office.Crew.Administrator(), $"/people/{keeper.Value}")).QuerySelectorAll("a").Single(a => a.TextContent == "责任区").GetAttribute("href")!;
        var browser = await office.Crew.SignedIn(name);
        foreach (var wrong in (BuildingId[][])[[office.Seventh], [office.Third, office.Seventh], []])
        {
            using var refused = await Assign(browser, link, wrong);
            Assert.Contains("只能划分您自己责任区内的楼栋", await Pages.Text(refused), StringComparison.Ordinal);
        }

        using var given = await Assign(browser, link, office.Third);
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.DoesNotContain((await Page(await office.Crew.SignedIn(account), link)).QuerySelectorAll("input"), i => i.GetAttribute("name") == "Form.Zone");
    }

    private static async Task<int> Buildings(HttpClient browser) => (await Crew.Json(await browser.GetAsync("/api/estate/grid")))["buildings"]!.AsArray().Count;
}
