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

namespace Anju.Inspections.Record;

/// <summary>《检查记录》 as a register: all kinds together, newest first, each with its own number (S-5.1).</summary>
internal static class ListInspections
{
    [Permission(InspectionsPermissions.View)]
    public sealed record Query
    {
        public InspectionKind? Kind { get; set; }

        /// <summary>Only what counts as a check of staff.</summary>
        public bool? Staff { get; set; }

        /// <summary>Only with failed items.</summary>
        public bool? Failed { get; set; }

        [StringLength(60, ErrorMessage = "查找最多 60 字")] public string? Text { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }

        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
        [Range(1, 100, ErrorMessage = "每页 1 到 100 条")] public int? Size { get; set; }
    }

    public sealed record Row(InspectionId Id, string Number, InspectionKind Kind, InspectionSource Source, string Topic, string Place, string CheckedName, string CheckedPost, string Inspector, DateTime StartedAt, int Items, int Failed, int OnSpot, bool IsBackfilled, int Corrections);

    public sealed class Handler(AppDb db, Calendar calendar) : IQueryHandler<Query, ListPage<Row>>
    {
        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var (page, size) = (query.Page ?? 1, query.Size ?? 20);
            var rows = Narrow(db.Set<Inspection>(), query, calendar);
            return new ListPage<Row>(await rows.OrderByDescending(i => i.StartedAt).ThenByDescending(i => i.Id).Skip((page - 1) * size).Take(size)
                .Select(i => new Row(i.Id, i.Number, i.Kind, i.Source, i.Topic, i.Place, i.CheckedName, i.CheckedPost, i.InspectorName, i.StartedAt, i.Items, i.Failed, i.OnSpot, i.IsBackfilled, i.Corrections)).ToListAsync(ct),
                await rows.CountAsync(ct), page, size);
        }

        private static IQueryable<Inspection> Narrow(IQueryable<Inspection> rows, Query query, Calendar calendar)
        {
            if (query.Kind is { } kind)
                rows = rows.Where(i => i.Kind == kind);
            if (query.Staff == true)
                rows = rows.Where(i => i.IsStaffCheck);
            if (query.Failed == true)
                rows = rows.Where(i => i.Failed > 0);
            if (query.From is { } from && calendar.StartOf(from) is var start)
                rows = rows.Where(i => i.StartedAt >= start);
            if (query.To is { } to && calendar.EndOf(to) is var end)
                rows = rows.Where(i => i.StartedAt <= end);
            return query.Text is { Length: > 0 } text ? rows.Where(i => i.Number.Contains(text) || i.Topic.Contains(text) || i.Place.Contains(text) || i.CheckedName.Contains(text) || i.InspectorName.Contains(text)) : rows;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/list");
}

/// <summary>One entry with items, corrections and what became of the failed ones.</summary>
internal static class ShowInspection
{
    [Permission(InspectionsPermissions.View)]
    public sealed record Query
    {
        public InspectionId Id { get; set; }
    }

    public sealed record Raised(NonconformityId Id, string Number, int ItemNo, NonconformityState State, string Responsible, DateTime DueAt, DateTime? CorrectedAt, string VerifiedBy, DateTime? VerifiedAt, string RepeatNumber, NoticeWay? Way);

    public sealed record View(Inspection Record, bool IsLocked, bool MayAdd, bool MayCorrect, IReadOnlyList<InspectionItem> Items, IReadOnlyList<InspectionCorrection> Corrections, IReadOnlyList<Raised> Raised, IReadOnlyList<TimelineLine> Timeline, IReadOnlyList<FileCard> Files);

    public sealed class Handler(AppDb db, ITimeline timeline, IFiles files, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        private const int Most = 200;

        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Inspection>().SingleOrDefaultAsync(i => i.Id == query.Id, ct) is not { } record)
                return Problem.NotFound("没有这条检查记录");
            var (locked, may) = (record.IsLocked(calendar.Now), user.May(InspectionsPermissions.Inspect));
            return new View(record, locked, may && !locked && record.InspectorId == user.Id, may,
                await db.Set<InspectionItem>().Where(i => i.InspectionId == record.Id).OrderBy(i => i.No).Take(Most).ToListAsync(ct),
                record.Corrections == 0 ? [] : await db.Set<InspectionCorrection>().Where(c => c.InspectionId == record.Id).OrderBy(c => c.No).Take(Most).ToListAsync(ct),
                record.Failed == record.OnSpot ? [] : await db.Set<Nonconformity>().Where(n => n.InspectionId == record.Id).OrderBy(n => n.ItemNo).ThenBy(n => n.Id).Take(Most)
                    .Select(n => new Raised(n.Id, n.Number, n.ItemNo, n.State, n.ResponsibleName, n.DueAt, n.CorrectedAt, n.VerifiedBy, n.VerifiedAt, n.RepeatNumber, n.NoticeWay)).ToListAsync(ct),
                await timeline.Of(record.Subject, Most, ct), await files.Of(record.Subject, ct));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/show");
}
