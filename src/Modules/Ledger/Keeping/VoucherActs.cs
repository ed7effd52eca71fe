using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;

namespace Anju.Ledger.Keeping;

/// <summary>How many papers of a kind the records say there are, month by month; a fixed number of statements.</summary>
internal sealed class VoucherCounts(AppDb db)
{
    private const int Most = 1200;

    /// <summary>Null where the records do not say.</summary>
    public async Task<int?> Of(int month, VoucherKind kind, CancellationToken ct) =>
        kind is VoucherKind.Bank or VoucherKind.Other ? null : (await Between(month, month, ct)).GetValueOrDefault((month, kind));

    public async Task<IReadOnlyDictionary<(int Month, VoucherKind Kind), int>> Between(int first, int last, CancellationToken ct)
    {
        var (from, to, counts) = (Ym.First(first), Ym.Last(last), new Dictionary<(int, VoucherKind), int>());
        foreach (var papers in await db.Set<Receipt>().Where(r => r.On >= from && r.On <= to).GroupBy(r => new { r.On.Year, r.On.Month, IsReceipt = r.Kind == PaperOf.Receipt || r.Kind == PaperOf.DepositReceipt }).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key.Year).ThenBy(g => g.Key.Month).ThenBy(g => g.Key.IsReceipt).Take(Most).ToListAsync(ct))
            counts[(papers.Key.Year * 100 + papers.Key.Month, papers.Key.IsReceipt ? VoucherKind.Receipts : VoucherKind.Refunds)] = papers.Count;
        foreach (var days in await db.Set<Till>().Where(t => t.On >= from && t.On <= to && t.ClosedAt != null).GroupBy(t => new { t.On.Year, t.On.Month }).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key.Year).ThenBy(g => g.Key.Month).Take(Most).ToListAsync(ct))
            counts[(days.Key.Year * 100 + days.Key.Month, VoucherKind.DayReports)] = days.Count;
        foreach (var month in await db.Set<MonthReport>().Where(r => r.Month >= first && r.Month <= last && r.State == ReportState.Confirmed).Select(r => r.Month).OrderBy(m => m).Take(Most).ToListAsync(ct))
            counts[(month, VoucherKind.MonthReports)] = 1;       // one version lives
        return counts;
    }
}

/// <summary>凭证归档: the papers of a month that is over, counted against the records; a difference needs its reason.</summary>
[Act("凭证归档")]
internal static class FileVouchers
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; }

        /// <summary>E.g. 202611.</summary>
        public int Month { get; set; }
        public VoucherKind Kind { get; set; }
        [Range(1, 1_000_000, ErrorMessage = "份数应为 1 到 1,000,000")] public int Pieces { get; set; }
        [Required(ErrorMessage = "请写明存放位置，如 档案室 3 柜 2 格"), StringLength(60, ErrorMessage = "最多 60 字")] public string Place { get; set; } = "";
        [StringLength(200, ErrorMessage = "说明最多 200 字")] public string Words { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, VoucherCounts counts, Numbers numbers, CurrentUser user, Calendar calendar, IEvidence evidence, ITimeline timeline) : IHandler<Command, VoucherFileId>
    {
        public async Task<Result<VoucherFileId>> Handle(Command command, CancellationToken ct)
        {
            if (!Ym.IsOne(command.Month) || Ym.Last(command.Month) >= calendar.Today)
                return Problem.Invalid(nameof(Command.Month), "归档的月份应已结束");
            if (!Enum.IsDefined(command.Kind))
                return Problem.Invalid(nameof(Command.Kind), "请选择凭证种类");
            var expected = await counts.Of(command.Month, command.Kind, ct);
            var before = await db.Set<VoucherFile>().Where(f => f.Month == command.Month && f.Kind == command.Kind).SumAsync(f => (int?)f.Pieces, ct) ?? 0;
            if (expected is { } there && before + command.Pieces != there && command.Words.Length == 0)
                return Problem.Invalid(nameof(Command.Words), $"登记簿中 {Ym.Text(command.Month)} 有 {there} 份{(before > 0 ? $"，已归档 {before} 份" : "")}，本次 {command.Pieces} 份；请写明差异的原因");
            var rules = await db.Set<LedgerRules>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == LedgerRules.Only, ct) ?? new();
            var file = new VoucherFile
            {
                Id = Id.New<VoucherFileId>(),
                Number = await numbers.OfYear("GD", ct),
                Month = command.Month,
                Kind = command.Kind,
                Pieces = command.Pieces,
                Expected = expected,
                Place = command.Place,
                Words = command.Words,
                KeptUntil = new(command.Month / 100 + rules.VoucherYears, 12, 31),
                FiledOn = calendar.Today,
                FiledById = user.Id,
                FiledBy = user.Name,
            };
            db.Add(file);
            var title = $"{Ym.Text(file.Month)} {Words.Of(file.Kind)} {file.Pieces} 份归档，{file.Place}";
            timeline.Add(file.Subject, title, "ok");
            evidence.Note(new WorkDone(KeepingEvidence.Filed, file.Subject, file.Number, title, file.Href, calendar.Now));
            return file.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, VoucherFileId>("/vouchers/file");
}

/// <summary>核对归档: somebody else has counted the papers in their place.</summary>
[Act("核对归档凭证")]
internal static class CheckVouchers
{
    [Permission(LedgerPermissions.Check)]
    public sealed record Command
    {
        public VoucherFileId File { get; set; }
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Calendar calendar, IEvidence evidence, ITimeline timeline) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<VoucherFile>().SingleOrDefaultAsync(f => f.Id == command.File, ct) is not { } file)
                return Problem.NotFound("没有这份归档");
            if (file.Check(user, calendar.Today) is { } problem)
                return problem;
            timeline.Add(file.Subject, "已核对", "ok");
            evidence.Note(new WorkDone(KeepingEvidence.Checked, file.Subject, file.Number, $"核对 {file.Number}", file.Href, calendar.Now));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/vouchers/check");
}
