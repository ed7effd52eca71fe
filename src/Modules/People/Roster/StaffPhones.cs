using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Privacy;
using Anju.People.Domain;

namespace Anju.People.Roster;

/// <summary>A colleague's telephone, in full after a reason was given.</summary>
internal sealed class StaffPhones(AppDb db) : IPersonalSource
{
    public string Subject => "people.staff";
    public string Permission => PeoplePermissions.View;

    public Task<string?> Read(Guid id, string field, CancellationToken ct) => field == "phone"
        ? db.Set<StaffMember>().Where(s => s.Id == new StaffId(id) && db.Set<Appointment>().Any(a => a.StaffId == s.Id)).Select(s => s.Phone).SingleOrDefaultAsync(ct)
        : Task.FromResult<string?>(null);
}
