using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.Controls;

/// <summary>Which valve for this room? (M-1b) With a house: its control points, nearest first; without: the register.</summary>
internal static class ControlList
{
    private const int Most = 500;

    [Permission(EstatePermissions.View)]
    public sealed record Query
    {
        /// <summary>A house number in any usual writing.</summary>
        [StringLength(40, ErrorMessage = "最多 40 字")] public string? House { get; set; }
    }

    public sealed record Row(FacilityId Id, int Version, string Name, ControlSystem System, string Place, string Feeds, string Proposal, string ProposedBy,
        CommunityId CommunityId, BuildingId? BuildingId, string? Unit, int? FloorFrom, int? FloorTo, HouseId? HouseId, IReadOnlyList<string> Photos);

    /// <param name="House">The house that was understood, if one was asked for.</param>
    public sealed record Sheet(string? House, IReadOnlyList<Row> Rows);

    internal sealed class Handler(AppDb db, IFiles files) : IQueryHandler<Query, Sheet>
    {
        public async Task<Result<Sheet>> Handle(Query query, CancellationToken ct)
        {
            var communities = await db.Set<Community>().OrderBy(c => c.Id).Take(Most).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
            var buildings = await db.Set<Building>().OrderBy(b => b.Id).Take(Most).ToDictionaryAsync(b => b.Id, b => b.Name, ct);
            var all = await db.Set<Facility>().OrderBy(f => f.System).ThenBy(f => f.Name).ThenBy(f => f.Id).Take(Most).ToListAsync(ct);
            House? house = null;
            if (!string.IsNullOrEmpty(query.House))
            {
                var numbers = HouseNumber.Read(query.House).Select(n => n.Key).ToList();
                house = await db.Set<House>().Where(h => numbers.Contains(h.Number)).OrderBy(h => h.Number).FirstOrDefaultAsync(ct);
                if (house is null)
                    return Problem.Invalid(nameof(Query.House), $"没有找到房屋“{query.House}”");
                all = [.. all.Where(f => f.Feeds(house)).OrderBy(f => f.System).ThenByDescending(f => f.Narrowness)];
            }

            var photos = await FacilityPhotos.Of(files, all.Select(f => f.Id), ct);
            return new Sheet(house?.Number, [.. all.Select(f => new Row(f.Id, f.Version, f.Name, f.System, f.Place, Feeds(f, communities, buildings), f.Proposal, f.ProposedBy,
                f.CommunityId, f.BuildingId, f.Unit, f.FloorFrom, f.FloorTo, f.HouseId, [.. photos[f.Id.Value]]))]);
        }

        private static string Feeds(Facility f, Dictionary<CommunityId, string> communities, Dictionary<BuildingId, string> buildings) => string.Join(' ', new[]
        {
            communities.Count > 1 ? communities.GetValueOrDefault(f.CommunityId) : null, f.BuildingId is { } b ? buildings.GetValueOrDefault(b) : "全小区", f.Unit is null ? null : f.Unit + " 单元",
            f.FloorFrom is null && f.FloorTo is null ? null : $"{f.FloorFrom}–{f.FloorTo} 层", f.HouseId is null ? null : "仅一户",
        }.Where(p => p is not null));
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Sheet>("/valves");
}

/// <summary>设备台账: what is due for care stands first.</summary>
internal static class EquipmentList
{
    private const int Most = 500;

    [Permission(EstatePermissions.View)]
    public sealed record Query;

    public sealed record Row(Guid Id, int Version, string Name, string Model, string Place, EquipmentState State, DateOnly? InstalledOn, DateOnly? LastCareOn, DateOnly? NextCareOn, DateOnly? WarrantyUntil, CommunityId CommunityId);

    internal sealed class Handler(AppDb db) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct) => new(await db.Set<Equipment>()
            .OrderBy(e => e.NextCareOn == null).ThenBy(e => e.NextCareOn).ThenBy(e => e.Id).Take(Most)
            .Select(e => new Row(e.Id, e.Version, e.Name, e.Model, e.Place, e.State, e.InstalledOn, e.LastCareOn, e.NextCareOn, e.WarrantyUntil, e.CommunityId)).ToListAsync(ct), null);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Row>>("/equipment");
}

/// <summary>Communities and buildings to choose from in forms.</summary>
internal static class PlaceOptions
{
    [Permission(EstatePermissions.View)]
    public sealed record Query;

    public sealed record Options(IReadOnlyList<(string Value, string Text)> Communities, IReadOnlyList<(string Value, string Text)> Buildings);

    internal sealed class Handler(AppDb db) : IQueryHandler<Query, Options>
    {
        public async Task<Result<Options>> Handle(Query query, CancellationToken ct)
        {
            var communities = await db.Set<Community>().OrderBy(c => c.Name).Take(200).ToListAsync(ct);
            var buildings = await db.Named().ToListAsync(ct);
            return new Options([.. communities.Select(c => (c.Id.Value.ToString(), c.Name))],
                [("", "全小区"), .. buildings.Select(b => (b.Id.Value.ToString(), communities.Count > 1 ? $"{b.Community} {b.Name}" : b.Name))]);
        }
    }
}
