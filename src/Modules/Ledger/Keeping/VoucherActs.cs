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

/// <summary>How many papers of a kind the records of a month say there are.</summary>
internal sealed class VoucherCounts(AppDb db)
{
    public async Task<int?> Of(int month, VoucherKind kind, CancellationToken ct)
    {
        var (from, to) = (Ym.First(month), Ym.Last(month));
        var papers = db.Set<Receipt>().Where(r => r.On >= from && r.On <= to);
        return kind switch
        {
            VoucherKind.Receipts => await papers.CountAsync(r => r.Kind == PaperOf.Receipt || r.Kind == PaperOf.DepositReceipt, ct),
            VoucherKind.Refunds => await papers.CountAsync(r => r.Kind == PaperOf.Refund || r.Kind == PaperOf.Reversal, ct),
            VoucherKind.DayReports => await db.Set<Till>().CountAsync(t => t.On >= from && t.On <= to && t.ClosedAt != null, ct),
            VoucherKind.MonthReports => await db.Set<MonthReport>().CountAsync(r => r.Month == month && r.State == ReportState.Confirmed, ct),
            _ => null,
        };
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
                Id = Id.New<VoucherFileId>(), Number = await numbers.OfYear("GD", ct), Month = command.Month, Kind = command.Kind, Pieces = command.Pieces, Expected = expected, Place = command.Place, Words = command.Words,
                KeptUntil = new(command.Month / 100 + rules.VoucherYears, 12, 31), FiledOn = calendar.Today, FiledById = user.Id, FiledBy = user.Name,
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

/// <summary>附扫描件: a scan of the paper itself, to a receipt (a bank slip, what the payer brought) or to a file of vouchers.</summary>
[Act("添加凭证扫描件")]
internal static class AttachScans
{
    public sealed record Scan
    {
        [Required(ErrorMessage = "扫描件要有文件名"), StringLength(120, ErrorMessage = "文件名最多 120 字")] public string Name { get; set; } = "";
        public byte[] Bytes { get; set; } = [];
    }

    [Permission(LedgerPermissions.Cash)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; }

        /// <summary>Either a receipt …</summary>
        public ReceiptId? Receipt { get; set; }

        /// <summary>… or a file of vouchers.</summary>
        public VoucherFileId? File { get; set; }
        [Required(ErrorMessage = "请选择扫描件"), MinLength(1, ErrorMessage = "请选择扫描件"), MaxLength(6, ErrorMessage = "一次最多 6 个扫描件")] public IReadOnlyList<Scan> Scans { get; set; } = [];
    }

    internal sealed class Handler(AppDb db, IFiles files, ITimeline timeline) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            Subject? subject = command.Receipt is { } receipt ? await db.Set<Receipt>().AnyAsync(r => r.Id == receipt, ct) ? SubjectOf(receipt) : null
                : command.File is { } file && await db.Set<VoucherFile>().AnyAsync(f => f.Id == file, ct) ? new Subject("voucher-file", file.Value) : null;
            if (subject is not { } paper)
                return Problem.NotFound("没有这张票据或这份归档");
            foreach (var scan in command.Scans)
                if ((await files.Keep(paper, new NewFile(scan.Name, scan.Bytes), "扫描件", MonthsPermissions.View, ct)).Problem is { } problem)
                    return Problem.Invalid(nameof(Command.Scans), problem.For("Files") ?? problem.Message);
            timeline.Add(paper, $"附扫描件 {command.Scans.Count} 个", "info");
            return new Done();
        }
    }

    public static Subject SubjectOf(ReceiptId receipt) => new("receipt", receipt.Value);

    /// <summary>Files of a form as scans.</summary>
    public static async Task<IReadOnlyList<Scan>> Read(Microsoft.AspNetCore.Http.IFormFileCollection? uploads, CancellationToken ct)
    {
        var scans = new List<Scan>();
        foreach (var upload in (uploads ?? (IEnumerable<Microsoft.AspNetCore.Http.IFormFile>)[]).Where(f => f.Length > 0).Take(6))
        {
            using var bytes = new MemoryStream();
            await upload.CopyToAsync(bytes, ct);
            var name = Path.GetFileName(upload.FileName);
            scans.Add(new() { Name = name.Length <= 120 ? name : name[^120..], Bytes = bytes.ToArray() });
        }

        return scans;
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/scans/attach");
}
