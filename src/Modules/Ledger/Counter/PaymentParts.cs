using System.ComponentModel.DataAnnotations;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Counter;

/// <summary>The money of one payment, whatever it is for.</summary>
/// <param name="Id">The request that brought it; retried, it is the same payment.</param>
internal sealed record PaymentParts(Guid Id, IReadOnlyList<TenderPart> Tenders)
{
    public Money Total => Tenders.Sum(t => t.Amount);
    public Money Balance => Tenders.Where(t => t.Way == Way.Balance).Sum(t => t.Amount);

    /// <summary>找零.</summary>
    public Money Change => Tenders.Where(t => t.Way == Way.Cash && t.Given is not null).Sum(t => t.Given!.Value - t.Amount);

    /// <summary>What is wrong with the ways of payment by themselves.</summary>
    public static IEnumerable<ValidationResult> Faults(IReadOnlyList<TenderPart> tenders)
    {
        for (var i = 0; i < tenders.Count; i++)
        {
            var (tender, at) = (tenders[i], $"Tenders[{i}].");
            if (tender.Amount <= Money.Zero)
                yield return new("付款金额应大于 0", [at + nameof(tender.Amount)]);
            if (tender.Way == Way.Cash && tender.Given < tender.Amount)
                yield return new($"收到现金 {tender.Given} 元，少于应收 {tender.Amount} 元", [at + nameof(tender.Given)]);
            if (tender.Way is Way.Card or Way.Transfer or Way.Code && tender.Reference.Length == 0)
                yield return new($"{Words.Of(tender.Way)}请填写参考号（凭条或流水号）", [at + nameof(tender.Reference)]);
        }

        if (tenders.GroupBy(t => (t.Way, t.Reference)).Any(g => g.Count() > 1))
            yield return new("同一付款方式和参考号写了两次", ["Tenders"]);
    }
}

/// <summary>What one house pays in a payment.</summary>
/// <param name="Money">What comes for this house in all.</param>
/// <param name="Balance">How much of it comes from the house's own balance.</param>
internal sealed record HousePayment(HouseId House, IReadOnlyList<Pick> Picks, Money Amount, Money Advance, Money Money, Money Balance, string Payer, string Remark);

/// <param name="Advance">What of the money became the house's balance.</param>
/// <param name="Open">Principal still open.</param>
internal sealed record Received(Receipt Paper, Money Advance, Money Open);
