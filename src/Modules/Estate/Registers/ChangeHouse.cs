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

/// <summary>Area, use or state of a house changes from a day on, because of a paper (F-1a).</summary>
[Act("变更房屋")]
internal static class ChangeHouse
{
    [Permission(EstatePermissions.Areas)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public HouseId HouseId { get; set; }
        public int Version { get; set; }
        [Range(0.01, 99_999, ErrorMessage = "建筑面积应大于 0")] public decimal GrossArea { get; set; }
        [Range(0.01, 99_999, ErrorMessage = "套内面积应大于 0")] public decimal NetArea { get; set; }
        public HouseUse Use { get; set; }
        public HouseState State { get; set; }
        public DateOnly? HandedOverOn { get; set; }

        /// <summary>First day of the new value; today when empty.</summary>
        public DateOnly? EffectiveOn { get; set; }
        [Required(ErrorMessage = "请写明依据的文件"), StringLength(120, ErrorMessage = "依据最多 120 字")] public string Paper { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, Stale stale, CurrentUser user, ITimeline timeline, IEvidence evidence, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<House>().InZone(user).SingleOrDefaultAsync(h => h.Id == command.HouseId, ct) is not { } house)
                return Problem.NotFound("没有这套房屋，或不在您的责任区内");
            if (await stale.Check(house, command.Version, ct) is { } late)
                return late;
            if (command.NetArea > command.GrossArea)
                return Problem.Invalid(nameof(Command.NetArea), "套内面积不能大于建筑面积");
            if (decimal.Round(command.GrossArea, 2) != command.GrossArea)
                return Problem.Invalid(nameof(Command.GrossArea), "面积最多两位小数");
            if (decimal.Round(command.NetArea, 2) != command.NetArea)
                return Problem.Invalid(nameof(Command.NetArea), "面积最多两位小数");
            var on = command.EffectiveOn ?? calendar.Today;
            var last = await db.Set<HouseChange>().Where(c => c.HouseId == house.Id).MaxAsync(c => (DateOnly?)c.EffectiveOn, ct);
            if (House.Datable(on, last, calendar.Today) is { } wrongDay)
                return wrongDay;
            var changes = house.Change(command.GrossArea, command.NetArea, command.Use, command.State, command.HandedOverOn, on, command.Paper, user.Name, calendar.Now);
            if (changes.Count == 0)
                return Problem.Invalid("", "没有任何改动");
            db.AddRange(changes);
            evidence.Note(EstateEvidence.House, house, string.Join('、', changes.Select(c => c.What)), calendar.Now);
            foreach (var change in changes)
                timeline.Add(new Subject("house", house.Id.Value), $"{change.What} {change.From} → {change.To}，{change.EffectiveOn:yyyy-MM-dd} 起（{change.Paper}）", "info", house.Id.Value);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/change-house");
}

/// <summary>A house is entered by hand; whole estates come by import.</summary>
[Act("登记房屋")]
internal static class OpenHouse
{
    [Permission(EstatePermissions.Edit)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public BuildingId BuildingId { get; set; }
        [StringLength(12, ErrorMessage = "单元最多 12 字")] public string? Unit { get; set; }
        [Required(ErrorMessage = "请填写房间"), StringLength(12, ErrorMessage = "房间最多 12 字")] public string Room { get; set; } = "";
        [Range(-9, 200, ErrorMessage = "楼层应在 -9 至 200 之间")] public int Floor { get; set; } = 1;
        [Range(0.01, 99_999, ErrorMessage = "建筑面积应大于 0")] public decimal GrossArea { get; set; }
        public HouseUse Use { get; set; }
        public HouseState State { get; set; } = HouseState.HandedOver;
    }

    internal sealed class Handler(AppDb db) : IHandler<Command, HouseId>
    {
        public async Task<Result<HouseId>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Building>().SingleOrDefaultAsync(b => b.Id == command.BuildingId, ct) is not { } building)
                return Problem.Invalid(nameof(Command.BuildingId), "请选择楼栋");
            var number = HouseNumber.Of(building.Code, command.Unit, command.Room);
            if (number.Room.Length == 0)
                return Problem.Invalid(nameof(Command.Room), "认不出这个写法");
            if (await db.Set<House>().AnyAsync(h => h.CommunityId == building.CommunityId && h.Number == number.Key, ct))
                return Problem.Invalid(nameof(Command.Room), $"{number.Key} 已经登记过");
            var house = House.Open(building, number, command.Floor, command.GrossArea, command.GrossArea, command.Use, command.State, null);
            db.Add(house);
            db.AddRange(SearchKeys.Of(house, [], []));
            return house.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, HouseId>("/open-house", id => $"/houses/{id.Value}");
}
