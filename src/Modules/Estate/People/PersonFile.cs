using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.People;

/// <summary>One person: houses with their dates, consents. Masked; what lies outside the zone is not there (A-3c, F-3a).</summary>
internal static class PersonFile
{
    private const int Most = 200;

    [Permission(EstatePermissions.View)]
    public sealed record Query
    {
        public Guid Id { get; set; }
    }

    public sealed record Home(Guid RelationId, int Version, HouseId House, string Number, string Community, RelationKind Kind, DateOnly From, DateOnly? To);

    public sealed record Allowed(Guid Id, ConsentGroup Group, string Purpose, DateOnly GivenOn, DateOnly? Until, DateOnly? WithdrawnOn);

    public sealed record Sheet(PersonId Id, int Version, string Name, string Phone, string OtherPhone, bool HasIdNumber, string Hint, IReadOnlyList<Home> Homes, IReadOnlyList<Allowed> Consents);

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, Sheet>
    {
        public async Task<Result<Sheet>> Handle(Query query, CancellationToken ct)
        {
            var id = new PersonId(query.Id);
            var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == id, ct);
            var homes = await (from r in db.Set<Relation>()
                               where r.PersonId == id
                               join h in db.Set<House>().InZone(user) on r.HouseId equals h.Id
                               join c in db.Set<Community>() on h.CommunityId equals c.Id
                               orderby r.To != null, r.From descending, r.Id
                               select new Home(r.Id, r.Version, h.Id, h.Number, c.Name, r.Kind, r.From, r.To)).Take(Most).ToListAsync(ct);
            if (person is null || user.Actor.Zone is not null && homes.Count == 0)
                return Problem.NotFound("没有这个人，或不在您的责任区内");
            var consents = await db.Set<Consent>().Where(c => c.PersonId == id).OrderBy(c => c.WithdrawnOn != null).ThenByDescending(c => c.GivenOn).ThenBy(c => c.Id).Take(Most)
                .Select(c => new Allowed(c.Id, c.Group, c.Purpose, c.GivenOn, c.Until, c.WithdrawnOn)).ToListAsync(ct);
            return new Sheet(person.Id, person.Version, Mask.Name(person.Name), Mask.Phone(person.Phone), Mask.Phone(person.OtherPhone), person.IdNumberSealed.Length > 0, person.Hint, homes, consents);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Sheet>("/person");
}
