using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Sheets;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;

namespace Anju.Ledger.Statements;

/// <summary>导入流水: a whole file or nothing of it. The same file is refused, lines that an earlier file brought are passed over, and what is new is matched at once.</summary>
[Act("导入银行流水")]
internal static class ImportStatement
{
    public const string Kinds = ".csv 或 .xlsx";
    private const int Some = 1000, LongestName = 120;

    [Permission(LedgerPermissions.Report)]
    public sealed record Command
    {
        public int Source { get; set; }

        /// <summary>The file on this machine.</summary>
        [Required] public string Path { get; set; } = "";
        [StringLength(LongestName)] public string Name { get; set; } = "";
    }

    /// <param name="Faults">Lines that cannot be read; then nothing was kept.</param>
    public sealed record Imported(int Lines, int Known, int Matched, IReadOnlyList<string> Faults);

    internal sealed class Handler(AppDb db, StatementMatcher matcher, CurrentUser user, Calendar calendar) : IHandler<Command, Imported>
    {
        public async Task<Result<Imported>> Handle(Command command, CancellationToken ct)
        {
            if ((await Sources.All(db, ct)).FirstOrDefault(s => s.No == command.Source) is not { } source)
                return Problem.Invalid(nameof(Command.Source), "请选择银行或渠道");
            await using var file = File.OpenRead(command.Path);
            var hash = Convert.ToHexString(await SHA256.HashDataAsync(file, ct));
            file.Position = 0;
            if (await db.Set<Statement>().AsNoTracking().FirstOrDefaultAsync(s => s.Hash == hash, ct) is { } earlier)
                return Problem.Conflict($"这个文件 {calendar.DayOf(earlier.ImportedAt):yyyy-MM-dd} 已由{earlier.By}导入（{earlier.Name}，{earlier.Lines} 笔）");
            ReadFile read;
            try
            {
                read = StatementReader.Read(file, source);
            }
            catch (UnreadableSheetException unreadable)
            {
                return Problem.Invalid(SheetUpload.Field, unreadable.Message);
            }

            if (read.Faults.Count > 0)
                return new Imported(0, 0, 0, read.Faults);
            if (read.Lines.FirstOrDefault(l => l.On > calendar.Today) is { } future)
                return new Imported(0, 0, 0, [$"第 {future.Row} 行：{future.On:yyyy-MM-dd} 还没有到"]);
            return await Keep(command, source, hash, read.Lines, ct);
        }

        private async Task<Result<Imported>> Keep(Command command, StatementSource source, string hash, IReadOnlyList<ReadLine> lines, CancellationToken ct)
        {
            var keyed = Keyed(lines);
            var known = new HashSet<string>();
            foreach (var some in keyed.Select(k => k.Key).Chunk(Some))
                known.UnionWith(await db.Set<StatementLine>().AsNoTracking().Where(l => l.SourceNo == source.No && some.Contains(l.Key)).OrderBy(l => l.Key).Take(Some).Select(l => l.Key).ToListAsync(ct));
            var fresh = keyed.Where(k => known.Add(k.Key)).ToList();
            var statement = new Statement
            {
                Id = Id.New<StatementId>(),
                SourceNo = source.No,
                Source = source.Name,
                Name = command.Name,
                Hash = hash,
                From = lines.Min(l => l.On),
                To = lines.Max(l => l.On),
                Lines = fresh.Count,
                Known = lines.Count - fresh.Count,
                ImportedAt = calendar.Now,
                By = user.Name,
            };
            db.Add(statement);
            db.AddRange(fresh.Select(k => new StatementLine { Id = Id.New<StatementLineId>(), StatementId = statement.Id, SourceNo = source.No, Source = source.Name, On = k.Line.On, Fen = k.Line.Fen, Reference = k.Line.Reference, Key = k.Key, Payer = k.Line.Payer, Note = k.Line.Note }));
            return new Imported(fresh.Count, lines.Count - fresh.Count, await matcher.Match(statement.From, statement.To, ct), []);
        }

        /// <summary>A line without a reference is known by its day, amount and place among its like, so that files that overlap do not bring it twice.</summary>
        private static List<(string Key, ReadLine Line)> Keyed(IReadOnlyList<ReadLine> lines)
        {
            var places = new Dictionary<(DateOnly, long, string), int>();
            return [.. lines.Select(l => (l.Reference.Length > 0 ? $"{l.Reference}{(l.Fen < 0 ? "-" : "")}" : FormattableString.Invariant($"#{l.On:yyyyMMdd} {l.Fen} {places[(l.On, l.Fen, "")] = places.GetValueOrDefault((l.On, l.Fen, "")) + 1}"), l))];
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/statements/import", (Delegate)Receive).WithName("Ledger.ImportStatement").Needs(LedgerPermissions.Report).DisableAntiforgery();

    /// <summary>POST multipart: file, source.</summary>
    private static Task<IResult> Receive(HttpRequest request, UseCase<Command, Imported> import, CancellationToken ct) =>
        SheetUpload.With(request, Kinds, async (path, file, form) => (await import.Run(Of(path, file.FileName, form["source"]), ct)).ToHttp(), ct);

    public static Command Of(string path, string name, string? source) => new() { Source = int.TryParse(source, out var no) ? no : 0, Path = path, Name = Path.GetFileName(name) is { Length: > LongestName } full ? full[^LongestName..] : Path.GetFileName(name) };
}
