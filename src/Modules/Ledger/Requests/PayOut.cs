using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
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

/// <summary>付款: the cashier pays out what was approved, the way it came; a reversal takes its lines back with a red paper.</summary>
[Act("付出退款")]
internal static class PayOut
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; }
        public RequestId Id { get; set; }
        public Way Way { get; set; } = Way.Cash;
        [StringLength(64, ErrorMessage = "参考号最多 64 字")] public string Reference { get; set; } = "";

        /// <summary>Who took the money.</summary>
        [StringLength(60, ErrorMessage = "收款人最多 60 字")] public string Payee { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, Cashier cashier, BookShelf shelf, IHouses houses, Receipts.Undoing undoing, Tills.TillSums sums, RequestTrace trace, Numbers numbers, Calendar calendar, CurrentUser user) : IHandler<Command, ReceiptId>
    {
        public async Task<Result<ReceiptId>> Handle(Command command, CancellationToken ct)
        {
            var (till, refused) = await cashier.OpenTill(ct);
            if (till is null)
                return refused!;
            if (await db.Set<MoneyRequest>().SingleOrDefaultAsync(r => r.Id == command.Id, ct) is not { } request)
                return Problem.NotFound("没有这份申请");
            if (request.State != RequestState.Approved)
                return request.PaidOut("", calendar.Now)!;
            if (command.Way != Way.Cash && command.Way != Way.Balance && command.Reference.Length == 0)
                return Problem.Invalid(nameof(Command.Reference), $"{Words.Of(command.Way)}退款请填写参考号");
            var house = (await houses.Find(request.HouseId, ct))!;
            var (paper, problem) = request.Kind switch
            {
                RequestKind.Reversal => await Reverse(command, request, till, house, ct),
                RequestKind.DepositReturn => await ReturnDeposit(command, request, till, house, ct),
                _ => await Refund(command, request, till, house, ct),
            };
            if (paper is null)
                return problem!;
            if (request.PaidOut(paper.Number, calendar.Now) is { } ended)
                return ended;
            trace.Leave(request, "付出", paper.Number);
            return paper.Id;
        }

        private async Task<(Receipt? Paper, Problem? Refused)> Refund(Command command, MoneyRequest request, Till till, HouseCard house, CancellationToken ct)
        {
            var came = await db.Set<Receipt>().AsNoTracking().Where(r => r.HouseId == house.Id && r.State == PaperState.Valid && r.Kind == PaperOf.Receipt)
                .Join(db.Set<Tender>().AsNoTracking(), r => r.PaymentId, t => t.PaymentId, (_, t) => t.Way).Distinct().OrderBy(w => w).Take(5).ToListAsync(ct);
            if (WrongWay(came, command.Way) is { } wrong)
                return (null, wrong);
            var (book, _) = (await shelf.Open(house.Id, ct))!.Value;
            if (request.AmountFen > book.Account.AdvanceFen)
                return (null, Problem.Conflict($"账户余额只有 {book.Account.Advance} 元，请退回重新提出"));
            return await Out(command, PaperOf.Refund, request, till, house, book, id => book.Advance(-request.AmountFen, id), request.Amount, ct);
        }

        private async Task<(Receipt? Paper, Problem? Refused)> ReturnDeposit(Command command, MoneyRequest request, Till till, HouseCard house, CancellationToken ct)
        {
            var deposit = await db.Set<Deposit>().SingleAsync(d => d.Id == request.DepositId, ct);
            if (deposit.MayReturn(calendar.Today) is { } notYet)
                return (null, notYet);
            var came = await db.Set<Receipt>().AsNoTracking().Where(r => r.Id == deposit.ReceiptId).Join(db.Set<Tender>().AsNoTracking(), r => r.PaymentId, t => t.PaymentId, (_, t) => t.Way).Distinct().OrderBy(w => w).Take(5).ToListAsync(ct);
            if (request.AmountFen > 0 && WrongWay(came, command.Way) is { } wrong)
                return (null, wrong);
            var (book, _) = (await shelf.Open(house.Id, ct))!.Value;
            var kept = request.KeptFen > 0 ? await Charges.NewCharge.Make(db, numbers, new(house, request.KeptItemNo, calendar.Today, request.Kept, $"{deposit.Number} 押金扣减：{request.Reason}", request.Number, user.Name), ct) : null;
            var (paper, shut) = await Out(command, PaperOf.Refund, request, till, house, book, id =>
            {
                book.Deposit(-deposit.Fen, id);
                if (kept is null)
                    return;
                var charge = shelf.Of(kept);                     // income only now, and only for what it says
                book.Owe(charge);
                book.Pay(charge, kept.AmountFen, 0, id);
            }, request.Amount, ct);
            deposit.Return(request.Amount, request.Kept, calendar.Today);
            return (paper, shut);
        }

        private async Task<(Receipt? Paper, Problem? Refused)> Reverse(Command command, MoneyRequest request, Till till, HouseCard house, CancellationToken ct)
        {
            var original = await db.Set<Receipt>().SingleAsync(r => r.Id == request.ReceiptId, ct);
            if (original.State != PaperState.Valid)
                return (null, Problem.Conflict($"{original.Number} {Words.Of(original.State)}，不能红冲"));
            var tenders = await db.Set<Tender>().Where(t => t.PaymentId == original.PaymentId).OrderBy(t => t.No).Take(20).ToListAsync(ct);
            if (original.TotalFen > 0 && WrongWay([.. tenders.Select(t => t.Way).Distinct()], command.Way) is { } wrong)
                return (null, wrong);
            var id = Id.New<ReceiptId>();
            var lines = await db.Set<LedgerLine>().AsNoTracking().Where(l => l.HouseId == house.Id && l.No >= original.FirstLine && l.No <= original.LastLine).OrderBy(l => l.No).Take(2000).ToListAsync(ct);
            var before = await db.Set<Account>().AsNoTracking().Where(a => a.HouseId == house.Id).Select(a => a.Lines).SingleAsync(ct);
            if (await undoing.Lines(original, id.Value, ct) is { } problem)
                return (null, problem);
            var after = db.Set<Account>().Local.Single(a => a.HouseId == house.Id).Lines;
            var balance = new Money(-lines.Where(l => l.Kind == LineKind.Advance && l.Fen < 0).Sum(l => l.Fen));
            var paper = await cashier.Paper(PaperOf.Reversal, till, command.RequestId, house, original.Payer, -original.Total, request.Reason, (before + 1, after), id, ct, original.Id);
            if (await Money(command, till, original.Total - balance, balance, ct) is { } shut)
                return (null, shut);
            foreach (var tender in tenders.Where(t => t.Reference.Length > 0 && t.Fen <= original.TotalFen))
                tender.IsUndone = true;                          // the slip may be posted again, rightly this time
            return (paper, original.Reverse(paper.Number, request.Reason, calendar.Now));
        }

        private async Task<(Receipt? Paper, Problem? Refused)> Out(Command command, PaperOf kind, MoneyRequest request, Till till, HouseCard house, Book book, Action<Guid> post, Money paid, CancellationToken ct)
        {
            var (id, from) = (Id.New<ReceiptId>(), book.NextLine);
            post(id.Value);
            book.Close();
            db.AddRange(book.Added);
            var paper = await cashier.Paper(kind, till, command.RequestId, house, command.Payee, -paid, request.Reason, (from, book.Account.Lines), id, ct);
            return await Money(command, till, paid, Kernel.Money.Zero, ct) is { } shut ? (null, shut) : (paper, null);
        }

        /// <summary>Nobody hands over cash that does not lie in the box.</summary>
        private async Task<Problem?> Money(Command command, Till till, Money paid, Money balance, CancellationToken ct)
        {
            if (command.Way == Way.Cash && paid > Kernel.Money.Zero && till.Float + await sums.Cash(till.Id, ct) is var there && there < paid)
                return Problem.Invalid(nameof(Command.Way), $"钱箱里只有 {there} 元，不够付 {paid} 元；请由别的钱箱付，或收到现金后再付");
            Tender[] tenders =
            [
                new() { PaymentId = command.RequestId, No = 1, Way = command.Way, Fen = -paid.Fen, Reference = command.Reference, On = calendar.Today, TillId = till.Id },
                new() { PaymentId = command.RequestId, No = 2, Way = Way.Balance, Fen = -balance.Fen, On = calendar.Today, TillId = till.Id },
            ];
            return await cashier.Keep(till, tenders.Where(t => t.Fen != 0), ct);
        }

        /// <summary>Money goes back the way it came; where nothing is known of it, any way will do.</summary>
        private static Problem? WrongWay(IReadOnlyList<Way> came, Way way)
        {
            var real = came.Where(w => w != Way.Balance).ToList();
            return real.Count == 0 || real.Contains(way) ? null : Problem.Invalid(nameof(Command.Way), $"原来是{string.Join('、', real.Select(Words.Of))}付的，请原路退回");
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, ReceiptId>("/requests/pay-out");
}
