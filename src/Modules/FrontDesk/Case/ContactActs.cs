using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;

namespace Anju.FrontDesk.Case;

/// <summary>What every act on a logged contact begins with: find it, and see that nobody was faster.</summary>
internal static class ContactActs
{
    public static async Task<Result<Contact>> Take(AppDb db, Stale stale, ContactId id, int version, CancellationToken ct)
    {
        if (await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } contact)
            return Problem.NotFound("找不到这条登记");
        return await stale.Check(contact, version, ct) is { } changed ? changed : contact;
    }

    public static void Add(this ITimeline timeline, Contact contact, string text, string state) =>
        timeline.Add(contact.Subject, text, state, contact.HouseId?.Value, contact.Number, contact.Href);
}
