using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Anju.People.Contracts;
using Anju.People.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Anju.Integration.Staff;

public class AccountTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_second_step_asks_for_the_code_of_the_phone_or_one_recovery_code(Database database)
    {
        var crew = await Crew.On(database);
        var (_, account) = await crew.Hire("主任");
        var browser = await crew.SignedIn(account);
        var key = (await Crew.Json(await browser.PostAsJsonAsync("/api/people/totp", new { })))["key"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsJsonAsync("/api/people/totp/enable", new { code = "000000" })).StatusCode);
        var enabled = await Crew.Json(await browser.PostAsJsonAsync("/api/people/totp/enable", new { code = Code(key) }));
        Assert.Equal(8, enabled["recoveryCodes"]!.AsArray().Count);

        var without = await Crew.SignIn(crew.Browser(), account);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Contains("动态码", await Crew.Title(without), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Crew.SignIn(crew.Browser(), account, code: "123")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Crew.SignIn(crew.Browser(), account, code: Code(key))).StatusCode);
        Assert.False(await crew.Center.Ask(db => db.Set<Login>().AnyAsync(l => l.TotpKey == key)), "the secret is encrypted");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_changed_password_ends_the_sessions_and_the_old_one_no_longer_opens(Database database)
    {
        var crew = await Crew.On(database);
        var (_, account) = await crew.Hire("前台");
        var (here, there) = (await crew.SignedIn(account), await crew.SignedIn(account));
        Assert.Equal(HttpStatusCode.BadRequest, (await here.PostAsJsonAsync("/api/people/password", new { old = "wrong-one", @new = "river-stone-7" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await here.PostAsJsonAsync("/api/people/password", new { old = Crew.Password, @new = "12345678" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.PostAsJsonAsync("/api/people/password", new { old = Crew.Password, @new = "river-stone-7" })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/people/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Crew.SignIn(crew.Browser(), account)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Crew.SignIn(crew.Browser(), account, "river-stone-7")).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_set_up_link_makes_the_first_administrator_once(Database database)
    {
        var installation = await Installation.Fresh(database);
        var crew = new Crew(CenterUnderTest.In(installation));
        string? link;
        await using (var scope = installation.Services.CreateAsyncScope())
            link = await scope.ServiceProvider.GetRequiredService<ISetupLinks>().Create(default);
        var browser = crew.Browser();
        var done = await Pages.Submit(browser, link!, "first", new()
        {
            ["First.CenterName"] = "安居一期",
            ["First.Name"] = "管理员甲",
            ["First.Account"] = "first",
            ["First.Password"] = "river-stone-7",
        });
        Assert.True(done.StatusCode == HttpStatusCode.Redirect, $"{done.StatusCode} {await done.Content.ReadAsStringAsync()}");
        var inside = crew.Browser();
        Assert.Equal(HttpStatusCode.OK, (await Crew.SignIn(inside, "first", "river-stone-7")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await inside.GetAsync("/api/people/posts")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(link)).StatusCode);
        await using var again = installation.Services.CreateAsyncScope();
        Assert.Null(await again.ServiceProvider.GetRequiredService<ISetupLinks>().Create(default));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_one_time_link_sets_a_password_once(Database database)
    {
        var crew = await Crew.On(database);
        var (id, _) = await crew.Hire("前台", withLogin: false);
        var administrator = await crew.Administrator();
        var account = "n" + id.Value.ToString("N")[^12..];
        var given = await Crew.Json(await administrator.PostAsJsonAsync("/api/people/accounts/link", new { staffId = id.Value, account }));
        var path = given["path"]!.GetValue<string>();
        var browser = crew.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await Pages.Submit(browser, path, "choose", new() { ["Choose.Password"] = "river-stone-7" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Crew.SignIn(browser, account, "river-stone-7")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await crew.Browser().GetAsync(path)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_sign_in_page_comes_back_to_our_own_pages_only(Database database)
    {
        var crew = await Crew.On(database);
        var (_, account) = await crew.Hire("前台");
        foreach (var (back, to) in new[] { ("/people", "/people"), ("https://evil.example/", "/"), ("//evil.example", "/"), ("/\\evil.example", "/") })
        {
            var answer = await Pages.Submit(crew.Browser(), "/sign-in?returnUrl=" + Uri.EscapeDataString(back), "sign-in", new() { ["First.Account"] = account, ["First.Password"] = Crew.Password });
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            var location = answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.OriginalString;
            Assert.Equal(to, location);
        }

        var wrong = await Pages.Submit(crew.Browser(), "/sign-in", "sign-in", new() { ["First.Account"] = account, ["First.Password"] = "not-this-one" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("账号或密码不对", await Pages.Text(wrong), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Every_page_of_people_opens_for_the_administrator(Database database)
    {
        var crew = await Crew.On(database);
        var browser = await crew.Administrator();
        var (id, _) = await crew.Hire("维修工", "孙页");
        string[] pages = ["/people", "/people/new", "/people/skills", "/people/certificates", "/people/posts", "/people/keys", "/account", "/notices", $"/people/{id.Value}",
            $"/people/{id.Value}?act=edit", $"/people/{id.Value}?act=appoint", $"/people/{id.Value}?act=link", $"/people/{id.Value}?act=leave", $"/people/posts?id={Post.IdOf("前台").Value}"];
        foreach (var page in pages)
        {
            var answer = await browser.GetAsync(page);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page}: {answer.StatusCode}");
        }

        var edited = await Pages.Submit(browser, $"/people/{id.Value}?act=edit", "act", new() { ["Form.Name"] = "孙改名", ["Form.BadgeNo"] = "G" + id.Value.ToString("N")[^8..], ["Form.Version"] = "1" });
        Assert.Equal(HttpStatusCode.Redirect, edited.StatusCode);
        Assert.Contains("孙改名", await Pages.Text(await browser.GetAsync($"/people/{id.Value}")), StringComparison.Ordinal);
        var key = await Pages.Submit(browser, "/people/keys", "issue", new() { ["Form.Name"] = "门禁", ["Form.Until"] = crew.Today.AddDays(9).ToString("yyyy-MM-dd"), ["Form.Scopes"] = "people.view" });
        Assert.Matches("anju_[0-9a-f]{32}_", await Pages.Text(key));
        var hired = await Pages.Submit(browser, "/people/new", "hire", new()
        {
            ["Form.Name"] = "新人",
            ["Form.PostId"] = Post.IdOf("前台").Value.ToString(),
            ["Form.JoinedOn"] = crew.Today.ToString("yyyy-MM-dd"),
            ["Form.RequestId"] = Guid.CreateVersion7().ToString(),
        });
        Assert.True(hired.StatusCode == HttpStatusCode.Redirect, await Pages.Text(hired));
    }

    /// <summary>The six digits a phone would show now.</summary>
    private static string Code(string base32)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Select(c => Convert.ToString(alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        Array.Reverse(step);
#pragma warning disable CA5350 // the phones' standard
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return (((hash[at] & 127) << 24 | hash[at + 1] << 16 | hash[at + 2] << 8 | hash[at + 3]) % 1_000_000).ToString("000000");
    }
}

/// <summary>Fills the forms of pages as a browser without script does.</summary>
internal static partial class Pages
{
    public static async Task<HttpResponseMessage> Submit(HttpClient browser, string path, string form, Dictionary<string, string> values)
    {
        var page = await browser.GetAsync(path);
        var text = await page.Content.ReadAsStringAsync();
        Assert.True(page.IsSuccessStatusCode, $"{path}: {page.StatusCode} {text}");
        values["__RequestVerificationToken"] = Token().Match(text).Groups[1].Value;
        values["_handler"] = form;
        return await browser.PostAsync(path, new FormUrlEncodedContent(values));
    }

    public static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
