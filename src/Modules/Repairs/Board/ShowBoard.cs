using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Board;

/// <summary>The board: five columns, late first, in two statements whatever the number of orders.</summary>
internal static class ShowBoard
{
    public static readonly IReadOnlyList<Lane> Lanes = [Lane.Waiting, Lane.Sent, Lane.Working, Lane.Suspended, Lane.ToConfirm];

    [Permission(RepairsPermissions.View)]
    public sealed record Query : RepairFilter
    {
        /// <summary>Cards a column.</summary>
        [Range(1, 50, ErrorMessage = "每列 1 到 50 张")]
        public int? Size { get; set; }
    }

    public sealed record Column(Lane Lane, string Title, int Total, int Late, IReadOnlyList<RepairRow> Cards);

    public sealed record View(IReadOnlyList<Column> Columns, int Open, int Late);

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (now, over, size) = (calendar.Now, Repair.Over, query.Size ?? 20);
            var open = query.Narrow(db.Set<Repair>(), user, calendar).Where(r => r.DueAt < over);
            if (query.Tab == RepairTab.Late)
                open = open.Where(r => r.DueAt < now);
            var counts = await open.GroupBy(r => new { r.Lane, Late = r.DueAt < now }).Select(g => new { g.Key.Lane, g.Key.Late, Count = g.Count() }).OrderBy(g => g.Lane).ThenBy(g => g.Late).Take(20).ToListAsync(ct);
            var cards = await Lanes.Select(lane => open.Where(r => r.Lane == lane).OrderBy(r => r.DueAt).ThenBy(r => r.Id).Take(size)).Aggregate((a, b) => a.Concat(b))
                .OrderBy(r => r.DueAt).ThenBy(r => r.Id).Select(RepairRow.From).ToListAsync(ct);
            var byLane = cards.ToLookup(c => c.Lane);
            return new View([.. Lanes.Select(l => new Column(l, Words.Of(l), counts.Where(c => c.Lane == l).Sum(c => c.Count), counts.Where(c => c.Lane == l && c.Late).Sum(c => c.Count), [.. byLane[l]]))],
                counts.Sum(c => c.Count), counts.Where(c => c.Late).Sum(c => c.Count));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/board");
}
