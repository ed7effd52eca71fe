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
using Anju.People.Contracts;

namespace Anju.People.Roster;

/// <summary>Everything about one member of staff in this center.</summary>
internal static class StaffDetails
{
    private const int Most = 200;

    [Permission(PeoplePermissions.View)]
    public sealed record Query
    {
        public Guid Id { get; set; }
    }

    public sealed record Post(AppointmentId Id, PostId PostId, string Name, DateOnly From, DateOnly? To, IReadOnlyList<Guid> Zone, int Version, bool Holds);

    public sealed record Acting(DeputyshipId Id, string Deputy, string For, string Post, DateOnly From, DateOnly To, string? Reason, bool Holds);

    public sealed record Assessed(Trade Trade, SkillLevel Level, string ProvedBy, DateOnly On);

    /// <param name="Account">Null while the person cannot sign in.</param>
    public sealed record Details(StaffId Id, string Name, string? BadgeNo, string? Phone, DateOnly JoinedOn, DateOnly? LeftOn, int Version, string? Account, bool HasTotp,
        DateTime? LastInAt, IReadOnlyList<Post> Posts, IReadOnlyList<Acting> Deputies, IReadOnlyList<Assessed> Skills);

    public sealed class Handler(AppDb db, Calendar calendar) : IQueryHandler<Query, Details>
    {
        public async Task<Result<Details>> Handle(Query query, CancellationToken ct)
        {
            var id = new StaffId(query.Id);
            if (await db.Set<StaffMember>().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } staff)
                return Problem.NotFound("没有这位员工");
            var today = calendar.Today;
            var appointments = await db.Set<Appointment>().Where(a => a.StaffId == staff.Id).Join(db.Set<Domain.Post>(), a => a.PostId, p => p.Id, (a, p) => new { A = a, p.Name })
                .OrderByDescending(x => x.A.From).ThenBy(x => x.A.Id).Take(Most).ToListAsync(ct);
            var skills = await db.Set<Skill>().Where(s => s.StaffId == staff.Id).OrderByDescending(s => s.On).ThenByDescending(s => s.Id).Take(Most).ToListAsync(ct);
            var login = await db.Set<Login>().SingleOrDefaultAsync(l => l.StaffId == staff.Id, ct);
            return new Details(staff.Id, staff.Name, staff.BadgeNo, staff.Phone is null ? null : Mask.Phone(staff.Phone), staff.JoinedOn, staff.LeftOn, staff.Version,
                login?.Account, login?.HasTotp ?? false, login?.LastInAt,
                [.. appointments.Select(x => new Post(x.A.Id, x.A.PostId, x.Name, x.A.From, x.A.To, x.A.Zone, x.A.Version, x.A.Holds(today)))],
                await Deputies(staff.Id, today, ct), [.. Skill.Current(skills).OrderBy(s => s.Trade).Select(s => new Assessed(s.Trade, s.Level, s.ProvedBy, s.On))]);
        }

        private async Task<IReadOnlyList<Acting>> Deputies(StaffId id, DateOnly today, CancellationToken ct) => (await (
            from d in db.Set<Deputyship>()
            join a in db.Set<Appointment>() on d.AppointmentId equals a.Id
            join p in db.Set<Domain.Post>() on a.PostId equals p.Id
            join deputy in db.Set<StaffMember>() on d.DeputyId equals deputy.Id
            join holder in db.Set<StaffMember>() on a.StaffId equals holder.Id
            where d.DeputyId == id || a.StaffId == id
            orderby d.From descending, d.Id
            select new { D = d, Deputy = deputy.Name, For = holder.Name, Post = p.Name }).Take(Most).ToListAsync(ct))
            .ConvertAll(x => new Acting(x.D.Id, x.Deputy, x.For, x.Post, x.D.From, x.D.To, x.D.Reason, x.D.Holds(today)));
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Details>("/staff/details");
}
