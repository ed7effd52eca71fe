using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Anju.Kernel.Text;

/// <summary>One spelling for each part of a house number.</summary>
internal static partial class HouseParts
{
    private const string Numerals = "〇一二三四五六七八九";

    public static string Building(string? text) => Bare(BuildingWord().Replace(Plain(text), ""));

    public static string Unit(string? text) => Bare(UnitWord().Replace(Plain(text), ""));

    public static string Room(string? text) => Bare(RoomWord().Replace(Plain(text), ""));

    /// <summary>Half-width, upper case, Chinese numerals as digits; what lies beyond 40 characters is no part of a house number.</summary>
    public static string Plain(string? text) =>
        ChineseNumber().Replace(Widths.Narrow(text is { Length: > 40 } ? text[..40] : text).ToUpperInvariant().Trim(), m => Number(m.Value));

    /// <summary>Only letters, digits and Chinese characters remain, and a number loses its leading zeros.</summary>
    public static string Bare(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsAsciiLetterOrDigit(c) || c is >= '\u4E00' and <= '\u9FFF') kept.Append(c);
        return LeadingZeros().Replace(kept.ToString(), "");
    }

    private static string Number(string words)
    {
        if (words.AsSpan().IndexOfAny('十', '百') >= 0 && Counted(words) is { } counted) return counted.ToString(CultureInfo.InvariantCulture);
        return string.Concat(words.Select(c => Digit(c) is { } d ? (char)('0' + d) : c));
    }

    // 二十三 → 23, 一百零一 → 101; null when the words are not one number.
    private static int? Counted(string words)
    {
        var match = CountedNumber().Match(words);
        if (!match.Success) return null;
        var hundreds = match.Groups["h"].Success ? Digit(match.Groups["h"].Value[0]) * 100 : 0;
        var tens = !match.Groups["ten"].Success ? 0 : match.Groups["t"].Success ? Digit(match.Groups["t"].Value[0]) * 10 : 10;
        return hundreds + tens + (match.Groups["o"].Success ? Digit(match.Groups["o"].Value[0]) : 0);
    }

    private static int? Digit(char c) => c switch
    {
        '零' or '○' => 0,
        '两' => 2,
        _ => Numerals.IndexOf(c) is var digit and >= 0 ? digit : null,
    };

    [GeneratedRegex("[〇○零一二三四五六七八九十百两]+")]
    private static partial Regex ChineseNumber();

    [GeneratedRegex(@"\A(?:(?<h>[一二两三四五六七八九])百零?)?(?<ten>(?<t>[一二三四五六七八九])?十)?(?<o>[一二三四五六七八九])?\z")]
    private static partial Regex CountedNumber();

    [GeneratedRegex("(?:号楼|栋|幢|棟|座|#|号|楼)+[ ]*$")]
    private static partial Regex BuildingWord();

    [GeneratedRegex("(?:单元|單元|门洞|梯|门)[ ]*$")]
    private static partial Regex UnitWord();

    [GeneratedRegex("(?:室|号房|房间|房|户|号)[ ]*$")]
    private static partial Regex RoomWord();

    [GeneratedRegex("^0+(?=[0-9])")]
    private static partial Regex LeadingZeros();
}
