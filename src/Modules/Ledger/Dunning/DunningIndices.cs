using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Web;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Dunning;

/// <summary>承诺兑现率 and 送达率: what can be told of any past period from the records themselves.</summary>
internal static class DunningIndices
{
    [Permission(LedgerPermissions.Dun)]
    public sealed record Query : IndexPeriod;

    internal sealed class Handler(AppDb db, Calendar calendar) : IndexHandler<Query>(calendar)
    {
        private readonly Calendar clock = calendar;

        public override string Title => "催缴";
        public override int Order => 60;

        public override async Task<IndexSheet> Of(DateOnly from, DateOnly to, CancellationToken ct)
        {
            var last = to < clock.Today ? to : clock.Today.AddDays(-1);
            var promises = await db.Set<DunningAct>().AsNoTracking().Where(a => a.PromiseOn >= from && a.PromiseOn <= last).GroupBy(a => a.PromisePaidFen >= a.PromiseFen).Select(g => new { Kept = g.Key, Count = g.Count() }).ToListAsync(ct);
            var letters = await db.Set<DunningLetter>().AsNoTracking().Where(l => l.On >= from && l.On <= to).GroupBy(l => l.Delivery != Delivery.None).Select(g => new { Delivered = g.Key, Count = g.Count() }).ToListAsync(ct);
            return new(from, to,
            [
                new("承诺兑现率", "到期前付清承诺金额的承诺 ÷ 到期的承诺", promises.Where(p => p.Kept).Sum(p => p.Count), promises.Sum(p => p.Count), 60, "/ledger/arrears?tab=All", "/ledger/arrears?tab=Broken"),
                new("催缴通知单送达率", "已送达 ÷ 已签发", letters.Where(l => l.Delivered).Sum(l => l.Count), letters.Sum(l => l.Count), 95, "/ledger/letters", "/ledger/letters?open=true"),
            ], []);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IndexSheet>("/dunning/indices");
}
