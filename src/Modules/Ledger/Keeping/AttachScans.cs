using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;

namespace Anju.Ledger.Keeping;

/// <summary>附扫描件: a scan of the paper itself, to a receipt (a bank slip, what the payer brought) or to a file of vouchers.</summary>
[Act("添加凭证扫描件")]
internal static class AttachScans
{
    public const int MostAtOnce = 6;

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
        [Required(ErrorMessage = "请选择扫描件"), MinLength(1, ErrorMessage = "请选择扫描件"), MaxLength(MostAtOnce, ErrorMessage = "一次最多 6 个扫描件")] public IReadOnlyList<Scan> Scans { get; set; } = [];
    }

    internal sealed class Handler(AppDb db, IFiles files, ITimeline timeline) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await Of(command, ct) is not { } paper)
                return Problem.NotFound("没有这张票据或这份归档");
            foreach (var scan in command.Scans)
                if ((await files.Keep(paper, new NewFile(scan.Name, scan.Bytes), "扫描件", MonthsPermissions.View, ct)).Problem is { } problem)
                    return Problem.Invalid(nameof(Command.Scans), problem.For("Files") ?? problem.Message);
            timeline.Add(paper, $"附扫描件 {command.Scans.Count} 个", "info");
            return new Done();
        }

        private async Task<Subject?> Of(Command command, CancellationToken ct)
        {
            if (command.Receipt is { } receipt)
                return await db.Set<Receipt>().AnyAsync(r => r.Id == receipt, ct) ? SubjectOf(receipt) : null;
            return (await db.Set<VoucherFile>().SingleOrDefaultAsync(f => f.Id == command.File, ct))?.Subject;
        }
    }

    public static Subject SubjectOf(ReceiptId receipt) => new("receipt", receipt.Value);

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/scans/attach");
}

/// <summary>Scans as a form sends them.</summary>
internal sealed class ScanForm
{
    public string? RequestId { get; set; }
    public IFormFileCollection? Scans { get; set; }

    /// <summary>One more than allowed may come: then the act says so.</summary>
    public async Task<AttachScans.Command> Command(CancellationToken ct) => new()
    {
        RequestId = Typed.Id(RequestId) ?? Guid.CreateVersion7(),
        Scans = await FormFiles.Read(Scans, AttachScans.MostAtOnce + 1, (name, bytes) => new AttachScans.Scan { Name = name, Bytes = bytes }, ct),
    };
}
