using Anju.Kernel;

namespace Anju.Billing.Meters.Domain;

/// <summary>公摊: an amount or a usage divided so that the parts add up to the whole, to the last fen (largest remainder).</summary>
internal static class Shares
{
    /// <param name="total">In the smallest unit: fen, or thousandths of a m³.</param>
    /// <param name="weights">Areas, or 1 for each household; none below 0. When all are 0, everybody counts alike.</param>
    /// <returns>In the order of the weights. Of equal remainders the earlier gets the unit.</returns>
    public static long[] Split(long total, IReadOnlyList<decimal> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count == 0 && total == 0)
            return [];
        IReadOnlyList<decimal> counted = weights.Count > 0 && weights.All(w => w == 0) ? [.. weights.Select(_ => 1m)] : weights;
        return [.. new Money(total).Split(counted).Select(m => m.Fen)];      // the one largest-remainder rule; a fen stands for any unit
    }
}
