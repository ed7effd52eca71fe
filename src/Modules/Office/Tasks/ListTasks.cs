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

namespace Anju.Office.Tasks;

internal enum TaskTab { Open, Late, Done, Cancelled, All }

/// <summary>临时任务: open ones late first. Who may not see all sees what he gave and what he was given.</summary>
internal static class ListTasks
{
    [Permission(OfficePermissions.Work)]
    public sealed record Query
    {
        public TaskTab? Tab { get; set; }

        /// <summary>Only what I do.</summary>
        public bool? Mine { get; set; }

        /// <summary>Given in these days.</summary>
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        [StringLength(60, ErrorMessage = "查找最多 60 字")] public string? Text { get; set; }
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
        [Range(1, 100, ErrorMessage = "每页 1 到 100 条")] public int? Size { get; set; }
    }

    public sealed record Row(WorkTaskId Id, string Number, string Content, string GivenBy, DateTime GivenAt, string DoerName, TaskState State, DateTime DueAt, DateTime OpenUntil, DateTime? EndedAt, string Progress, string Result, int Round, string MeetingNumber)
    {
        public bool IsLate(DateTime now) => OpenUntil < now;
    }

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IQueryHandler<Query, ListPage<Row>>
    {
        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var (page, size, tab, now, over) = (query.Page ?? 1, query.Size ?? 20, query.Tab ?? TaskTab.Open, calendar.Now, WorkTask.Over);
            var rows = Seen(db.Set<WorkTask>(), user);
            if (query.Mine == true)
            {
                var me = user.Id ?? default;
                rows = rows.Where(t => t.DoerId == me);
            }

            if (query.From is { } from)
                rows = rows.Where(t => t.GivenOn >= from);
            if (query.To is { } to)
                rows = rows.Where(t => t.GivenOn <= to);
            if (query.Text is { Length: > 0 } text)
                rows = rows.Where(t => t.Number.Contains(text) || t.Content.Contains(text) || t.DoerName.Contains(text) || t.GivenBy.Contains(text));
            rows = tab switch
            {
                TaskTab.Open => rows.Where(t => t.OpenUntil < over),
                TaskTab.Late => rows.Where(t => t.OpenUntil < now),
                TaskTab.Done => rows.Where(t => t.State == TaskState.Done),
                TaskTab.Cancelled => rows.Where(t => t.State == TaskState.Cancelled),
                _ => rows,
            };
            var sorted = tab is TaskTab.Open or TaskTab.Late ? rows.OrderBy(t => t.OpenUntil).ThenBy(t => t.Id) : rows.OrderByDescending(t => t.GivenAt).ThenByDescending(t => t.Id);
            return new ListPage<Row>(await sorted.Skip((page - 1) * size).Take(size)
                .Select(t => new Row(t.Id, t.Number, t.Content, t.GivenBy, t.GivenAt, t.DoerName, t.State, t.DueAt, t.OpenUntil, t.EndedAt, t.Progress, t.Result, t.Round, t.MeetingNumber)).ToListAsync(ct), await rows.CountAsync(ct), page, size);
        }
    }

    public static IQueryable<WorkTask> Seen(IQueryable<WorkTask> all, CurrentUser user)
    {
        if (user.May(OfficePermissions.View))
            return all;
        var me = user.Id ?? default;
        return all.Where(t => t.DoerId == me || t.GivenById == me);
    }

    public static bool MaySee(WorkTask task, CurrentUser user) => user.May(OfficePermissions.View) || user.Id is { } me && (task.DoerId == me || task.GivenById == me);

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/tasks");
}

internal static class ShowTask
{
    [Permission(OfficePermissions.Work)]
    public sealed record Query
    {
        public WorkTaskId Id { get; set; }
    }

    /// <summary>An act that this user may take now, straight from the table.</summary>
    public sealed record Allowed(TaskAct Act, string Name, string Words);

    public sealed record View(WorkTask Task, IReadOnlyList<Allowed> Acts, IReadOnlyList<TimelineLine> Timeline, IReadOnlyList<FileCard> Files);

    public sealed class Handler(AppDb db, TaskDesk desk, ITimeline timeline, IFiles files, CurrentUser user) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<WorkTask>().SingleOrDefaultAsync(t => t.Id == query.Id, ct) is not { } task || !ListTasks.MaySee(task, user))
                return Problem.NotFound("没有这项任务");
            var doer = desk.Doer;
            return new View(task, [.. TaskSteps.Table.Where(s => task.Refuse(s.Act, doer) is null).Select(s => new Allowed(s.Act, s.Name, s.Words))], await timeline.Of(task.Subject, 100, ct), await files.Of(task.Subject, ct));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/task");
}
