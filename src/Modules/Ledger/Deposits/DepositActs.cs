using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
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

namespace Anju.Ledger.Deposits;

/// <summary>收押金: a receipt of its own kind, never income (D-6a).</summary>
[Act("收押金")]
internal static class TakeDeposit
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Command : IRepeatable, IValidatableObject
    {
        public Guid RequestId { get; set; }
        public HouseId House { get; set; }

        /// <summary>A fee item whose money is a deposit.</summary>
        public int Item { get; set; }
        [Required(ErrorMessage = "请选择付款方式"), MinLength(1, ErrorMessage = "请选择付款方式"), MaxLength(5)] public IReadOnlyList<TenderPart> Tenders { get; set; } = [];
        [StringLength(60, ErrorMessage = "付款人最多 60 字")] public string Payer { get; set; } = "";

        /// <summary>Permit or pass number, firm.</summary>
        [Required(ErrorMessage = "请写明押金用途，如许可证号、出入证号、施工单位"), StringLength(120, ErrorMessage = "最多 120 字")] public string For { get; set; } = "";

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            foreach (var fault in PaymentParts.Faults(Tenders))
                yield return fault;
            if (Tenders.Any(t => t.Way == Way.Balance))
                yield return new("押金不能用预存余额支付", [nameof(Tenders)]);
        }
    }

    public sealed record Taken(DepositId Deposit, ReceiptId Receipt, string Number, Money Total, Money Change);

    internal sealed class Handler(AppDb db, Cashier cashier, BookShelf shelf, IBills bills, IHouses houses, Calendar calendar) : IHandler<Command, Taken>
    {
        public async Task<Result<Taken>> Handle(Command command, CancellationToken ct)
        {
            var (till, refused) = await cashier.OpenTill(ct);
            if (till is null)
                return refused!;
            if (await houses.Find(command.House, ct) is not { } house)
                return Problem.Invalid(nameof(Command.House), "没有这套房屋");
            if ((await bills.Items(ct)).FirstOrDefault(i => i.No == command.Item) is not { Whose: MoneyOf.Deposit, IsActive: true } item)
                return Problem.Invalid(nameof(Command.Item), "请选择押金项目");
            var payment = new PaymentParts(command.RequestId, command.Tenders);
            if (await cashier.Twice(payment, ct) is { } twice)
                return twice;
            var (book, _) = (await shelf.Open(house.Id, ct))!.Value;
            var (id, from) = (Id.New<ReceiptId>(), book.NextLine);
            book.Deposit(payment.Total.Fen, id.Value);
            book.Close();
            db.AddRange(book.Added);
            var paper = await cashier.Paper(PaperOf.DepositReceipt, till, payment.Id, house, command.Payer, payment.Total, command.For, (from, book.Account.Lines), id, ct);
            if (await cashier.Keep(till, payment, ct) is { } shut)
                return shut;
            var deposit = new Deposit
            {
                Id = Id.New<DepositId>(),
                Number = paper.Number,
                ReceiptId = id,
                HouseId = house.Id,
                BuildingId = house.Building,
                HouseNumber = house.Number,
                ItemNo = item.No,
                Item = item.Name,
                Fen = payment.Total.Fen,
                Payer = paper.Payer,
                On = calendar.Today,
                For = command.For,
            };
            db.Add(deposit);
            return new Taken(deposit.Id, id, paper.Number, paper.Total, payment.Change);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Taken>("/deposits/take");
}

/// <summary>确认可退: the director confirms that what the deposit stands for is accepted (D-6c); some days later it may be given back.</summary>
[Act("确认押金可退")]
internal static class ReleaseDeposit
{
    [Permission(LedgerPermissions.Approve)]
    public sealed record Command
    {
        public DepositId Id { get; set; }
        [Required(ErrorMessage = "请写明验收结果或证件交回情况"), StringLength(200, ErrorMessage = "最多 200 字")] public string Words { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, Cashier cashier, CurrentUser user, Calendar calendar, ITimeline timeline) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Deposit>().SingleOrDefaultAsync(d => d.Id == command.Id, ct) is not { } deposit)
                return Problem.NotFound("没有这笔押金");
            if (deposit.Release(calendar.Today.AddDays((await cashier.Rules(ct)).DepositDays), command.Words, user.Name) is { } problem)
                return problem;
            timeline.Add(new Subject("deposit", deposit.Id.Value), $"确认{deposit.Item}可退：{command.Words}", "ok", deposit.HouseId.Value, deposit.Number, deposit.Href);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/deposits/release");
}
