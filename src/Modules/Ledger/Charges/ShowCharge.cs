using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Charges;

/// <summary>One charge of the desk and what was done to it.</summary>
internal static class ShowCharge
{
    [Permission(LedgerPermissions.View)]
    public sealed record Query { public long Id { get; set; } }

    public sealed record Line(DateOnly On, LineKind Kind, Money Amount);

    public sealed record View(long Id, HouseId House, string HouseNumber, string Item, int Period, Money Amount, DateOnly On, string Why, string Source, string By, DateOnly? WithdrawnOn, string WithdrawnWhy, IReadOnlyList<Line> Lines);

    internal sealed class Handler(AppDb db, IHouses houses, IBills bills) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Charge>().SingleOrDefaultAsync(c => c.Id == query.Id, ct) is not { } c)
                return Problem.NotFound("没有这笔收费");
            var house = await houses.Find(c.HouseId, ct);
            var item = (await bills.Items(ct)).First(i => i.No == c.ItemNo);
            var lines = await db.Set<LedgerLine>().Where(l => l.ChargeId == c.Id).OrderBy(l => l.No).Take(200).ToListAsync(ct);
            return new View(c.Id, c.HouseId, house?.Number ?? "", item.Name, c.Period, c.Amount, c.On, c.Why, c.Source, c.By, c.WithdrawnOn, c.WithdrawnWhy, [.. lines.Select(l => new Line(l.On, l.Kind, new(l.Fen)))]);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/charge");
}
