using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Board;

/// <summary>The board: four columns, late first, in two statements whatever the number of complaints.</summary>
internal static class ShowBoard
{
    public static readonly IReadOnlyList<Lane> Lanes = [Lane.Waiting, Lane.Working, Lane.ToTell, Lane.ToFollowUp];

    [Permission(ComplaintsPermissions.View)]
    public sealed record Query : ComplaintFilter
    {
        /// <summary>Cards a column.</summary>
        [Range(1, 50, ErrorMessage = "每列 1 到 50 张")]
        public int? Size { get; set; }
    }

    public sealed record Column(Lane Lane, string Title, int Total, int Late, IReadOnlyList<ComplaintRow> Cards);

    public sealed record View(IReadOnlyList<Column> Columns, int Open, int Late);

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (now, over, size) = (calendar.Now, Complaint.Over, query.Size ?? 20);
            var open = query.Narrow(db.Set<Complaint>(), user, calendar).Where(c => c.DueAt < over);
            if (query.Tab == ComplaintTab.Late)
                open = open.Where(c => c.DueAt < now);
            var counts = await open.GroupBy(c => new { c.Lane, Late = c.DueAt < now }).OrderBy(g => g.Key.Lane).ThenBy(g => g.Key.Late).Select(g => new { g.Key.Lane, g.Key.Late, Count = g.Count() }).Take(20).ToListAsync(ct);
            var cards = await Lanes.Select(lane => open.Where(c => c.Lane == lane).OrderBy(c => c.DueAt).ThenBy(c => c.Id).Take(size)).Aggregate((a, b) => a.Concat(b))
                .OrderBy(c => c.DueAt).ThenBy(c => c.Id).Select(ComplaintRow.From).ToListAsync(ct);
            var byLane = cards.ToLookup(c => c.Lane);
            return new View([.. Lanes.Select(l => new Column(l, Words.Of(l), counts.Where(c => c.Lane == l).Sum(c => c.Count), counts.Where(c => c.Lane == l && c.Late).Sum(c => c.Count), [.. byLane[l]]))],
                counts.Sum(c => c.Count), counts.Where(c => c.Late).Sum(c => c.Count));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/board");
}
