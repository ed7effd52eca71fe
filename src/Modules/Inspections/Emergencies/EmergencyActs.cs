using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Inspections.Domain;
using Anju.Inspections.Record;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Outbox;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Inspections.Emergencies;

internal sealed record Moved(EmergencyId Id, string Number, int Version, int Houses, bool IsClosed);

/// <summary>One tap: what kind it is; everything else is written while it is dealt with.</summary>
[Act("突发事件")]
internal static class OpenEmergency
{
    [Permission(InspectionsPermissions.Alarm)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        [Required(ErrorMessage = "请选择是什么事"), StringLength(40, ErrorMessage = "最多 40 字")] public string Kind { get; set; } = "";
        [StringLength(100, ErrorMessage = "地点最多 100 字")] public string Place { get; set; } = "";
    }

    public sealed class Handler(AppDb db, Numbers numbers, ITimeline timeline, IEvidence evidence, INotices notices, Events events, CurrentUser user, Calendar calendar) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var made = Emergency.Open(await numbers.OfToday("TF", ct), command.Kind, command.Place, new(user.Id, user.Name, calendar.Now));
            db.Add(made);
            evidence.Note(InspectionEvidence.Of(made, "emergencies.opened", made.OpenedAt));
            timeline.Add(made.Subject, $"突发事件：{made.Kind} {made.Place}".Trim(), "bad", number: made.Number, href: made.Href);
            await notices.TellHolders(InspectionsPermissions.Alarm, $"突发事件 {made.Kind} {made.Place}".Trim(), made.Href, urgent: true, ct);
            events.Tell("inspections", "{}");
            events.Tell("alarms", "{}");
            return new Moved(made.Id, made.Number, made.Version, 0, false);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/emergencies/open", m => Emergency.HrefOf(m.Id));
}

/// <summary>What every later act begins and ends with.</summary>
internal sealed class EmergencyDesk(AppDb db, ITimeline timeline, IEvidence evidence, Events events, Calendar calendar)
{
    public async Task<Result<Moved>> Do(EmergencyId id, Func<Emergency, Problem?> step, string text, string colour, CancellationToken ct, string? work = null)
    {
        if (await db.Set<Emergency>().SingleOrDefaultAsync(e => e.Id == id, ct) is not { } found)
            return Problem.NotFound("没有这起突发事件");
        if (step(found) is { } refused)
            return refused;
        if (work is not null)
            evidence.Note(InspectionEvidence.Of(found, work, calendar.Now));
        timeline.Add(found.Subject, text, colour, number: found.Number, href: found.Href);
        events.Tell("inspections", "{}");
        events.Tell("alarms", "{}");
        return new Moved(found.Id, found.Number, found.Version + 1, found.Houses, found.ClosedAt is not null);
    }
}

[Act("登记处置措施")]
internal static class LogMeasure
{
    [Permission(InspectionsPermissions.Alarm)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public EmergencyId Id { get; set; }
        [Required(ErrorMessage = "请写处置措施"), StringLength(500, ErrorMessage = "措施最多 500 字")] public string Words { get; set; } = "";
        [StringLength(100, ErrorMessage = "地点最多 100 字")] public string Place { get; set; } = "";
    }

    public sealed class Handler(EmergencyDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) => desk.Do(command.Id, e => e.Measure(command.Place), command.Words, "info", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/emergencies/measure");
}

/// <summary>Which houses hang on the valve or circuit that is shut.</summary>
[Act("查受影响住户")]
internal static class FindAffected
{
    private const int MostHouses = 5_000;

    [Permission(InspectionsPermissions.Alarm)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public EmergencyId Id { get; set; }
        [Required(ErrorMessage = "请选择阀门或回路")] public FacilityId? Control { get; set; }
    }

