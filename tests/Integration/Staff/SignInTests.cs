using System.Net;
using System.Net.Http.Json;
using Anju.People.Domain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Anju.Integration.Staff;

public class SignInTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_right_password_opens_a_session_that_tells_name_post_and_center(Database database)
    {
        var crew = await Crew.On(database);
        var (id, account) = await crew.Hire("主任", "周明远");
        var browser = crew.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/people/me")).StatusCode);

        var answer = await Crew.SignIn(browser, account.ToUpperInvariant());
        var body = await Crew.Json(answer);
        Assert.Equal(("周明远", "主任", crew.Center.Id.Value), (body["name"]!.GetValue<string>(), body["posts"]![0]!.GetValue<string>(), body["center"]!.GetValue<Guid>()));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("anju=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);

        var me = await Crew.Json(await browser.GetAsync("/api/people/me"));
        Assert.Equal(id.Value, me["id"]!.GetValue<Guid>());
        Assert.Contains("people.manage", me["permissions"]!.AsArray().Select(p => p!.GetValue<string>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_wrong_password_and_an_unknown_account_get_the_same_sentence(Database database)
    {
        var crew = await Crew.On(database);
        var (_, account) = await crew.Hire("前台");
        var wrong = await Crew.SignIn(crew.Browser(), account, "not-this-one");
        var unknown = await Crew.SignIn(crew.Browser(), "nobody" + account, "not-this-one");
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (wrong.StatusCode, unknown.StatusCode));
        Assert.Equal("账号或密码不对", await Crew.Title(wrong));
        Assert.Equal("账号或密码不对", await Crew.Title(unknown));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one(Database database)
    {
        var crew = await Crew.On(database);
        var (_, account) = await crew.Hire("前台");
        var browser = crew.Browser();
        for (var i = 0; i < 5; i++)
            await Crew.SignIn(browser, account, "wrong" + i);
        var locked = await Crew.SignIn(browser, account);
        Assert.Equal(HttpStatusCode.Unauthorized, locked.StatusCode);
        Assert.Contains("15 分钟", await Crew.Title(locked), StringComparison.Ordinal);

        await crew.Center.Do(db => db.Set<Login>().Where(l => l.Account == account).ExecuteUpdateAsync(l => l.SetProperty(x => x.LockedUntil, DateTime.UnixEpoch)));
        Assert.Equal(HttpStatusCode.OK, (await Crew.SignIn(browser, account)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_account_that_does_not_exist_is_locked_like_a_real_one(Database database)
    {
        var crew = await Crew.On(database);
        var account = "ghost" + Guid.CreateVersion7().ToString("N")[^12..];
        var sentences = new List<string>();
        for (var i = 0; i < 6; i++)
            sentences.Add(await Crew.Title(await Crew.SignIn(crew.Browser(), account, "wrong" + i)));
        Assert.Equal("账号或密码不对", sentences[0]);
        Assert.Contains("15 分钟", sentences[5], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task More_than_ten_tries_a_minute_are_too_many(Database database)
    {
        var crew = await Crew.On(database);
        var account = "often" + Guid.CreateVersion7().ToString("N")[^12..];
        HttpResponseMessage? last = null;
        for (var i = 0; i < 11; i++)
            last = await Crew.SignIn(crew.Browser(), account, "x" + i);
        Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
        Assert.Contains("一分钟", await Crew.Title(last), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Whoever_has_left_or_has_no_post_today_cannot_come_in(Database database)
    {
        var crew = await Crew.On(database);
        var (id, account) = await crew.Hire("前台");
        var browser = await crew.SignedIn(account);
        await crew.Center.Do(async db =>
        {
            (await db.Set<Appointment>().SingleAsync(a => a.StaffId == id)).End(crew.Today.AddDays(-1));
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/people/me")).StatusCode);
        Assert.Contains("岗位", await Crew.Title(await Crew.SignIn(crew.Browser(), account)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Signing_out_ends_the_session(Database database)
    {
        var crew = await Crew.On(database);
        var browser = await crew.SignedIn((await crew.Hire("前台")).Account);
        await browser.PostAsync("/api/sign-out", null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/people/me")).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Signing_out_everywhere_ends_the_other_sessions_at_their_next_request(Database database)
    {
        var crew = await Crew.On(database);
        var (_, account) = await crew.Hire("前台");
        var (office, phone) = (await crew.SignedIn(account), await crew.SignedIn(account));
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/api/people/me")).StatusCode);
        var done = await office.PostAsJsonAsync("/api/people/sign-out-everywhere", new { });
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.GetAsync("/api/people/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.GetAsync("/api/people/me")).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_request_of_another_site_cannot_sign_anybody_in(Database database)
    {
        var crew = await Crew.On(database);
        var browser = crew.Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await Crew.SignIn(browser, (await crew.Hire("前台")).Account)).StatusCode);
    }
}
