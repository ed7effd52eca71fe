using System.Net;
using System.Text;
using Anju.Kernel.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Anju.Integration;

/// <summary>Who reaches what. access.txt beside this file is the table; a new page or route must be entered there by hand, and read by a second person.</summary>
public class AccessTests
{
    private const string Anyone = "anyone", Staff = "signed-in";
    private static readonly string[] Posts = ["总经理", "主任", "管理员", "收费员", "前台", "维修工", "电工", "财务", "仓管", "档案", "系统管理员"];
    private static readonly string TablePath = Path.Combine(AppContext.BaseDirectory, "access.txt");

    [Fact]
    public async Task Every_endpoint_stands_in_the_table_with_those_who_may_reach_it()
    {
        var installation = await Installation.Of(Database.Sqlite);
        var found = Endpoints(installation).Select(e => $"{e.Method} {e.Pattern} : {e.Who}").Distinct().Order(StringComparer.Ordinal).ToArray();
        var table = Table().Select(e => $"{e.Method} {e.Pattern} : {e.Who}").Order(StringComparer.Ordinal).ToArray();

        var proposal = Path.Combine(Path.GetTempPath(), "anju-access.txt");
        await File.WriteAllLinesAsync(proposal, found);
        Assert.True(found.SequenceEqual(table),
            "The table differs (a proposal lies at " + proposal + "):\n+ " + string.Join("\n+ ", found.Except(table)) + "\n- " + string.Join("\n- ", table.Except(found)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nothing_is_reachable_that_the_table_does_not_allow(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var grants = center.Scope().ServiceProvider.GetServices<IDefaultGrants>().SelectMany(g => g.Grants).ToLookup(g => g.Post, g => g.Permission);
        var clients = Posts.ToDictionary(p => p, p => center.Client(new Actor(new StaffId(Guid.CreateVersion7()), p, p, center.Id, grants[p].ToHashSet())));
        var wrong = new List<string>();

        foreach (var (method, pattern, who) in Table().Where(e => e.Who != Anyone))
        {
            if (!(await Ask(center.Stranger(), method, pattern)).IsRefused)
                wrong.Add($"a stranger reaches {method} {pattern}");
            if (pattern == "/api/live")
                continue;                                    // an endless stream for those who may
            foreach (var (post, client) in clients)
            {
                var may = who == Staff || who.Split(' ').Contains(post);
                var (isRefused, status) = await Ask(client, method, pattern);
                if (isRefused == may || status >= 500)
                    wrong.Add($"{post} {(isRefused ? "is refused at" : "reaches")} {method} {pattern}: {status}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Refused = 401, 403 or sent to the sign-in page.</summary>
    private static async Task<(bool IsRefused, int Status)> Ask(HttpClient client, string method, string pattern)
    {
        var address = System.Text.RegularExpressions.Regex.Replace(pattern, "\\{[^}]*\\}", m => m.Value.EndsWith(":int}", StringComparison.Ordinal) || m.Value.EndsWith(":long}", StringComparison.Ordinal) ? "1" : "01990000-0000-7000-8000-000000000001");
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method == "POST")
            request.Content = new StringContent("{", Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var isRefused = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) == true;
        return (isRefused, (int)answer.StatusCode);
    }

    private static IEnumerable<(string Method, string Pattern, string Who)> Table() => File.ReadLines(TablePath)
        .Where(l => l.Length > 0 && !l.StartsWith('#'))
        .Select(l => l.Split(" : "))
        .Select(l => (l[0].Split(' ')[0], l[0].Split(' ')[1], l[1]));

    private static IEnumerable<(string Method, string Pattern, string Who)> Endpoints(Installation installation)
    {
        using var scope = installation.Services.CreateScope();
        var grants = scope.ServiceProvider.GetServices<IDefaultGrants>().SelectMany(g => g.Grants).ToLookup(g => g.Permission, g => g.Post);
        foreach (var endpoint in installation.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor") || pattern.StartsWith("/_", StringComparison.Ordinal))
                continue;                                    // style sheets and scripts
            var needed = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().OfType<PermissionAttribute>().Select(p => p.Name).ToArray();
            var who = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? Anyone
                : needed.Where(n => n != Permission.AnyStaff).ToArray() is { Length: > 0 } all ? string.Join(' ', Posts.Where(post => all.All(n => grants[n].Contains(post))))
                : Staff;
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                yield return (method, pattern, who.Length == 0 ? "nobody" : who);
        }
    }
}
