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

/// <summary>Orders as a list: open ones late first, others newest first.</summary>
internal static class ListRepairs
{
    [Permission(RepairsPermissions.View)]
    public sealed record Query : RepairFilter
    {
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")]
        public int? Page { get; set; }

        [Range(1, 100, ErrorMessage = "每页 1 到 100 条")]
        public int? Size { get; set; }
    }

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IQueryHandler<Query, ListPage<RepairRow>>
    {
        public async Task<Result<ListPage<RepairRow>>> Handle(Query query, CancellationToken ct)
        {
            var (tab, page, size) = (query.Tab ?? RepairTab.Open, query.Page ?? 1, query.Size ?? 20);
            var rows = RepairFilter.OfTab(query.Narrow(db.Set<Repair>(), user, calendar), tab, calendar.Now);
            var total = await rows.CountAsync(ct);
            var sorted = tab is RepairTab.Ended or RepairTab.All
                ? rows.OrderByDescending(r => r.RegisteredAt).ThenByDescending(r => r.Id)
                : rows.OrderBy(r => r.DueAt).ThenBy(r => r.Id);
            var items = await sorted.Skip((page - 1) * size).Take(size).Select(RepairRow.From).ToListAsync(ct);
            return new ListPage<RepairRow>(items, total, page, size);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<RepairRow>>("/list");
}
