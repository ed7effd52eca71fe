using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Complaints.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Complaints.Oversight;

/// <summary>A complaint, as it is checked by the director (S-3.1).</summary>
internal sealed class ComplaintRecords(AppDb db, CurrentUser user) : IRecords
{
    public string Kind => "complaint";
    public string Title => "投诉";
    public string Prefix => "TS";

    public async Task<RecordCard?> Find(Guid id, CancellationToken ct)
    {
        var key = new ComplaintId(id);
        return Card(user.May(ComplaintsPermissions.View) ? await db.Set<Complaint>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == key, ct) : null);
    }

    public async Task<RecordCard?> Find(string number, CancellationToken ct) =>
        Card(user.May(ComplaintsPermissions.View) ? await db.Set<Complaint>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, ct) : null);

    private static RecordCard? Card(Complaint? c) => c is null ? null : new(c.Subject, c.Number, c.Title, c.Href, c.HandlerId);
}
