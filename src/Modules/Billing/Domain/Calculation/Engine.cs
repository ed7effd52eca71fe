using Anju.Kernel;

namespace Anju.Billing.Domain.Calculation;

/// <summary>What one line is computed from.</summary>
/// <param name="Quantity">Area, persons, usage … by the basis of the tariff.</param>
/// <param name="Share">Months for which it is charged; of a usage the part of the period that the line stands for.</param>
/// <param name="Before">Usage of the tier span before this line.</param>
/// <param name="Rate">1, or what a vacant house pays of it; rate − 1 for what is given back afterwards.</param>
/// <param name="Month">Month of the year in which it begins, for tiers by season.</param>
/// <param name="Months">Months that the bounds of monthly tiers are multiplied with.</param>
internal readonly record struct LineInput(decimal Quantity, Fraction Share, decimal Before = 0, int Persons = 0, decimal Rate = 1, int Month = 1, int Months = 1, decimal Peak = 0, decimal Valley = 0, IReadOnlyList<decimal>? Variables = null);

/// <summary>A quantity at one price.</summary>
/// <param name="Tier">1 for the lowest.</param>
internal sealed record Slice(int Tier, decimal Quantity, decimal Price, decimal Value);

/// <summary>What one component of the price comes to.</summary>
internal sealed record PartValue(string Name, IReadOnlyList<Slice> Slices, decimal Value);

/// <summary>The amount with its exact value before the one rounding.</summary>
internal readonly record struct Amount(Money Money, decimal Unrounded, string? Fault = null);

/// <summary>The one place where a price becomes an amount: for a run, for a quote, for an explanation.</summary>
internal static class Engine
{
    public static Amount Price(Tariff tariff, in LineInput line)
    {
        var value = 0m;
        try
        {
            if (tariff.Basis == Basis.Formula)
            {
                if (tariff.Parsed.Value(line.Variables ?? [], out var fault) is not { } result)
                    return new(Money.Zero, 0, fault);
                value = Scaled(tariff, result, line);
            }
            else
            {
                for (var i = 0; i < tariff.Parts.Count; i++)
                {
                    var exact = Scaled(tariff, PartOf(tariff, tariff.Parts[i], line, null), line);
                    value += tariff.RoundEachPart ? decimal.Round(exact, 2, MidpointRounding.AwayFromZero) : exact;
                }
            }

            return new(Money.Yuan(value), value);
        }
        catch (OverflowException)
        {
            return new(Money.Zero, 0, "金额超出范围");
        }
    }

    /// <summary>The components and tiers that make the exact value of <see cref="Price"/>.</summary>
    public static IReadOnlyList<PartValue> Parts(Tariff tariff, in LineInput line)
    {
        var parts = new List<PartValue>();
        foreach (var part in tariff.Basis == Basis.Formula ? [] : tariff.Parts)
        {
            var slices = new List<Slice>();
            var value = PartOf(tariff, part, line, slices);
            parts.Add(new(part.Name, slices, Scaled(tariff, value, line)));
        }

        return parts;
    }

    private static decimal Scaled(Tariff tariff, decimal value, in LineInput line)
    {
        if (tariff.IsMonthly)
            value = line.Share.Times(value);
        return line.Rate == 1 ? value : value * line.Rate;
    }

    private static decimal PartOf(Tariff tariff, TariffPart part, in LineInput line, List<Slice>? slices)
    {
        var quantity = part.Of switch { Register.Peak => line.Peak, Register.Valley => line.Valley, _ => line.Quantity };
        var tiers = part.In(line.Month);
        if (tiers.Count == 1)
        {
            slices?.Add(new(1, quantity, tiers[0].Price, quantity * tiers[0].Price));
            return quantity * tiers[0].Price;
        }

        var scale = tariff.Span == TierSpan.Month ? line.Share.Times(Math.Max(1, line.Months)) : 1;      // half of the period has half of its bounds: a cut alone changes nothing
        var before = tariff.Span == TierSpan.Month ? 0 : line.Before;
        return Climb(tiers, before, quantity, tariff.Shift?.Of(line.Persons) ?? 0, scale, slices);
    }

    /// <summary>F(before + quantity) − F(before): what the quantity costs on top of what was used before it. Bounds are half-open, (a, b].</summary>
    private static decimal Climb(IReadOnlyList<Tier> tiers, decimal before, decimal quantity, decimal shift, decimal scale, List<Slice>? slices)
    {
        var (value, lower, end) = (0m, 0m, before + quantity);
        var (from, to) = end >= before ? (before, end) : (end, before);        // less used than was estimated: the same way down
        for (var i = 0; i < tiers.Count && lower < to; i++)
        {
            var upper = tiers[i].UpTo is { } bound ? (bound + shift) * scale : decimal.MaxValue;
            var within = Math.Min(to, upper) - Math.Max(from, lower);
            if (within > 0)
            {
                var signed = end >= before ? within : -within;
                value += signed * tiers[i].Price;
                slices?.Add(new(i + 1, signed, tiers[i].Price, signed * tiers[i].Price));
            }

            lower = upper;
        }

        return value;
    }
}
