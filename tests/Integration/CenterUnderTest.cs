using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Integration;

/// <summary>A fresh, empty center inside a running installation.</summary>
public sealed class CenterUnderTest
{
    public const string Header = "x-test-actor";
    private static readonly ConcurrentDictionary<string, Actor> Actors = new();

    private CenterUnderTest(Installation installation) => Installation = installation;

    public Installation Installation { get; }
    public CenterId Id { get; } = new(Guid.CreateVersion7());

    public static async Task<CenterUnderTest> On(Database database) => new(await Installation.Of(database));

    public static CenterUnderTest In(Installation installation) => new(installation);

    internal static Actor? Actor(string key) => Actors.GetValueOrDefault(key);

    /// <summary>A browser or phone of somebody with just these permissions.</summary>
    public HttpClient Client(params string[] permissions) => Client(new Actor(new StaffId(Guid.CreateVersion7()), "王芳", "前台", Id, permissions.ToHashSet()));

    public HttpClient Client(Actor actor)
    {
        var key = Guid.CreateVersion7().ToString("N");
        Actors[key] = actor;
        if (actor.Id is { } staff)
            Know(staff, actor.Name);
        var client = Installation.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.Add(Header, key);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        return client;
    }

    /// <summary>Records name who signed them, so whoever acts must be a member of staff.</summary>
    private void Know(StaffId staff, string name)
    {
        using var scope = Installation.Services.CreateScope();
        Anju.People.PeopleSamples.Know(scope.ServiceProvider.GetRequiredService<AppDb>(), staff, name);
    }

    /// <summary>Somebody who has not signed in.</summary>
    public HttpClient Stranger() => Installation.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public async Task Do(Func<AppDb, Task> work)
    {
        await using var scope = Scope();
        await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public async Task<T> Ask<T>(Func<AppDb, Task<T>> question)
    {
        await using var scope = Scope();
        return await question(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>A scope of the system inside this center, as a scheduled job has it.</summary>
    public AsyncServiceScope Scope()
    {
        var scope = Installation.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Kernel.Identity.Actor.System(Id));
        return scope;
    }
}
