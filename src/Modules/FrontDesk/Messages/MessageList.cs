using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Messages;

/// <summary>Messages to me and from me; the director also sees what was not read on its day. The number is shown in full only to the one it is for.</summary>
internal static class MessageList
{
    private const int PageSize = 30;

    [Permission(FrontDeskPermissions.Log)]
    public sealed record Query
    {
        [Range(1, 10_000, ErrorMessage = "没有这一页")]
        public int? Page { get; set; }
    }

    public sealed record Line(MessageId Id, string To, bool IsForMe, string Caller, string CallBack, string Text, DateTime At, string By, DateTime? ReadAt, bool IsOverdue);

    public sealed class Handler(AppDb db, Calendar calendar, CurrentUser user) : IQueryHandler<Query, ListPage<Line>>
    {
        public async Task<Result<ListPage<Line>>> Handle(Query query, CancellationToken ct)
        {
            var (page, me, today, director) = (query.Page ?? 1, user.Id, calendar.StartOf(calendar.Today), user.May(FrontDeskPermissions.Direct));
            var found = db.Set<Message>().Where(m => m.ToId == me || m.ById == me || director && m.ReadAt == null && m.At < today);
            var total = await found.CountAsync(ct);
            var rows = await found.OrderBy(m => m.ReadAt != null).ThenByDescending(m => m.At).ThenByDescending(m => m.Id)
                .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
            var lines = rows.Select(m =>
            {
                var full = m.ToId == me && m.ReadAt is not null;
                return new Line(m.Id, m.ToName, m.ToId == me, full ? m.Caller : Mask.Name(m.Caller), full ? m.CallBack : Mask.Phone(m.CallBack), m.Text, m.At, m.By,
                    m.ReadAt, m.ReadAt is null && m.At < today);
            });
            return new ListPage<Line>([.. lines], total, page, PageSize);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Line>>("/messages");
}
