using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Domain;

namespace Anju.People.Roster;

/// <summary>Who may give what to whom: nobody gives what he does not hold, unless administrator; somebody always remains administrator.</summary>
internal sealed class Rights(AppDb db, CurrentUser user, Calendar calendar, ModuleList modules)
{
    public bool IsAdministrator => user.May(PeoplePermissions.Administer);

    /// <summary>A problem when the giver lacks one of these himself.</summary>
    public Problem? ToGive(IEnumerable<string> permissions)
    {
        if (IsAdministrator)
            return null;
        var lacking = permissions.Where(p => !user.May(p)).Select(Label).Take(5).ToList();
        return lacking.Count == 0 ? null : Problem.Forbidden($"您自己没有这些权限，不能授予别人：{string.Join('、', lacking)}");
    }

    public string Label(string permission) => modules.Permissions.FirstOrDefault(p => p.Name == permission)?.Label ?? permission;

    /// <summary>Loads somebody whom the user may manage: of this center, or of none. Those of other centers are the administrator's.</summary>
    public async Task<Result<StaffMember>> Of(StaffId id, CancellationToken ct)
    {
        var staff = await db.Set<StaffMember>().SingleOrDefaultAsync(s => s.Id == id, ct);
        if (staff is null)
            return Problem.NotFound("没有这位员工");
        if (IsAdministrator)
            return staff;
        var today = calendar.Today;
        var centers = await db.Set<Appointment>().IgnoreQueryFilters().Where(a => a.StaffId == id && (a.To == null || a.To >= today))
            .Select(a => a.CenterId).Distinct().OrderBy(c => c).Take(2).ToListAsync(ct);
        return centers.Count == 0 || centers.Contains(user.Center) ? staff : Problem.Forbidden("这位员工在别的服务中心任职，请由系统管理员办理");
    }

    /// <summary>A problem when this person may do more than the user: whoever holds the key to an account holds its rights.</summary>
    public async Task<Problem?> OverAccountOf(StaffId id, CancellationToken ct)
    {
        if (IsAdministrator)
            return null;
        var lines = await Current().Where(a => a.StaffId == id).Join(db.Set<Post>(), a => a.PostId, p => p.Id, (_, p) => p).OrderBy(p => p.Id).Select(p => p.PermissionLines).Take(50).ToListAsync(ct);
        return lines.SelectMany(Post.Read).All(user.May) ? null : Problem.Forbidden("这位员工的权限比您多，请由系统管理员办理");
    }

    /// <summary>A problem when nobody would be administrator any more without these appointments.</summary>
    public async Task<Problem?> Without(IReadOnlyCollection<AppointmentId> ended, IReadOnlyCollection<PostId> stripped, CancellationToken ct)
    {
        var administering = (await db.Set<Post>().AsNoTracking().Where(p => !p.IsClosed && p.PermissionLines.Contains(PeoplePermissions.Administer)).ToListAsync(ct))
            .Where(p => p.Permissions.Contains(PeoplePermissions.Administer)).Select(p => p.Id).ToList();
        var holders = await Current().Where(a => administering.Contains(a.PostId))
            .Join(db.Set<StaffMember>().Where(s => s.LeftOn == null), a => a.StaffId, s => s.Id, (a, _) => a)
            .Join(db.Set<Login>().Where(l => !l.IsClosed), a => a.StaffId, l => l.StaffId, (a, _) => new { a.Id, a.PostId }).OrderBy(a => a.Id).Take(1000).ToListAsync(ct);
        var touched = holders.Exists(h => ended.Contains(h.Id) || stripped.Contains(h.PostId));
        return touched && holders.TrueForAll(h => ended.Contains(h.Id) || stripped.Contains(h.PostId))
            ? Problem.Conflict("这是最后一位系统管理员，请先任命另一位")
            : null;
    }

    private IQueryable<Appointment> Current()
    {
        var today = calendar.Today;
        return db.Set<Appointment>().IgnoreQueryFilters().AsNoTracking().Where(a => a.From <= today && (a.To == null || a.To >= today));
    }
}

/// <summary>The version a form was shown, for rows of the company.</summary>
internal static class Shown
{
    public static Problem? Older(this ICounted record, int shown) =>
        record.Version == shown ? null : Problem.Conflict("刚刚有人改动过这份资料，您填写的内容仍在，请核对后再保存");
}
