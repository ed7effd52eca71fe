using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Counter;

/// <summary>合并付款: one payer pays for several houses with one payment; each house gets its own receipt. All of it or nothing (F-2b).</summary>
[Act("合并收款")]
internal static class TakeBatch
{
    public const int Most = 200;

    /// <summary>What one of the houses pays.</summary>
    public sealed record Part
    {
        public HouseId House { get; set; }

        /// <summary>Everything that is open today, late charge included, when empty.</summary>
        public Money? Amount { get; set; }
    }

    [Permission(LedgerPermissions.Cash)]
    public sealed record Command : IRepeatable, IValidatableObject
    {
        public Guid RequestId { get; set; }
        [Required(ErrorMessage = "请列出要收的房屋"), MinLength(1, ErrorMessage = "请列出要收的房屋"), MaxLength(Most, ErrorMessage = "一次最多 200 户")] public IReadOnlyList<Part> Houses { get; set; } = [];
        [Required(ErrorMessage = "请选择付款方式"), MinLength(1, ErrorMessage = "请选择付款方式"), MaxLength(4, ErrorMessage = "最多 4 种付款方式")] public IReadOnlyList<TenderPart> Tenders { get; set; } = [];

        /// <summary>The company or person who pays for all of them; stands on every receipt.</summary>
        [Required(ErrorMessage = "请写明付款单位或付款人"), StringLength(60, ErrorMessage = "付款人最多 60 字")] public string Payer { get; set; } = "";
        [StringLength(200, ErrorMessage = "备注最多 200 字")] public string Remark { get; set; } = "";

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Houses.Any(h => h.Amount <= Money.Zero))
                yield return new("每户金额应大于 0", [nameof(Houses)]);
            if (Houses.Select(h => h.House).Distinct().Count() != Houses.Count)
                yield return new("同一套房屋列了两次", [nameof(Houses)]);
            if (Tenders.Any(t => t.Way == Way.Balance))
                yield return new("合并付款不能用某一户的余额", [nameof(Tenders)]);
            foreach (var fault in PaymentParts.Faults(Tenders))
                yield return fault;
        }
    }

    /// <param name="Payment">All receipts of it can be listed by this.</param>
    /// <param name="Change">Cash to give back.</param>
    public sealed record Taken(Guid Payment, int Receipts, string First, string Last, Money Total, Money Change);

    internal sealed class Handler(Cashier cashier, BookShelf shelf, IHouses houses, Calendar calendar) : IHandler<Command, Taken>
    {
        public async Task<Result<Taken>> Handle(Command command, CancellationToken ct)
        {
            var (till, refused) = await cashier.OpenTill(ct);
            if (till is null)
                return refused!;
            var payment = new PaymentParts(command.RequestId, command.Tenders);
            if (await cashier.Twice(payment, ct) is { } twice)
                return twice;
            var cards = await houses.Find([.. command.Houses.Select(h => h.House)], ct);
            if (cards.Count != command.Houses.Count)
                return Problem.NotFound("有房屋不在册，请核对房号");
            var books = await shelf.Open([.. command.Houses.Select(h => h.House)], ct);
            var wanted = command.Houses.ToDictionary(h => h.House, h => h.Amount);
            var each = books.Select(b => (Opened: b, Card: cards[b.Book.House], Amount: wanted[b.Book.House] ?? Allocation.Everything(b.Book.Charges, calendar.Today))).ToList();
            if (each.Where(e => e.Amount == Money.Zero).Select(e => e.Card.Number).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } nothing)
                return Problem.Conflict($"{string.Join("、", nothing.Take(5))}{(nothing.Count > 5 ? $" 等 {nothing.Count} 户" : "")} 没有欠费，请移出后再收");
            var total = each.Sum(e => e.Amount);
            if (total != payment.Total)
                return Problem.Invalid(nameof(Command.Tenders), $"{each.Count} 户应收合计 {total} 元，付款合计 {payment.Total} 元，请核对");
            return await Receive(command, till, payment, each, ct);
        }

        private async Task<Result<Taken>> Receive(Command command, Till till, PaymentParts payment, List<((Book Book, HouseBook Read) Opened, HouseCard Card, Money Amount)> each, CancellationToken ct)
        {
            var papers = new List<Receipt>();
            foreach (var (opened, card, amount) in each.OrderBy(e => e.Card.CommunityName, StringComparer.Ordinal).ThenBy(e => e.Card.Number, StringComparer.Ordinal).ThenBy(e => e.Card.Id.Value))
            {
                var (received, problem) = await cashier.Receive(till, payment, new(card.Id, [], amount, Money.Zero, amount, Money.Zero, command.Payer, command.Remark), card, opened, ct);
                if (received is null)
                    return Problem.Conflict($"{card.Number}：{problem!.Errors?.Values.FirstOrDefault()?.FirstOrDefault() ?? problem.Message}");
                papers.Add(received.Paper);
            }

            if (await cashier.Keep(till, payment, ct) is { } shut)
                return shut;
            return new Taken(payment.Id, papers.Count, papers[0].Number, papers[^1].Number, payment.Total, payment.Change);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Taken>("/payments/take-batch");
}
