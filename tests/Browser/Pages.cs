using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Anju.Browser;

/// <summary>Every page of the application, from its own routes, so that a new page cannot be forgotten.</summary>
internal static partial class Pages
{
    private const string AnyId = "01990000-0000-7000-8000-000000000001";

    /// <summary>Where a sample of each parameter is found: a list that links to it.</summary>
    private static readonly Dictionary<string, string> Lists = new()
    {
        ["/repairs/{Id:guid}"] = "/repairs?tab=All",
        ["/field/repairs/{Id:guid}"] = "/repairs?tab=All",
        ["/repairs/{Id:guid}/print"] = "/repairs?tab=All",
        ["/repairs/{Id:guid}/order"] = "/repairs?tab=All",
        ["/desk/contacts/{Id:guid}"] = "/desk/register?from=2020-01-01",
        ["/follow-ups/{Id:guid}"] = "/follow-ups",
        ["/follow-ups/{Id:guid}/print"] = "/follow-ups",
        ["/houses/{Id:guid}"] = "/estate/grid",
        ["/estate/people/{Id:guid}"] = "/houses/{Id:guid}",
        ["/complaints/{Id:guid}"] = "/complaints?tab=All",
        ["/complaints/{Id:guid}/print"] = "/complaints?tab=All",
        ["/inspections/{Id:guid}"] = "/inspections",
        ["/inspections/{Id:guid}/print"] = "/inspections",
        ["/inspections/nonconformities/{Id:guid}"] = "/inspections/nonconformities?tab=All",
        ["/inspections/nonconformities/{Id:guid}/notice"] = "/inspections/nonconformities?tab=All",
        ["/inspections/nonconformities/{Id:guid}/print"] = "/inspections/nonconformities?tab=All",
        ["/inspections/emergencies/{Id:guid}"] = "/inspections/emergencies",
        ["/inspections/emergencies/{Id:guid}/print"] = "/inspections/emergencies",
        ["/inspections/violations/{Id:guid}"] = "/inspections/violations?tab=All",
        ["/inspections/violations/{Id:guid}/print"] = "/inspections/violations?tab=All",
        ["/office/tasks/{Id:guid}"] = "/office?tab=All",
        ["/office/tasks/{Id:guid}/print"] = "/office?tab=All",
        ["/field/tasks/{Id:guid}"] = "/field/tasks",
        ["/office/plans/{Id:guid}"] = "/office/plans",
        ["/office/plans/{Id:guid}/edit"] = "/office/plans",
        ["/office/plans/{Id:guid}/print"] = "/office/plans",
        ["/office/meetings/{Id:guid}"] = "/office/meetings",
        ["/office/meetings/{Id:guid}/print"] = "/office/meetings",
        ["/office/opinions/{Id:guid}"] = "/office/opinions?tab=All",
        ["/ledger/requests/{Id:guid}"] = "/ledger/requests?tab=All",
        ["/ledger/requests/{Id:guid}/print"] = "/ledger/requests?tab=All",
        ["/ledger/charges/{Id:long}"] = "/ledger/requests/{Id:guid}",
        ["/ledger/deposits/{Id:guid}"] = "/ledger/deposits?all=true",
        ["/duties/zones/{Building:guid}"] = "/duties/zones",
        ["/people/{Id:guid}"] = "/people",
        ["/billing/house/{Id:guid}"] = "/billing/unbilled",
        ["/billing/meters/{Id:guid}"] = "/billing/meters",
        ["/billing/meters/{Id:guid}/paper"] = "/billing/meters",
        ["/billing/meters/{Id:guid}/replace"] = "/billing/meters",
        ["/billing/rounds/{Id:guid}"] = "/billing/rounds",
        ["/billing/rounds/{Id:guid}/import"] = "/billing/rounds",
        ["/billing/rounds/{Id:guid}/loss"] = "/billing/rounds",
        ["/billing/rounds/{Id:guid}/loss/print"] = "/billing/rounds",
        ["/billing/rounds/{Id:guid}/print"] = "/billing/rounds",
        ["/ledger/receipts/{Id:guid}"] = "/ledger/receipts",
        ["/ledger/receipts/{Id:guid}/slip"] = "/ledger/receipts",
        ["/ledger/receipts/{Id:guid}/print"] = "/ledger/receipts",
        ["/ledger/receipts/{Id:guid}/all"] = "/ledger/receipts",
        ["/ledger/keeping/{Id:guid}"] = "/ledger/keeping",
        ["/ledger/tills/{Id:guid}"] = "/ledger/tills",
        ["/ledger/tills/{Id:guid}/print"] = "/ledger/tills",
        ["/billing/runs/{No:int}"] = "/billing",
        ["/ledger/house/{Id:guid}"] = "/ledger/arrears",
        ["/ledger/house/{Id:guid}/statement"] = "/ledger/arrears",
        ["/ledger/house/{Id:guid}/dunning"] = "/ledger/arrears",
        ["/field/dunning/{Id:guid}"] = "/field/dunning",
        ["/ledger/letters/{Id:guid}"] = "/ledger/letters",
        ["/ledger/letters/{Id:guid}/print"] = "/ledger/letters",
        ["/billing/bills/{Id:long}"] = "/billing/runs/{No:int}",
        ["/ledger/months/{Month:int}"] = "/ledger/months",
        ["/ledger/months/{Month:int}/print"] = "/ledger/months",
        ["/ledger/months/{Month:int}/public"] = "/ledger/months",
    };

