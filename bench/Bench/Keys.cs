using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Anju.Bench;

/// <summary>The way into a center that is set up as in production.</summary>
internal static partial class Keys
{
    private const string CenterName = "真实数据服务中心";

    /// <summary>The one-time link, the first administrator, and a key that may do what this program does.</summary>
    public static async Task<HttpClient> Of(Server anju, params string[] scopes)
    {
        for (var i = 0; i < 100 && !anju.Said.Any(l => l.Contains("/setup", StringComparison.Ordinal)); i++)
            await Task.Delay(50);
        var link = LinkText().Match(anju.Said.First(l => l.Contains("/setup", StringComparison.Ordinal))).Value;
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = anju.Address };
        var page = await browser.GetStringAsync(link);
        var fields = Hidden().Matches(page).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        foreach (var (name, value) in new[] { ("First.CenterName", CenterName), ("First.Name", "管样理"), ("First.Account", "guanli"), ("First.Password", "Bench-Only-2026") })
            fields[name] = value;
        using var made = await browser.PostAsync(link, new FormUrlEncodedContent(fields));
        if (made.StatusCode != HttpStatusCode.Redirect && made.StatusCode != HttpStatusCode.Found)
            throw new InvalidOperationException($"The set-up was refused: {made.StatusCode}");
        using var signedIn = await browser.PostAsJsonAsync("api/sign-in", new { account = "guanli", password = "Bench-Only-2026" });
        signedIn.EnsureSuccessStatusCode();
        using var issued = await browser.PostAsJsonAsync("api/people/keys", new { name = "实测", scopes, until = DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        issued.EnsureSuccessStatusCode();
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32 }) { BaseAddress = anju.Address, Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await issued.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString());
        return client;
    }

    [GeneratedRegex("/setup\\?\\S+")] private static partial Regex LinkText();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")] private static partial Regex Hidden();
}
