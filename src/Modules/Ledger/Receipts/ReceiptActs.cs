using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;
using Anju.Kernel.Identity;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Receipts;

/// <summary>打印: counted before the paper comes; from the second time on it says 补打 and how often. Answers the count.</summary>
[Act("打印票据")]
internal static class CountPrint
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; }
        public ReceiptId Receipt { get; set; }
    }

    internal sealed class Handler(AppDb db, ITimeline timeline) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Receipt>().SingleOrDefaultAsync(r => r.Id == command.Receipt, ct) is not { } paper)
                return Problem.NotFound("没有这张票据");
            Count(paper, timeline);
            return paper.Prints;
        }
    }

    internal static void Count(Receipt paper, ITimeline timeline)
    {
        var again = paper.Print();
        timeline.Add(new Subject("receipt", paper.Id.Value), again ? $"补打（第 {paper.Prints} 次打印）" : "打印", again ? "warn" : "info");
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, int>("/receipts/print");
}

/// <summary>打印一笔付款的全部收据: each is counted as one that is printed alone. Answers how many prints they have together.</summary>
[Act("打印合并付款的票据")]
internal static class CountPrints
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; }

        /// <summary>One of them.</summary>
        public ReceiptId Receipt { get; set; }
    }

    internal sealed class Handler(AppDb db, ITimeline timeline) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            var papers = await ShowReceipt.ReceiptReader.TogetherWith(db.Set<Receipt>(), command.Receipt, ct);
            if (papers.Count == 0)
                return Problem.NotFound("没有这张票据");
            foreach (var paper in papers)
                CountPrint.Count(paper, timeline);
            return papers.Sum(p => p.Prints);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, int>("/receipts/print-payment");
}

/// <summary>登记发票号: the invoice that was given for the receipt later.</summary>
[Act("登记发票号")]
internal static class NoteInvoice
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Command
    {
        public ReceiptId Receipt { get; set; }
        [Required(ErrorMessage = "请填写发票号"), StringLength(40, ErrorMessage = "发票号最多 40 字")] public string Number { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, ITimeline timeline) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Receipt>().SingleOrDefaultAsync(r => r.Id == command.Receipt, ct) is not { } paper)
                return Problem.NotFound("没有这张收据");
            if (paper.Invoiced(command.Number) is { } problem)
                return problem;
            timeline.Add(new Subject("receipt", paper.Id.Value), $"已开发票 {command.Number}", "ok");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/receipts/invoice");
}
