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

/// <summary>Somebody comes to belong to a house: buys it, moves in, rents it (A-3c, F-3a).</summary>
[Act("登记住户")]
internal static class AddRelation
{
    [Permission(EstatePermissions.People)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public HouseId HouseId { get; set; }

        [Required(ErrorMessage = "请填写姓名"), StringLength(40, ErrorMessage = "姓名最多 40 字")] public string Name { get; set; } = "";
        [StringLength(20, ErrorMessage = "电话最多 20 位")] public string? Phone { get; set; }
        [StringLength(18, ErrorMessage = "身份证号为 18 位")] public string? IdNumber { get; set; }
        public RelationKind Kind { get; set; }

        /// <summary>Today when empty.</summary>
        public DateOnly? From { get; set; }
        [StringLength(80, ErrorMessage = "提示最多 80 字")] public string? Hint { get; set; }
    }

    internal sealed class Handler(AppDb db, CurrentUser user, SearchKeys keys, ITimeline timeline, IEvidence evidence, Seal seal, Calendar calendar) : IHandler<Command, PersonId>
    {
        public async Task<Result<PersonId>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<House>().InZone(user).SingleOrDefaultAsync(h => h.Id == command.HouseId, ct) is not { } house)
                return Problem.NotFound("没有这套房屋，或不在您的责任区内");
            PhoneNumber phone = default;
            if (!string.IsNullOrEmpty(command.Phone) && !PhoneNumber.TryParse(command.Phone, out phone))
                return Problem.Invalid(nameof(Command.Phone), "电话号码不对，请核对");
            if (!string.IsNullOrEmpty(command.IdNumber) && Kernel.Text.IdNumber.Refusal(command.IdNumber, calendar.Today) is { } bad)
                return Problem.Invalid(nameof(Command.IdNumber), bad);
            var from = command.From ?? calendar.Today;
            if (from > calendar.Today.AddYears(1))
                return Problem.Invalid(nameof(Command.From), "开始日期不能晚于一年之后");

            if (phone.Value is { Length: > 0 } known && await Double(command.Name, known, ct) is { } there)
                return Problem.Invalid(nameof(Command.Phone), there);

            var person = new Person
            {
                Id = Kernel.Id.New<PersonId>(),
                Name = command.Name,
                Phone = string.IsNullOrEmpty(command.Phone) ? "" : phone.Value,
                Hint = command.Hint ?? "",
                IdNumberSealed = seal.Close(PersonSource.IdPurpose, command.IdNumber ?? ""),
            };
            db.Add(person);
            db.Add(new Relation { Id = Guid.CreateVersion7(), HouseId = house.Id, PersonId = person.Id, Kind = command.Kind, From = from });
            await keys.Rebuild(house.Id, ct);
            evidence.Note(EstateEvidence.Resident, house, $"登记{EstateWords.Of(command.Kind)}", calendar.Now);
            timeline.Add(new Subject("house", house.Id.Value), $"登记{EstateWords.Of(command.Kind)} {Mask.Name(person.Name)}，自 {from:yyyy-MM-dd}", "info", house.Id.Value);
            return person.Id;
        }

        /// <summary>Same name and same phone is the same person: a second entry would be corrected in one place only.</summary>
        private async Task<string?> Double(string name, string phone, CancellationToken ct)
        {
            var twins = await db.Set<Person>().Where(p => p.Phone == phone && p.Name == name).OrderBy(p => p.Id).Take(5).ToListAsync(ct);
            foreach (var twin in twins)
                if (await PeopleInZone.Covers(db, user, twin.Id, ct))
                    return $"已有同名同电话的 {Mask.Name(name)}，请在“已登记过的人”中查找后选用";
            return null;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, PersonId>("/add-relation");
}

/// <summary>Somebody ceases to belong to a house: sold, moved out. The relation stays readable.</summary>
[Act("结束住户关系")]
internal static class EndRelation
{
    [Permission(EstatePermissions.People)]
    public sealed record Command
    {
        public Guid RelationId { get; set; }
        public int Version { get; set; }

        /// <summary>Last day; today when empty.</summary>
        public DateOnly? On { get; set; }
        [Required(ErrorMessage = "请写明原因"), StringLength(80, ErrorMessage = "原因最多 80 字")] public string Reason { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Stale stale, SearchKeys keys, ITimeline timeline, IEvidence evidence, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Relation>().SingleOrDefaultAsync(r => r.Id == command.RelationId, ct) is not { } relation
                || await db.Set<House>().InZone(user).SingleOrDefaultAsync(h => h.Id == relation.HouseId, ct) is not { } house)
                return Problem.NotFound("没有这条住户关系，或不在您的责任区内");
            if (await stale.Check(relation, command.Version, ct) is { } late)
                return late;
            var on = command.On ?? calendar.Today;
            if (relation.To is not null)
                return Problem.Conflict($"这条关系已于 {relation.To:yyyy-MM-dd} 结束");
            if (on < relation.From)
                return Problem.Invalid(nameof(Command.On), $"不能早于开始日期 {relation.From:yyyy-MM-dd}");
            relation.To = on;
            await keys.Rebuild(house.Id, ct);
            evidence.Note(EstateEvidence.Resident, house, $"{EstateWords.Of(relation.Kind)}关系结束", calendar.Now);
            timeline.Add(new Subject("house", house.Id.Value), $"{EstateWords.Of(relation.Kind)}关系结束于 {on:yyyy-MM-dd}：{command.Reason}", "mute", house.Id.Value);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/end-relation");
}
