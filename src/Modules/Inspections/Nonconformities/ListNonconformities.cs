using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Inspections.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Inspections.Nonconformities;

internal enum NonconformityTab { Open, Late, ToVerify, Repeated, Closed, All }

/// <summary>What an index counts; the list behind the figure asks with the same word.</summary>
internal enum NonconformityFigure { Due, ClosedInTime, Raised, Repeated, Reopened }

internal static class NonconformityFigures
{
    /// <summary>The rows of a figure in a period: what was due counts on that day, whether it was ever done or not.</summary>
    public static IQueryable<Nonconformity> Of(this IQueryable<Nonconformity> all, NonconformityFigure figure, DateTime start, DateTime end, DateTime now)
    {
        var valid = all.Where(n => n.State != NonconformityState.Void);
        return figure switch
        {
            NonconformityFigure.Due => valid.Where(n => n.DueAt >= start && n.DueAt <= end && (n.EndedAt != null || n.DueAt < now)),
            NonconformityFigure.ClosedInTime => all.Of(NonconformityFigure.Due, start, end, now).Where(n => n.State == NonconformityState.Closed && n.EndedAt <= n.DueAt),
            NonconformityFigure.Raised => valid.Where(n => n.RaisedAt >= start && n.RaisedAt <= end),
            NonconformityFigure.Repeated => all.Of(NonconformityFigure.Raised, start, end, now).Where(n => n.RepeatOf != null),
            _ => all.Of(NonconformityFigure.Raised, start, end, now).Where(n => n.Round > 1),
        };
    }
}

/// <summary>《不合格服务纠正跟踪表》: open ones late first. Who may not see the register sees what he is responsible for.</summary>
internal static class ListNonconformities
{
    [Permission(InspectionsPermissions.Correct)]
    public sealed record Query
    {
        public NonconformityTab? Tab { get; set; }
        public bool? Mine { get; set; }
        public NonconformityFigure? Figure { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        [StringLength(60, ErrorMessage = "查找最多 60 字")] public string? Text { get; set; }
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
        [Range(1, 100, ErrorMessage = "每页 1 到 100 条")] public int? Size { get; set; }
    }

    public sealed record Row(NonconformityId Id, string Number, string Place, string Item, string Facts, Severity Severity, NonconformityState State, string Responsible, DateTime DueAt, DateTime OpenUntil, string RepeatNumber, string InspectionNumber, int Round)
    {
        public bool IsLate(DateTime now) => OpenUntil < now;
    }

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IQueryHandler<Query, ListPage<Row>>
    {
        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var (page, size, tab, now, over) = (query.Page ?? 1, query.Size ?? 20, query.Tab ?? NonconformityTab.Open, calendar.Now, Nonconformity.Over);
            var rows = db.Set<Nonconformity>().AsQueryable();
            if (query.Mine == true || !user.May(InspectionsPermissions.View))
            {
                var me = user.Id ?? default;
                rows = rows.Where(n => n.ResponsibleId == me);
            }

            if (query.Figure is { } figure)
                (rows, tab) = (rows.Of(figure, calendar.StartOf(query.From ?? calendar.Today.AddDays(-29)), calendar.EndOf(query.To ?? calendar.Today), now), NonconformityTab.All);
            if (query.Text is { Length: > 0 } text)
                rows = rows.Where(n => n.Number.Contains(text) || n.Place.Contains(text) || n.Item.Contains(text) || n.ResponsibleName.Contains(text));
            rows = tab switch
            {
                NonconformityTab.Open => rows.Where(n => n.OpenUntil < over),
                NonconformityTab.Late => rows.Where(n => n.OpenUntil < now),
                NonconformityTab.ToVerify => rows.Where(n => n.State == NonconformityState.Corrected),
                NonconformityTab.Repeated => rows.Where(n => n.RepeatOf != null),
                NonconformityTab.Closed => rows.Where(n => n.EndedAt != null),
                _ => rows,
            };
            var sorted = tab is NonconformityTab.Open or NonconformityTab.Late or NonconformityTab.ToVerify ? rows.OrderBy(n => n.OpenUntil).ThenBy(n => n.Id) : rows.OrderByDescending(n => n.RaisedAt).ThenByDescending(n => n.Id);
            return new ListPage<Row>(await sorted.Skip((page - 1) * size).Take(size)
                .Select(n => new Row(n.Id, n.Number, n.Place, n.Item, n.Facts, n.Severity, n.State, n.ResponsibleName, n.DueAt, n.OpenUntil, n.RepeatNumber, n.InspectionNumber, n.Round)).ToListAsync(ct), await rows.CountAsync(ct), page, size);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/nonconformities");
}

internal static class ShowNonconformity
{
    [Permission(InspectionsPermissions.Correct)]
    public sealed record Query
    {
        public NonconformityId Id { get; set; }
    }

    /// <summary>An act that this user may take now, straight from the table.</summary>
    public sealed record Allowed(NonconformityAct Act, string Name, IReadOnlyList<string> Needs);

    public sealed record View(Nonconformity Case, IReadOnlyList<Allowed> Acts, IReadOnlyList<TimelineLine> Timeline, IReadOnlyList<FileCard> Files);

    public sealed class Handler(AppDb db, ITimeline timeline, IFiles files, CurrentUser user) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Nonconformity>().SingleOrDefaultAsync(n => n.Id == query.Id, ct) is not { } found || !user.May(InspectionsPermissions.View) && found.ResponsibleId != user.Id)
                return Problem.NotFound("没有这个不合格项");
            return new View(found, ActsOf(found, user), await timeline.Of(found.Subject, 100, ct), await files.Of(new Subject("inspection", found.InspectionId.Value), ct));
        }
    }

    public static IReadOnlyList<Allowed> ActsOf(Nonconformity found, CurrentUser user) =>
    [
        .. Steps.Table.Where(s => Array.IndexOf(s.From, found.State) >= 0 && user.May(s.Permission))
            .Where(s => !s.OnlyResponsible || found.ResponsibleId is { } who && who == user.Id || user.May(InspectionsPermissions.Direct))
            .Where(s => Array.IndexOf(s.Needs, Need.AnotherPerson) < 0 || user.Id is not { } me || me != found.ResponsibleId && me != found.CorrectedById)
            .Where(s => s.Act != NonconformityAct.Notify || found.ResponsibleId is not null)
            .Select(s => new Allowed(s.Act, s.Name, [.. s.Needs.Select(Words.Of)])),
    ];

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/nonconformity");
}
