using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Estate;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Integration.FrontDesk;
using Anju.Kernel.Data;
using Xunit;

namespace Anju.Integration.Dwellings;

/// <summary>The pages as a browser without script uses them.</summary>
public class EstatePageTests
{
    private static readonly string[] Everything = ["estate.view", "estate.edit", "estate.areas", "estate.people", "estate.facilities", "estate.propose", "repairs.view", "repairs.register", "frontdesk.log"];

    private static async Task<IDocument> Page(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {html[..Math.Min(html.Length, 1500)]}");
        return await BrowsingContext.New().OpenAsync(r => r.Content(html));
    }

    private static async Task<(HttpStatusCode Status, string Location, IDocument Page)> Send(HttpClient client, string path, string handler, params (string Name, string Value)[] typed)
    {
        var page = await Page(client, path);
        var form = page.QuerySelectorAll("form").Single(f => f.QuerySelector($"input[name=_handler][value='{handler}']") is not null);
        var fields = form.QuerySelectorAll("input,select,textarea").Where(i => i.GetAttribute("name") is { Length: > 0 })
            .ToDictionary(i => i.GetAttribute("name")!, i => (i.LocalName == "select" ? (i.QuerySelector("option[selected]") ?? i.QuerySelector("option"))?.GetAttribute("value") : i.GetAttribute("value")) ?? "");
        foreach (var (name, value) in typed)
            fields[name] = value;
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields));
        var html = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.Headers.Location?.OriginalString ?? "", await BrowsingContext.New().OpenAsync(r => r.Content(html)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3a", "F-1a", "M-1b", "D-9b")]
    public async Task Each_page_opens_within_fourteen_statements_and_shows_nobody_in_full(Database database)
    {
        var estate = await Estate.On(database);
        await estate.Center.Do(async db =>
        {
            var shops = EstateSamples.AddBuilding(db, estate.Community, "商铺");
            for (var room = 1; room <= 11; room++)
                EstateSamples.AddHouse(db, shops, null, $"1{room:00}", 1, use: HouseUse.Shop);
            db.Add(new Facility { Id = Kernel.Id.New<FacilityId>(), CommunityId = estate.Community, Name = "3栋总阀", System = ControlSystem.Water, Place = "1F", BuildingId = estate.Tower });
            await db.SaveChangesAsync();
        });
        var statements = new StatementCount();
        await using var host = estate.Center.Installation.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.ConfigureDbContext<AppDb>(o => o.AddInterceptors(statements))));
        using var client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(CenterUnderTest.Header, estate.Center.Client(Everything).DefaultRequestHeaders.GetValues(CenterUnderTest.Header));

        foreach (var path in (string[])["/estate", $"/estate/grid?building={estate.Tower.Value}&house={estate.Flat.Value}", "/estate/houses?state=Vacant", $"/houses/{estate.Flat.Value}",
            $"/estate/people/{estate.Resident.Value}", "/estate/parking", "/estate/valves?house=3-2-501", "/estate/equipment", "/estate/new"])
        {
            var page = await Page(client, path);
            var count = await statements.OfVisit(estate.Center, host.Services, () => Page(client, path));
            Assert.True(count is >= 1 and <= 14, $"{path}: {count} statements");
            Assert.DoesNotContain(Estate.Owner, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain(Estate.Phone, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.NotEqual("", page.QuerySelector("h1")!.TextContent);
        }

        var grid = await Page(client, $"/estate/grid?building={estate.Tower.Value}&house={estate.Flat.Value}&state=Vacant");
        Assert.Equal(["1801", "501"], grid.QuerySelectorAll("aj-grid a b").Select(b => b.TextContent));
        Assert.Equal(["501"], grid.QuerySelectorAll("aj-grid a.off b").Select(b => b.TextContent));
        Assert.Equal($"/houses/{estate.Flat.Value}", grid.QuerySelector("aj-grid a[aria-current]")!.GetAttribute("href"));
        var house = await Page(client, $"/houses/{estate.Flat.Value}");
        Assert.Contains("周*宁", house.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3栋总阀", house.Body.TextContent, StringComparison.Ordinal);
        Assert.NotNull(house.QuerySelector("a[data-key]"));
        Assert.NotNull(house.QuerySelector("a[href^='/reveal?subject=estate.person']"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-1a", "A-3c")]
    public async Task Forms_save_send_on_and_keep_what_was_typed_beside_the_error(Database database)
    {
        var estate = await Estate.On(database);
        var client = estate.Center.Client(Everything);
        var house = $"/houses/{estate.Flat.Value}";
        var refused = await Send(client, house, "change-house", ("Edit.GrossArea", "98.5"), ("Edit.Paper", "   "));
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Equal("请写明依据的文件", refused.Page.GetElementById("Paper-e")!.TextContent.Trim());
        Assert.Equal("98.50", refused.Page.GetElementById("GrossArea")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, house, "change-house", ("Edit.GrossArea", "98.5"), ("Edit.Paper", "测绘报告"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, house, "add-relation", ("NewPerson.Name", "郑示范"), ("NewPerson.Kind", "Tenant"))).Status);

        var undocumented = await Send(client, house, "transfer-house", ("Sale.Name", "沈虚构"), ("Sale.Paper", " "));
        Assert.Equal("请写明依据的文件", undocumented.Page.GetElementById("SalePaper-e")!.TextContent.Trim());
        Assert.Empty(undocumented.Page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, $"/houses/{estate.Above.Value}", "transfer-house", ("Sale.Name", "沈虚构"), ("Sale.Paper", "不动产权证"))).Status);

        var person = $"/estate/people/{estate.Resident.Value}";
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, person, "correct-person", ("Fix.Phone", "00044443333"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, person, "give-consent", ("Consent.Group", "Health"), ("Consent.Purpose", "走访"))).Status);
        var withdraw = (await Page(client, person)).QuerySelectorAll("input[name=_handler]").Select(i => i.GetAttribute("value")!).Single(v => v.StartsWith("withdraw-", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, person, withdraw)).Status);
        var end = (await Page(client, person)).QuerySelector("a[href*='?end=']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await Send(client, end, "end-relation", ("Over.Reason", ""))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, end, "end-relation", ("Over.Reason", "已出售"))).Status);
        Assert.DoesNotContain("周*宁", (await Page(client, house)).QuerySelector("table.t tbody tr")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3c", "A-3a", "M-1b")]
    public async Task A_known_person_a_space_and_a_photo_are_entered_by_form(Database database)
    {
        var estate = await Estate.On(database);
        var client = estate.Center.Client(Everything);
        var above = $"/houses/{estate.Above.Value}";
        Assert.Contains("没有找到“查无此人”", (await Page(client, above + "?who=查无此人")).Body!.TextContent, StringComparison.Ordinal);
        var relate = (await Page(client, above + "?who=5678")).QuerySelectorAll("input[name=_handler]").Select(i => i.GetAttribute("value")!).Single(v => v.StartsWith("relate-", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, above + "?who=5678", relate, ("RelationOf", "CoOwner"))).Status);
        Assert.Contains("共有人", (await Page(client, above)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已经登记在这套房屋", (await Send(client, above + "?who=5678", relate)).Page.Body!.TextContent, StringComparison.Ordinal);

        var community = estate.Community.Value.ToString();
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, "/estate/parking", "parking", ("Parking.CommunityId", community), ("Parking.Number", "B1-9"), ("Parking.Kind", "租赁"), ("Parking.UsedBy", "李示例"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, "/estate/parking", "parking-kinds", ("NewKinds.Words", "产权、访客"))).Status);
        var parking = await Page(client, "/estate/parking?kind=租赁");
        Assert.Contains("李*例", parking.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["", "产权", "访客"], parking.QuerySelectorAll("#Kind option").Select(o => o.GetAttribute("value")));

        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, "/estate/valves", "save-facility", ("New.CommunityId", community), ("New.Name", "总阀"), ("New.Place", "1F"))).Status);
        var edit = (await Page(client, "/estate/valves")).QuerySelector("a[href*='edit=']")!.GetAttribute("href")!;
        var page = await Page(client, edit);
        var form = page.QuerySelectorAll("form").Single(f => f.QuerySelector("input[name=_handler][value='facility-photos']") is not null);
        Assert.Equal("multipart/form-data", form.GetAttribute("enctype"));
        using var body = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll("input[type=hidden]"))
            body.Add(new StringContent(input.GetAttribute("value")!), input.GetAttribute("name")!);
        body.Add(new ByteArrayContent(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")), "Pictures.Photos", "阀.png");
        using var sent = await client.PostAsync(new Uri(edit, UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.NotNull((await Page(client, "/estate/valves?house=3-2-501")).QuerySelector("tbody .photos img[src^='/api/casework/files/']"));
        Assert.Contains("照片 1", (await Page(client, $"/houses/{estate.Flat.Value}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3a", "M-1b", "M-1c")]
    public async Task Places_spaces_valves_and_machines_are_entered_and_corrected_by_form(Database database)
    {
        var estate = await Estate.On(database);
        var client = estate.Center.Client(Everything);
        var community = estate.Community.Value.ToString();
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, "/estate/new", "open-community", ("Community.Name", "示范新村"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, "/estate/new", "open-building", ("Building.CommunityId", community), ("Building.Code", "12栋"))).Status);
        var (status, location, _) = await Send(client, "/estate/new", "open-house", ("House.BuildingId", estate.Tower.Value.ToString()), ("House.Unit", "1"), ("House.Room", "301"), ("House.Floor", "3"), ("House.GrossArea", "77.7"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Matches(new Regex("/houses/[0-9a-f-]{36}"), location);

        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, "/estate/parking", "parking", ("Parking.CommunityId", community), ("Parking.Number", "B1-9"), ("Parking.House", "3-2-501"), ("Parking.Plate", "沪A12345"))).Status);
        var space = (await Page(client, "/estate/parking")).QuerySelector("a[href*='space=']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, space, "parking", ("Parking.House", ""))).Status);
        Assert.Contains("空闲", (await Page(client, "/estate/parking?free=true")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, "/estate/valves", "save-facility", ("New.CommunityId", community), ("New.Name", "总阀"), ("New.Place", "1F"), ("New.BuildingId", estate.Tower.Value.ToString()))).Status);
        var edit = (await Page(client, "/estate/valves")).QuerySelector("a[href*='edit=']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, edit, "save-facility", ("New.Place", "2F 水井"))).Status);
        var valve = (await Page(client, "/estate/valves")).QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("2F 水井", valve, StringComparison.Ordinal);
        Assert.Contains("3栋", valve, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, "/estate/equipment", "save-equipment", ("New.CommunityId", community), ("New.Name", "电梯"), ("New.Place", "大堂"), ("New.NextCareOn", "2026-12-01"))).Status);
        var machine = (await Page(client, "/estate/equipment")).QuerySelector("a[href*='edit=']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, machine, "save-equipment", ("New.State", "Impaired"))).Status);
        Assert.Contains("带病运行", (await Page(client, "/estate/equipment")).QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_many_buildings_none_is_out_of_reach(Database database)
    {
        var estate = await Estate.On(database);
        await estate.Center.Do(async db =>
        {
            foreach (var name in Enumerable.Range(100, 600))
                EstateSamples.AddBuilding(db, estate.Community, $"{name}");
            await db.SaveChangesAsync();
        });
        var clerk = estate.Clerk();
        Assert.Equal(100, (await Page(clerk, "/estate")).QuerySelectorAll("tbody tr").Length);
        Assert.Contains("602", (await Page(clerk, "/estate?page=7")).QuerySelector("tfoot")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await Page(clerk, "/estate?page=7")).QuerySelectorAll("tbody tr").Length);
        var found = Assert.Single((await Page(clerk, "/estate?find=花园 699")).QuerySelectorAll("tbody a"));

        var grid = await Page(clerk, "/estate/grid");
        Assert.True(grid.QuerySelectorAll("[aria-label='楼栋'] a").Length <= 120);
        Assert.Contains("共 602 栋", grid.QuerySelector("form.filterbar")!.TextContent, StringComparison.Ordinal);
        var last = await Page(clerk, found.GetAttribute("href")!);
        Assert.Contains("699栋", last.QuerySelector("[aria-label='楼栋'] [aria-current]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("699栋", Assert.Single((await Page(clerk, "/estate/grid?find=699")).QuerySelectorAll("[aria-label='楼栋'] a")).TextContent, StringComparison.Ordinal);
        Assert.Contains("没有找到", (await Page(clerk, "/estate/grid?find=没有的楼")).QuerySelector("form.filterbar")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(602, (await Page(estate.Clerk("estate.facilities", "estate.edit"), "/estate/valves")).QuerySelectorAll("select option").Count(o => o.TextContent.EndsWith('栋')));
    }
}
