using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Meters.Domain;
using Anju.Billing.Meters.Read;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Meters.Register;

/// <summary>A meter hangs and is read from this day on; its first reading is its beginning.</summary>
[Act("登记水电表")]
internal static class RegisterMeter
{
    [Permission(MetersPermissions.Manage)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public MeterKind Kind { get; set; }
        public MeterUse Use { get; set; }

        [Required(ErrorMessage = "请填写表号"), StringLength(38, ErrorMessage = "表号最多 38 字")] public string Number { get; set; } = "";

        /// <summary>The house of a 户表.</summary>
        public HouseId? House { get; set; }

        /// <summary>The building of a common meter; without it the meter is the whole community's.</summary>
        public BuildingId? Building { get; set; }
        public CommunityId? Community { get; set; }

        /// <summary>Name of the common place; of a house its number is taken.</summary>
        [StringLength(60, ErrorMessage = "位置名称最多 60 字")] public string Place { get; set; } = "";
        [StringLength(100, ErrorMessage = "安装位置最多 100 字")] public string Location { get; set; } = "";
        public int Digits { get; set; } = 5;
        public decimal Multiplier { get; set; } = 1;

        /// <summary>底数 as typed.</summary>
        [StringLength(40, ErrorMessage = "底数太长")] public string Start { get; set; } = "";

        /// <summary>分时表: two registers, 峰 and 谷, read one after the other; <see cref="Start"/> is the peak's.</summary>
        public bool IsTwoRate { get; set; }
        [StringLength(40, ErrorMessage = "底数太长")] public string StartValley { get; set; } = "";

        /// <summary>As typed; today when empty.</summary>
        [StringLength(20, ErrorMessage = "日期太长")] public string On { get; set; } = "";

        /// <summary>The total meter it hangs behind.</summary>
        public MeterId? Parent { get; set; }
    }

    public sealed record Registered(MeterId Id);

    public sealed class Handler(AppDb db, IHouses houses, IPlaces places, ReadingDesk desk, ITimeline timeline, Calendar calendar) : IHandler<Command, Registered>
    {
        public async Task<Result<Registered>> Handle(Command command, CancellationToken ct)
        {
            var plate = new MeterPlate(command.Kind, command.Number, command.Digits, command.Multiplier);
            if (Meter.Refuse(plate) is { } refused)
                return refused;
            var (on, wrongDay) = command.On.Length == 0 ? (calendar.Today, null) : ReadingText.Day(command.On, calendar.Today);
            if (wrongDay is not null)
                return Problem.Invalid(nameof(command.On), wrongDay);
            if (command.IsTwoRate && command.Kind != MeterKind.Electricity)
                return Problem.Invalid(nameof(command.IsTwoRate), "只有电表分峰谷");
            var registers = new List<(MeterPlate Plate, long Start)>();
            foreach (var (rate, typed, field) in command.IsTwoRate ? TwoRates(command) : [(MeterRate.All, command.Start, nameof(command.Start))])
            {
                var (start, wrong) = ReadingText.Register(typed, command.Digits);
                if (wrong is not null)
                    return Problem.Invalid(field, wrong.Replace("读数", "底数", StringComparison.Ordinal));
                registers.Add((plate with { Rate = rate, Number = command.Number + MeterWords.Mark(rate) }, start));
            }

            var place = await Place(command, ct);
            if (place.Value is not { } at)
                return place.Problem!;
            var numbers = registers.Select(r => r.Plate.Number).ToArray();
            if (await db.Set<Meter>().AnyAsync(m => m.Kind == command.Kind && numbers.Contains(m.Number) && m.RemovedOn == null, ct))
                return Problem.Invalid(nameof(command.Number), $"{MeterWords.Of(command.Kind)} {command.Number} 已经登记过");
            if (command.Parent is { } parent && await Refuse(parent, command.Kind, ct) is { } orphan)
                return orphan;
            var made = registers.ConvertAll(r => Hang(command, r.Plate, r.Start, at, on));
            return new Registered(made[0]);
        }

        private static (MeterRate, string, string)[] TwoRates(Command command) => [(MeterRate.Peak, command.Start, nameof(command.Start)), (MeterRate.Valley, command.StartValley, nameof(command.StartValley))];

        private MeterId Hang(Command command, MeterPlate plate, long start, MeterPlace at, DateOnly on)
        {
            var meter = Meter.Install(plate, command.Use, at, command.Location, on, command.Parent);
            db.Add(meter);
            db.Add(ReadingChain.Begin(meter.Facts, on, start, desk.Reader));
            timeline.Add(meter.Subject, $"登记{MeterWords.Of(meter.Kind)} {meter.Number}，倍率 {meter.Multiplier:0.###}，底数 {MeterWords.Register(start)}", "ok", meter.HouseId?.Value, href: meter.Href);
            return meter.Id;
        }

        private async Task<Problem?> Refuse(MeterId parent, MeterKind kind, CancellationToken ct) =>
            await db.Set<Meter>().AnyAsync(m => m.Id == parent && m.Kind == kind && m.Use == MeterUse.Total && m.RemovedOn == null, ct) ? null : Problem.Invalid(nameof(Command.Parent), "所选的总表不存在或不是同类总表");

        private async Task<Result<MeterPlace>> Place(Command command, CancellationToken ct)
        {
            if (command.Use == MeterUse.House)
                return command.House is { } id && await houses.Find(id, ct) is { } house
                    ? new MeterPlace(house.Community, house.CommunityName, house.Building, house.BuildingName, house.Id, house.Number) : Problem.Invalid(nameof(command.House), "户表要选房屋");
            if (command.Place.Length == 0)
                return Problem.Invalid(nameof(command.Place), "请填写位置名称，如 1栋给水总表");
            var buildings = await places.Buildings(ct);
            var at = command.Building is { } building ? buildings.FirstOrDefault(b => b.Id == building) : buildings.FirstOrDefault(b => b.Community == command.Community);
            return at is null ? Problem.Invalid(nameof(command.Building), "请选择楼栋或小区")
                : new MeterPlace(at.Community, at.CommunityName, command.Building is null ? null : at.Id, command.Building is null ? "" : at.Name, null, command.Place);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Registered>("/meters", r => $"/billing/meters/{r.Id.Value}");
}
