using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Meters.Domain;
using Anju.Billing.Meters.Read;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Meters.Register;

/// <summary>The register of meters (水电表台账).</summary>
internal static class ListMeters
{
    [Permission(MetersPermissions.View)]
    public sealed record Query
    {
        public MeterKind? Kind { get; set; }
        public MeterUse? Use { get; set; }
        public HouseId? House { get; set; }

        /// <summary>Also meters that were taken down.</summary>
        public bool? Removed { get; set; }

        /// <summary>Beginning of the house number or the place, or of the meter's number.</summary>
        [StringLength(40, ErrorMessage = "查找最多 40 字")] public string? Text { get; set; }
        [Range(1, 10_000, ErrorMessage = "没有这一页")] public int? Page { get; set; }
    }

    public sealed record Row(MeterId Id, MeterKind Kind, MeterUse Use, string Number, string Community, string Place, string Location, decimal Multiplier, DateOnly InstalledOn, DateOnly? RemovedOn, decimal? Last, DateOnly? LastOn, bool IsEstimate, bool IsDoubtful);

    public sealed class Handler(AppDb db, ReadingDesk desk, CurrentUser user) : IQueryHandler<Query, ListPage<Row>>
    {
        private const int Size = 50;

        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var meters = Narrow(db.Set<Meter>().InZone(user), query);
            var page = query.Page ?? 1;
            var shown = await meters.OrderBy(m => m.CommunityName).ThenBy(m => m.Use).ThenBy(m => m.Walk).ThenBy(m => m.Kind).ThenBy(m => m.Number).ThenBy(m => m.Id).Skip((page - 1) * Size).Take(Size).Select(m => m.Id).ToListAsync(ct);
            var tails = await desk.Tails(db.Set<Meter>().Where(m => shown.Contains(m.Id)), null, ct);
            return new ListPage<Row>([.. shown.Where(tails.ContainsKey).Select(id => Of(tails[id]))], await meters.CountAsync(ct), page, Size);
        }

        private static Row Of(Tail t) => new(t.Meter.Id, t.Meter.Kind, t.Meter.Use, t.Meter.Number, t.Meter.CommunityName, t.Meter.Place, t.Meter.Location, t.Meter.Multiplier, t.Meter.InstalledOn, t.Meter.RemovedOn,
            t.Last.Milli / 1000m, t.Last.On, t.Last.Way == ReadingWay.Estimate, t.Last.IsDoubtful);

        private static IQueryable<Meter> Narrow(IQueryable<Meter> meters, Query query)
        {
            if (query.Kind is { } kind)
                meters = meters.Where(m => m.Kind == kind);
            if (query.Use is { } use)
                meters = meters.Where(m => m.Use == use);
            if (query.House is { } house)
                meters = meters.Where(m => m.HouseId == house);
            if (query.Removed != true)
                meters = meters.Where(m => m.RemovedOn == null);
            return query.Text is { Length: > 0 } text ? meters.Where(m => m.Place.StartsWith(text) || m.Number.StartsWith(text)) : meters;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/meters");
}

/// <summary>One meter: what it is, what it showed, what hung there before.</summary>
internal static class ShowMeter
{
    [Permission(MetersPermissions.View)]
    public sealed record Query
    {
        public MeterId Id { get; set; }
    }

    public sealed record Other(MeterId Id, string Number, string Place);

    /// <param name="Behind">Meters that hang behind it.</param>
    public sealed record View(Meter Meter, IReadOnlyList<Reading> Readings, Other? Parent, int Behind, Replacement? Came, Replacement? Went, IReadOnlyList<FileCard> Photos, IReadOnlyList<TimelineLine> Timeline);

