using System.Text;

namespace Anju.Kernel.Text;

/// <summary>
/// What a post without the right to read a personal field sees. Counts characters, not UTF-16 halves, so a rare
/// character in a name is never cut; any input, also null, gives a text and never an error.
/// </summary>
public static class Mask
{
    /// <summary>138****1234; 021-****1234; a short number keeps at most its last two digits.</summary>
    public static string Phone(string? phone)
    {
        var text = Widths.Narrow(phone).Trim();
        var digits = text.Count(char.IsAsciiDigit);
        if (digits == 0 || digits < text.Count(c => c is not (' ' or '-' or '+' or '(' or ')'))) return Kept(text, 0, 0);
        var (head, tail) = digits switch { >= 11 => (3, 4), >= 7 => (0, 4), >= 5 => (0, 2), _ => (0, 0) };
        var masked = new StringBuilder(text.Length);
        var seen = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) { masked.Append(c); continue; }
            masked.Append(seen < head || seen >= digits - tail ? c : '*');
            seen++;
        }
        return masked.ToString();
    }

    /// <summary>周晓宁 → 周*宁, 周宁 → 周*, one character → *.</summary>
    public static string Name(string? name)
    {
        var runes = Runes(name);
        return runes.Count switch
        {
            <= 1 => new string('*', runes.Count),
            2 => $"{runes[0]}*",
            _ => $"{runes[0]}{new string('*', runes.Count - 2)}{runes[^1]}",
        };
    }

    /// <summary>Only the first character, for pages that strangers see: 周晓宁 → 周**.</summary>
    public static string Surname(string? name)
    {
        var runes = Runes(name);
        return runes.Count <= 1 ? new string('*', runes.Count) : $"{runes[0]}{new string('*', runes.Count - 1)}";
    }

    /// <summary>1101**********12; anything shorter than 12 characters is hidden whole.</summary>
    public static string IdNumber(string? number) => Long(number, 12, 4, 2);

    /// <summary>京A***45: the place and the last two characters.</summary>
    public static string Plate(string? plate) => Long(plate, 6, 2, 2);

    /// <summary>************1234: only the last four.</summary>
    public static string BankAccount(string? account) => Long(account, 10, 0, 4);

    /// <summary>At most the first six characters (city and district) and never more than a third; the length is not told either.</summary>
    public static string Address(string? address)
    {
        var runes = Runes(address);
        if (runes.Count == 0) return "";
        return string.Concat(runes.Take(Math.Min(6, runes.Count / 3)).Select(r => r.ToString())) + "****";
    }

    private static string Long(string? text, int atLeast, int head, int tail)
    {
        var runes = Runes(text);
        return runes.Count < atLeast ? new string('*', runes.Count) : Kept(string.Concat(runes), head, tail);
    }

    private static string Kept(string text, int head, int tail)
    {
        var runes = Runes(text);
        var masked = runes.Select((rune, i) => i < head || i >= runes.Count - tail ? rune.ToString() : "*");
        return string.Concat(masked);
    }

    private static List<Rune> Runes(string? text) => [.. Widths.Narrow(text).Trim().EnumerateRunes()];
}