    public sealed class Handler(AppDb db, IControls controls, EmergencyDesk desk) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            if ((await controls.All(ct)).FirstOrDefault(c => c.Id == command.Control) is not { } control)
                return Problem.Invalid(nameof(command.Control), "没有这个阀门或回路，请重新选择");
            var known = (await db.Set<AffectedHouse>().Where(h => h.EmergencyId == command.Id).OrderBy(h => h.Id).Take(MostHouses).Select(h => h.HouseId).ToListAsync(ct)).ToHashSet();
            var added = (await controls.FedBy(control.Id, MostHouses, ct)).Where(h => !known.Contains(h.Id)).ToList();
            return await desk.Do(command.Id, e =>
            {
                if (e.Affect(control.Name, added.Count) is { } refused)
                    return refused;
                db.AddRange(added.Select(h => new AffectedHouse { Id = Kernel.Id.New<AffectedHouseId>(), EmergencyId = e.Id, HouseId = h.Id, Number = h.Number }));
                return null;
            }, $"{control.Name}（{control.Place}）影响 {added.Count} 户", "warn", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/emergencies/affected");
}

/// <summary>It is over: why it happened and what is learnt.</summary>
[Act("结束突发事件")]
internal static class CloseEmergency
{
    [Permission(InspectionsPermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public EmergencyId Id { get; set; }
        [Required(ErrorMessage = "请写原因"), StringLength(500, ErrorMessage = "原因最多 500 字")] public string Cause { get; set; } = "";
        [Required(ErrorMessage = "请写总结"), StringLength(500, ErrorMessage = "总结最多 500 字")] public string Review { get; set; } = "";
    }

    public sealed class Handler(EmergencyDesk desk, CurrentUser user, Calendar calendar) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command.Id, e => e.Close(command.Cause, command.Review, new(user.Id, user.Name, calendar.Now)), $"结束：{command.Review}（原因：{command.Cause}）", "ok", ct, "emergencies.closed");
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/emergencies/close");
}

internal static class ShowEmergencies
{
    [Permission(InspectionsPermissions.Alarm)]
    public sealed record Query
    {
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
    }

    public sealed class Handler(AppDb db) : IQueryHandler<Query, ListPage<Emergency>>
    {
        private const int Size = 50;

        public async Task<Result<ListPage<Emergency>>> Handle(Query query, CancellationToken ct)
        {
            var page = query.Page ?? 1;
            return new ListPage<Emergency>(await db.Set<Emergency>().OrderBy(e => e.ClosedAt != null).ThenByDescending(e => e.OpenedAt).ThenBy(e => e.Id).Skip((page - 1) * Size).Take(Size).ToListAsync(ct), await db.Set<Emergency>().CountAsync(ct), page, Size);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Emergency>>("/emergencies");
}

internal static class ShowEmergency
{
    [Permission(InspectionsPermissions.Alarm)]
    public sealed record Query
    {
        public EmergencyId Id { get; set; }
    }

    /// <param name="Told">How many of the affected houses know.</param>
    public sealed record View(Emergency Case, IReadOnlyList<AffectedHouse> Houses, int Told, IReadOnlyList<TimelineLine> Timeline);

    public sealed class Handler(AppDb db, ITimeline timeline) : IQueryHandler<Query, View>
    {
        private const int MostShown = 200;

        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Emergency>().SingleOrDefaultAsync(e => e.Id == query.Id, ct) is not { } found)
                return Problem.NotFound("没有这起突发事件");
            var affected = db.Set<AffectedHouse>().Where(h => h.EmergencyId == found.Id);
            var houses = found.Houses == 0 ? [] : await affected.OrderBy(h => h.Told == Told.Not ? 0 : h.Told == Told.Missed ? 1 : 2).ThenBy(h => h.Number).ThenBy(h => h.Id).Take(MostShown).ToListAsync(ct);
            return new View(found, houses, found.Houses == 0 ? 0 : await affected.CountAsync(h => h.Told != Told.Not && h.Told != Told.Missed, ct), await timeline.Of(found.Subject, 200, ct));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/emergency");
}

/// <summary>The strip on top of every page.</summary>
internal sealed class OpenEmergencies(AppDb db, Calendar calendar) : Kernel.Ui.IAlarms
{
    private const int Most = 5;

    public async Task<IReadOnlyList<Kernel.Ui.Alarm>> Open(CancellationToken ct) =>
        [.. (await db.Set<Emergency>().AsNoTracking().Where(e => e.ClosedAt == null).OrderBy(e => e.OpenedAt).ThenBy(e => e.Id).Take(Most).ToListAsync(ct))
            .Select(e => new Kernel.Ui.Alarm($"突发事件 {e.Kind} {e.Place} · {calendar.ShortTime(e.OpenedAt)} 起", e.Href))];
}
