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

namespace Anju.Estate.Workbench;

/// <summary>Everything about one house (D-9b, A-3c): who, areas, valves, history. Personal fields are masked here already.</summary>
internal static class HouseFile
{
    private const int MostLines = 60;

    [Permission(EstatePermissions.View)]
    public sealed record Query
    {
        public Guid Id { get; set; }
    }

    public sealed record Member(Guid RelationId, int Version, PersonId PersonId, string Name, string Phone, string OtherPhone, bool HasIdNumber, string Hint, RelationKind Kind, DateOnly From, DateOnly? To);

    public sealed record Change(DateOnly On, string What, string From, string To, string Paper, string By);

    public sealed record Space(string Number, string Plate, string Kind);

    public sealed record Sheet(HouseCard House, int Version, IReadOnlyList<Member> People, IReadOnlyList<Space> Parking, IReadOnlyList<ControlPoint> Controls,
        IReadOnlyList<Change> Changes, IReadOnlyList<TimelineLine> Timeline);

    internal sealed class Handler(AppDb db, ITimeline timeline, IFiles files, CurrentUser user) : IQueryHandler<Query, Sheet>
    {
        public async Task<Result<Sheet>> Handle(Query query, CancellationToken ct)
        {
            var id = new HouseId(query.Id);
            var at = await (from h in db.Set<House>().InZone(user)
                            where h.Id == id
                            join c in db.Set<Community>() on h.CommunityId equals c.Id
                            join b in db.Set<Building>() on h.BuildingId equals b.Id
                            select new { House = h, Community = c.Name, Building = b.Name }).SingleOrDefaultAsync(ct);
            if (at is null)
                return Problem.NotFound("没有这套房屋，或不在您的责任区内");
            var house = at.House;
            var card = new HouseCard(id, house.Number, house.CommunityId, at.Community, house.BuildingId, at.Building, house.Floor, house.GrossArea, house.NetArea, house.Use, house.State, house.HandedOverOn);
            var people = await db.Set<Relation>().Where(r => r.HouseId == id)
                .Join(db.Set<Person>(), r => r.PersonId, p => p.Id, (r, p) => new { Relation = r, Person = p })
                .OrderBy(x => x.Relation.To != null).ThenByDescending(x => x.Relation.From).ThenBy(x => x.Relation.Id).Take(MostLines).ToListAsync(ct);
            var parking = await db.Set<ParkingSpace>().Where(s => s.HouseId == id).OrderBy(s => s.Number).Take(20).ToListAsync(ct);
            var changes = await db.Set<HouseChange>().Where(c => c.HouseId == id).OrderByDescending(c => c.EffectiveOn).ThenByDescending(c => c.At).Take(MostLines)
                .Select(c => new Change(c.EffectiveOn, c.What, c.From, c.To, c.Paper, c.By)).ToListAsync(ct);
            return new Sheet(card, house.Version,
                [.. people.OrderBy(x => x.Relation.To is not null).ThenBy(x => x.Relation.Kind).ThenBy(x => x.Relation.From).Select(x => new Member(x.Relation.Id, x.Relation.Version, x.Person.Id,
                    Mask.Name(x.Person.Name), Mask.Phone(x.Person.Phone), Mask.Phone(x.Person.OtherPhone), x.Person.IdNumberSealed.Length > 0, x.Person.Hint, x.Relation.Kind, x.Relation.From, x.Relation.To))],
                [.. parking.Select(s => new Space(s.Number, Mask.Plate(s.Plate), s.Kind))],
                await Houses.ControlsOf(db, files, house, ct), changes, await timeline.OfHouse(query.Id, MostLines, ct));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Sheet>("/house");
}
