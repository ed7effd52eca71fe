using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.People.Domain;

namespace Anju.People.SignIn;

/// <summary>From a cookie or a key to the person or program of this request and its rights today: one statement, remembered for half a minute.</summary>
internal sealed class Actors(AppDb db, ActorCache cache, Calendar calendar, KeyUse use) : IActors
{
    public async ValueTask<Actor?> Find(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return null;
        var print = principal.FindFirstValue(LoginClaims.KeyPrint);
        var (stamp, center) = (principal.FindFirstValue(LoginClaims.Stamp), principal.FindFirstValue(LoginClaims.Center));
        var today = calendar.Today;
        var key = print is not null ? $"k{id:N}{print}{today.DayNumber}" : $"l{id:N}{stamp}{center}{today.DayNumber}";
        if (!cache.TryGet(key, out var actor))
        {
            var asked = cache.Generation;
            actor = print is not null ? await Key(new(id), print, today, ct)
                : Guid.TryParse(center, out var at) && Guid.TryParse(principal.FindFirstValue(LoginClaims.Staff), out var staff) && stamp is not null
                    ? await Person(new(id), new(staff), stamp, new(at), today, ct) : null;
            cache.Keep(key, actor, asked);
        }

        if (actor is not null && print is not null)
            await use.Note(db, new(id), actor.Center, calendar.Now, ct);
        return actor;
    }

    private async Task<Actor?> Person(LoginId login, StaffId staff, string stamp, CenterId center, DateOnly today, CancellationToken ct)
    {
        var appointments = db.Set<Appointment>().IgnoreQueryFilters().AsNoTracking()
            .Where(a => a.CenterId == center && a.From <= today && (a.To == null || a.To >= today));
        var acting = db.Set<Deputyship>().IgnoreQueryFilters()
            .Where(d => d.CenterId == center && d.DeputyId == staff && d.From <= today && d.To >= today).Select(d => d.AppointmentId);
        var rows = await (
            from a in appointments
            where a.StaffId == staff || acting.Contains(a.Id)
            join p in db.Set<Post>() on a.PostId equals p.Id
            from l in db.Set<Login>()
            join s in db.Set<StaffMember>() on l.StaffId equals s.Id
            where l.Id == login && l.Stamp == stamp && !l.IsClosed && s.Id == staff && s.LeftOn == null && !p.IsClosed
            orderby p.Order, a.Id
            select new { s.Name, Post = p.Name, p.PermissionLines, a.ZoneLines, IsActing = a.StaffId != staff }).Take(50).ToListAsync(ct);
        if (rows.Count == 0)
            return null;

        var zone = rows.Exists(r => r.ZoneLines.Length == 0) ? null : rows.SelectMany(r => Appointment.ReadZone(r.ZoneLines)).ToHashSet();
        return new(staff, rows[0].Name, rows.Find(r => !r.IsActing)?.Post ?? $"代{rows[0].Post}", center,
            rows.SelectMany(r => Post.Read(r.PermissionLines)).ToHashSet(), zone);
    }

    private async Task<Actor?> Key(ApiKeyId id, string print, DateOnly today, CancellationToken ct)
    {
        var key = await db.Set<ApiKey>().IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, ct);
        return key is { RevokedAt: null } && key.Until >= today && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(key.Fingerprint), Encoding.ASCII.GetBytes(print))
            ? new(null, key.Name, "接口", key.CenterId, key.Scopes.ToHashSet()) { IsIntegration = true }
            : null;
    }
}

/// <summary>Notes when a key was last used, at most once a minute and key.</summary>
internal sealed class KeyUse
{
    private readonly ConcurrentDictionary<ApiKeyId, DateTime> noted = new();

    public async ValueTask Note(AppDb db, ApiKeyId id, CenterId center, DateTime now, CancellationToken ct)
    {
        if (noted.TryGetValue(id, out var last) && now - last < TimeSpan.FromMinutes(1))
            return;
        noted[id] = now;
        await db.Set<ApiKey>().IgnoreQueryFilters().Where(k => k.CenterId == center && k.Id == id).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, now), ct);
    }
}
