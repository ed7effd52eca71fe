using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Duties.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Office.Domain;
using Anju.People.Contracts;

namespace Anju.Office.Targets;

/// <summary>The targets that hold in a year: the sheet set last, signed or not.</summary>
internal sealed class TargetBook(AppDb db) : ITargets
{
    public async Task<IReadOnlyList<IndexTarget>> Of(int year, CancellationToken ct) => await Sheet(year, ct) is { } sheet ? [.. sheet.Lines.Select(l => new IndexTarget(l.Index, l.Target))] : [];

    public Task<TargetSheet?> Sheet(int year, CancellationToken ct) => db.Set<TargetSheet>().AsNoTracking().Where(t => t.Year == year).OrderByDescending(t => t.No).FirstOrDefaultAsync(ct);
}

/// <summary>《目标责任书》 of a year, by the general manager alone; a change is a new sheet (D-2g).</summary>
[Act("下达年度目标")]
internal static class SetTargets
{
    public sealed record Line
    {
        [Required(ErrorMessage = "请选择指标"), StringLength(60, ErrorMessage = "指标最多 60 字")] public string Index { get; set; } = "";

        /// <summary>In the unit of the index; empty for no target.</summary>
        [Range(typeof(decimal), "0", "1000000", ErrorMessage = "目标应在 0 到 1000000 之间")] public decimal? Target { get; set; }
    }

    [Permission(OfficePermissions.Targets)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public int Year { get; set; }

        /// <summary>The sheet that was shown, 0 for none.</summary>
        public int? No { get; set; }
        [MaxLength(100, ErrorMessage = "最多 100 项")] public List<Line> Lines { get; set; } = [];
    }

    public sealed class Handler(AppDb db, TargetBook book, IEnumerable<IIndexSource> sources, INotices notices, Events events, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var year = calendar.Today.Year;
            if (command.Year < year || command.Year > year + 1)
                return Problem.Invalid(nameof(command.Year), $"只能下达 {year} 年或 {year + 1} 年的目标");
            var before = await book.Sheet(command.Year, ct);
            if (command.No is { } shown && shown != (before?.No ?? 0))
                return Problem.Conflict($"{before?.SetBy}刚刚改过目标，您填写的内容仍在，请核对后再保存");
            var known = new Dictionary<string, QualityIndex>();
            foreach (var source in sources.OrderBy(s => s.Order))
                foreach (var index in (await source.Of(calendar.Today, calendar.Today, ct)).Indices)
                    known.TryAdd(index.Name, index);
            var (lines, errors) = (new List<TargetLine>(), new Dictionary<string, string[]>());
            for (var i = 0; i < command.Lines.Count; i++)
                if (Refuse(command.Lines[i], known, lines) is { } wrong)
                    errors[$"Lines[{i}].Target"] = [wrong];
                else if (command.Lines[i].Target is { } target)
                    lines.Add(new(command.Lines[i].Index, target, !known[command.Lines[i].Index].IsCeiling, known[command.Lines[i].Index].Unit));
            if (errors.Count > 0)
                return Problem.Invalid(errors);
            if (lines.Count == 0)
                return Problem.Invalid(nameof(command.Lines), "至少填写一项目标");
            var sheet = new TargetSheet { Id = Kernel.Id.New<TargetSheetId>(), Year = command.Year, No = (before?.No ?? 0) + 1, Body = Body.Of(lines), SetById = user.Id, SetBy = user.Name, SetAt = calendar.Now };
            db.Add(sheet);
            await notices.TellHolders(OfficePermissions.Direct, $"{sheet.Number} {sheet.Year} 年度目标 {lines.Count} 项，请签收", $"/office/targets?year={sheet.Year}", urgent: false, ct);
            events.Tell("office", "{}");
            return new Done();
        }

        private static string? Refuse(Line line, Dictionary<string, QualityIndex> known, List<TargetLine> lines) =>
            !known.ContainsKey(line.Index) ? $"没有“{line.Index}”这个指标" : lines.Exists(l => l.Index == line.Index) ? $"“{line.Index}”填了两次"
            : line.Target is { } target && decimal.Round(target, 4) != target ? "目标最多四位小数" : null;
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/targets");
}

/// <summary>签收: the director knows what he is measured by.</summary>
[Act("签收年度目标")]
internal static class SignTargets
{
    [Permission(OfficePermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public TargetSheetId Id { get; set; }
    }

    public sealed class Handler(AppDb db, Events events, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<TargetSheet>().SingleOrDefaultAsync(t => t.Id == command.Id, ct) is not { } sheet)
                return Problem.NotFound("没有这份目标责任书");
            if (sheet.Sign(new(user.Id, user.Name, calendar.Now)) is { } refused)
                return refused;
            events.Tell("office", "{}");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/targets/sign");
}

/// <summary>Every index of the year against its target; what has none says so (D-2g).</summary>
internal static class ShowTargets
{
    [Permission(OfficePermissions.View)]
    public sealed record Query
    {
        /// <summary>This year when empty.</summary>
        [Range(2000, 2099, ErrorMessage = "年份不对")] public int? Year { get; set; }
    }

    public sealed record Row(string Group, QualityIndex Index, TargetLine? Target, Light Light);

    public sealed record Sheet(int No, string SetBy, DateTime SetAt, string SignedBy, DateTime? SignedAt, int Lines);

    public sealed record View(int Year, DateOnly To, TargetSheet? Now, IReadOnlyList<Row> Rows, IReadOnlyList<Sheet> Sheets);

    public sealed class Handler(AppDb db, IEnumerable<IIndexSource> sources, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var year = query.Year ?? calendar.Today.Year;
            var sheets = await db.Set<TargetSheet>().Where(t => t.Year == year).OrderByDescending(t => t.No).Take(20).ToListAsync(ct);
            var (now, rows) = (sheets.FirstOrDefault(), new List<Row>());
            var (from, to) = Days(year, calendar.Today);
            foreach (var source in sources.OrderBy(s => s.Order))
                foreach (var index in (await source.Of(from, to, ct)).Indices)
                {
                    var target = now?.Lines.FirstOrDefault(l => l.Index == index.Name);
                    rows.Add(new(source.Title, index, target, Lights.Of(index, target)));
                }

            return new View(year, to, now, rows, [.. sheets.Select(s => new Sheet(s.No, s.SetBy, s.SetAt, s.SignedBy, s.SignedAt, s.Lines.Count))]);
        }
    }

    /// <summary>The year as far as it has gone.</summary>
    public static (DateOnly From, DateOnly To) Days(int year, DateOnly today)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return (first, today < first ? first : today < last ? today : last);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/targets");
}
