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

/// <summary>《用户投诉记录表》 as a list: open ones late first, others newest first (S-4.1.3a).</summary>
internal static class ListComplaints
{
    [Permission(ComplaintsPermissions.View)]
    public sealed record Query : ComplaintFilter
    {
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")]
        public int? Page { get; set; }

        [Range(1, 100, ErrorMessage = "每页 1 到 100 条")]
        public int? Size { get; set; }
    }

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IQueryHandler<Query, ListPage<ComplaintRow>>
    {
        public async Task<Result<ListPage<ComplaintRow>>> Handle(Query query, CancellationToken ct)
        {
            var (tab, page, size) = (query.Tab ?? ComplaintTab.Open, query.Page ?? 1, query.Size ?? 20);
            var rows = ComplaintFilter.OfTab(query.Narrow(db.Set<Complaint>(), user, calendar), tab, calendar.Now);
            var total = await rows.CountAsync(ct);
            var sorted = tab is ComplaintTab.Ended or ComplaintTab.All
                ? rows.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id)
                : rows.OrderBy(c => c.DueAt).ThenBy(c => c.Id);
            var items = await sorted.Skip((page - 1) * size).Take(size).Select(ComplaintRow.From).ToListAsync(ct);
            return new ListPage<ComplaintRow>(items, total, page, size);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<ComplaintRow>>("/list");
}
