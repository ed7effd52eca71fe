using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Office.Domain;

namespace Anju.Office.Opinions;

internal enum OpinionTab { Open, Late, Answered, All }

/// <summary>意见建议: open ones late first. Staff see their own, and the answers to what was said without a name or by residents.</summary>
internal static class ListOpinions
{
    [Permission(OfficePermissions.Work)]
    public sealed record Query
    {
        public OpinionTab? Tab { get; set; }
        public OpinionSource? Source { get; set; }
        [StringLength(60, ErrorMessage = "查找最多 60 字")] public string? Text { get; set; }
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
        [Range(1, 100, ErrorMessage = "每页 1 到 100 条")] public int? Size { get; set; }
    }

    public sealed record Row(OpinionId Id, string Number, OpinionSource Source, string Topic, string Zone, string By, DateTime At, DateTime DueAt, DateTime OpenUntil, OpinionState State, OpinionOutcome? Outcome, string AnsweredBy)
    {
        public bool IsLate(DateTime now) => OpenUntil < now;
    }

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IQueryHandler<Query, ListPage<Row>>
    {
        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var (page, size, tab, now, over, me) = (query.Page ?? 1, query.Size ?? 20, query.Tab ?? OpinionTab.Open, calendar.Now, WorkTask.Over, user.Id ?? default);
            var rows = db.Set<Opinion>().AsQueryable();
            if (!user.May(OfficePermissions.View))
                rows = rows.Where(o => o.ById == me || o.State == OpinionState.Answered && (o.IsAnonymous || o.Source == OpinionSource.Resident));
            if (query.Source is { } source)
                rows = rows.Where(o => o.Source == source);
            if (query.Text is { Length: > 0 } text)
                rows = rows.Where(o => o.Number.Contains(text) || o.Topic.Contains(text) || o.Content.Contains(text) || o.Zone.Contains(text));
            rows = tab switch
            {
                OpinionTab.Open => rows.Where(o => o.OpenUntil < over),
                OpinionTab.Late => rows.Where(o => o.OpenUntil < now),
                OpinionTab.Answered => rows.Where(o => o.State == OpinionState.Answered),
                _ => rows,
            };
            var sorted = tab is OpinionTab.Open or OpinionTab.Late ? rows.OrderBy(o => o.OpenUntil).ThenBy(o => o.Id) : rows.OrderByDescending(o => o.At).ThenByDescending(o => o.Id);
            return new ListPage<Row>(await sorted.Skip((page - 1) * size).Take(size)
                .Select(o => new Row(o.Id, o.Number, o.Source, o.Topic, o.Zone, o.By, o.At, o.DueAt, o.OpenUntil, o.State, o.Outcome, o.AnsweredBy)).ToListAsync(ct), await rows.CountAsync(ct), page, size);
        }
    }

    public static bool MaySee(Opinion opinion, CurrentUser user) => user.May(OfficePermissions.View) || opinion.ById is { } author && author == user.Id
        || opinion.State == OpinionState.Answered && (opinion.IsAnonymous || opinion.Source == OpinionSource.Resident);

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/opinions");
}

internal static class ShowOpinion
{
    [Permission(OfficePermissions.Work)]
    public sealed record Query
    {
        public OpinionId Id { get; set; }
    }

    public sealed record View(Opinion Opinion, IReadOnlyList<TimelineLine> Timeline);

    public sealed class Handler(AppDb db, ITimeline timeline, CurrentUser user) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct) =>
            await db.Set<Opinion>().SingleOrDefaultAsync(o => o.Id == query.Id, ct) is { } opinion && ListOpinions.MaySee(opinion, user)
                ? new View(opinion, await timeline.Of(opinion.Subject, 50, ct)) : Problem.NotFound("没有这条意见");
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/opinion");
}
