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
using Anju.Ledger.Books;
using Anju.Ledger.Contracts;
using Anju.Ledger.Counter;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Requests;

/// <summary>财务核对.</summary>
[Act("核对减免退款")]
internal static class CheckRequest
{
    [Permission(LedgerPermissions.Check)]
    public sealed record Command
    {
        public RequestId Id { get; set; }
        public bool Agrees { get; set; }
        [StringLength(200, ErrorMessage = "意见最多 200 字")] public string Words { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, RequestTrace trace, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<MoneyRequest>().SingleOrDefaultAsync(r => r.Id == command.Id, ct) is not { } request)
                return Problem.NotFound("没有这份申请");
            if (!command.Agrees && command.Words.Length == 0)
                return Problem.Invalid(nameof(Command.Words), "不同意请写明意见");
            if (request.Check(command.Agrees, command.Words, user, calendar.Now) is { } problem)
                return problem;
            trace.Leave(request, command.Agrees ? "核对同意" : "核对不同意", command.Words);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/requests/check");
}

/// <summary>批准; a waiver or an adjustment is posted with it.</summary>
[Act("批准减免退款")]
internal static class ApproveRequest
{
    [Permission(LedgerPermissions.Approve)]
    public sealed record Command
    {
        public RequestId Id { get; set; }
        public bool Agrees { get; set; }
        [StringLength(200, ErrorMessage = "意见最多 200 字")] public string Words { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, Cashier cashier, BookShelf shelf, RequestTrace trace, Events events, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<MoneyRequest>().SingleOrDefaultAsync(r => r.Id == command.Id, ct) is not { } request)
                return Problem.NotFound("没有这份申请");
            if (!command.Agrees && command.Words.Length == 0)
                return Problem.Invalid(nameof(Command.Words), "不同意请写明意见");
            if (request.Approve(command.Agrees, command.Words, user, (await cashier.Rules(ct)).DirectorLimit, calendar.Now) is { } problem)
                return problem;
            if (request.State == RequestState.Done && await Post(request, ct) is { } refused)
                return refused;
            trace.Leave(request, command.Agrees ? "批准" : "不批准", command.Words);
            return new Done();
        }

        /// <summary>What was asked is checked again against what is open now.</summary>
        private async Task<Problem?> Post(MoneyRequest request, CancellationToken ct)
        {
            var lines = await db.Set<RequestLine>().AsNoTracking().Where(l => l.RequestId == request.Id).OrderBy(l => l.ChargeId).Take(BookShelf.Most).ToListAsync(ct);
            var (book, _) = (await shelf.Open(request.HouseId, ct))!.Value;
            foreach (var line in lines)
            {
                var charge = book.Find(line.ChargeId)!;
                if (request.Kind == RequestKind.Adjustment)
                    book.Adjust(charge, line.PrincipalFen, request.Id.Value);
                else if (line.PrincipalFen > Math.Max(charge.PrincipalFen, 0) || line.LateFen > charge.LateAt(book.Today))
                    return Problem.Conflict($"{charge.Item} {Words.Period(charge.Period)} 现在只欠 {charge.Principal} 元、违约金 {new Money(charge.LateAt(book.Today))} 元，请退回重新提出");
                else
                    book.Waive(charge, line.PrincipalFen, line.LateFen, request.Id.Value);
            }

            book.Close();
            db.AddRange(book.Added);
            await events.Publish(new HousePaid(request.HouseId, request.Number, Money.Zero, book.Account.Owed, calendar.Today), ct);
            return null;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/requests/approve");
}

/// <summary>撤回自己的申请.</summary>
[Act("撤回减免退款申请")]
internal static class WithdrawRequest
{
    [Permission(LedgerPermissions.Propose)]
    public sealed record Command { public RequestId Id { get; set; } }

    internal sealed class Handler(AppDb db, RequestTrace trace, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<MoneyRequest>().SingleOrDefaultAsync(r => r.Id == command.Id, ct) is not { } request)
                return Problem.NotFound("没有这份申请");
            if (request.Withdraw(user, calendar.Now) is { } problem)
                return problem;
            trace.Leave(request, "撤回申请", "");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/requests/withdraw");
}

/// <summary>What every step of an application leaves: a line on the house, a line of evidence.</summary>
internal sealed class RequestTrace(ITimeline timeline, IEvidence evidence, Calendar calendar)
{
    public void Leave(MoneyRequest request, string step, string words)
    {
        timeline.Add(new Subject("money-request", request.Id.Value), $"{step}{Words.Of(request.Kind)} {request.Amount} 元{(words.Length > 0 ? "：" + words : "")}", Words.Colour(request.State), request.HouseId.Value, request.Number, request.Href);
        evidence.Note(new WorkDone(LedgerEvidence.Requested, new Subject("money-request", request.Id.Value), request.Number, $"{step} {request.HouseNumber} {request.Amount} 元", request.Href, calendar.Now) { House = request.HouseId.Value });
    }
}
