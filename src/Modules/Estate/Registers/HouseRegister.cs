using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
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
            var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            await file.SaveAsAsync(Rows(db, Filtered(db, user, query)).Take(MostExported).AsEnumerable().Select(r => new Dictionary<string, object?>
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
            }), sheetName: "房屋面积台账", cancellationToken: ct);
            file.Position = 0;
            return Results.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "房屋面积台账.xlsx");
        }).WithName("HouseRegisterExport").Needs(EstatePermissions.View);
    }
}

/// <summary>Buildings with their households and areas: the totals a collector must know (F-1a, A-3a).</summary>
internal static class BuildingRegister
{
    [Permission(EstatePermissions.View)]
    public sealed record Query;

    public sealed record Row(BuildingId Id, string Community, string Name, int Houses, decimal GrossArea, int HandedOver, int Vacant, int Let, int Renovating, int NotSold);

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct)
        {
            var counts = await db.Set<House>().InZone(user).GroupBy(h => new { h.BuildingId, h.State }).Select(g => new { g.Key.BuildingId, g.Key.State, Count = g.Count(), Gross = g.Sum(h => h.GrossCenti) }).ToListAsync(ct);
            var buildings = await db.Set<Building>().Join(db.Set<Community>(), b => b.CommunityId, c => c.Id, (b, c) => new { b.Id, b.Name, b.Sort, Community = c.Name })
                .OrderBy(b => b.Community).ThenBy(b => b.Sort).ThenBy(b => b.Name).Take(500).ToListAsync(ct);
            var of = counts.ToLookup(c => c.BuildingId);
            int Count(BuildingId id, params HouseState[] states) => of[id].Where(c => states.Contains(c.State)).Sum(c => c.Count);
            return new([.. buildings.Where(b => user.Covers(b.Id)).Select(b => new Row(b.Id, b.Community, b.Name, of[b.Id].Sum(c => c.Count), of[b.Id].Sum(c => c.Gross) / 100m,
                Count(b.Id, HouseState.HandedOver), Count(b.Id, HouseState.Vacant), Count(b.Id, HouseState.Let), Count(b.Id, HouseState.Renovating), Count(b.Id, HouseState.Unsold, HouseState.NotHandedOver)))], null);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Row>>("/buildings");
}
