using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.People.Domain;

namespace Anju.People.SignIn;

/// <summary>What a cookie says: which login, whose, of which stamp, in which center. Rights are never in it; they are looked up.</summary>
internal sealed class LoginClaims(AppDb db, Calendar calendar) : IUserClaimsPrincipalFactory<Login>
{
    public const string Staff = "staff", Stamp = "stamp", Center = "center", KeyPrint = "key-print";

    public async Task<ClaimsPrincipal> CreateAsync(Login user)
    {
        var centers = await Centers(user.StaffId, default);
        var center = centers.Contains(user.Center ?? default) ? user.Center!.Value : centers.Count > 0 ? centers[0] : default;
        return new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, user.Id.Value.ToString("N")), new(Staff, user.StaffId.Value.ToString("N")),
            new(Stamp, user.Stamp), new(Center, center.ToString("N")),
        ], IdentityConstants.ApplicationScheme));
    }

    /// <summary>Where this person has work today, by own post or as a deputy; the longest held first. At most 100.</summary>
    public async Task<IReadOnlyList<Guid>> Centers(StaffId staff, CancellationToken ct)
    {
        var today = calendar.Today;
        var own = await db.Set<Appointment>().IgnoreQueryFilters().Where(a => a.StaffId == staff && a.From <= today && (a.To == null || a.To >= today))
            .OrderBy(a => a.From).ThenBy(a => a.Id).Select(a => a.CenterId).Take(100).ToListAsync(ct);
        var acting = await db.Set<Deputyship>().IgnoreQueryFilters().Where(d => d.DeputyId == staff && d.From <= today && d.To >= today)
            .OrderBy(d => d.From).ThenBy(d => d.Id).Select(d => d.CenterId).Take(100).ToListAsync(ct);
        return [.. own.Concat(acting).Select(c => c.Value).Distinct()];
    }
}
