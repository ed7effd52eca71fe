using Microsoft.EntityFrameworkCore;
using Anju.Complaints.Contracts;
using Anju.Complaints.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Privacy;

namespace Anju.Complaints.Case;

/// <summary>Name and telephone of a complainant, shown in full only with a reason (个人信息保护法 51).</summary>
internal sealed class ComplainantSource(AppDb db) : IPersonalSource
{
    public const string Name = "complaints.case";

    public string Subject => Name;
    public string Permission => ComplaintsPermissions.Reveal;

    public async Task<string?> Read(Guid id, string field, CancellationToken ct)
    {
        var key = new ComplaintId(id);
        var found = await db.Set<Complaint>().AsNoTracking().Where(c => c.Id == key).Select(c => new { c.ComplainantName, c.ComplainantPhone }).SingleOrDefaultAsync(ct);
        return field switch { "phone" => found?.ComplainantPhone, "name" => found?.ComplainantName, _ => null };
    }
}
