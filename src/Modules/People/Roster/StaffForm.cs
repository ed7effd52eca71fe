using System.ComponentModel.DataAnnotations;
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

/// <summary>Checks that hiring and editing share.</summary>
internal static class StaffForm
{
    private const int AheadDays = 90;

    public static Problem? Check(string? phone, DateOnly? joinedOn, DateOnly today) =>
        !string.IsNullOrEmpty(phone) && !PhoneNumber.TryParse(phone, out _) ? Problem.Invalid("Phone", "电话号码不对，请填写 5 到 15 位数字")
        : joinedOn is { } on && (on.Year < 1950 || on > today.AddDays(AheadDays)) ? Problem.Invalid("JoinedOn", $"入职日期应在 1950 年以后、最晚 {AheadDays} 天内")
        : null;

    public static async Task<Problem?> BadgeTaken(AppDb db, string? badgeNo, StaffId? except, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(badgeNo))
            return null;
        var holder = await db.Set<StaffMember>().Where(s => s.BadgeNo == badgeNo).Select(s => new { s.Id, s.Name }).FirstOrDefaultAsync(ct);
        return holder is null || holder.Id == except ? null : Problem.Invalid("BadgeNo", $"这个工牌号已由{holder.Name}使用");
    }
}
