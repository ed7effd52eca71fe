using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Anju.People.Contracts;
using Anju.People.Domain;
using Anju.Kernel.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Anju.Integration.Staff;

public class RightsTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_change_of_a_posts_permissions_takes_effect_at_the_next_request(Database database)
    {
        var crew = await Crew.On(database);
        var post = await crew.Post("people.view");
        var (id, account) = await crew.Hire("维修工");
        await crew.Appoint(id, post);
        var worker = await crew.SignedIn(account);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.GetAsync("/api/people/posts")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync("/api/people/staff")).StatusCode);

        var administrator = await crew.Administrator();
        var edit = new { id = post.Value, version = 1, name = "试验岗" + post.Value.ToString("N")[^8..], permissions = new[] { "people.posts" } };
        Assert.Equal(HttpStatusCode.OK, (await administrator.PostAsJsonAsync("/api/people/posts/edit", edit)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync("/api/people/posts")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.GetAsync("/api/people/staff")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await administrator.PostAsJsonAsync("/api/people/posts/edit", edit)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nobody_gives_a_permission_that_he_does_not_hold(Database database)
    {
        var crew = await Crew.On(database);
        var director = await crew.SignedIn((await crew.Hire("主任")).Account);
        var (id, _) = await crew.Hire("前台", withLogin: false);
        var administers = Post.IdOf("系统管理员").Value;
        var refused = await director.PostAsJsonAsync("/api/people/appointments", new { staffId = id.Value, postId = administers, from = crew.Today });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("不能授予", await Crew.Title(refused), StringComparison.Ordinal);

        var (boss, _) = await crew.Hire("系统管理员");
        Assert.Equal(HttpStatusCode.Forbidden, (await director.PostAsJsonAsync("/api/people/accounts/link", new { staffId = boss.Value })).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_deputy_holds_the_post_only_between_the_two_days(Database database)
    {
        var crew = await Crew.On(database);
        var post = await crew.Post("people.posts");
        var (holder, _) = await crew.Hire("维修工", "周安", withLogin: false);
        var appointment = await crew.Appoint(holder, post, crew.Today.AddDays(-30));
        var (deputy, account) = await crew.Hire("前台", "李宁");
        var browser = await crew.SignedIn(account);
        var administrator = await crew.Administrator();
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/api/people/posts")).StatusCode);

        var early = new { requestId = Guid.CreateVersion7(), appointmentId = appointment.Value, deputyId = deputy.Value, from = crew.Today.AddDays(1), to = crew.Today.AddDays(5) };
        await Crew.Json(await administrator.PostAsJsonAsync("/api/people/deputies", early));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/api/people/posts")).StatusCode);

        var now = early with { requestId = Guid.CreateVersion7(), from = crew.Today.AddDays(-1), to = crew.Today };
        var id = (await Crew.Json(await administrator.PostAsJsonAsync("/api/people/deputies", now))).GetValue<Guid>();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/people/posts")).StatusCode);
        await Crew.Json(await administrator.PostAsJsonAsync("/api/people/deputies/end", new { id }));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/api/people/posts")).StatusCode);

        var backwards = early with { requestId = Guid.CreateVersion7(), to = crew.Today.AddDays(-3) };
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.PostAsJsonAsync("/api/people/deputies", backwards)).StatusCode);
        var self = early with { requestId = Guid.CreateVersion7(), deputyId = holder.Value };
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.PostAsJsonAsync("/api/people/deputies", self)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_last_administrator_cannot_be_removed(Database database)
    {
        var crew = new Crew(CenterUnderTest.In(await Installation.Fresh(database)));
        await crew.MakePosts();
        var (id, account) = await crew.Hire("系统管理员");
        var browser = await crew.SignedIn(account);
        var appointment = await crew.Center.Ask(db => db.Set<Appointment>().SingleAsync(a => a.StaffId == id));
        var end = new { id = appointment.Id.Value, version = 1, on = crew.Today };
        Assert.Equal(HttpStatusCode.Conflict, (await browser.PostAsJsonAsync("/api/people/appointments/end", end)).StatusCode);
        var leave = await browser.PostAsJsonAsync("/api/people/staff/leave", new { id = id.Value, version = 1, on = crew.Today });
        Assert.Contains("最后一位系统管理员", await Crew.Title(leave), StringComparison.Ordinal);
        var strip = new { id = Post.IdOf("系统管理员").Value, version = 1, name = "系统管理员", permissions = Array.Empty<string>() };
        Assert.Equal(HttpStatusCode.Conflict, (await browser.PostAsJsonAsync("/api/people/posts/edit", strip)).StatusCode);

        await crew.Hire("系统管理员", "管理乙");
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsJsonAsync("/api/people/appointments/end", end)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Whoever_leaves_loses_posts_account_and_sessions_at_once(Database database)
    {
        var crew = await Crew.On(database);
        var (id, account) = await crew.Hire("前台");
        var (browser, administrator) = (await crew.SignedIn(account), await crew.Administrator());
        await Crew.Json(await administrator.PostAsJsonAsync("/api/people/staff/leave", new { id = id.Value, version = 1, on = crew.Today }));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/people/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Crew.SignIn(crew.Browser(), account)).StatusCode);
        Assert.False(await crew.Center.Ask(db => db.Set<Appointment>().AnyAsync(a => a.StaffId == id && (a.To == null || a.To >= crew.Today))));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_key_may_do_what_its_scopes_say_in_its_center_until_it_is_revoked(Database database)
    {
        var crew = await Crew.On(database);
        var administrator = await crew.Administrator();
        var made = await Crew.Json(await administrator.PostAsJsonAsync("/api/people/keys", new { name = "门禁系统", scopes = new[] { "people.view" }, until = crew.Today.AddDays(30) }));
        var (id, text) = (made["id"]!.GetValue<Guid>(), made["key"]!.GetValue<string>());
        Assert.StartsWith("anju_", text, StringComparison.Ordinal);

        var program = crew.Browser();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", text);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/people/staff")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync("/api/people/posts")).StatusCode);
        var forged = crew.Browser();
        forged.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", text[..^2] + (text.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await forged.GetAsync("/api/people/staff")).StatusCode);
        Assert.NotNull((await crew.Center.Ask(db => db.Set<ApiKey>().SingleAsync(k => k.Id == new ApiKeyId(id)))).LastUsedAt);

        await Crew.Json(await administrator.PostAsJsonAsync("/api/people/keys/revoke", new { id }));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/people/staff")).StatusCode);
        Assert.False(await crew.Center.Ask(db => db.Set<ApiKey>().AnyAsync(k => k.Fingerprint == text)), "only a fingerprint is stored");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-1a")]
    public async Task Somebody_with_posts_in_two_centers_works_in_one_at_a_time_and_can_change(Database database)
    {
        var crew = await Crew.On(database);
        var (id, account) = await crew.Hire("总经理");
        var other = await Crew.On(database);
        await other.Appoint(id, Post.IdOf("总经理"));
        var browser = await crew.SignedIn(account);
        Assert.Equal(crew.Center.Id.Value, (await Crew.Json(await browser.GetAsync("/api/people/me")))["center"]!.GetValue<Guid>());
        await Crew.Json(await browser.PostAsJsonAsync("/api/people/switch-center", new { center = other.Center.Id.Value }));
        Assert.Equal(other.Center.Id.Value, (await Crew.Json(await browser.GetAsync("/api/people/me")))["center"]!.GetValue<Guid>());
        var stranger = await Crew.On(database);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsJsonAsync("/api/people/switch-center", new { center = stranger.Center.Id.Value })).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-1a")]
    public async Task The_general_manager_the_director_and_the_posts_below_are_there_from_the_start(Database database)
    {
        var crew = await Crew.On(database);
        var posts = (await crew.Center.Ask(db => db.Set<Post>().OrderBy(p => p.Order).ToListAsync())).Where(p => p.Id == Post.IdOf(p.Name)).ToList();     // not those that other tests make
        Assert.Equal(["总经理", "主任", "管理员", "收费员", "前台", "维修工", "电工", "财务", "仓管", "档案", "系统管理员"], posts.Select(p => p.Name));
        Assert.Equal(["总经理", "主任"], posts.Where(p => p.Leads).Select(p => p.Name));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_zone_of_an_appointment_becomes_the_zone_of_the_actor(Database database)
    {
        var crew = await Crew.On(database);
        var building = Guid.CreateVersion7();
        var post = await crew.Post("people.view");
        var id = Kernel.Id.New<StaffId>();
        await crew.Center.Do(db =>
        {
            Anju.People.PeopleSamples.Know(db, id, "区管");
            return Task.CompletedTask;
        });
        await crew.Appoint(id, post, null, null, building);
        await using (var scope = crew.Center.Scope())
            await Anju.People.PeopleSamples.OpenLogin(scope.ServiceProvider, id, "z" + id.Value.ToString("N")[^12..], Crew.Password);
        var me = await Crew.Json(await (await crew.SignedIn("z" + id.Value.ToString("N")[^12..])).GetAsync("/api/people/me"));
        Assert.Equal(building, Assert.Single(me["zone"]!.AsArray())!.GetValue<Guid>());
    }
}
