using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Summary;

/// <summary>无账单房屋: houses without a bill of an item that every house owes, in a month and community.</summary>
internal static class UnbilledHouses
{
    private const int Shown = 500, Step = 5000;

    [Permission(BillingPermissions.View)]
    public sealed record Query
    {
        public CommunityId? Community { get; set; }
        [StringLength(7)] public string? Month { get; set; }
    }

    public sealed record Row(HouseId Id, string Number, HouseState State, string Item, string Why);

    public sealed record View(DateOnly Month, CommunityId Community, IReadOnlyList<CommunityCard> Communities, IReadOnlyList<Row> Rows, int Houses, bool IsCut);

    internal sealed class Handler(AppDb db, IHouseHistory history, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var month = calendar.MonthStart(calendar.Today);
            if (query.Month is { Length: > 0 } text && !Runs.StartRun.TryMonth(text, out month))
                return Problem.Invalid(nameof(Query.Month), "账期应为 年-月，如 2026-11");
            var communities = await history.Communities(ct);
            if (communities.Count == 0)
                return new View(month, default, [], [], 0, false);
            var community = communities.FirstOrDefault(c => c.Id == query.Community) ?? communities[0];
            var items = (await db.Set<FeeItem>().Where(i => i.IsActive && i.IsForAll).OrderBy(i => i.No).Take(100).ToListAsync(ct)).Where(i => i.IsDue(month)).ToList();
            var (rows, after, seen) = (new List<Row>(), "", 0);
            while (items.Count > 0 && rows.Count < Shown && await history.Next(community.Id, after, Step, ct) is { Count: > 0 } houses)
            {
                await Missing(houses, items, month, community.Id, rows, ct);
                (after, seen) = (houses[^1].Number, seen + houses.Count);
                if (houses.Count < Step)
                    break;
            }

            return new View(month, community.Id, communities, [.. rows.Take(Shown)], seen, rows.Count > Shown);
        }

        private async Task Missing(IReadOnlyList<HouseRow> houses, List<FeeItem> items, DateOnly month, CommunityId community, List<Row> rows, CancellationToken ct)
        {
            var (ids, periods) = (houses.Select(h => h.Id).ToArray(), items.Select(i => Bill.PeriodOf(i.CycleOf(month))).Distinct().ToArray());
            var billed = (await db.Set<Bill>().Where(b => periods.Contains(b.Period) && ids.Contains(b.HouseId) && b.WithdrawnAt == null).Select(b => new { b.HouseId, b.ItemNo }).Distinct().OrderBy(b => b.HouseId).ThenBy(b => b.ItemNo).Take(Step * 100).ToListAsync(ct)).Select(b => (b.HouseId, b.ItemNo)).ToHashSet();
            var notes = (await db.Set<RunException>().Join(db.Set<BillRun>().Where(r => r.CommunityId == community && r.Month == month && r.State != RunState.Discarded), e => e.RunNo, r => r.No, (e, r) => e)
                .Where(e => e.BillId == null || e.Kind == ExceptionKind.Excluded).OrderBy(e => e.RunNo).ThenBy(e => e.HouseId).ThenBy(e => e.ItemNo).ThenBy(e => e.Kind).Take(Step * 4).ToListAsync(ct)).ToLookup(e => (e.HouseId, e.ItemNo));
            foreach (var house in houses)
                foreach (var item in items)
                    if (!billed.Contains((house.Id, item.No)) && (item.BuilderPays || house.State is not (HouseState.Unsold or HouseState.NotHandedOver)))
                        rows.Add(new(house.Id, house.Number, house.State, item.Name, notes[(house.Id, item.No)].LastOrDefault() is { } e ? $"{Words.Of(e.Kind)}：{e.Note}" : "本期未核算"));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/unbilled");
}
