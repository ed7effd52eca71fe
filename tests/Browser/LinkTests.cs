using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Anju.Browser;

/// <summary>
/// Every link that a page shows leads somewhere, for the one who is shown it: no page is missing, none fails, and nobody is
/// offered a page that his post may not open.
/// </summary>
public partial class LinkTests(Site site, Chromium chromium)
{
    /// <summary>Pages asked for in one walk, at most.</summary>
    private const int Most = 250;

    /// <summary>Of addresses that differ only in ids, numbers and words, this many are opened.</summary>
    private const int OfEach = 3;

    [Theory]
    [InlineData("zhuren")]
    [InlineData("qiantai")]
    [InlineData("weixiu")]
    public async Task Every_link_opens(string account)
    {
        var page = await chromium.SignedIn(site, account);
        var walk = new Queue<(string Address, string From)>([("/", ""), ("/account", ""), ("/field", "/")]);
        var (asked, seen, wrong) = (new HashSet<string>(), new Dictionary<string, int>(), new List<string>());
        while (walk.TryDequeue(out var step) && asked.Count < Most)
        {
            if (step is { Address: "/field", From: "/" } && account != "weixiu" || !asked.Add(step.Address))
                continue;
            var answer = await page.APIRequest.GetAsync(site.Address + step.Address);
            if (answer.Status >= 400)
                wrong.Add($"{answer.Status} {step.Address} on {step.From}");
            else if (answer.Headers.TryGetValue("content-type", out var kind) && kind.StartsWith("text/html", StringComparison.Ordinal))
                foreach (var link in LinksOf(await answer.TextAsync()).Where(l => Count(seen, l)))
                    walk.Enqueue((link, step.Address));
        }

        Assert.True(wrong.Count == 0, $"{account} is shown {wrong.Count} links that do not open, of {asked.Count}\n{string.Join('\n', wrong)}");
        Assert.InRange(asked.Count, 30, Most);
        await page.Context.CloseAsync();
    }

    private static IEnumerable<string> LinksOf(string html) => Href().Matches(html)
        .Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value))
        .Where(h => h.Length > 0 && !h.Contains(':', StringComparison.Ordinal) && !h.StartsWith("//", StringComparison.Ordinal))
        .Select(h => h.StartsWith('/') ? h : "/" + h)           // base href="/": a bare #part or ?query leaves the page too
        .Select(h => h.Split('#')[0]).Distinct();

    private static bool Count(Dictionary<string, int> seen, string link)
    {
        var pattern = Varying().Replace(link, "…");
        return (seen[pattern] = seen.GetValueOrDefault(pattern) + 1) <= OfEach;
    }

    [GeneratedRegex("<a\\b[^>]*?\\shref=\"([^\"]*)\"")]
    private static partial Regex Href();

    /// <summary>Ids anywhere, and the values of a query.</summary>
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|(?<==)[^&]*")]
    private static partial Regex Varying();
}
