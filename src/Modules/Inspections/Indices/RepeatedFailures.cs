using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Inspections.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Inspections.Indices;

/// <summary>Which items of which standard fail again and again: where the carrying out of a rule has to be supervised, or the rule changed (D-2e).</summary>
internal static class RepeatedFailures
{
    private const int DaysBack = 90, Most = 30, Again = 2;

    [Permission(InspectionsPermissions.View)]
    public sealed record Query;

    /// <param name="Repeats">At a place where it had failed before.</param>
    public sealed record Row(string Standard, string Item, int Count, int Repeats, int Open);

    public sealed class Handler(AppDb db, Calendar calendar) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct)
        {
            var (since, over) = (calendar.StartOf(calendar.Today.AddDays(-DaysBack)), Nonconformity.Over);
            return new(await db.Set<Nonconformity>().Where(n => n.RaisedAt >= since && n.State != NonconformityState.Void).GroupBy(n => new { n.Standard, n.Item }).Where(g => g.Count() >= Again)
                .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Standard).ThenBy(g => g.Key.Item).Take(Most)
                .Select(g => new Row(g.Key.Standard, g.Key.Item, g.Count(), g.Count(n => n.RepeatOf != null), g.Count(n => n.OpenUntil < over))).ToListAsync(ct), null);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Row>>("/repeated");
}