    /// <summary>Pages whose parameter is a word and not an id.</summary>
    private static readonly Dictionary<string, string> Named = new() { ["/rules/{Document}"] = "/rules/reception", ["/verify/{Token}"] = "/verify/none" };

    public static IReadOnlyList<(string Pattern, bool IsOpen)> All(Site site) =>
    [
        .. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(e => ("/" + e.RoutePattern.RawText!.TrimStart('/'), e.Metadata.GetMetadata<IAllowAnonymous>() is not null))
            .Distinct().OrderBy(p => p.Item1, StringComparer.Ordinal),
    ];

    /// <summary>The address with ids that lead nowhere, for those who may not see it anyway.</summary>
    public static string Blank(string pattern) => Parameter().Replace(pattern, m => m.Value.Contains(":guid", StringComparison.Ordinal) ? AnyId : "404");

    /// <summary>The address of a real record of the demo, as this person finds it.</summary>
    public static async Task<string> Sample(this IPage page, string pattern)
    {
        if (Named.TryGetValue(pattern, out var named))
            return named;
        if (!pattern.Contains(":guid", StringComparison.Ordinal))
            return Lists.ContainsKey(pattern) ? await page.Numbered(pattern) : Blank(pattern);
        if (!Lists.TryGetValue(pattern, out var list))
            throw new InvalidOperationException($"No list is known that links to {pattern}; enter one in Pages.Lists.");
        if (list == "/estate/grid")
            list = "/find?q=2-1-10";
        var answer = await page.APIRequest.GetAsync(await page.Sample(list));
        var kind = list.StartsWith("/repairs", StringComparison.Ordinal) ? "/repairs/" : pattern[..pattern.IndexOf('{', StringComparison.Ordinal)];
        var found = Regex.Match(await answer.TextAsync(), Regex.Escape(kind) + "([0-9a-f]{8}-[0-9a-f-]{27})");
        return found.Success ? Parameter().Replace(pattern, found.Groups[1].Value) : throw new InvalidOperationException($"{list} links to no {kind}…");
    }

    /// <summary>Runs and bills have numbers instead of ids.</summary>
    private static async Task<string> Numbered(this IPage page, string pattern)
    {
        var (list, kind) = (Lists[pattern], pattern[..pattern.IndexOf('{', StringComparison.Ordinal)]);
        var answer = await page.APIRequest.GetAsync(await page.Sample(list));
        var found = Regex.Match(await answer.TextAsync(), Regex.Escape(kind) + "([0-9]+)\"");
        return found.Success ? kind + found.Groups[1].Value : throw new InvalidOperationException($"{list} links to no {kind}…");
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
