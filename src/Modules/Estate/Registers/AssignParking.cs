using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Estate.Search;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.Registers;

/// <summary>A parking space goes to a house, with the plate of the car that stands there; no house frees it.</summary>
[Act("登记车位")]
internal static class AssignParking
{
    [Permission(EstatePermissions.People)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        /// <summary>Null for a space that is entered for the first time.</summary>
        public Guid? Id { get; set; }
        public int Version { get; set; }
        public CommunityId CommunityId { get; set; }
        [StringLength(20, ErrorMessage = "车位号最多 20 字")] public string? Number { get; set; }

        /// <summary>In any usual writing; empty frees the space.</summary>
        [StringLength(40, ErrorMessage = "房号最多 40 字")] public string? House { get; set; }

        /// <summary>Empty leaves the plate as it is while the house stays the same; 无 clears it.</summary>
        [StringLength(12, ErrorMessage = "车牌最多 12 位")] public string? Plate { get; set; }

        /// <summary>One of the center's words; empty leaves it as it is.</summary>
        [StringLength(ParkingKind.Longest, ErrorMessage = "性质最多 12 字")] public string? Kind { get; set; }

        /// <summary>Who holds the title; empty leaves it as it is, 无 clears it.</summary>
        [StringLength(40, ErrorMessage = "产权人最多 40 字")] public string? Owner { get; set; }

        /// <summary>Who parks there; empty leaves it as it is, 无 clears it.</summary>
        [StringLength(40, ErrorMessage = "使用人最多 40 字")] public string? UsedBy { get; set; }
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Stale stale, SearchKeys keys, ITimeline timeline, IEvidence evidence, Calendar calendar) : IHandler<Command, Guid>
    {
        private const string None = "无";

        public async Task<Result<Guid>> Handle(Command command, CancellationToken ct)
        {
            PlateNumber plate = default;
            if (!string.IsNullOrEmpty(command.Plate) && command.Plate != None && !PlateNumber.TryParse(command.Plate, out plate))
                return Problem.Invalid(nameof(Command.Plate), "车牌号码不对，请核对");
            var (space, problem) = await Space(command, ct);
            if (space is null)
                return problem!;
            var (house, unknown) = await HouseOf(command, space.CommunityId, ct);
            if (unknown is not null)
                return unknown;
            if (house is null && plate.Value is not null)
                return Problem.Invalid(nameof(Command.House), "有车牌的车位应写明房屋");
            if (command.Kind is { Length: > 0 } kind && kind != space.Kind && !(await ParkingKinds.Of(db, ct)).Contains(kind))
                return Problem.Invalid(nameof(Command.Kind), $"没有“{kind}”这种车位性质");
            var before = space.HouseId;
            Describe(space, command, isFreed: house is null);
            var stays = house?.Id == before && string.IsNullOrEmpty(command.Plate);
            (space.HouseId, space.Plate) = (house?.Id, stays ? space.Plate : plate.Value ?? "");
            await Follow(space, before, ct);
            evidence.Note(new(EstateEvidence.Parking, new("parking", space.Id), space.Number, $"车位 {space.Number}", "/estate/parking", calendar.Now) { House = space.HouseId?.Value });
            return space.Id;
        }

        private static void Describe(ParkingSpace space, Command command, bool isFreed)
        {
            static string After(string? said, string was) => said switch { null or "" => was, None => "", _ => said };
            (space.Kind, space.Owner) = (After(command.Kind, space.Kind), After(command.Owner, space.Owner));
            space.UsedBy = After(command.UsedBy, isFreed ? "" : space.UsedBy);
        }

        private async Task<Result<ParkingSpace>> Space(Command command, CancellationToken ct)
        {
            if (command.Id is { } id)
            {
                var known = await db.Set<ParkingSpace>().SingleOrDefaultAsync(s => s.Id == id, ct);
                if (known is null || known.HouseId is { } at && !await db.Set<House>().InZone(user).AnyAsync(h => h.Id == at, ct))
                    return Problem.NotFound("没有这个车位，或不在您的责任区内");
                return await stale.Check(known, command.Version, ct) is { } late ? late : known;
            }

            if (string.IsNullOrEmpty(command.Number))
                return Problem.Invalid(nameof(Command.Number), "请填写车位号");
            if (!await db.Set<Community>().AnyAsync(c => c.Id == command.CommunityId, ct))
                return Problem.Invalid(nameof(Command.CommunityId), "请选择小区");
            if (await db.Set<ParkingSpace>().AnyAsync(s => s.CommunityId == command.CommunityId && s.Number == command.Number, ct))
                return Problem.Invalid(nameof(Command.Number), $"车位 {command.Number} 已经登记过");
            var space = new ParkingSpace { Id = Guid.CreateVersion7(), CommunityId = command.CommunityId, Number = command.Number };
            db.Add(space);
            return space;
        }

        private async Task<(House? House, Problem? Problem)> HouseOf(Command command, CommunityId community, CancellationToken ct)
        {
            if (string.IsNullOrEmpty(command.House))
                return (null, null);
            var numbers = HouseNumber.Read(command.House).Select(n => n.Key).ToList();
            var found = await db.Set<House>().InZone(user).Where(h => h.CommunityId == community && numbers.Contains(h.Number)).OrderBy(h => h.Number).Take(8).ToListAsync(ct);
            var house = found.OrderBy(h => numbers.IndexOf(h.Number)).FirstOrDefault();
            return house is null ? (null, Problem.Invalid(nameof(Command.House), "这个小区没有这套房屋，或不在您的责任区内")) : (house, null);
        }

        private async Task Follow(ParkingSpace space, HouseId? before, CancellationToken ct)
        {
            if (before is { } left && before != space.HouseId)
            {
                await keys.Rebuild(left, ct);
                timeline.Add(new Subject("house", left.Value), $"退出车位 {space.Number}", "mute", left.Value);
            }

            if (space.HouseId is not { } now)
                return;
            await keys.Rebuild(now, ct);
            timeline.Add(new Subject("house", now.Value), $"车位 {space.Number} {Mask.Plate(space.Plate)}".TrimEnd(), "info", now.Value);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Guid>("/assign-parking");
}

/// <summary>车位台账: spaces of the zone, plates masked.</summary>
internal static class ParkingRegister
{
    public const int PageSize = 50;

    [Permission(EstatePermissions.View)]
    public sealed record Query
    {
        /// <summary>Beginning of the space's number.</summary>
        [StringLength(20)] public string? Q { get; set; }
        public bool? Free { get; set; }
        [StringLength(ParkingKind.Longest)] public string? Kind { get; set; }
        [Range(1, 100_000)] public int? Page { get; set; }
    }

    public sealed record Row(Guid Id, int Version, string Community, string Number, HouseId? House, string HouseNumber, string Plate, string Kind, string Owner, string UsedBy);

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, ListPage<Row>>
    {
        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var houses = db.Set<House>().InZone(user);
            var spaces = db.Set<ParkingSpace>().Where(s => s.HouseId == null || houses.Any(h => h.Id == s.HouseId));
            if (query.Q is { Length: > 0 } q)
                spaces = spaces.Where(s => s.Number.StartsWith(q));
            if (query.Free is { } free)
                spaces = spaces.Where(s => s.HouseId == null == free);
            if (query.Kind is { Length: > 0 } kind)
                spaces = spaces.Where(s => s.Kind == kind);
            var page = query.Page ?? 1;
            var rows = await (from s in spaces
                              join c in db.Set<Community>() on s.CommunityId equals c.Id
                              join h in houses on s.HouseId equals (HouseId?)h.Id into at
                              from h in at.DefaultIfEmpty()
                              orderby c.Name, s.Number, s.Id
                              select new { s.Id, s.Version, Community = c.Name, s.Number, s.HouseId, House = h == null ? "" : h.Number, s.Plate, s.Kind, s.Owner, s.UsedBy })
                .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
            return new ListPage<Row>([.. rows.Select(r => new Row(r.Id, r.Version, r.Community, r.Number, r.HouseId, r.House, Mask.Plate(r.Plate), r.Kind, Mask.Name(r.Owner), Mask.Name(r.UsedBy)))], await spaces.CountAsync(ct), page, PageSize);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/parking");
}
