using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.Web;

namespace Anju.Kernel.Live;

/// <summary>GET /api/live?topics=repairs,notices&amp;since=mark: what happens in the user's center, as server-sent events; with the mark of a page also what happened since it was drawn.</summary>
internal static class LiveRoutes
{
    private const int MostTopics = 8;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/live", (string? topics, string? since, LiveFeed feed, CurrentUser user, CancellationToken ct) =>
        {
            var wanted = (topics ?? "").Split(',', MostTopics + 1, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return wanted.Length is 0 or > MostTopics
                ? (IResult)TypedResults.Problem(title: $"请列出 1 至 {MostTopics} 个主题", statusCode: 400)
                : TypedResults.ServerSentEvents(Items(feed, user.Center, wanted, since, ct));
        }).WithName("Live").Needs(Permission.AnyStaff);

    private static async IAsyncEnumerable<SseItem<string>> Items(LiveFeed feed, CenterId center, string[] topics, string? since, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return new SseItem<string>("", "open");
        await foreach (var happened in feed.Listen(center, topics, since, ct))
            yield return new SseItem<string>(happened.Data, happened.Topic);
    }
}
