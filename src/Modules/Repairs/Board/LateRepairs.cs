using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Board;

/// <summary>The figure beside 报修 in the menu.</summary>
internal sealed class LateRepairs(AppDb db, Calendar calendar) : ILateCount
{
    public string Key => "repairs";

    public IQueryable<int> Late
    {
        get
        {
            var now = calendar.Now;
            return db.Set<Repair>().Where(r => r.DueAt < now).Select(_ => 1);
        }
    }
}
