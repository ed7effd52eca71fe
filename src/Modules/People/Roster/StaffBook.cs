using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.People.Contracts;
using Anju.People.Domain;

namespace Anju.People.Roster;

/// <summary>What other modules may ask about staff of the current center.</summary>
internal sealed class StaffBook(AppDb db, Calendar calendar) : IStaff
{
    private const int Most = 500;

    public async Task<StaffCard?> Find(StaffId id, CancellationToken ct)
    {
        var staff = await db.Set<StaffMember>().AsNoTracking().Where(s => s.Id == id).Select(s => new { s.Id, s.Name, s.LeftOn }).SingleOrDefaultAsync(ct);
        if (staff is null)
            return null;
        var today = calendar.Today;
        var post = await Holding(today).Where(a => a.StaffId == id).Join(db.Set<Post>(), a => a.PostId, p => p.Id, (_, p) => p)
            .OrderBy(p => p.Order).Select(p => p.Name).FirstOrDefaultAsync(ct);
        return new(staff.Id, staff.Name, post ?? "", post is not null && staff.LeftOn is null);
    }

    public async Task<IReadOnlyList<StaffCard>> All(CancellationToken ct)
    {
        var rows = await Posts(calendar.Today).Select(x => new { x.Staff.Id, x.Staff.Name, Post = x.Post.Name }).Take(Most * 2).ToListAsync(ct);
        return [.. rows.DistinctBy(r => r.Id).Take(Most).Select(r => new StaffCard(r.Id, r.Name, r.Post, true))];
    }

    public async Task<IReadOnlyList<ZoneCard>> Zones(CancellationToken ct) =>
        [.. (await Posts(calendar.Today).Where(x => x.Appointment.ZoneLines != "").Select(x => new { x.Staff.Id, x.Staff.Name, Post = x.Post.Name, x.Appointment.ZoneLines }).Take(Most * 2).ToListAsync(ct))
            .GroupBy(r => r.Id).Take(Most).Select(g => new ZoneCard(g.Key, g.First().Name, g.First().Post, g.SelectMany(r => Appointment.ReadZone(r.ZoneLines)).ToHashSet()))];

    public async Task<IReadOnlyList<WorkerCard>> Workers(DateOnly on, CancellationToken ct)
    {
        var rows = await Posts(on).Where(x => x.Post.TakesRepairs)
            .Select(x => new { x.Staff.Id, x.Staff.Name, Post = x.Post.Name, x.Appointment.ZoneLines }).Take(Most).ToListAsync(ct);
        var ids = rows.Select(r => r.Id).Distinct().ToList();
        var skills = Skill.Current(await db.Set<Skill>().AsNoTracking().Where(s => ids.Contains(s.StaffId) && s.On <= on).ToListAsync(ct)).ToLookup(s => s.StaffId, s => s.Trade);
        var papers = (await db.Set<Certificate>().AsNoTracking().Where(c => ids.Contains(c.StaffId) && c.VoidedAt == null && c.To >= on).ToListAsync(ct))
            .Where(c => c.Holds(on)).ToLookup(c => c.StaffId, c => c.Kind);
        return [.. rows.GroupBy(r => r.Id).Select(g => new WorkerCard(g.Key, g.First().Name, g.First().Post, [.. skills[g.Key].Order()],
            g.Any(r => r.ZoneLines.Length == 0) ? new HashSet<Guid>() : g.SelectMany(r => Appointment.ReadZone(r.ZoneLines)).ToHashSet(),
            [.. papers[g.Key].Distinct().Order()]))];
    }

    public async Task<IReadOnlyList<StaffCard>> WhoMay(string permission, CancellationToken ct)
    {
        var today = calendar.Today;
        var posts = (await db.Set<Post>().AsNoTracking().Where(p => !p.IsClosed && p.PermissionLines.Contains(permission)).ToListAsync(ct))
            .Where(p => p.Permissions.Contains(permission)).ToDictionary(p => p.Id, p => p.Name);
        var ids = posts.Keys.ToList();
        var own = await Holding(today).Where(a => ids.Contains(a.PostId))
            .Join(db.Set<StaffMember>(), a => a.StaffId, s => s.Id, (a, s) => new { s.Id, s.Name, s.LeftOn, a.PostId }).OrderBy(s => s.Id).ThenBy(s => s.PostId).Take(Most).ToListAsync(ct);
        var acting = await db.Set<Deputyship>().AsNoTracking().Where(d => d.From <= today && d.To >= today)
            .Join(Holding(today).Where(a => ids.Contains(a.PostId)), d => d.AppointmentId, a => a.Id, (d, a) => new { d.DeputyId, a.PostId })
            .Join(db.Set<StaffMember>(), d => d.DeputyId, s => s.Id, (d, s) => new { s.Id, s.Name, s.LeftOn, d.PostId }).OrderBy(s => s.Id).ThenBy(s => s.PostId).Take(Most).ToListAsync(ct);
        return [.. own.Concat(acting).Where(r => r.LeftOn is null).DistinctBy(r => r.Id)
            .OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Id.Value).Take(Most).Select(r => new StaffCard(r.Id, r.Name, posts[r.PostId], true))];
    }

    private IQueryable<Appointment> Holding(DateOnly day) => db.Set<Appointment>().AsNoTracking().Where(a => a.From <= day && (a.To == null || a.To >= day));

    private IQueryable<Row> Posts(DateOnly day) =>
        from a in Holding(day)
        join s in db.Set<StaffMember>() on a.StaffId equals s.Id
        join p in db.Set<Post>() on a.PostId equals p.Id
        where s.LeftOn == null && !p.IsClosed
        orderby s.Name, s.Id, p.Order, a.Id
        select new Row { Staff = s, Post = p, Appointment = a };

    private sealed class Row
    {
        public required StaffMember Staff { get; init; }
        public required Post Post { get; init; }
        public required Appointment Appointment { get; init; }
    }
}
