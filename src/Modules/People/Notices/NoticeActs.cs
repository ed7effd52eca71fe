using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

namespace Anju.People.Notices;

/// <summary>My notices: unread and urgent first, then the newest.</summary>
internal static class NoticeList
{
    private const int Most = 100;

    [Permission(Permission.AnyStaff)]
    public sealed record Query;

    public sealed record Row(NoticeId Id, string Text, string Href, bool IsUrgent, DateTime At, DateTime? ReadAt);

    public sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct) =>
            user.Id is not { } me ? Problem.Forbidden() : await db.Set<Notice>().Where(n => n.ToId == me)
                .OrderBy(n => n.ReadAt != null).ThenByDescending(n => n.ReadAt == null && n.IsUrgent).ThenByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Most)
                .Select(n => new Row(n.Id, n.Text, n.Href, n.IsUrgent, n.At, n.ReadAt)).ToListAsync(ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Row>>("/notices");
}

[Act("读消息")]
internal static class ReadNotices
{
    private const int Most = 500;

    [Permission(Permission.AnyStaff)]
    public sealed record Command
    {
        /// <summary>One notice; all of mine when empty.</summary>
        public Guid? Id { get; set; }
    }

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (user.Id is not { } me)
                return Problem.Forbidden();
            NoticeId? only = command.Id is { } id ? new(id) : null;
            var unread = await db.Set<Notice>().Where(n => n.ToId == me && n.ReadAt == null && (only == null || n.Id == only))
                .OrderBy(n => n.At).ThenBy(n => n.Id).Take(Most).ToListAsync(ct);
            foreach (var notice in unread)
                notice.Read(calendar.Now);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/notices/read");
}

/// <summary>The number at the bell.</summary>
internal sealed class UnreadNotices(AppDb db, CurrentUser user) : INoticeCount
{
    public async Task<int> Unread(CancellationToken ct) => user.Id is { } me ? await db.Set<Notice>().CountAsync(n => n.ToId == me && n.ReadAt == null, ct) : 0;
}
