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
using Anju.People.Contracts;

namespace Anju.Office.Summaries;

internal sealed record SummaryMoved(int Year, SummaryState State, bool IsLate, int Version);

/// <summary>The director writes the summary and hands it in (D-3a).</summary>
[Act("写年度总结")]
internal static class WriteSummary
{
    [Permission(OfficePermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        [Range(2000, 2099, ErrorMessage = "年份不对")] public int Year { get; set; }

        /// <summary>As the form showed it; 0 or empty for a new one.</summary>
        public int? Version { get; set; }
        [StringLength(4000, ErrorMessage = "总结最多 4000 字")] public string Text { get; set; } = "";

        /// <summary>Also hands it in.</summary>
        public bool Submit { get; set; }
    }

    public sealed class Handler(AppDb db, Stale stale, YearFigures figures, ITimeline timeline, IEvidence evidence, INotices notices, Events events, CurrentUser user, Calendar calendar) : IHandler<Command, SummaryMoved>
    {
        public async Task<Result<SummaryMoved>> Handle(Command command, CancellationToken ct)
        {
            var (today, doer) = (calendar.Today, new Doer(user.Id, user.Name, calendar.Now, true));
            if (YearSummary.Refuse(command.Year, today) is { } early)
                return early;
            var summary = await db.Set<YearSummary>().SingleOrDefaultAsync(s => s.Year == command.Year, ct);
            var isNew = summary is null;
            if (summary is null)
                db.Add(summary = YearSummary.Begin(command.Year));
            else if (command.Version is { } shown and > 0 && await stale.Check(summary, shown, ct) is { } changed)
                return changed;
            if (summary.Write(command.Text, doer) is { } refused)
                return refused;
            if (command.Submit)
            {
                if (summary.Submit(await figures.Of(command.Year, ct), today, doer) is { } empty)
                    return empty;
                timeline.Add(summary.Subject, $"提交总经理{(summary.IsLate ? "，逾期" : "")}", summary.IsLate ? "bad" : "ok", number: $"{command.Year}", href: summary.Href);
                evidence.Note(new(OfficeEvidence.YearSummary, summary.Subject, $"ZJ-{command.Year}", $"{command.Year} 年度总结", summary.Href, doer.At));
                await notices.TellHolders(OfficePermissions.Approve, $"{command.Year} 年度总结已提交，请签收", summary.Href, urgent: false, ct);
            }

            events.Tell("office", "{}");
            return new SummaryMoved(summary.Year, summary.State, summary.IsLate, isNew ? 1 : summary.Version + 1);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, SummaryMoved>("/summary/write");
}

/// <summary>The general manager receives the summary, or gives it back.</summary>
[Act("签收年度总结")]
internal static class JudgeSummary
{
    [Permission(OfficePermissions.Approve)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        [Range(2000, 2099, ErrorMessage = "年份不对")] public int Year { get; set; }
        public SummaryAct Act { get; set; }
        [StringLength(500, ErrorMessage = "意见最多 500 字")] public string Words { get; set; } = "";
    }

    public sealed class Handler(AppDb db, ITimeline timeline, INotices notices, Events events, CurrentUser user, Calendar calendar) : IHandler<Command, SummaryMoved>
    {
        public async Task<Result<SummaryMoved>> Handle(Command command, CancellationToken ct)
        {
            if (command.Act is not (SummaryAct.Receive or SummaryAct.Return) || await db.Set<YearSummary>().SingleOrDefaultAsync(s => s.Year == command.Year, ct) is not { } summary)
                return Problem.NotFound("没有这份年度总结");
            if (command.Act == SummaryAct.Return && command.Words.Length == 0)
                return Problem.Invalid(nameof(command.Words), "退回要写明意见");
            var doer = new Doer(user.Id, user.Name, calendar.Now, user.May(OfficePermissions.Direct));
            if ((command.Act == SummaryAct.Receive ? summary.Receive(doer) : summary.Return(command.Words, doer)) is { } refused)
                return refused;
            var done = command.Act == SummaryAct.Receive ? $"签收{(command.Words.Length > 0 ? $"：{command.Words}" : "")}" : $"退回修改：{command.Words}";
            timeline.Add(summary.Subject, done, command.Act == SummaryAct.Receive ? "ok" : "bad", number: $"{command.Year}", href: summary.Href);
            await notices.TellHolders(OfficePermissions.Direct, $"{command.Year} 年度总结：{done}", summary.Href, urgent: false, ct);
            events.Tell("office", "{}");
            return new SummaryMoved(summary.Year, summary.State, summary.IsLate, summary.Version + 1);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, SummaryMoved>("/summary/judge");
}

/// <summary>The summary of a year with its figures: as handed in, or as they stand now.</summary>
internal static class ShowSummary
{
    [Permission(OfficePermissions.View)]
    public sealed record Query
    {
        [Range(2000, 2099, ErrorMessage = "年份不对")] public int? Year { get; set; }
    }

    public sealed record View(int Year, YearSummary? Summary, IReadOnlyList<YearFigure> Figures, bool IsOpen, bool IsLate, bool MayWrite, bool MayJudge, IReadOnlyList<TimelineLine> Timeline);

    public sealed class Handler(AppDb db, YearFigures figures, ITimeline timeline, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var today = calendar.Today;
            var year = query.Year ?? (today.Month == YearSummary.FirstMonth ? today.Year : today.Month <= 3 ? today.Year - 1 : today.Year);
            var summary = await db.Set<YearSummary>().SingleOrDefaultAsync(s => s.Year == year, ct);
            var isOpen = YearSummary.Refuse(year, today) is null;
            var isDraft = summary is null or { State: SummaryState.Draft };
            return new View(year, summary, isDraft ? await figures.Of(year, ct) : summary!.Figures, isOpen, isDraft && isOpen && today.Year > year, isDraft && isOpen && user.May(OfficePermissions.Direct),
                summary is { State: SummaryState.Submitted } && user.May(OfficePermissions.Approve) && !user.May(OfficePermissions.Direct) && user.Id is { } me && me != summary.WrittenById,
                summary is null ? [] : await timeline.Of(summary.Subject, 50, ct));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/summary");
}
