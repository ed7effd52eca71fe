namespace Anju.Billing.Domain.Calculation;

/// <summary>An exact share of months: 20/29 of February, 3 whole months. Never a rounded decimal, so that the shares of a month add up to it.</summary>
internal readonly record struct Fraction
{
    public static readonly Fraction Zero = new(0, 1), One = new(1, 1);

    public Fraction(long number, long of)
    {
        if (of == 1)
        {
            (Number, Of) = (number, 1);
            return;
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(of);
        var common = Common(Math.Abs(number), of);
        (Number, Of) = (number / common, of / common);
    }

    public long Number { get; }
    public long Of { get; }

    public static Fraction Whole(long months) => new(months, 1);

    public static Fraction operator +(Fraction a, Fraction b) => a.Of == b.Of ? new(checked(a.Number + b.Number), a.Of) : new(checked(a.Number * b.Of + b.Number * a.Of), checked(a.Of * b.Of));
    public static Fraction operator -(Fraction a, Fraction b) => a + new Fraction(-b.Number, b.Of);
    public static Fraction operator /(Fraction a, Fraction b) => new(checked(a.Number * b.Of), checked(a.Of * b.Number));
    public static bool operator >(Fraction a, Fraction b) => a.Of == b.Of ? a.Number > b.Number : (Int128)a.Number * b.Of > (Int128)b.Number * a.Of;
    public static bool operator <(Fraction a, Fraction b) => b > a;

    /// <summary>The value times this share; multiplied before it is divided.</summary>
    public decimal Times(decimal value) => Of != 1 ? value * Number / Of : Number == 1 ? value : value * Number;

    public override string ToString() => Of == 1 ? Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : FormattableString.Invariant($"{Number}/{Of}");

    private static long Common(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return Math.Max(a, 1);
    }
}
