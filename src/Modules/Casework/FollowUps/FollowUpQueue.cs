using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Casework.FollowUps;

/// <summary>Whom to ask again: what is due longest stands first; closed ones newest first.</summary>
internal static class FollowUpQueue
{
    public const int PageSize = 50;

    [Permission(CaseworkPermissions.FollowUp)]
    public sealed record Query
    {
        /// <summary>Open when empty.</summary>
        public FollowUpState? State { get; set; }

        /// <summary>Only those this person has taken on.</summary>
        public bool? Mine { get; set; }
        [StringLength(20, ErrorMessage = "种类最多 20 字")] public string? Kind { get; set; }
        public Grade? Grade { get; set; }

        /// <summary>满意 and 较满意 together, as 满意率 counts them.</summary>
        public bool? Pleased { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        [Range(1, 10_000, ErrorMessage = "页码应在 1 至 10000 之间")] public int? Page { get; set; }
    }

    /// <param name="OwnWork">The current user did the work and does not ask alone, or may not ask here at all.</param>
    public sealed record Row(FollowUpId Id, int Version, string? Number, string SubjectNumber, string SubjectKind, string Title, string? HouseNumber, DateOnly DueOn, FollowUpState State,
        string? TakenBy, int Tries, DateTime? ClosedAt, string? AskedBy, Grade? Grade, bool OwnWork);

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, ListPage<Row>>
    {
        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var rows = Filtered(query);
            var total = await rows.CountAsync(ct);
            var page = query.Page ?? 1;
            var sorted = Shown(query) == FollowUpState.Open ? rows.OrderBy(f => f.DueOn).ThenBy(f => f.Id) : rows.OrderByDescending(f => f.DueOn).ThenByDescending(f => f.Id);
            var items = await sorted.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
            return new ListPage<Row>([.. items.Select(f => new Row(f.Id, f.Version, f.Number, f.SubjectNumber, f.SubjectKind, f.Title, f.HouseNumber, f.DueOn, f.State,
                f.TakenBy, f.Tries, f.ClosedAt, f.AskedBy, f.Grade, f.WhyNot(user) is not null || user.Id is { } me && f.WasDoneBy(me.Value)))], total, page, PageSize);
        }

        /// <summary>A period or a grade asks about all states; without them the open ones are meant.</summary>
        private static FollowUpState? Shown(Query query) => query.State ?? (query.From is null && query.To is null && query.Grade is null ? FollowUpState.Open : null);

        private IQueryable<FollowUp> Filtered(Query query)
        {
            var (rows, me) = (db.Set<FollowUp>().AsNoTracking(), user.Id?.Value);
            if (Shown(query) is { } state) rows = rows.Where(f => f.State == state);
            else rows = rows.Where(f => f.State != FollowUpState.Withdrawn);
            if (query.Mine == true) rows = rows.Where(f => f.TakenById == me);
            if (query.Kind is { Length: > 0 } kind) rows = rows.Where(f => f.SubjectKind == kind);
            if (query.Grade is { } grade) rows = rows.Where(f => f.Grade == grade);
            if (query.Pleased == true) rows = rows.Where(f => f.State == FollowUpState.Answered && (f.Grade == Contracts.Grade.Satisfied || f.Grade == Contracts.Grade.FairlySatisfied));
            if (query.From is { } from) rows = rows.Where(f => f.DueOn >= from);
            if (query.To is { } to) rows = rows.Where(f => f.DueOn <= to);
            return rows;
        }
    }

    /// <summary>Follow-ups that should have been made before today.</summary>
    internal sealed class LateFollowUps(AppDb db, Calendar calendar) : ILateCount
    {
        public string Key => "follow-ups";

        public IQueryable<int> Late
        {
            get
            {
                var today = calendar.Today;
                return db.Set<FollowUp>().Where(f => f.State == FollowUpState.Open && f.DueOn < today).Select(_ => 1);
            }
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/follow-ups");
}
