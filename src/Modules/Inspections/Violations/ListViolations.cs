using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Inspections.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.Ui;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Inspections.Violations;

internal enum ViolationTab { Open, Late, Restored, Counted, All }

/// <summary>Violations, late first; breaches of conduct only in their own list and for those who may see it.</summary>
internal static class ListViolations
{
    [Permission(InspectionsPermissions.Violations)]
    public sealed record Query
    {
        public ViolationTab? Tab { get; set; }
        public bool? Conduct { get; set; }
        public HouseId? House { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
    }

    public sealed record Row(ViolationId Id, string Number, string Kind, string Place, string Facts, ViolationState State, DateTime FoundAt, string FoundBy, DateTime? StoppedAt, DateTime OpenUntil)
    {
        /// <summary>How long it went on after it was found, in words (D-8c).</summary>
        public string ToStop => StoppedAt is { } at ? TimeWords.Span(at - FoundAt) : "未制止";
    }

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IQueryHandler<Query, ListPage<Row>>
    {
        private const int Size = 50;

        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var (page, tab, now, over, conduct) = (query.Page ?? 1, query.Tab ?? ViolationTab.Open, calendar.Now, Nonconformity.Over, query.Conduct == true);
            if (conduct && !user.May(InspectionsPermissions.Conduct))
                return Problem.Forbidden("员工违纪只有主任能看");
            var rows = db.Set<Violation>().Where(v => v.IsConduct == conduct);
            if (query.House is { } house)
                rows = rows.Where(v => v.HouseId == house);
            if (query.From is { } from && calendar.StartOf(from) is var start)
                rows = rows.Where(v => v.FoundAt >= start);
            if (query.To is { } to && calendar.EndOf(to) is var end)
                rows = rows.Where(v => v.FoundAt <= end);
            rows = tab switch { ViolationTab.Open => rows.Where(v => v.OpenUntil < over), ViolationTab.Late => rows.Where(v => v.OpenUntil < now), ViolationTab.Restored => rows.Where(v => v.State == ViolationState.Restored), ViolationTab.Counted => rows.Where(v => v.State != ViolationState.Void), _ => rows };
            var sorted = tab is ViolationTab.Open or ViolationTab.Late ? rows.OrderBy(v => v.OpenUntil).ThenBy(v => v.Id) : rows.OrderByDescending(v => v.FoundAt).ThenByDescending(v => v.Id);
            return new ListPage<Row>(await sorted.Skip((page - 1) * Size).Take(Size).Select(v => new Row(v.Id, v.Number, v.Kind, v.Place, v.Facts, v.State, v.FoundAt, v.FoundBy, v.StoppedAt, v.OpenUntil)).ToListAsync(ct), await rows.CountAsync(ct), page, Size);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/violations");
}

internal static class ShowViolation
{
    [Permission(InspectionsPermissions.Violations)]
    public sealed record Query
    {
        public ViolationId Id { get; set; }
    }

    public sealed record Allowed(ViolationAct Act, string Name);

    /// <param name="Person">Masked, and so is the signer.</param>
    public sealed record View(ViolationId Id, int Version, string Number, bool IsConduct, HouseId? House, string Place, string Person, string Kind, string Facts, string Rule, DateTime FoundAt, string FoundBy, ViolationState State, DateTime OpenUntil,
        DateTime? StoppedAt, string StoppedBy, DateTime? NoticedAt, string NoticedBy, string Demand, DateTime? RestoreBy, string Signer, bool IsRefused, string Witness, DateTime? ReportedAt, string Authority, string ReportNumber, DateTime? RestoredAt, string Result,
        IReadOnlyList<Allowed> Acts, IReadOnlyList<TimelineLine> Timeline, IReadOnlyList<FileCard> Files);

    public sealed class Handler(AppDb db, ITimeline timeline, IFiles files, CurrentUser user) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Violation>().SingleOrDefaultAsync(v => v.Id == query.Id, ct) is not { } v || v.IsConduct && !user.May(InspectionsPermissions.Conduct))
                return Problem.NotFound("没有这件违章");
            return new View(v.Id, v.Version, v.Number, v.IsConduct, v.HouseId, v.Place, Mask.Name(v.Person), v.Kind, v.Facts, v.Rule, v.FoundAt, v.FoundBy, v.State, v.OpenUntil, v.StoppedAt, v.StoppedBy, v.NoticedAt, v.NoticedBy, v.Demand, v.RestoreBy,
                Mask.Name(v.Signer), v.IsRefused, v.Witness, v.ReportedAt, v.Authority, v.ReportNumber, v.RestoredAt, v.Result,
                [.. ViolationSteps.Table.Where(s => Array.IndexOf(s.From, v.State) >= 0 && user.May(s.Permission) && !(v.IsConduct && s.Act == ViolationAct.Report)).Select(s => new Allowed(s.Act, s.Name))],
                await timeline.Of(v.Subject, 100, ct), await files.Of(v.Subject, ct));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/violation");
}

/// <summary>Violations not ended on the start page.</summary>
internal sealed class TodayViolations(AppDb db, Calendar calendar) : ITodayTiles
{
    public int Order => 29;
    public string Permission => InspectionsPermissions.Violations;

    public async Task<IReadOnlyList<TodayTile>> Tiles(CancellationToken ct)
    {
        var (over, now) = (Nonconformity.Over, calendar.Now);
        var open = await db.Set<Violation>().Where(v => v.OpenUntil < over && !v.IsConduct).GroupBy(v => v.OpenUntil < now).Select(g => new { Late = g.Key, Count = g.Count() }).ToListAsync(ct);
        return [new("违章未结", open.Sum(o => o.Count), open.Where(o => o.Late).Sum(o => o.Count), "/inspections/violations")];
    }

    public async Task<IReadOnlyList<TodayMatter>> Due(DateTime until, int limit, CancellationToken ct) =>
        [.. (await db.Set<Violation>().AsNoTracking().Where(v => v.OpenUntil < until && !v.IsConduct).OrderBy(v => v.OpenUntil).ThenBy(v => v.Id).Take(limit).ToListAsync(ct))
            .Select(v => new TodayMatter($"{v.Place} {v.Kind}", $"{v.Number} · 违章{ViolationSteps.Words(v.State)}", v.OpenUntil, v.Href))];
}

/// <summary>Violations of one house on its workbench.</summary>
internal sealed class HouseViolations(AppDb db, Calendar calendar) : IHousePanel
{
    public int Order => 35;
    public string Title => "违章";
    public string Permission => InspectionsPermissions.Violations;

    public async Task<HousePanelRows> Rows(HouseId house, int limit, CancellationToken ct)
    {
        var (over, all) = (Nonconformity.Over, db.Set<Violation>().AsNoTracking().Where(v => v.HouseId == house && !v.IsConduct));
        var rows = await all.OrderBy(v => v.OpenUntil).ThenByDescending(v => v.Id).Take(Math.Clamp(limit, 1, 50)).ToListAsync(ct);
        return new(await all.CountAsync(v => v.OpenUntil < over, ct), await all.CountAsync(ct), $"/inspections/violations?tab=All&house={house.Value}",
            [.. rows.Select(v => new HousePanelRow(v.Number, $"{v.Kind} {v.Facts}", ViolationSteps.Words(v.State), ViolationSteps.Colour(v.State), v.OpenUntil < over ? calendar.ShortTime(v.OpenUntil) : null, v.FoundBy, v.Href))]);
    }
}
