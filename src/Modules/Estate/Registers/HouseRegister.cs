using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Sheets;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.Registers;

/// <summary>房屋面积台账 (F-1a): houses of the zone with their areas, and totals over the whole filter.</summary>
internal static class HouseRegister
{
    public const int PageSize = 50;
    private const int MostExported = 100_000;

    [Permission(EstatePermissions.View)]
    public sealed record Query
    {
        public Guid? Building { get; set; }
        public HouseState? State { get; set; }
        [StringLength(40)] public string? Q { get; set; }
        [Range(1, 100_000)] public int? Page { get; set; }
    }

    public sealed record Row(HouseId Id, string Number, string Community, string Building, int Floor, long GrossCenti, long NetCenti, HouseUse Use, HouseState State, DateOnly? HandedOverOn)
    {
        public decimal GrossArea => GrossCenti / 100m;
        public decimal NetArea => NetCenti / 100m;
    }

    public sealed record Sheet(ListPage<Row> List, decimal GrossTotal, decimal NetTotal);

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, Sheet>
    {
        public async Task<Result<Sheet>> Handle(Query query, CancellationToken ct)
        {
            var houses = Filtered(db, user, query);
            var totals = await houses.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Gross = g.Sum(h => h.GrossCenti), Net = g.Sum(h => h.NetCenti) }).SingleOrDefaultAsync(ct);
            var page = query.Page ?? 1;
            var rows = await Rows(db, houses).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
            return new Sheet(new(rows, totals?.Count ?? 0, page, PageSize), (totals?.Gross ?? 0) / 100m, (totals?.Net ?? 0) / 100m);
        }
    }

    private static IQueryable<House> Filtered(AppDb db, CurrentUser user, Query query)
    {
        var houses = db.Set<House>().AsNoTracking().InZone(user);
        if (query.Building is { } building && new BuildingId(building) is var id)
            houses = houses.Where(h => h.BuildingId == id);
        if (query.State is { } state)
            houses = houses.Where(h => h.State == state);
        if (query.Q is { Length: > 0 } q)
            houses = houses.Where(h => h.Number.StartsWith(q));
        return houses;
    }

    private static IQueryable<Row> Rows(AppDb db, IQueryable<House> houses) =>
        from h in houses
        join c in db.Set<Community>() on h.CommunityId equals c.Id
        join b in db.Set<Building>() on h.BuildingId equals b.Id
        orderby c.Name, b.Sort, h.Unit.Length, h.Unit, h.Floor, h.Number.Length, h.Number, h.Id
        select new Row(h.Id, h.Number, c.Name, b.Name, h.Floor, h.GrossCenti, h.NetCenti, h.Use, h.State, h.HandedOverOn);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapQuery<Query, Sheet>("/houses");
        api.MapGet("/houses.xlsx", async ([AsParameters] Query query, Query<Query, Sheet> check, AppDb db, CurrentUser user, CancellationToken ct) =>
        {
            if ((await check.Ask(query, ct)).Problem is { } problem)    // the same permission and the same sentences as the list
                return problem.ToHttp();
            return await SheetDownload.Answer(Rows(db, Filtered(db, user, query)).Take(MostExported).AsEnumerable().Select(r => new Dictionary<string, object?>
            {
                ["小区"] = r.Community,
                ["楼栋"] = r.Building,
                ["房号"] = r.Number,
                ["楼层"] = r.Floor,
                ["建筑面积"] = r.GrossArea,
                ["套内面积"] = r.NetArea,
                ["用途"] = EstateWords.Of(r.Use),
                ["房态"] = EstateWords.Of(r.State),
                ["交房日期"] = r.HandedOverOn?.ToString("yyyy-MM-dd"),
            }), "房屋面积台账.xlsx", ct, "房屋面积台账");
        }).WithName("HouseRegisterExport").Needs(EstatePermissions.View);
    }
}

/// <summary>Buildings with their households and areas: the totals a collector must know (F-1a, A-3a).</summary>
internal static class BuildingRegister
{
    private const int PageSize = 100;

    [Permission(EstatePermissions.View)]
    public sealed record Query
    {
        /// <summary>Words of the community's or the building's name.</summary>
        [StringLength(40, ErrorMessage = "查找的文字最多 40 字")]
        public string? Find { get; set; }

        [Range(1, 1000, ErrorMessage = "没有这一页")]
        public int? Page { get; set; }
    }

    public sealed record Row(BuildingId Id, string Community, string Name, int Houses, decimal GrossArea, int HandedOver, int Vacant, int Let, int Renovating, int NotSold);

    /// <param name="Sum">Of everything found, not only of the page.</param>
    public sealed record Sheet(ListPage<Row> Rows, Row Sum);

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, Sheet>
    {
        public async Task<Result<Sheet>> Handle(Query query, CancellationToken ct)
        {
            var counts = (await db.Set<House>().InZone(user).GroupBy(h => new { h.BuildingId, h.State })
                .Select(g => new Counted(g.Key.BuildingId, g.Key.State, g.Count(), g.Sum(h => h.GrossCenti))).ToListAsync(ct)).ToLookup(c => c.Building);
            var found = (await db.Named().ToListAsync(ct)).Where(b => user.Covers(b.Id) && b.Has(query.Find ?? "")).ToList();
            var page = query.Page ?? 1;
            var rows = found.Skip((page - 1) * PageSize).Take(PageSize).Select(b => Total(b, counts[b.Id])).ToList();
            return new Sheet(new(rows, found.Count, page, PageSize), Total(new(default, "", ""), found.SelectMany(b => counts[b.Id])));
        }

        private sealed record Counted(BuildingId Building, HouseState State, int Count, long Gross);

        private static Row Total(BuildingName building, IEnumerable<Counted> counts)
        {
            var of = counts.ToList();
            int Count(params HouseState[] states) => of.Where(c => states.Contains(c.State)).Sum(c => c.Count);
            return new(building.Id, building.Community, building.Name, of.Sum(c => c.Count), of.Sum(c => c.Gross) / 100m,
                Count(HouseState.HandedOver), Count(HouseState.Vacant), Count(HouseState.Let), Count(HouseState.Renovating), Count(HouseState.Unsold, HouseState.NotHandedOver));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Sheet>("/buildings");
}
