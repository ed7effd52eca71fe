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

using Anju.Kernel.Text;

namespace Anju.People.Roster;

/// <summary>Staff of the center by name, with their posts and what is due; those who left are asked for.</summary>
internal static class StaffList
{
    private const int Size = 50;

    [Permission(PeoplePermissions.View)]
    public sealed record Query
    {
        /// <summary>Part of the name, pinyin initials, badge number.</summary>
        [StringLength(40, ErrorMessage = "最多 40 字")]
        public string? Text { get; set; }
        public Guid? Post { get; set; }
        public bool? Left { get; set; }

        [Range(1, 1000, ErrorMessage = "没有这一页")]
        public int? Page { get; set; }
    }

    public sealed record Row(StaffId Id, string Name, string? BadgeNo, string? Phone, IReadOnlyList<string> Posts, DateOnly JoinedOn, DateOnly? LeftOn, bool HasLogin, DateTime? LastInAt);

    public sealed class Handler(AppDb db, Calendar calendar) : IQueryHandler<Query, ListPage<Row>>
    {
        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var (today, left, page) = (calendar.Today, query.Left == true, query.Page ?? 1);
            var held = db.Set<Appointment>().Where(a => left || a.To == null || a.To >= today);
            if (query.Post is { } chosen)
            {
                var post = new PostId(chosen);
                held = held.Where(a => a.PostId == post);
            }

            var staff = db.Set<StaffMember>().Where(s => (s.LeftOn != null) == left && held.Any(a => a.StaffId == s.Id));
            if (query.Text is { Length: > 0 } text)
            {
                var upper = text.ToUpperInvariant();
                var lower = text.ToLowerInvariant();
                staff = staff.Where(s => s.Name.Contains(text) || s.Initials.StartsWith(upper) || s.Initials.StartsWith(lower) || s.BadgeNo == text);
            }

            var total = await staff.CountAsync(ct);
            var rows = await staff.OrderBy(s => s.Initials).ThenBy(s => s.Id).Skip((page - 1) * Size).Take(Size).ToListAsync(ct);
            var ids = rows.ConvertAll(r => r.Id);
            var posts = (await held.Where(a => ids.Contains(a.StaffId)).Join(db.Set<Post>(), a => a.PostId, p => p.Id, (a, p) => new { a.StaffId, p.Name, p.Order }).OrderBy(p => p.Order).ThenBy(p => p.StaffId).Take(500).ToListAsync(ct))
                .OrderBy(p => p.Order).ToLookup(p => p.StaffId, p => p.Name);
            var logins = await db.Set<Login>().Where(l => ids.Contains(l.StaffId)).Select(l => new { l.StaffId, l.LastInAt }).ToDictionaryAsync(l => l.StaffId, l => l.LastInAt, ct);
            return new ListPage<Row>([.. rows.Select(s => new Row(s.Id, s.Name, s.BadgeNo, s.Phone is null ? null : Mask.Phone(s.Phone), [.. posts[s.Id].Distinct()],
                s.JoinedOn, s.LeftOn, logins.ContainsKey(s.Id), logins.GetValueOrDefault(s.Id)))], total, page, Size);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/staff");
}
