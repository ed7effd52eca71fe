using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;

namespace Anju.Ledger.Counter;

/// <summary>What the payer wants paid of one charge.</summary>
internal sealed record Pick
{
    public long Charge { get; set; }
    public Money Principal { get; set; }
    public Money Late { get; set; }
}

/// <summary>One way in which the money comes.</summary>
internal sealed record TenderPart
{
    public Domain.Way Way { get; set; }
    public Money Amount { get; set; }

    /// <summary>Cash handed over; change is what is above the amount.</summary>
    public Money? Given { get; set; }
    [StringLength(64, ErrorMessage = "参考号最多 64 字")] public string Reference { get; set; } = "";
}

/// <summary>收款: a house pays what it picks, or an amount that goes to the oldest debt first; what is left becomes its balance (F-2b). Answers the receipt.</summary>
[Act("收款")]
internal static class TakePayment
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Command : IRepeatable, IValidatableObject
    {
        public Guid RequestId { get; set; }
        public HouseId House { get; set; }

        /// <summary>Charges with their amounts; empty when <see cref="Amount"/> is to be allocated by the rule.</summary>
        [MaxLength(500, ErrorMessage = "一张收据最多 500 笔")] public IReadOnlyList<Pick> Picks { get; set; } = [];

        /// <summary>To be allocated by the rule; what is left becomes an advance.</summary>
        public Money Amount { get; set; }

        /// <summary>预存.</summary>
        public Money Advance { get; set; }
        [Required(ErrorMessage = "请选择付款方式"), MinLength(1, ErrorMessage = "请选择付款方式"), MaxLength(5, ErrorMessage = "最多 5 种付款方式")] public IReadOnlyList<TenderPart> Tenders { get; set; } = [];

        /// <summary>Who pays, when it is not the owner.</summary>
        [StringLength(60, ErrorMessage = "付款人最多 60 字")] public string Payer { get; set; } = "";
        [StringLength(200, ErrorMessage = "备注最多 200 字")] public string Remark { get; set; } = "";

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Amount < Money.Zero || Advance < Money.Zero || Picks.Any(p => p.Principal < Money.Zero || p.Late < Money.Zero))
                yield return new("金额不能为负数", [nameof(Amount)]);
            if (Picks.Count > 0 && Amount > Money.Zero)
                yield return new("已勾选费用时，不能再按金额自动分配", [nameof(Amount)]);
            if (Picks.Select(p => p.Charge).Distinct().Count() != Picks.Count)
                yield return new("同一笔费用勾选了两次", [nameof(Picks)]);
            foreach (var fault in PaymentParts.Faults(Tenders))
                yield return fault;
        }
    }

    /// <param name="Change">Cash to give back.</param>
    public sealed record Taken(ReceiptId Receipt, string Number, Money Total, Money Change, Money Advance, Money Open);

    internal sealed class Handler(Cashier cashier) : IHandler<Command, Taken>
    {
        public async Task<Result<Taken>> Handle(Command command, CancellationToken ct)
        {
            var (till, refused) = await cashier.OpenTill(ct);
            if (till is null)
                return refused!;
            var payment = new PaymentParts(command.RequestId, command.Tenders);
            if (await cashier.Twice(payment, ct) is { } twice)
                return twice;
            var (receipt, problem) = await cashier.Receive(till, payment, new(command.House, command.Picks, command.Amount, command.Advance, payment.Total, payment.Balance, command.Payer, command.Remark), ct);
            if (receipt is null)
                return problem!;
            if (await cashier.Keep(till, payment, ct) is { } shut)
                return shut;
            return new Taken(receipt.Paper.Id, receipt.Paper.Number, receipt.Paper.Total, payment.Change, receipt.Advance, receipt.Open);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Taken>("/payments/take");
}
