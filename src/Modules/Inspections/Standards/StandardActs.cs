using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Inspections.Domain;
using Anju.Inspections.Record;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Inspections.Standards;

/// <summary>Every version of every standard, those in force first.</summary>
internal static class ListStandards
{
    private const int Most = 300;

    [Permission(InspectionsPermissions.View)]
    public sealed record Query;

    public sealed record Row(StandardId Id, string Topic, int No, StandardState State, IReadOnlyList<StandardItem> Items, string Note, string MadeBy, DateTime? IssuedAt, int Version);

    public sealed class Handler(AppDb db) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct)
        {
            var own = await db.Set<QualityStandard>().OrderBy(s => s.Topic).ThenByDescending(s => s.No).Take(Most).ToListAsync(ct);
            var shipped = DefaultStandards.All.Where(s => own.All(o => o.Topic != s.Topic || o.State == StandardState.Draft));
            return new([.. shipped.Concat(own).OrderBy(s => s.State == StandardState.Replaced).ThenBy(s => s.Topic, StringComparer.Ordinal).ThenByDescending(s => s.No)
                .Select(s => new Row(s.Id, s.Topic, s.No, s.State, s.Items, s.Note, s.MadeBy, s.IssuedAt, s.Version))], null);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Row>>("/standards");
}

/// <summary>Writes the draft of the next version; nothing is checked by it until it is issued.</summary>
[Act("起草质量标准")]
internal static class DraftStandard
{
    private const int MostItems = 60, LongestItem = 200;

    [Permission(InspectionsPermissions.Standards)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请填写岗位或事项"), StringLength(40, ErrorMessage = "岗位或事项最多 40 字")]
        public string Topic { get; set; } = "";

        /// <summary>One item a line, its clause after a bar.</summary>
        [Required(ErrorMessage = "请填写检查项，一行一项"), StringLength(8000, ErrorMessage = "检查项太长")]
        public string Items { get; set; } = "";

        [Required(ErrorMessage = "请写明改了什么、为什么"), StringLength(500, ErrorMessage = "说明最多 500 字")]
        public string Note { get; set; } = "";
    }

    public sealed class Handler(AppDb db, CurrentUser user) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var items = command.Items.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(DefaultStandards.Read).Where(i => i.Text.Length > 0).ToList();
            if (items.Count is 0 or > MostItems || items.Exists(i => i.Text.Length > LongestItem || i.Clause.Length > 40))
                return Problem.Invalid(nameof(command.Items), $"检查项 1 到 {MostItems} 条，每条最多 {LongestItem} 字，条款最多 40 字");
            var versions = await db.Set<QualityStandard>().Where(s => s.Topic == command.Topic).OrderByDescending(s => s.No).Take(2).ToListAsync(ct);
            if (versions.FirstOrDefault() is { State: StandardState.Draft } draft)
            {
                draft.Write(items);
                draft.Note = command.Note;
                return new Done();
            }

            var last = versions.FirstOrDefault()?.No ?? DefaultStandards.All.FirstOrDefault(s => s.Topic == command.Topic)?.No ?? 0;
            var made = new QualityStandard { Id = Kernel.Id.New<StandardId>(), Topic = command.Topic, No = last + 1, MadeBy = user.Name, Note = command.Note };
            made.Write(items);
            db.Add(made);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/draft-standard");
}

/// <summary>From now on inspections go by this version; those made before keep theirs.</summary>
[Act("发布质量标准")]
internal static class IssueStandard
{
    [Permission(InspectionsPermissions.Standards)]
    public sealed record Command
    {
        public StandardId Id { get; set; }
    }

    public sealed class Handler(AppDb db, IEvidence evidence, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<QualityStandard>().SingleOrDefaultAsync(s => s.Id == command.Id, ct) is not { } standard)
                return Problem.NotFound("没有这份标准");
            if (standard.State != StandardState.Draft)
                return Problem.Conflict("只有草稿可以发布");
            foreach (var earlier in await db.Set<QualityStandard>().Where(s => s.Topic == standard.Topic && s.State == StandardState.Issued).OrderBy(s => s.No).Take(10).ToListAsync(ct))
                earlier.State = StandardState.Replaced;
            (standard.State, standard.IssuedAt, standard.IssuedBy) = (StandardState.Issued, calendar.Now, user.Name);
            evidence.Note(new(InspectionEvidence.Standard, new("standard", standard.Id.Value), standard.Title, standard.Note, "/inspections/standards", calendar.Now));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/issue-standard");
}
