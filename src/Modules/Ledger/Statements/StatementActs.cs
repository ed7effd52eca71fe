using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;

namespace Anju.Ledger.Statements;

/// <summary>重新核对: payments entered since the import find their lines.</summary>
[Act("核对银行流水")]
internal static class MatchStatements
{
    [Permission(LedgerPermissions.Report)]
    public sealed record Command
    {
        /// <summary>E.g. 202611.</summary>
        public int Month { get; set; }
    }

    internal sealed class Handler(StatementMatcher matcher) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct) =>
            !Ym.IsOne(command.Month) ? Problem.Invalid(nameof(Command.Month), "月份不对") : await matcher.Match(Ym.First(command.Month), Ym.Last(command.Month), ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, int>("/statements/match");
}

/// <summary>说明流水: a line that is no payment of a house (interest, a fee of the bank, somebody's mistake) gets its reason.</summary>
[Act("说明银行流水")]
internal static class ExplainLine
{
    [Permission(LedgerPermissions.Report)]
    public sealed record Command
    {
        public StatementLineId Line { get; set; }
        [Required(ErrorMessage = "请写明原因"), StringLength(200, ErrorMessage = "原因最多 200 字")] public string Why { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, CurrentUser user) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<StatementLine>().SingleOrDefaultAsync(l => l.Id == command.Line, ct) is not { } line)
                return Problem.NotFound("没有这笔流水");
            if (line.State == LineState.Matched)
                return Problem.Conflict("这笔流水已与收款核对");
            line.Explain(command.Why, user.Name);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/statements/explain");
}

/// <summary>人工核对: somebody says which payment a line is; amounts must be equal.</summary>
[Act("人工核对流水")]
internal static class PairLine
{
    [Permission(LedgerPermissions.Report)]
    public sealed record Command
    {
        public StatementLineId Line { get; set; }
        public Guid Payment { get; set; }
        public int Tender { get; set; }
    }

    internal sealed class Handler(AppDb db) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<StatementLine>().SingleOrDefaultAsync(l => l.Id == command.Line, ct) is not { } line || await TenderMatches.Moved(db).SingleOrDefaultAsync(t => t.PaymentId == command.Payment && t.No == command.Tender, ct) is not { } tender)
                return Problem.NotFound("没有这笔流水或收款，或收款已作废");
            if (line.State == LineState.Matched)
                return Problem.Conflict("这笔流水已与收款核对");
            if (tender.Way is Way.Cash or Way.Balance)
                return Problem.Conflict("这笔收款不经过银行");
            if (tender.Fen != line.Fen)
                return Problem.Conflict($"金额不同：流水 {line.Amount} 元，收款 {tender.Amount} 元");
            if (await db.Set<StatementLine>().AnyAsync(l => l.PaymentId == command.Payment && l.TenderNo == command.Tender, ct))
                return Problem.Conflict("这笔收款已与另一笔流水核对");
            line.Match(tender, "人工核对");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/statements/pair");
}

/// <summary>撤销核对或说明: before its month is closed.</summary>
[Act("撤销流水核对")]
internal static class ReopenLine
{
    [Permission(LedgerPermissions.Report)]
    public sealed record Command
    {
        public StatementLineId Line { get; set; }
    }

    internal sealed class Handler(AppDb db) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<StatementLine>().SingleOrDefaultAsync(l => l.Id == command.Line, ct) is not { } line)
                return Problem.NotFound("没有这笔流水");
            var month = Ym.Of(line.On);
            if (await db.Set<ClosedMonth>().AnyAsync(m => m.Month == month, ct))
                return Problem.Conflict($"{Ym.Text(month)} 已关账，核对结果不能再改");
            line.Reopen();
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/statements/reopen");
}

/// <summary>说明收款: why a payment stands in no statement.</summary>
[Act("说明未到账收款")]
internal static class ExplainTender
{
    [Permission(LedgerPermissions.Report)]
    public sealed record Command
    {
        public Guid Payment { get; set; }
        public int Tender { get; set; }
        [Required(ErrorMessage = "请写明原因"), StringLength(200, ErrorMessage = "原因最多 200 字")] public string Why { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (!await db.Set<Tender>().AnyAsync(t => t.PaymentId == command.Payment && t.No == command.Tender, ct))
                return Problem.NotFound("没有这笔收款");
            if (await db.Set<TenderNote>().AnyAsync(n => n.PaymentId == command.Payment && n.TenderNo == command.Tender, ct))
                return Problem.Conflict("这笔收款已说明");
            db.Add(new TenderNote { PaymentId = command.Payment, TenderNo = command.Tender, Why = command.Why, By = user.Name, At = calendar.Now });
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/statements/explain-payment");
}
