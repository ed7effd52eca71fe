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

/// <summary>提出减免、调整、退余额、红冲、退押金. Nothing is posted by it.</summary>
[Act("提出减免退款")]
internal static class ProposeRequest
{
    [Permission(LedgerPermissions.Propose)]
    public sealed record Command : IRepeatable, IValidatableObject
    {
        public Guid RequestId { get; set; }
        public RequestKind Kind { get; set; }
        public HouseId House { get; set; }

        /// <summary>Of a waiver or an adjustment; the principal of an adjustment may be below 0.</summary>
        [MaxLength(200, ErrorMessage = "一份申请最多 200 笔")] public IReadOnlyList<Pick> Picks { get; set; } = [];

        /// <summary>Of a refund of the balance.</summary>
        public Money Amount { get; set; }
        public ReceiptId? Receipt { get; set; }
        public DepositId? Deposit { get; set; }

        /// <summary>Kept of a deposit, with its evidence.</summary>
        public Money Kept { get; set; }

        /// <summary>The item that what is kept is charged as.</summary>
        public int KeptItem { get; set; }
        [Required(ErrorMessage = "请写明理由"), StringLength(400, ErrorMessage = "理由最多 400 字")] public string Reason { get; set; } = "";
        [StringLength(400, ErrorMessage = "依据最多 400 字")] public string Proof { get; set; } = "";

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Kind is RequestKind.Waiver or RequestKind.Adjustment && !Picks.Any(p => p.Principal != Money.Zero || p.Late != Money.Zero))
                yield return new("请填写至少一笔的金额", [nameof(Picks)]);
            if (Picks.Select(p => p.Charge).Distinct().Count() != Picks.Count)
                yield return new("同一笔费用写了两次", [nameof(Picks)]);
            if (Kept > Money.Zero && Proof.Length == 0)
                yield return new("扣减押金须写明依据（照片、报价、验收记录）", [nameof(Proof)]);
            if (Kept > Money.Zero && KeptItem == 0)
                yield return new("请选择扣减记入的收费项目", [nameof(KeptItem)]);
        }
    }

    internal sealed class Handler(AppDb db, BookShelf shelf, IHouses houses, Numbers numbers, CurrentUser user, Calendar calendar, IEvidence evidence, ITimeline timeline) : IHandler<Command, RequestId>
    {
        public async Task<Result<RequestId>> Handle(Command command, CancellationToken ct)
        {
            var asked = await Asked(command, ct);
            if (asked.Problem is { } problem)
                return problem;
            var (house, amount, lines) = asked.Value;
            if (user.Actor.Zone is { } zone && !zone.Contains(house.Building.Value) && !user.May(LedgerPermissions.Cash))
                return Problem.Forbidden("这套房屋不在您的责任区");
            var request = new MoneyRequest
            {
                Id = Id.New<RequestId>(),
                Number = await numbers.OfYear("SP", ct),
                Kind = command.Kind,
                HouseId = house.Id,
                BuildingId = house.Building,
                HouseNumber = house.Number,
                AmountFen = amount.Fen,
                KeptFen = command.Kind == RequestKind.DepositReturn ? command.Kept.Fen : 0,
                KeptItemNo = command.Kept > Money.Zero ? command.KeptItem : 0,
                ReceiptId = command.Kind == RequestKind.Reversal ? command.Receipt : null,
                DepositId = command.Kind == RequestKind.DepositReturn ? command.Deposit : null,
                Reason = command.Reason,
                Proof = command.Proof,
                ProposedById = user.Id,
                ProposedBy = user.Name,
                ProposedAt = calendar.Now,
            };
            db.Add(request);
            db.AddRange(lines.Select(s => new RequestLine { RequestId = request.Id, ChargeId = s.Charge.Id, Item = s.Charge.Item, Period = s.Charge.Period, PrincipalFen = s.PrincipalFen, LateFen = s.LateFen }));
            var title = $"提出{Words.Of(request.Kind)} {house.Number} {request.Amount} 元";
            timeline.Add(new Subject("money-request", request.Id.Value), $"{title}：{command.Reason}", "info", house.Id.Value, request.Number, request.Href);
            evidence.Note(new WorkDone(LedgerEvidence.Requested, new Subject("money-request", request.Id.Value), request.Number, title, request.Href, calendar.Now) { House = house.Id.Value });
            return request.Id;
        }

        private async Task<Result<(HouseCard House, Money Amount, IReadOnlyList<Share> Lines)>> Asked(Command command, CancellationToken ct) => command.Kind switch
        {
            RequestKind.Reversal => await OfReceipt(command, ct),
            RequestKind.DepositReturn => await OfDeposit(command, ct),
            _ => await OfHouse(command, ct),
        };

        private async Task<Result<(HouseCard, Money, IReadOnlyList<Share>)>> OfHouse(Command command, CancellationToken ct)
        {
            if (await houses.Find(command.House, ct) is not { } house)
                return Problem.Invalid(nameof(Command.House), "没有这套房屋");
            var book = await shelf.At(house.Id, calendar.Today, ct);
            if (command.Kind == RequestKind.Refund)
                return command.Amount <= Money.Zero ? Problem.Invalid(nameof(Command.Amount), "退款金额应大于 0")
                    : command.Amount > (book?.Account.Advance ?? Money.Zero) ? Problem.Invalid(nameof(Command.Amount), $"账户余额只有 {book?.Account.Advance ?? Money.Zero} 元")
                    : (house, command.Amount, (IReadOnlyList<Share>)[]);
            var lines = new List<Share>();
            foreach (var pick in command.Picks.Where(p => p.Principal != Money.Zero || p.Late != Money.Zero))
            {
                if (book?.Charges.FirstOrDefault(c => c.Id == pick.Charge) is not { } charge)
                    return Problem.NotFound("没有这笔费用");
                if (Fault(command.Kind, pick, charge) is { } fault)
                    return Problem.Invalid(nameof(Command.Picks), fault);
                lines.Add(new(charge, pick.Principal.Fen, pick.Late.Fen));
            }

            return (house, new Money(lines.Sum(l => l.PrincipalFen + l.LateFen)), (IReadOnlyList<Share>)lines);
        }

        private string? Fault(RequestKind kind, Pick pick, OpenCharge charge) => kind switch
        {
            RequestKind.Adjustment when pick.Late != Money.Zero => "违约金不调整，请用减免",
            RequestKind.Adjustment when pick.Principal.Fen + charge.AmountFen + charge.AdjustedFen - charge.WaivedFen < 0 => $"{charge.Item} {Words.Period(charge.Period)} 最多调减 {new Money(charge.AmountFen + charge.AdjustedFen - charge.WaivedFen)} 元",
            RequestKind.Adjustment => null,
            _ when pick.Principal < Money.Zero || pick.Late < Money.Zero => "减免金额不能为负数",
            _ when pick.Principal.Fen > Math.Max(charge.PrincipalFen, 0) => $"{charge.Item} {Words.Period(charge.Period)} 只欠 {charge.Principal} 元",
            _ when pick.Late.Fen > charge.LateAt(calendar.Today) => $"{charge.Item} {Words.Period(charge.Period)} 违约金只有 {new Money(charge.LateAt(calendar.Today))} 元",
            _ => null,
        };

        private async Task<Result<(HouseCard, Money, IReadOnlyList<Share>)>> OfReceipt(Command command, CancellationToken ct)
        {
            if (command.Receipt is not { } id || await db.Set<Receipt>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } paper)
                return Problem.Invalid(nameof(Command.Receipt), "没有这张收据");
            if (paper.State != PaperState.Valid || paper.Kind is PaperOf.Reversal or PaperOf.Refund)
                return Problem.Conflict($"{paper.Number} {Words.Of(paper.State)}，不能红冲");
            if (paper.On == calendar.Today && await db.Set<Till>().AnyAsync(t => t.Id == paper.TillId && t.ClosedAt == null, ct))
                return Problem.Conflict($"{paper.Number} 是今天开的，还没有日结，请直接作废");
            if (await db.Set<MoneyRequest>().AnyAsync(r => r.ReceiptId == id && r.State != RequestState.Declined && r.State != RequestState.Withdrawn, ct))
                return Problem.Conflict($"{paper.Number} 已有红冲申请");
            return ((await houses.Find(paper.HouseId, ct))!, paper.Total, (IReadOnlyList<Share>)[]);
        }

        private async Task<Result<(HouseCard, Money, IReadOnlyList<Share>)>> OfDeposit(Command command, CancellationToken ct)
        {
            if (command.Deposit is not { } id || await db.Set<Deposit>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } deposit)
                return Problem.Invalid(nameof(Command.Deposit), "没有这笔押金");
            if (deposit.MayReturn(calendar.Today) is { } notYet)
                return notYet;
            if (command.Kept < Money.Zero || command.Kept > deposit.Amount)
                return Problem.Invalid(nameof(Command.Kept), $"扣减应在 0 到 {deposit.Amount} 元之间");
            if (await db.Set<MoneyRequest>().AnyAsync(r => r.DepositId == id && r.State != RequestState.Declined && r.State != RequestState.Withdrawn, ct))
                return Problem.Conflict($"{deposit.Number} 已有退还申请");
            return ((await houses.Find(deposit.HouseId, ct))!, deposit.Amount - command.Kept, (IReadOnlyList<Share>)[]);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, RequestId>("/requests/propose");
}
