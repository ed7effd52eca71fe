using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Log;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;

namespace Anju.FrontDesk.Oversight;

/// <summary>Contacts whose promise is over without an answer, that wait for an instruction, and shifts that nobody took over (S-4.1.4a).</summary>
internal sealed class IncompleteContacts(AppDb db, Calendar calendar) : IIncompleteRecords
{
    public int Order => 30;
    public string Module => "接待";
    public string Permission => FrontDeskPermissions.Log;

    public async Task<IReadOnlyList<IncompleteRecord>> Of(DateTime since, int limit, CancellationToken ct)
    {
        var yesterday = calendar.Now.AddDays(-1);
        var all = db.Set<Contact>().AsNoTracking().Where(c => c.At >= since);
        var open = await all.Where(c => c.ClosedAt == null && c.PromisedAt < yesterday).OrderBy(c => c.PromisedAt).ThenBy(c => c.Id).Take(limit).ToListAsync(ct);
        var asked = await all.Where(c => c.AskedDirectorAt < yesterday && c.InstructedAt == null).OrderBy(c => c.AskedDirectorAt).ThenBy(c => c.Id).Take(limit).ToListAsync(ct);
        var shifts = await db.Set<Shift>().AsNoTracking().Where(s => s.StartedAt >= since && s.HandedOverAt < yesterday && s.ReceivedAt == null).OrderBy(s => s.HandedOverAt).ThenBy(s => s.Id).Take(limit).ToListAsync(ct);
        return
        [
            .. open.Select(c => Row(c, Lack.Close, "答复", c.PromisedAt!.Value, c.PassedTo.Length > 0 ? c.PassedTo : c.TakenBy)),
            .. asked.Select(c => Row(c, Lack.Field, "主任批示", c.AskedDirectorAt!.Value, "")),
            .. shifts.Select(s => new IncompleteRecord(new("shift", s.Id.Value), Lack.Signature, "接班确认", FormattableString.Invariant($"{s.On:MM-dd}"), $"交接班 {s.Slot}", "/desk/shift", s.HandedOverAt!.Value, s.Holder)),
        ];
    }

    private static IncompleteRecord Row(Contact c, Lack lack, string what, DateTime since, string who) => new(c.Subject, lack, what, c.Number, $"{c.HouseNumber} {AfterLogging.Short(c.Content)}".Trim(), c.Href, since, who);
}
