using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;

namespace Anju.FrontDesk.Desk;

/// <summary>Counts broken promises for the menu.</summary>
internal sealed class LatePromises(AppDb db, Calendar calendar) : ILateCount
{
    public const string Place = "frontdesk";
    public string Key => Place;

    public IQueryable<int> Late
    {
        get
        {
            var now = calendar.Now;
            return db.Set<Contact>().Where(c => c.ClosedAt == null && c.PromisedAt < now).Select(_ => 1);
        }
    }
}
