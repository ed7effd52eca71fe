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
using Anju.Kernel.Privacy;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.People;

/// <summary>A name was written wrong, a phone has changed. Fields left empty stay as they are: the form shows them masked.</summary>
[Act("更正住户资料")]
internal static class CorrectPerson
{
    [Permission(EstatePermissions.People)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public PersonId PersonId { get; set; }
        public int Version { get; set; }
        [StringLength(40, ErrorMessage = "姓名最多 40 字")] public string? Name { get; set; }
        [StringLength(20, ErrorMessage = "电话最多 20 位")] public string? Phone { get; set; }
        [StringLength(20, ErrorMessage = "电话最多 20 位")] public string? OtherPhone { get; set; }
        [StringLength(18, ErrorMessage = "身份证号为 18 位")] public string? IdNumber { get; set; }

        /// <summary>Replaces the hint, also by nothing.</summary>
        [StringLength(80, ErrorMessage = "提示最多 80 字")] public string? Hint { get; set; }
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Stale stale, SearchKeys keys, ITimeline timeline, IEvidence evidence, Seal seal, Calendar calendar) : IHandler<Command, Done>
    {
        private const int MostHouses = 1000;

        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == command.PersonId, ct) is not { } person || !await PeopleInZone.Covers(db, user, person.Id, ct))
                return Problem.NotFound("没有这个人，或不在您的责任区内");
            if (await stale.Check(person, command.Version, ct) is { } late)
                return late;
            var (phone, badPhone) = Read(command.Phone, nameof(Command.Phone));
            var (other, badOther) = Read(command.OtherPhone, nameof(Command.OtherPhone));
            if ((badPhone ?? badOther) is { } bad)
                return bad;
            if (!string.IsNullOrEmpty(command.IdNumber) && Kernel.Text.IdNumber.Refusal(command.IdNumber, calendar.Today) is { } refusal)
                return Problem.Invalid(nameof(Command.IdNumber), refusal);

            var what = Apply(person, command, phone, other);
            if (what.Count == 0)
                return Problem.Invalid("", "没有任何改动");
            evidence.Note(new(EstateEvidence.Resident, new("person", person.Id.Value), "", $"更正住户的{string.Join('、', what)}", $"/estate/people/{person.Id.Value}", calendar.Now));
            foreach (var house in await db.Set<Relation>().Where(r => r.PersonId == person.Id && r.To == null).Select(r => r.HouseId).Distinct().OrderBy(h => h).Take(MostHouses).ToListAsync(ct))
            {
                await keys.Rebuild(house, ct);
                timeline.Add(new Subject("house", house.Value), $"更正 {Mask.Name(person.Name)} 的{string.Join('、', what)}", "info", house.Value);
            }

            return new Done();
        }

        private List<string> Apply(Person person, Command command, string phone, string other)
        {
            var what = new List<string>();
            if (!string.IsNullOrEmpty(command.Name) && command.Name != person.Name)
                (person.Name, _) = (command.Name, Noted("姓名"));
            if (phone.Length > 0 && phone != person.Phone)
                (person.Phone, _) = (phone, Noted("电话"));
            if (other.Length > 0 && other != person.OtherPhone)
                (person.OtherPhone, _) = (other, Noted("备用电话"));
            if (!string.IsNullOrEmpty(command.IdNumber))
                (person.IdNumberSealed, _) = (seal.Close(PersonSource.IdPurpose, command.IdNumber), Noted("证件号码"));
            if ((command.Hint ?? "") != person.Hint)
                (person.Hint, _) = (command.Hint ?? "", Noted("提示"));
            return what;

            bool Noted(string field)
            {
                what.Add(field);
                return true;
            }
        }

        private static (string Phone, Problem? Problem) Read(string? text, string field) =>
            string.IsNullOrEmpty(text) ? ("", null) : PhoneNumber.TryParse(text, out var phone) ? (phone.Value, null) : ("", Problem.Invalid(field, "电话号码不对，请核对"));
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/correct-person");
}

/// <summary>A person is inside the zone when one of the person's houses, of today or before, is.</summary>
internal static class PeopleInZone
{
    public static async Task<bool> Covers(AppDb db, CurrentUser user, PersonId person, CancellationToken ct) => user.Actor.Zone is null
        || await db.Set<House>().InZone(user).AnyAsync(h => db.Set<Relation>().Any(r => r.PersonId == person && r.HouseId == h.Id), ct);
}
