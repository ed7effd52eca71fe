using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.Registers;

/// <summary>Areas, use and state that were valid on a day: bills of a period use these, not those of today (F-1a).</summary>
internal static class HouseOnDay
{
    private const int MostChanges = 1000;

    [Permission(EstatePermissions.View)]
    public sealed record Query
    {
        public Guid Id { get; set; }
        public DateOnly On { get; set; }
    }

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, HouseFacts>
    {
        public async Task<Result<HouseFacts>> Handle(Query query, CancellationToken ct)
        {
            var id = new HouseId(query.Id);
            if (await db.Set<House>().InZone(user).SingleOrDefaultAsync(h => h.Id == id, ct) is not { } house)
                return Problem.NotFound("没有这套房屋，或不在您的责任区内");
            var later = await db.Set<HouseChange>().Where(c => c.HouseId == id && c.EffectiveOn > query.On).OrderByDescending(c => c.EffectiveOn).ThenByDescending(c => c.At).ThenByDescending(c => c.Id)
                .Take(MostChanges).ToListAsync(ct);
            return house.ValidOn(query.On, later);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, HouseFacts>("/house-on");
}
