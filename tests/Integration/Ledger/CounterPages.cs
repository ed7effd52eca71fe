using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Xunit;

namespace Anju.Integration.Ledger;

/// <summary>Pages of the cashier as a browser without script uses them.</summary>
internal static class CounterPages
{
    public static async Task<IDocument> Page(HttpClient who, string path)
    {
        using var answer = await who.GetAsync(new Uri(path, UriKind.Relative));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {html[..Math.Min(html.Length, 2000)]}");
        return await Read(html);
    }

    public static Task<IDocument> Read(string html) => BrowsingContext.New().OpenAsync(r => r.Content(html));

    /// <summary>The fields a browser would send with a form of the page: hidden ones, ticks and chosen radios, and what was typed.</summary>
    public static List<KeyValuePair<string, string>> Fields(IDocument page, string handler, params (string Name, string Value)[] typed)
    {
        var form = page.QuerySelectorAll("form").Single(f => f.QuerySelector($"input[name=_handler][value='{handler}']") is not null);
        var inputs = form.QuerySelectorAll("input[name]").Concat(form.Id is { Length: > 0 } id ? page.QuerySelectorAll($"input[form='{id}'][name]") : []);
        var fields = inputs.Where(i => i.GetAttribute("type") is not ("checkbox" or "radio") || i.HasAttribute("checked")).Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).ToList();
        foreach (var name in typed.Select(t => t.Name).Distinct())
            fields.RemoveAll(f => f.Key == name);
        fields.AddRange(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)));
        return fields;
    }

    public static async Task<(HttpStatusCode Status, string Location, IDocument Page)> Send(HttpClient who, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await who.PostAsync(new Uri(path, UriKind.Relative), content);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString ?? "", await Read(await answer.Content.ReadAsStringAsync()));
    }

    public static async Task<(HttpStatusCode Status, string Location, IDocument Page)> Send(HttpClient who, string path, string handler, params (string Name, string Value)[] typed) =>
        await Send(who, path, Fields(await Page(who, path), handler, typed));
}
