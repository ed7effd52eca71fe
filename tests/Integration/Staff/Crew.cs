using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.People;
using Anju.People.Domain;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Anju.Integration.Staff;

/// <summary>Real staff with real logins in a fresh center.</summary>
internal sealed class Crew(CenterUnderTest center)
{
    public const string Password = "anju-demo";

    public CenterUnderTest Center => center;

    public static async Task<Crew> On(Database database)
    {
        var crew = new Crew(await CenterUnderTest.On(database));
        await crew.MakePosts();
        return crew;
    }

    public async Task MakePosts()
    {
        await using var scope = center.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await PeopleSamples.CreateDefaultPosts(db, scope.ServiceProvider.GetServices<IDefaultGrants>());
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // another test of the same installation made them a moment earlier
        }
    }

    public DateOnly Today => center.Installation.Services.GetRequiredService<Calendar>().Today;

    public async Task<(StaffId Id, string Account)> Hire(string post, string name = "陈小乐", bool withLogin = true)
    {
        await using var scope = center.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var id = PeopleSamples.Hire(db, name, post, Today.AddYears(-1));
        await db.SaveChangesAsync();
        var account = "u" + id.Value.ToString("N")[^16..];
        if (withLogin)
            await PeopleSamples.OpenLogin(scope.ServiceProvider, id, account, Password);
        return (id, account);
    }

    /// <summary>A post of its own, so that tests beside this one see nothing of its changes.</summary>
    public async Task<PostId> Post(params string[] permissions)
    {
        var id = Kernel.Id.New<PostId>();
        await center.Do(async db =>
        {
            db.Add(new Post(id, "岗" + id.Value.ToString("N")[^12..], 500, false, false, permissions));
            await db.SaveChangesAsync();
        });
        return id;
    }

    public async Task<AppointmentId> Appoint(StaffId staff, PostId post, DateOnly? from = null, DateOnly? to = null, params Guid[] zone)
    {
        var appointment = new Appointment(staff, post, from ?? Today, to, zone);
        await center.Do(async db =>
        {
            db.Add(appointment);
            await db.SaveChangesAsync();
        });
        return appointment.Id;
    }

    public HttpClient Browser() => center.Installation.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });

    public static Task<HttpResponseMessage> SignIn(HttpClient browser, string account, string password = Password, string? code = null) =>
        browser.PostAsJsonAsync("/api/sign-in", new { account, password, code });

    public async Task<HttpClient> SignedIn(string account)
    {
        var browser = Browser();
        var answer = await SignIn(browser, account);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return browser;
    }

    /// <summary>An administrator's browser.</summary>
    public async Task<HttpClient> Administrator() => await SignedIn((await Hire("系统管理员", "管理甲")).Account);

    public static async Task<string> Title(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["title"]!.GetValue<string>();

    public static async Task<JsonNode> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }
}
