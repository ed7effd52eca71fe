using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.Grid;

/// <summary>房态图: one building, floor by floor.</summary>
internal static class BuildingGrid
{
    public const int MostHouses = 2000;
    private const int MostLinks = 120;

    [Permission(EstatePermissions.View)]
    public sealed record Query
    {
        /// <summary>The first building of the zone when empty.</summary>
        public Guid? Building { get; set; }

        /// <summary>A house of the building whose card stands beside the grid.</summary>
        public Guid? House { get; set; }

        /// <summary>Words of the community's or the building's name, where there are too many to choose from.</summary>
        [StringLength(40, ErrorMessage = "查找的文字最多 40 字")]
        public string? Find { get; set; }
    }

    /// <summary>The chosen house; name and phone masked.</summary>
    public sealed record Card(HouseId Id, string Number, HouseState State, HouseUse Use, long GrossCenti, DateOnly? HandedOverOn, string Person, string Relation, string Phone, string Hint);

    public sealed record Cell(HouseId Id, string Room, HouseState State, long GrossCenti);

    public sealed record Floor(int Number, IReadOnlyList<Cell> Cells);

    public sealed record UnitOf(string Name, IReadOnlyList<Floor> Floors, int Houses);

    /// <param name="Buildings">To go to next: what was looked for, else the neighbours of the chosen one.</param>
    /// <param name="InAll">Buildings the user may see.</param>
    public sealed record Sheet(BuildingName? Building, IReadOnlyList<BuildingName> Buildings, int InAll, IReadOnlyList<UnitOf> Units, Card? Chosen);

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, Sheet>
    {
        public async Task<Result<Sheet>> Handle(Query query, CancellationToken ct)
        {
            var all = (await db.Named().ToListAsync(ct)).Where(b => user.Covers(b.Id)).ToList();
            var found = query.Find is { Length: > 0 } words ? all.Where(b => b.Has(words)).Take(MostLinks).ToList() : null;
            var building = query.Building is { } id ? all.Find(b => b.Id.Value == id) : found is null ? all.FirstOrDefault() : found.FirstOrDefault() ?? all.FirstOrDefault();
            if (building is null)
                return query.Building is null ? new Sheet(null, [], all.Count, [], null) : Problem.NotFound("没有这栋楼，或不在您的责任区内");
            var buildings = found ?? all.Skip(Math.Max(0, all.IndexOf(building) - MostLinks / 2)).Take(MostLinks).ToList();
            var houses = await db.Set<House>().Where(h => h.BuildingId == building.Id).OrderBy(h => h.Number).Take(MostHouses)
                .Select(h => new { h.Id, h.Unit, h.Floor, h.Room, h.State, h.GrossCenti }).ToListAsync(ct);
            var units = houses.GroupBy(h => h.Unit).OrderBy(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal).Select(unit => new UnitOf(unit.Key,
                [.. unit.GroupBy(h => h.Floor).OrderByDescending(f => f.Key).Select(f => new Floor(f.Key,
                    [.. f.OrderBy(h => h.Room.Length).ThenBy(h => h.Room, StringComparer.Ordinal).Select(h => new Cell(h.Id, h.Room, h.State, h.GrossCenti))]))], unit.Count()));
            return new Sheet(building, buildings, all.Count, [.. units], query.House is { } chosen ? await CardOf(building.Id, new HouseId(chosen), ct) : null);
        }

        private async Task<Card?> CardOf(BuildingId building, HouseId id, CancellationToken ct)
        {
            if (await db.Set<House>().SingleOrDefaultAsync(h => h.Id == id && h.BuildingId == building, ct) is not { } house)
                return null;
            var people = await db.Set<Relation>().Where(r => r.HouseId == id && r.To == null).OrderBy(r => r.From).ThenBy(r => r.Id)
                .Join(db.Set<Person>(), r => r.PersonId, p => p.Id, (r, p) => new { r.Kind, r.From, p.Name, p.Phone, p.Hint }).Take(50).ToListAsync(ct);
            var first = people.OrderBy(p => p.Kind).ThenBy(p => p.From).FirstOrDefault();
            return new Card(house.Id, house.Number, house.State, house.Use, house.GrossCenti, house.HandedOverOn,
                Mask.Name(first?.Name), first is null ? "" : EstateWords.Of(first.Kind), Mask.Phone(first?.Phone), first?.Hint ?? "");
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Sheet>("/grid");
}
