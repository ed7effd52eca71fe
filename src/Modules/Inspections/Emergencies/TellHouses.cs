using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Inspections.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Outbox;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Inspections.Emergencies;

/// <summary>Sends word to the affected houses that do not know yet, through the gateway; it knows how each is reached. Nobody is told twice by chance.</summary>
[Act("通知受影响住户")]
internal static class TellAffected
{
    private const int MostHouses = 5_000, HousesAMessage = 100;

    [Permission(InspectionsPermissions.Alarm)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public EmergencyId Id { get; set; }
        [Required(ErrorMessage = "请写通知内容"), StringLength(300, ErrorMessage = "通知最多 300 字")] public string Words { get; set; } = "";

        /// <summary>Also those who were told before, as when the water is back.</summary>
        public bool Everyone { get; set; }
    }

    public sealed class Handler(AppDb db, IOutbox outbox, EmergencyDesk desk, CurrentUser user, Calendar calendar) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var houses = await db.Set<AffectedHouse>().Where(h => h.EmergencyId == command.Id && (command.Everyone || h.Told == Told.Not || h.Told == Told.Missed))
                .OrderBy(h => h.Number).ThenBy(h => h.Id).Take(MostHouses).ToListAsync(ct);
            return await desk.Do(command.Id, e =>
            {
                if (e.Tell(houses.Count, calendar.Now) is { } refused)
                    return refused;
                foreach (var house in houses)
                    house.Hear(house.Told is Told.Phone or Told.Door ? house.Told : Told.Sent, new(user.Id, user.Name, calendar.Now));
                foreach (var some in houses.Chunk(HousesAMessage))
                    outbox.Webhook("emergency.notice", new { number = e.Number, kind = e.Kind, text = command.Words, houses = some.Select(h => h.Number) });
                return null;
            }, $"通知 {houses.Count} 户：{command.Words}", "info", ct, "emergencies.told");
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/emergencies/tell");
}

/// <summary>One house was told by telephone or at its door, or nobody was met there.</summary>
[Act("登记逐户告知")]
internal static class TellHouse
{
    [Permission(InspectionsPermissions.Alarm)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public EmergencyId Id { get; set; }
        [Required(ErrorMessage = "请选择住户")] public AffectedHouseId? House { get; set; }
        [Required(ErrorMessage = "请选择怎样告知")] public Told? How { get; set; }
    }

    public sealed class Handler(AppDb db, EmergencyDesk desk, CurrentUser user, Calendar calendar) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            if (command.How is not (Told.Phone or Told.Door or Told.Missed))
                return Problem.Invalid(nameof(command.How), "请选择电话、上门或未联系上");
            if (await db.Set<AffectedHouse>().SingleOrDefaultAsync(h => h.Id == command.House && h.EmergencyId == command.Id, ct) is not { } house)
                return Problem.Invalid(nameof(command.House), "这户不在受影响的住户里");
            return await desk.Do(command.Id, e => e.Tell(1, calendar.Now) ?? house.Hear(command.How.Value, new(user.Id, user.Name, calendar.Now)), $"{house.Number} {Words.Of(command.How.Value)}", command.How == Told.Missed ? "warn" : "info", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/emergencies/tell-house");
}
