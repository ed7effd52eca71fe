using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Ledger.Months;

/// <summary>代收代付: what is held for each supplier now, and what was passed on lately.</summary>
internal static class ShowAgency
{
    [Permission(MonthsPermissions.View)]
    public sealed record Query;

    public sealed record Row(int Item, string Name, Money Collected, Money Passed, Money Held);

    public sealed record Passed(DateOnly On, string Item, Money Amount, string Payee, string Voucher, string By);

    public sealed record View(IReadOnlyList<Row> Items, IReadOnlyList<Passed> Last);

    internal sealed class Handler(AppDb db, MonthBook book, IBills bills, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var items = (await bills.Items(ct)).Where(i => i.Whose == MoneyOf.Agency).ToList();
            var year = (await book.Between(new(calendar.Today.Year, 1, 1), calendar.Today, ct)).Where(r => r.Key.Pot == Pot.Agency).ToDictionary(r => r.Key.Item);
            var last = await db.Set<PassedOn>().OrderByDescending(p => p.On).ThenByDescending(p => p.Id).Take(30).ToListAsync(ct);
            return new View([.. items.Select(i => Of(i, year.GetValueOrDefault(i.No)))],
                [.. last.Select(p => new Passed(p.On, items.Find(i => i.No == p.ItemNo)?.Name ?? "", p.Amount, p.Payee, p.Voucher, p.By))]);
        }
    }

    private static Row Of(FeeItemCard item, Rolled held) => new(item.No, item.Name, new(held.Moves.New), new(held.Moves.Received), new(held.Closing));

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/agency");
}
