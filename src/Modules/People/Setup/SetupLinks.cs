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

using Anju.People.Contracts;

namespace Anju.People.Setup;

internal sealed class SetupLinks(AppDb db, Calendar calendar) : ISetupLinks
{
    public async Task<string?> Create(CancellationToken ct)
    {
        if (await HasAdministrator(db, ct))
            return null;
        foreach (var earlier in await db.Set<OneTimeLink>().Where(l => l.StaffId == null && l.UsedAt == null).ToListAsync(ct))
            earlier.Withdraw(calendar.Now);
        var (link, token) = OneTimeLink.For(null, null, calendar.Now);
        db.Add(link);
        await db.SaveChangesAsync(ct);
        return "/setup?token=" + token;
    }

    /// <summary>Somebody who can sign in and holds a post that administers.</summary>
    public static Task<bool> HasAdministrator(AppDb db, CancellationToken ct) =>
        db.Set<Login>().Where(l => !l.IsClosed && l.PasswordHash != null)
            .Join(db.Set<Appointment>().IgnoreQueryFilters().Where(a => a.To == null), l => l.StaffId, a => a.StaffId, (_, a) => a)
            .Join(db.Set<Post>().Where(p => p.PermissionLines.Contains(PeoplePermissions.Administer)), a => a.PostId, p => p.Id, (a, _) => a).AnyAsync(ct);

    /// <summary>The link of a token while it is good.</summary>
    public async Task<Result<OneTimeLink>> Find(string? token, CancellationToken ct)
    {
        if (token is not { Length: > 20 and < 100 })
            return Problem.NotFound("链接不完整，请重新打开收到的链接");
        var print = OneTimeLink.FingerprintOf(token);
        var link = await db.Set<OneTimeLink>().SingleOrDefaultAsync(l => l.Fingerprint == print, ct);
        return link is null ? Problem.NotFound("没有这个链接，请重新索取")
            : link.IsGood(calendar.Now) ? link
            : Problem.Conflict(link.UsedAt is not null ? "这个链接已经用过，请重新索取" : "这个链接已过期，请重新索取");
    }
}
