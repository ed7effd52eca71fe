using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Anju.Kernel.Text;

/// <summary>
/// A telephone number reduced to its digits, so that every writing of it is found. Mobile, landline, service and
/// in-house numbers are all taken (5 to 15 digits); the center calls what the owner gave. Its text form is masked.
/// </summary>
public readonly partial record struct PhoneNumber
{
    private PhoneNumber(string value, string? extension) => (Value, Extension) = (value, extension);

    /// <summary>Digits only, without +86. Personal data.</summary>
    public string Value { get; }

    /// <summary>The extension (分机) behind 转, if any.</summary>
    public string? Extension { get; }

    /// <summary>The last four digits, for the search "phone tail".</summary>
    public string Tail4 => Value[^4..];

    /// <summary>A mainland mobile number: it can get text messages.</summary>
    public bool IsMobile => Mobile().IsMatch(Value);

    /// <summary>Reads "138 0013 8000", "+86-13800138000", "(021) 6543-1234 转 801", full-width too. False when letters or too few or many digits remain.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PhoneNumber number)
    {
        number = default;
        if (text is null || text.Length > 60) return false;
        var match = Writing().Match(Widths.Narrow(text).Trim());
        if (!match.Success) return false;
        var digits = WithoutCountry(Digits(match.Groups["number"].Value), match.Groups["plus"].Success);
        if (digits.Length is < 5 or > 15) return false;
        var extension = Digits(match.Groups["extension"].Value);
        number = new(digits, extension.Length == 0 ? null : extension);
        return true;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string WithoutCountry(string digits, bool plus)
    {
        if (digits.StartsWith("0086", StringComparison.Ordinal)) return National(digits[4..]);
        if (!digits.StartsWith("86", StringComparison.Ordinal)) return digits;
        return plus ? National(digits[2..]) : Mobile().IsMatch(digits[2..]) ? digits[2..] : digits;
    }

    // Abroad an area code is dialled without its 0; here it is kept so that one line has one writing.
    private static string National(string digits) =>
        digits.Length is 10 or 11 && !digits.StartsWith('0') && !digits.StartsWith('1') || digits.Length == 10 && digits.StartsWith("10", StringComparison.Ordinal)
            ? "0" + digits : digits;

    /// <summary>Masked, so that a log or an error text never carries the number.</summary>
    public override string ToString() => Mask.Phone(Value);

    [GeneratedRegex(@"\A(?<plus>\+)?(?<number>[0-9(][0-9 ()\-–—.·]*?)\s*(?:(?:转|轉|分机|ext\.?|#)\s*(?<extension>[0-9]{1,6}))?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Writing();

    [GeneratedRegex(@"\A1[3-9][0-9]{9}\z")]
    private static partial Regex Mobile();
}
