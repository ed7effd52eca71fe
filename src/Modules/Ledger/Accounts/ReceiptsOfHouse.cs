using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Accounts;

/// <summary>Papers of one house, the newest first.</summary>
internal static class ReceiptsOfHouse
{
    private const int Most = 60;

    [Permission(LedgerPermissions.View)]
    public sealed record Query
    {
        public HouseId House { get; set; }
        public DateOnly? On { get; set; }
    }

    public sealed record Row(ReceiptId Id, string Number, DateOnly On, PaperOf Kind, PaperState State, Money Total, string Cashier, string Href);

    internal sealed class Handler(AppDb db, IHouses houses, CurrentUser user, Calendar calendar) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct)
        {
            if (await houses.Find(query.House, ct) is not { } house)
                return Problem.NotFound("没有这套房屋");
            if (user.Actor.Zone is { } zone && !zone.Contains(house.Building.Value) && !user.May(LedgerPermissions.Cash))
                return Problem.Forbidden("这套房屋不在您的责任区");
            var day = query.On ?? calendar.Today;
            return (await db.Set<Receipt>().Where(r => r.HouseId == query.House && r.On <= day).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(Most).ToListAsync(ct))
                .ConvertAll(r => new Row(r.Id, r.Number, r.On, r.Kind, r.State, r.Total, r.Cashier, r.Href));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Row>>("/account/receipts");
}
