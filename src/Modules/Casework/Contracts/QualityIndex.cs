namespace Anju.Casework.Contracts;

/// <summary>One figure of service quality, computed from records: what was reached of what was due. Fewer than <see cref="FewestForRate"/> cases are a count, never a rate.</summary>
/// <param name="Meaning">Numerator ÷ denominator in words, as it is printed.</param>
/// <param name="Target">In <see cref="Unit"/>.</param>
/// <param name="Of">Opens the rows of the numerator.</param>
/// <param name="All">Opens the rows of the denominator; empty when it is not made of cases.</param>
/// <param name="IsCeiling">The target must not be passed; otherwise it must be reached.</param>
public sealed record QualityIndex(string Name, string Meaning, int Numerator, int Denominator, decimal Target, string Of, string All, bool IsCeiling = false)
{
    public const int FewestForRate = 5;

    /// <summary>What the quotient is multiplied with: 100 for a percentage.</summary>
    public decimal Scale { get; init; } = 100;
    public string Unit { get; init; } = "%";

    /// <summary>Digits behind the point, at most 6.</summary>
    public int Digits { get; init; } = 1;

    /// <summary>The cases that must be enough before a rate is told; the denominator unless that is no count of cases.</summary>
    public int? Cases { get; init; }

    private bool IsSmall => Denominator == 0 || (Cases ?? Denominator) < FewestForRate;

    /// <summary>The rate in <see cref="Unit"/>, rounded half away from zero; null when there are too few cases to tell one.</summary>
    public decimal? Value => IsSmall ? null : decimal.Round(Scale * Numerator / Denominator, Digits, MidpointRounding.AwayFromZero);

    /// <summary>Judged by the exact quotient; a small number says nothing.</summary>
    public bool IsMissed => !IsSmall && (IsCeiling ? Scale * Numerator > Target * Denominator : Scale * Numerator < Target * Denominator);

    /// <summary>The rate, or the counts when there are too few: <c>96.4 %</c>, <c>3/4 件</c>, <c>—</c>.</summary>
    public string Result => Value is { } value ? FormattableString.Invariant($"{value.ToString("F" + Digits, System.Globalization.CultureInfo.InvariantCulture)} {Unit}")
        : Denominator == 0 ? "—" : Cases is { } cases ? $"{cases} 件" : $"{Numerator}/{Denominator} 件";

    public string Goal => FormattableString.Invariant($"{(IsCeiling ? "≤" : "≥")} {Target:0.##} {Unit}");
}

/// <summary>What stands beside the rates, so that none of them hides it.</summary>
public sealed record Apart(string Name, int Count, string Rows);

/// <summary>The indices of one kind of work in a period, both days included.</summary>
public sealed record IndexSheet(DateOnly From, DateOnly To, IReadOnlyList<QualityIndex> Indices, IReadOnlyList<Apart> Apart);
