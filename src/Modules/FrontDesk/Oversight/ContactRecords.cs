using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Log;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.FrontDesk.Oversight;

/// <summary>A line of 《来电来访登记表》, as it is checked by the director (S-3.1).</summary>
internal sealed class ContactRecords(AppDb db, CurrentUser user) : IRecords
{
    public string Kind => Contact.SubjectKind;
    public string Title => "来电来访";
    public string Prefix => "LD";

    public async Task<RecordCard?> Find(Guid id, CancellationToken ct)
    {
        var key = new ContactId(id);
        return Card(user.May(FrontDeskPermissions.Log) ? await db.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == key, ct) : null);
    }

    public async Task<RecordCard?> Find(string number, CancellationToken ct) =>
        Card(user.May(FrontDeskPermissions.Log) ? await db.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, ct) : null);

    private static RecordCard? Card(Contact? c) => c is null ? null : new(c.Subject, c.Number, $"{c.HouseNumber} {AfterLogging.Short(c.Content)}".Trim(), c.Href, c.TakenById);
}