    public sealed class Handler(AppDb db, IFiles files, ITimeline timeline) : IQueryHandler<Query, View>
    {
        private const int MostReadings = 60, MostLines = 20;

        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Meter>().SingleOrDefaultAsync(m => m.Id == query.Id, ct) is not { } meter)
                return Problem.NotFound("没有这块表");
            var replaced = await db.Set<Replacement>().Where(r => r.OldId == meter.Id || r.NewId == meter.Id).OrderBy(r => r.On).ThenBy(r => r.Id).Take(2).ToListAsync(ct);
            return new View(meter, await db.Set<Reading>().Where(r => r.MeterId == meter.Id).OrderByDescending(r => r.No).Take(MostReadings).ToListAsync(ct),
                meter.ParentId is { } parent ? await db.Set<Meter>().Where(m => m.Id == parent).Select(m => new Other(m.Id, m.Number, m.Place)).SingleOrDefaultAsync(ct) : null,
                await db.Set<Meter>().CountAsync(m => m.ParentId == meter.Id && m.RemovedOn == null, ct),
                replaced.Find(r => r.NewId == meter.Id), replaced.Find(r => r.OldId == meter.Id), await files.Of(meter.Subject, ct), await timeline.Of(meter.Subject, MostLines, ct));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/meter");
}

/// <summary>《水电表更换记录》 of the meter that came or went.</summary>
internal static class ShowReplacement
{
    [Permission(MetersPermissions.View)]
    public sealed record Query
    {
        /// <summary>The old meter or the new one.</summary>
        public MeterId Id { get; set; }
    }

    public sealed record View(Replacement Record, Meter Old, Meter New, Reading End);

    public sealed class Handler(AppDb db) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Replacement>().Where(r => r.NewId == query.Id || r.OldId == query.Id).OrderByDescending(r => r.NewId == query.Id).ThenBy(r => r.Id).FirstOrDefaultAsync(ct) is not { } record)
                return Problem.NotFound("这块表没有更换记录");
            var meters = await db.Set<Meter>().Where(m => m.Id == record.OldId || m.Id == record.NewId).OrderBy(m => m.Id).Take(2).ToListAsync(ct);
            var end = await db.Set<Reading>().SingleAsync(r => r.MeterId == record.OldId && r.Way == ReadingWay.End, ct);
            return new View(record, meters.Single(m => m.Id == record.OldId), meters.Single(m => m.Id == record.NewId), end);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/replacement");
}

/// <summary>Meters of one house on its workbench, those that hang first.</summary>
internal sealed class HouseMeters(AppDb db, ReadingDesk desk) : IHousePanel
{
    public int Order => 45;
    public string Title => "水电表";
    public string Permission => MetersPermissions.View;

    public async Task<HousePanelRows> Rows(HouseId house, int limit, CancellationToken ct)
    {
        var tails = (await desk.Tails(db.Set<Meter>().AsNoTracking().Where(m => m.HouseId == house), null, ct)).Values.OrderBy(t => t.Meter.RemovedOn is not null).ThenBy(t => t.Meter.Kind).ThenByDescending(t => t.Meter.InstalledOn).ToList();
        return new(tails.Count(t => t.Meter.RemovedOn is null), tails.Count, $"/billing/meters?house={house.Value}&removed=true", [.. tails.Take(limit).Select(Of)]);
    }

    private static HousePanelRow Of(Tail t) => new(t.Meter.Number, $"{MeterWords.Of(t.Meter.Kind)} {MeterWords.Register(t.Last.Milli)} {MeterWords.Unit(t.Meter.Kind)}", t.Meter.RemovedOn is null ? MeterWords.Of(t.Last.Way) : "已拆",
        t.Meter.RemovedOn is not null ? "mute" : t.Last.IsDoubtful ? "bad" : t.Last.Way == ReadingWay.Estimate ? "warn" : "ok", MeterWords.Day(t.Last.On), t.Last.By, t.Meter.Href);
}

/// <summary>Registers a meter of the house.</summary>
internal sealed class MeterOfHouse : IHouseAction
{
    public int Order => 60;
    public string Title => "登记水电表";
    public string? Key => null;
    public string Permission => MetersPermissions.Manage;
    public string Href(HouseId house) => $"/billing/meters/new?house={house.Value}";
}
