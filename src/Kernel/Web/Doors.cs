using System.Collections.Frozen;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Web;

/// <summary>What each page asks for, by the shape of its address: so that a record never offers a link that this reader's post may not open.</summary>
public sealed class Doors(EndpointDataSource endpoints)
{
    private const string Varying = "*";
    private readonly Lazy<FrozenDictionary<string, string[]>> pages = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: var methods } || methods.Contains("GET"))
        .GroupBy(e => Shape(e.RoutePattern))
        .ToFrozenDictionary(g => g.Key, g => g.First().Metadata.GetOrderedMetadata<IAuthorizeData>().OfType<PermissionAttribute>().Select(p => p.Name).ToArray()));

    /// <summary>False only where the page is known and asks for a permission that the reader lacks.</summary>
    /// <param name="href">An address of the center's own, e.g. <c>/repairs/0197…?tab=photos</c>.</param>
    public bool Open(CurrentUser reader, string href)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(href);
        return !pages.Value.TryGetValue(Shape(href), out var needed) || needed.All(reader.May);
    }

    private static string Shape(RoutePattern page) => string.Join('/', page.PathSegments.Select(s => s.Parts is [RoutePatternLiteralPart part] ? part.Content : Varying));

    /// <summary>Ids and numbers vary, words stand.</summary>
    private static string Shape(string href) => string.Join('/', href.Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => Guid.TryParse(s, out _) || s.All(char.IsAsciiDigit) ? Varying : s));
}
