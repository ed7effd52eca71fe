using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Estate.Registers;
using Anju.Estate.Search;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.People;

/// <summary>Somebody the center knows already comes to belong to one more house: one person, one phone, several homes (A-3c).</summary>
[Act("登记已有住户")]
internal static class RelatePerson
{
    [Permission(EstatePermissions.People)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public HouseId HouseId { get; set; }
        public PersonId PersonId { get; set; }
        public RelationKind Kind { get; set; }

        /// <summary>Today when empty.</summary>
        public DateOnly? From { get; set; }
    }

    internal sealed class Handler(AppDb db, CurrentUser user, SearchKeys keys, ITimeline timeline, IEvidence evidence, Calendar calendar) : IHandler<Command, PersonId>
    {
        public async Task<Result<PersonId>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<House>().InZone(user).SingleOrDefaultAsync(h => h.Id == command.HouseId, ct) is not { } house)
                return Problem.NotFound("没有这套房屋，或不在您的责任区内");
            if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == command.PersonId, ct) is not { } person || !await PeopleInZone.Covers(db, user, person.Id, ct))
                return Problem.Invalid(nameof(Command.PersonId), "没有这个人，或不在您的责任区内");
            var from = command.From ?? calendar.Today;
            if (from > calendar.Today.AddYears(1))
                return Problem.Invalid(nameof(Command.From), "开始日期不能晚于一年之后");
            if (await db.Set<Relation>().AnyAsync(r => r.HouseId == house.Id && r.PersonId == person.Id && r.To == null, ct))
                return Problem.Conflict($"{Mask.Name(person.Name)} 已经登记在这套房屋");

            db.Add(new Relation { Id = Guid.CreateVersion7(), HouseId = house.Id, PersonId = person.Id, Kind = command.Kind, From = from });
            await keys.Rebuild(house.Id, ct);
            evidence.Note(EstateEvidence.Resident, house, $"登记{EstateWords.Of(command.Kind)}", calendar.Now);
            timeline.Add(new Subject("house", house.Id.Value), $"登记{EstateWords.Of(command.Kind)} {Mask.Name(person.Name)}，自 {from:yyyy-MM-dd}", "info", house.Id.Value);
            return person.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, PersonId>("/relate-person");
}

/// <summary>People of today by their whole name, whole phone or its last digits, so that nobody is entered twice.</summary>
internal static class FindPeople
{
    private const int Most = 10, MostHouses = 5, FewestDigits = 4;

    [Permission(EstatePermissions.People)]
    public sealed record Query
    {
        [StringLength(40, ErrorMessage = "最多 40 字")] public string? Words { get; set; }
    }

    /// <summary>Masked; the houses tell two of one name apart.</summary>
    public sealed record Row(PersonId Id, string Name, string Phone, IReadOnlyList<string> Houses);

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct)
        {
            var patterns = SearchWords.OfPerson(query.Words ?? "", query.Words).Where(k => k.Kind is Matched.Name or Matched.Phone).Select(k => k.Key).ToList();
            if (patterns.Count == 0)
                return new([], null);
            var keys = db.Set<SearchKey>().AsNoTracking().Where(k => k.PersonId != null && (patterns.Contains(k.Key)));
            if (SearchWords.Tail(query.Words) is { Length: > FewestDigits } tail)
            {
                var end = tail + "\uffff";
                keys = db.Set<SearchKey>().AsNoTracking().Where(k => k.PersonId != null && (patterns.Contains(k.Key) || string.Compare(k.Key, tail) >= 0 && string.Compare(k.Key, end) < 0));
            }

            var ids = await keys.Where(k => k.Kind == Matched.Name || k.Kind == Matched.Phone).Join(db.Set<House>().InZone(user), k => k.HouseId, h => h.Id, (k, h) => k.PersonId!.Value)
                .Distinct().OrderBy(id => id).Take(Most).ToListAsync(ct);
            var homes = await db.Set<Relation>().AsNoTracking().Where(r => ids.Contains(r.PersonId) && r.To == null)
                .Join(db.Set<House>().InZone(user), r => r.HouseId, h => h.Id, (r, h) => new { r.PersonId, h.Number }).OrderBy(h => h.Number).ThenBy(h => h.PersonId).Take(Most * 20).ToListAsync(ct);
            var people = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Most).ToListAsync(ct);
            return new([.. people.Select(p => new Row(p.Id, Mask.Name(p.Name), Mask.Phone(p.Phone), [.. homes.Where(h => h.PersonId == p.Id).Select(h => h.Number).Distinct().Take(MostHouses)]))], null);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Row>>("/people");
}
