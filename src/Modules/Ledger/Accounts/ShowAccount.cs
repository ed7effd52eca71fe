using Microsoft.AspNetCore.Routing;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Accounts;

/// <summary>业主账户 (F-3b): paid and owed by item and period, advance, deposits, late charge, at the end of any day.</summary>
internal static class ShowAccount
{
    [Permission(LedgerPermissions.View)]
    public sealed record Query
    {
        public HouseId House { get; set; }

        /// <summary>Today when empty; never in the future.</summary>
        public DateOnly? On { get; set; }

        /// <summary>Settled charges too.</summary>
        public bool All { get; set; }
    }

    /// <param name="Late">Late charge open on that day, run up included.</param>
    public sealed record Row(long Charge, int ItemNo, string Item, MoneyOf Whose, int Period, DateOnly From, DateOnly To, DateOnly DueOn, Money Amount, Money Adjusted, Money Paid, Money Waived, Money Open, Money Late, bool IsDue, string Href);

    public sealed record View(HouseId House, string Number, string Community, string Building, DateOnly On, IReadOnlyList<Row> Rows, Money Owed, Money Overdue, Money Late, Money Advance, Money Deposit, DateOnly? OldestDueOn, DateOnly? LastPaidOn)
    {
        public Money Everything => Owed + Late;
    }

    internal sealed class Handler(BookShelf shelf, IHouses houses, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var day = query.On ?? calendar.Today;
            if (day > calendar.Today)
                return Problem.Invalid(nameof(Query.On), "不能查看将来的账户");
            if (await houses.Find(query.House, ct) is not { } house)
                return Problem.NotFound("没有这套房屋");
            if (user.Actor.Zone is { } zone && !zone.Contains(house.Building.Value) && !user.May(LedgerPermissions.Cash))
                return Problem.Forbidden("这套房屋不在您的责任区");
            var book = await shelf.At(house.Id, day, ct);
            var charges = book?.Charges ?? [];
            var lines = book?.Lines ?? [];
            var open = charges.Where(c => c.PrincipalFen > 0).ToList();
            return new View(house.Id, house.Number, house.CommunityName, house.BuildingName, day,
                [.. charges.Where(c => query.All || c.PrincipalFen != 0 || c.LateAt(day) > 0).OrderByDescending(c => c.Period).ThenBy(c => c.ItemNo).ThenBy(c => c.Id).Take(2000).Select(c => Of(c, day))],
                new(open.Sum(c => c.PrincipalFen)), new(open.Where(c => c.IsDue(day)).Sum(c => c.PrincipalFen)), new(charges.Sum(c => c.LateAt(day))),
                new(lines.Where(l => l.Kind == LineKind.Advance).Sum(l => l.Fen)), new(lines.Where(l => l.Kind == LineKind.Deposit).Sum(l => l.Fen)),
                open.Count == 0 ? null : open.Min(c => c.DueOn), lines.LastOrDefault(l => l.Kind is LineKind.Paid or LineKind.LatePaid && l.Fen > 0)?.On);
        }
    }

    private static Row Of(OpenCharge c, DateOnly day) =>
        new(c.Id, c.ItemNo, c.Item, c.Whose, c.Period, c.From, c.To, c.DueOn, c.Amount, new(c.AdjustedFen - (c.IsWithdrawn ? c.AmountFen : 0)), new(c.PaidFen), new(c.WaivedFen), c.Principal, new(c.LateAt(day)), c.IsDue(day), c.Href);

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/account");
}
