using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Anju.Kernel.Text;

/// <summary>A resident identity number of 18 characters after GB 11643: real birth date, right check character. Its text form is masked.</summary>
public readonly record struct IdNumber
{
    private const string CheckCharacters = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private IdNumber(string value, DateOnly bornOn) => (Value, BornOn) = (value, bornOn);

    /// <summary>All 18 characters, X in upper case. Personal data: store it encrypted.</summary>
    public string Value { get; }

    public DateOnly BornOn { get; }

    /// <summary>The 17th digit is odd for men.</summary>
    public bool IsMale => (Value[16] - '0') % 2 == 1;

    /// <summary>Accepts spaces, full-width characters and a small x; refuses anything that is not a possible number.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IdNumber number)
    {
        number = default;
        var value = Widths.Narrow(text).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (value.Length != 18 || !value.AsSpan(0, 17).ContainsOnlyDigits() || value[0] == '0') return false;
        if (CheckCharacter(value) != value[17]) return false;
        if (!DateOnly.TryParseExact(value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)) return false;
        if (born.Year < 1850) return false;
        number = new(value, born);
        return true;
    }

    /// <summary>What a clerk should read when the number is refused; null when it is a possible number.</summary>
    public static string? Refusal(string? text, DateOnly today) =>
        !TryParse(text, out var number) ? "身份证号码有误，请核对 18 位号码" : number.BornOn > today ? "身份证号码中的出生日期晚于今天，请核对" : null;

    internal static char CheckCharacter(string first17)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (first17[i] - '0') * Weights[i];
        return CheckCharacters[sum % 11];
    }

    /// <summary>Masked, so that a log or an error text never carries the number.</summary>
    public override string ToString() => Mask.IdNumber(Value);
}

internal static class DigitText
{
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
