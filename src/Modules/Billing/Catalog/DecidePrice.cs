using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Catalog;

/// <summary>Somebody else than who proposed a price lets it take effect; the price before it ends the day before.</summary>
[Act("批准价格")]
internal static class DecidePrice
{
    [Permission(BillingPermissions.Approve)]
    public sealed record Command : IValidatableObject
    {
        public int No { get; set; }
        public bool Approve { get; set; }
        [StringLength(200, ErrorMessage = "意见最多 200 字")] public string Words { get; set; } = "";

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!Approve && Words.Length == 0)
                yield return new("不批准请写明原因", [nameof(Words)]);
        }
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Calendar calendar, IEvidence evidence) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<PriceVersion>().SingleOrDefaultAsync(p => p.No == command.No, ct) is not { } price)
                return Problem.NotFound("没有这个价格");
            if (price.Decide(command.Approve, command.Words, user, command.Approve ? await BilledTo(price, ct) : null, calendar.Now) is { } problem)
                return problem;
            if (!command.Approve)
                return new Done();
            var others = await db.Set<PriceVersion>().Where(p => p.ItemNo == price.ItemNo && p.State == PriceState.Approved && p.No != price.No && p.From < price.From && (p.To == null || p.To >= price.From)).OrderBy(p => p.No).Take(5000).ToListAsync(ct);
            foreach (var other in others.Where(o => o.Scope == price.Scope))
                other.To = price.From.AddDays(-1);
            var item = await db.Set<FeeItem>().AsNoTracking().SingleAsync(i => i.No == price.ItemNo, ct);
            evidence.Note(new WorkDone(BillingEvidence.Priced, new Subject("price", new Guid(price.No, 0, 0, new byte[8])), $"价格 {price.No}", $"{item.Name} {price.Where} 自 {price.From:yyyy-MM-dd}", $"/billing/prices?no={price.No}", calendar.Now));
            return new Done();
        }

        /// <summary>The last day of this item that is billed and posted where the price would hold.</summary>
        private async Task<DateOnly?> BilledTo(PriceVersion price, CancellationToken ct)
        {
            var runs = await db.Set<BillRun>().AsNoTracking().Where(r => r.State == RunState.Posted && (price.CommunityId == null || r.CommunityId == price.CommunityId))
                .OrderByDescending(r => r.Month).ThenByDescending(r => r.No).Take(24).ToListAsync(ct);
            foreach (var run in runs)
            {
                var (first, last) = (Bill.FirstOf(run.No), Bill.LastOf(run.No));
                if (await db.Set<Bill>().AsNoTracking().Where(b => b.Id >= first && b.Id <= last && b.ItemNo == price.ItemNo && b.WithdrawnAt == null && (price.HouseId == null || b.HouseId == price.HouseId)).OrderByDescending(b => b.To).ThenBy(b => b.Id).Select(b => (DateOnly?)b.To).FirstOrDefaultAsync(ct) is { } to)
                    return to;
            }

            return null;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/prices/decide");
}
