using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Advise;

/// <summary>Way and time proposed for each kind of matter, in the order of the desk's keys: those of the center, else the shipped ones.</summary>
internal static class AdviceList
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Query;

    /// <param name="Version">0 while the shipped advice holds.</param>
    public sealed record Line(ContactKind Kind, string Word, string Route, string Promise, int FollowUpShare, int FollowUpDays, int Version);

    public sealed class Handler(AppDb db) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<Result<IReadOnlyList<Line>>> Handle(Query query, CancellationToken ct)
        {
            var own = await db.Set<DeskAdvice>().OrderBy(a => a.Kind).Take(Advice.Given.Count).ToDictionaryAsync(a => a.Kind, ct);
            return Advice.Given.Select(given => own.TryGetValue(given.Kind, out var changed)
                ? new Line(given.Kind, ContactWords.Of(given.Kind), changed.Route, changed.Promise, changed.FollowUpShare, changed.FollowUpDays, changed.Version)
                : new Line(given.Kind, ContactWords.Of(given.Kind), given.Route, given.Promise, Advice.FollowUpShare(given.Kind), Advice.FollowUpDays, 0)).ToList();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Line>>("/advice");
}
